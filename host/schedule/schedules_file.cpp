#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

#include "base/suggest.h"
#include "base/text.h"
#include "schedule/schedule.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestFile = 256 * 1024;
constexpr std::size_t kMostSchedules = 100;
constexpr std::size_t kMostExceptions = 400;
constexpr int kFirstYear = 2000;

constexpr std::array<std::string_view, 11> kKeys{"name",   "sends",    "rule",          "time",
                                                 "zone",   "start",    "except",        "holiday",
                                                 "missed", "max_runs", "deadline_hours"};

template <class Value>
struct Choice {
  std::string_view name;
  Value value;
};
constexpr std::array<Choice<ScheduleSends>, 2> kSends{
    {{"digest", ScheduleSends::kDigest}, {"watchdog", ScheduleSends::kWatchdog}}};
constexpr std::array<Choice<HolidayPolicy>, 3> kHolidays{
    {{"as_is", HolidayPolicy::kAsIs},
     {"next_working_day", HolidayPolicy::kNextWorkingDay},
     {"previous_working_day", HolidayPolicy::kPreviousWorkingDay}}};
constexpr std::array<Choice<MissedPolicy>, 3> kMissed{{{"skip", MissedPolicy::kSkip},
                                                       {"run_latest", MissedPolicy::kRunLatest},
                                                       {"run_all", MissedPolicy::kRunAll}}};

int line_of(const toml::node& node) {
  return static_cast<int>(node.source().begin.line);
}

std::optional<std::chrono::minutes> time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = parse_unsigned(text.substr(0, 2));
  const auto minute = parse_unsigned(text.substr(3));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return std::chrono::hours(*hour) + std::chrono::minutes(*minute);
}

// Reads one [[schedule]]; every fault is added to the errors.
class Reader {
 public:
  Reader(const toml::table& table, std::string file, std::vector<Error>& errors)
      : table_(table), file_(std::move(file)), errors_(errors) {}

  Schedule read() {
    schedule_.line = line_of(table_);
    for (const auto& [key, node] : table_) {
      if (std::find(kKeys.begin(), kKeys.end(), key.str()) != kKeys.end()) continue;
      add(kSchedulesUnknownKey, node,
          "'" + printable(key.str(), 80) + "' is not a key of a schedule" +
              suggestion(key.str(), kKeys));
    }
    if (const auto name = text("name", true)) {
      if (!is_key(*name)) {
        bad("name", "name must be lower-case letters, digits, '_', '-' and single dots");
      }
      schedule_.name = *name;
    }
    choice("sends", true, kSends, &schedule_.sends);
    if (const auto time = text("time", true)) {
      const auto minutes = time_of_day(*time);
      if (minutes) schedule_.time = *minutes;
      if (!minutes) bad("time", "time must be a local time from \"00:00\" to \"23:59\"");
    }
    if (const auto zone = text("zone", false)) schedule_.zone = *zone;
    start();
    except();
    choice("holiday", false, kHolidays, &schedule_.holiday);
    choice("missed", false, kMissed, &schedule_.missed);
    max_runs();
    if (const auto hours = number("deadline_hours", 1, 8760)) {
      schedule_.deadline = std::chrono::hours(*hours);
    }
    if (const auto rule = text("rule", true)) schedule_.rule = *rule;
    check_runs();
    return schedule_;
  }

 private:
  const toml::node* find(std::string_view key, bool needed) {
    const toml::node* node = table_.get(key);
    if (node == nullptr && needed) {
      add(kSchedulesBadValue, table_, std::string(key) + " is missing");
    }
    return node;
  }

  std::optional<std::string> text(std::string_view key, bool needed) {
    const toml::node* node = find(key, needed);
    if (node == nullptr) return std::nullopt;
    auto value = node->value_exact<std::string>();
    if (!value) bad(key, std::string(key) + " must be a text in quotes");
    return value;
  }

  std::optional<int> number(std::string_view key, int low, int high) {
    const toml::node* node = find(key, false);
    if (node == nullptr) return std::nullopt;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
      bad(key, std::string(key) + " must be a whole number from " + std::to_string(low) + " to " +
                   std::to_string(high));
      return std::nullopt;
    }
    return static_cast<int>(*value);
  }

  template <class Value, std::size_t N>
  void choice(std::string_view key, bool needed, const std::array<Choice<Value>, N>& choices,
              Value* out) {
    const auto word = text(key, needed);
    if (!word) return;
    std::vector<std::string_view> names;
    std::string list;
    for (const Choice<Value>& one : choices) {
      if (one.name == *word) {
        *out = one.value;
        return;
      }
      names.push_back(one.name);
      list += (list.empty() ? "\"" : ", \"") + std::string(one.name) + "\"";
    }
    bad(key, std::string(key) + " must be one of " + list + suggestion(*word, names));
  }

  // 2026-01-05, with or without quotes.
  std::optional<Date> date(const toml::node& node, std::string_view key) {
    std::optional<Date> day;
    if (const auto value = node.value_exact<toml::date>()) {
      day = Date::from_ymd(value->year, value->month, value->day);
    } else if (const auto quoted = node.value_exact<std::string>()) {
      day = Date::parse(*quoted);
    }
    if (!day || day->year() < kFirstYear || day->year() > kLastZonedYear) {
      add(kSchedulesBadValue, node,
          std::string(key) + " must be a day written YYYY-MM-DD, from the years " +
              std::to_string(kFirstYear) + " to " + std::to_string(kLastZonedYear));
      return std::nullopt;
    }
    return day;
  }

  void start() {
    const toml::node* node = find("start", true);
    if (node == nullptr) return;
    if (const auto day = date(*node, "start")) schedule_.start = *day;
  }

  void except() {
    const toml::node* node = find("except", false);
    if (node == nullptr) return;
    const toml::array* days = node->as_array();
    if (days == nullptr || days->size() > kMostExceptions) {
      bad("except",
          "except must be a list of at most " + std::to_string(kMostExceptions) + " days");
      return;
    }
    for (const toml::node& one : *days) {
      if (const auto day = date(one, "except")) schedule_.except.push_back(*day);
    }
  }

  void max_runs() {
    const auto runs = number("max_runs", 1, 31);
    const bool run_all = schedule_.missed == MissedPolicy::kRunAll;
    if (runs) schedule_.max_runs = *runs;
    if (runs && !run_all) bad("max_runs", "max_runs belongs to missed = \"run_all\"");
    if (!table_.get("max_runs") && run_all) {
      bad("missed", "missed = \"run_all\" needs max_runs: how many at most");
    }
  }

  // The zone and the rule by themselves, then both together with the start and the exceptions.
  void check_runs() {
    const std::size_t before = errors_.size();
    if (const auto known = check_zone(schedule_.zone); !known) {
      const toml::node* node = table_.get("zone");
      add(known.error().code, node == nullptr ? table_ : *node, known.error().text);
    }
    const toml::node* node = table_.get("rule");
    if (node == nullptr || !node->is_string()) return;
    if (const auto rule = Recurrence::parse(schedule_.rule); !rule) {
      add(rule.error().code, *node, rule.error().text);
    }
    if (errors_.size() != before || schedule_.start.year() < kFirstYear) return;
    const auto first = due_after(schedule_, Instant{}, 1);
    if (!first) {
      add(first.error().code, *node, first.error().text);
    } else if (first->empty()) {
      add(kSchedulesBadRule, *node,
          "the schedule is never due: the rule falls on no day from " +
              schedule_.start.to_string() + " to the end of " + std::to_string(kLastZonedYear));
    }
  }

  void bad(std::string_view key, const std::string& text) {
    const toml::node* node = table_.get(key);
    add(kSchedulesBadValue, node == nullptr ? table_ : *node, text);
  }

  void add(ErrorCode code, const toml::node& node, const std::string& text) {
    errors_.push_back({code, text, file_, line_of(node), 0});
  }

  const toml::table& table_;
  std::string file_;
  std::vector<Error>& errors_;
  Schedule schedule_;
};

void read_all(const toml::table& root, const std::string& file, std::vector<Error>& errors,
              Schedules& out) {
  for (const auto& [key, node] : root) {
    if (key.str() == "schedule") continue;
    constexpr std::array<std::string_view, 1> kTables{"schedule"};
    errors.push_back({kSchedulesUnknownKey,
                      "'" + printable(key.str(), 80) + "' is not a key here" +
                          suggestion(key.str(), kTables) + "; there is [[schedule]] only",
                      file, line_of(node), 0});
  }
  const toml::node* node = root.get("schedule");
  if (node == nullptr) return;
  const toml::array* tables = node->as_array();
  if (tables == nullptr || tables->size() > kMostSchedules) {
    errors.push_back({kSchedulesBadValue,
                      tables == nullptr
                          ? "write [[schedule]], with two brackets on each side"
                          : "there may be at most " + std::to_string(kMostSchedules) + " schedules",
                      file, line_of(*node), 0});
    return;
  }
  for (const toml::node& one : *tables) {
    const toml::table* table = one.as_table();
    if (table == nullptr) {
      errors.push_back(
          {kSchedulesBadValue, "a schedule must be a table: [[schedule]]", file, line_of(one), 0});
      continue;
    }
    Schedule schedule = Reader(*table, file, errors).read();
    if (const Schedule* same = out.find(schedule.name); same != nullptr && !same->name.empty()) {
      errors.push_back({kSchedulesDuplicate,
                        "'" + printable(schedule.name, 120) + "' is also the name of line " +
                            std::to_string(same->line),
                        file, schedule.line, 0});
    }
    out.all.push_back(std::move(schedule));
  }
}

}  // namespace

std::vector<Error> read_schedules(const fs::path& file, Schedules& out) {
  const std::string name = file.string();
  std::ifstream stream(file, std::ios::binary);
  std::error_code status_error;
  if (!stream || !fs::is_regular_file(file, status_error)) {
    return {{kSchedulesNotFound, "no such file, or it cannot be read", name, 0, 0}};
  }
  std::string bytes(kLargestFile + 1, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (bytes.size() > kLargestFile) {
    return {{kSchedulesBadValue,
             "the file is larger than " + std::to_string(kLargestFile / 1024) + " KiB", name, 0,
             0}};
  }
  std::vector<Error> errors;
  Schedules read;
  read.file = file;
  try {
    read_all(toml::parse(bytes, name), name, errors, read);
  } catch (const toml::parse_error& error) {
    return {{kSchedulesSyntax, std::string(error.description()), name,
             static_cast<int>(error.source().begin.line),
             static_cast<int>(error.source().begin.column)}};
  }
  std::stable_sort(errors.begin(), errors.end(),
                   [](const Error& a, const Error& b) { return a.line < b.line; });
  if (errors.empty()) out = std::move(read);
  return errors;
}

}  // namespace viisari
