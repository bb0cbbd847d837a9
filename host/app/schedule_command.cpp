#include "app/schedule_command.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/schedule_words.h"
#include "app/session.h"
#include "app/text_table.h"
#include "base/suggest.h"
#include "report/json.h"
#include "schedule/schedule.h"

namespace viisari {
namespace {

using std::chrono::minutes;

std::string local(const Due& due) {
  return due.local_day.to_string() + " " + clock_word(due.local_time);
}
std::string weekday(Date day, Language language) {
  constexpr std::array<std::string_view, 7> kFinnish{"su", "ma", "ti", "ke", "to", "pe", "la"};
  constexpr std::array<std::string_view, 7> kEnglish{"Sun", "Mon", "Tue", "Wed",
                                                     "Thu", "Fri", "Sat"};
  const unsigned index = std::chrono::weekday(day.sys_days()).c_encoding();
  return std::string((language == Language::kFinnish ? kFinnish : kEnglish).at(index));
}

std::string remarks(const Due& due, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::vector<std::string> all;
  if (due.moved_by_holiday) {
    all.emplace_back(finnish ? "siirretty arkipäivälle" : "moved to a working day");
  }
  if (due.in_gap) {
    all.emplace_back(finnish ? "kellonaikaa ei ole: siirretty eteenpäin"
                             : "that time does not exist: moved forward");
  }
  if (due.in_fold) {
    all.emplace_back(finnish ? "kellonaika tulee kahdesti: ensimmäinen"
                             : "that time comes twice: the first");
  }
  std::string text;
  for (const std::string& one : all) text += (text.empty() ? "" : "; ") + one;
  return text;
}

std::string sends(const Schedule& schedule, Language language) {
  const bool finnish = language == Language::kFinnish;
  if (schedule.sends == ScheduleSends::kWatchdog) return finnish ? "elonmerkki" : "watchdog";
  return finnish ? "kooste" : "digest";
}

void print(const Schedule& schedule, const std::vector<Due>& runs, Language language) {
  const bool finnish = language == Language::kFinnish;
  put(schedule.name + ": " + sends(schedule, language) + ", " + schedule.rule +
      (finnish ? ", klo " : " at ") + clock_word(schedule.time) + ", " + schedule.zone + "\n");
  TextTable table({{finnish ? "Päivä" : "Day"},
                   {finnish ? "Paikallinen aika" : "Local time"},
                   {finnish ? "Ero UTC:hen" : "Offset"},
                   {"UTC"},
                   {finnish ? "Huomautus" : "Remark"}});
  for (const Due& due : runs) {
    table.add({weekday(due.local_day, language), local(due), offset_word(due.utc_offset),
               to_string(due.at), remarks(due, language)});
  }
  if (!table.empty()) put(table.to_string(2));
  if (runs.empty()) put(finnish ? "  Ei enää ajoja.\n" : "  No more runs.\n");
  if (warning_words(schedule).empty()) return;
  put(finnish ? "Varoitus: klo 3.00–3.59 jää kesäaikaan siirryttäessä pois ja tulee talviaikaan "
                "siirryttäessä kahdesti. Valitse toinen aika.\n"
              : "Warning: the time from 03:00 to 03:59 does not exist when summer time begins and "
                "comes twice when it ends. Choose another one.\n");
}

void write(JsonWriter& json, const Schedule& schedule, const std::vector<Due>& runs) {
  json.begin_object();
  json.member("name", schedule.name);
  json.member("sends", sends_word(schedule));
  json.member("rule", schedule.rule);
  json.member("time", clock_word(schedule.time));
  json.member("zone", schedule.zone);
  json.key("warnings");
  json.begin_array();
  for (const std::string_view word : warning_words(schedule)) json.string(word);
  json.end_array();
  json.key("runs");
  json.begin_array();
  for (const Due& due : runs) {
    json.begin_object();
    json.member("local", due.local_day.to_string() + "T" + clock_word(due.local_time) +
                             offset_word(due.utc_offset));
    json.member("utc_offset", offset_word(due.utc_offset));
    json.member("utc", to_string(due.at));
    json.key("remarks");
    json.begin_array();
    for (const std::string_view word : remark_words(due)) json.string(word);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

// The runs from the start of the local day, or from now on.
Result<std::vector<Due>> upcoming(const CommandContext& context, const std::string& from,
                                  const Schedule& schedule, std::size_t count) {
  Instant after = context.clock.now();
  if (const auto day = Date::parse(from)) {
    const auto midnight = resolve_local(schedule.zone, *day, minutes(0));
    if (!midnight) return fail(midnight.error());
    after = midnight->at - std::chrono::seconds(1);
  }
  return due_after(schedule, after, count);
}

Result<const Schedule*> named(const Schedules& schedules, const std::string& name) {
  if (const Schedule* found = schedules.find(name)) return found;
  std::vector<std::string_view> names;
  for (const Schedule& schedule : schedules.all) names.push_back(schedule.name);
  return fail(kNoSuchSchedule, "there is no schedule '" + name + "'" + suggestion(name, names));
}

}  // namespace

int run_schedule_preview(const CommandContext& context, const SchedulePreviewOptions& options) {
  const auto config = load_config(context);
  if (!config) return failed(config.error());
  Schedules schedules;
  const auto errors = read_schedules(config->schedules_file, schedules);
  for (const Error& error : errors) put_error(error);
  if (!errors.empty()) return static_cast<int>(errors.front().code.kind);

  std::vector<const Schedule*> chosen;
  if (options.name.empty()) {
    for (const Schedule& schedule : schedules.all) chosen.push_back(&schedule);
  } else {
    const auto one = named(schedules, options.name);
    if (!one) return failed(one.error());
    chosen.push_back(*one);
  }
  const bool json_wanted = options.format == "json";
  const Language language = language_of(context);
  JsonWriter json;
  json.begin_array();
  for (const Schedule* schedule : chosen) {
    const auto runs =
        upcoming(context, options.from, *schedule, options.name.empty() ? 1 : options.count);
    if (!runs) return failed(runs.error());
    if (json_wanted) {
      write(json, *schedule, *runs);
    } else {
      print(*schedule, *runs, language);
    }
  }
  json.end_array();
  if (json_wanted) put(json.take() + "\n");
  return 0;
}

}  // namespace viisari
