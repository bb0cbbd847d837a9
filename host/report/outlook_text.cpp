#include "report/outlook_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "model/unit.h"
#include "report/json.h"
#include "report/wording.h"

namespace viisari {
namespace {

constexpr std::string_view kDash = "\u2013";

// In the order of OutlookGap.
constexpr std::array kSentences{
    Sentence{"no_target", "asiakirja ei aseta tavoitetta", "the document sets no target"},
    Sentence{"undated", "tavoitteella ei ole vuotta", "the target has no year"},
    Sentence{"not_that_year", "tälle vuodelle ei ole tavoitetta", "no target falls in that year"},
    Sentence{"before_path", "polku alkaa vasta lähtötason jälkeen",
             "the path begins after the baseline"},
    Sentence{"after_last_target", "viimeinen tavoite on jo aiemmin",
             "the last target is before that year"},
    Sentence{"targets_over", "kaikkien tavoitteiden aika on ohi",
             "the time of every target is over"},
    Sentence{"every_year", "tavoite toistuu joka vuosi", "the target recurs every year"},
    Sentence{"due_soon", "aikaa on alle puoli vuotta", "less than half a year is left"},
    Sentence{"met", "tavoitetaso on jo saavutettu", "the figure is good enough already"},
    Sentence{"no_number", "tavoitteella ei ole lukua", "the target has no number"},
    Sentence{"no_baseline", "lähtötaso ei ole tiedossa", "the baseline is not known"},
    Sentence{"zero_baseline", "lähtötaso on nolla: muutosta prosentteina ei voi laskea",
             "the baseline is zero: a change in per cent cannot be computed"},
    Sentence{"negative_baseline", "lähtötaso on negatiivinen: muutosta prosentteina ei voi laskea",
             "the baseline is negative: a change in per cent cannot be computed"},
    Sentence{"previous_year", "tavoite on muutos edellisestä vuodesta",
             "the target is a change from the previous year"},
    Sentence{"conflict", "ehdot sulkevat toisensa pois", "the conditions exclude each other"},
    Sentence{"milestone", "kyllä tai ei: välissä ei ole polkua",
             "yes or no: there is no path between them"},
    Sentence{"series_break", "sarja katkeaa lähtötason jälkeen",
             "the series breaks after the baseline"},
    Sentence{"sub_area", "osa-alueilla on omat tavoitetasonsa",
             "the sub-areas have levels of their own"},
    Sentence{"part_year", "osa vuodesta ei kerro koko vuodesta",
             "a part of a year does not tell of the whole"},
    Sentence{"no_figure", "lukua ei ole", "there is no figure"},
    Sentence{"one_point", "yhdestä luvusta ei näe suuntaa", "a single figure has no trend"},
    Sentence{"short_trend", "luvut kattavat alle puoli vuotta",
             "the figures span less than half a year"},
    Sentence{"past", "viimeisin luku on myöhemmältä vuodelta",
             "the latest figure is of a later year"},
    Sentence{"beyond_limits", "suunta veisi luvun sen mahdollisen alueen ulkopuolelle",
             "the trend would take the figure out of its possible range"},
    Sentence{"no_projection", "ei ennustetta", "there is no projection"},
    Sentence{"few_points", "vuosilukuja on alle neljä peräkkäin",
             "fewer than four yearly figures in a row"},
    Sentence{"no_yearly_change", "kahta lukua vuoden välein ei ole",
             "no two figures are a year apart"},
    Sentence{"no_direction", "asiakirja ei kerro, kumpi suunta on hyvä",
             "the document does not say which way is better"},
    Sentence{"never_improved", "luku ei ole vielä kertaakaan parantunut",
             "the figure has never improved so far"},
    Sentence{"out_of_reach", "edes paras vauhti ei riitä", "not even the best pace is enough"},
    Sentence{"at_once", "vain jos paras vauhti alkaa heti", "only if the best pace begins at once"},
    Sentence{"confidence_only", "asiakirja kertoo vain arvion onnistumisesta",
             "the document prints only an estimate of success"},
    Sentence{"text_only", "vain sanoin, ilman lukua", "in words only, without a number"},
    Sentence{"not_computable", "laskenta ei anna lukua", "the computation gives no number"},
};
static_assert(kSentences.size() == kOutlookGapCount - 1);

// What the limits ask for, in the words of a target.
std::string_view condition_of(const OutlookLimits& limits) {
  if (limits.low && limits.high) return *limits.low == *limits.high ? "equal" : "between";
  if (limits.low) return limits.strict ? "more_than" : "at_least";
  if (limits.high) return limits.strict ? "less_than" : "at_most";
  return "";
}

void write_number(JsonWriter& json, const std::string& name, const OutlookNumber& number) {
  json.member(name, number.value);
  json.member_or_null(name + "_missing", to_string(number.gap));
}

// A single limit as `name`, a range as `name`_low and `name`_high.
void write_limits(JsonWriter& json, const std::string& name, const OutlookLimits& limits) {
  const bool range = limits.low && limits.high && *limits.low != *limits.high;
  json.member(name, range ? std::nullopt : limits.low ? limits.low : limits.high);
  json.member(name + "_low", range ? limits.low : std::nullopt);
  json.member(name + "_high", range ? limits.high : std::nullopt);
  json.member_or_null(name + "_op", condition_of(limits));
  json.member_or_null(name + "_missing", to_string(limits.gap));
}

void write_projection(JsonWriter& json, const OutlookProjection& projection) {
  write_number(json, "projection", projection.figure);
  json.member("projection_low", projection.low.value);
  json.member("projection_high", projection.high.value);
  json.member_or_null("projection_range_missing", to_string(projection.low.gap));
}

// The year as people read it.
void write_year_texts(JsonWriter& json, const OutlookYear& year, const OutlookText& finnish,
                      const OutlookText& english) {
  const auto both = [&](std::string_view name, auto&& text) {
    write_in_both(json, name, [&](Language language) {
      return text(language == Language::kFinnish ? finnish : english);
    });
  };
  json.key("texts");
  json.begin_object();
  both("target", [&](const OutlookText& words) { return words.target(year); });
  both("expected", [&](const OutlookText& words) { return words.expected(year); });
  both("projection", [&](const OutlookText& words) { return words.projection(year.projection); });
  json.key("gaps");
  json.begin_array();
  const std::vector<std::string> first = finnish.year_gaps(year);
  const std::vector<std::string> second = english.year_gaps(year);
  for (std::size_t i = 0; i < first.size(); ++i) {
    json.begin_object();
    json.member("fi", first[i]);
    json.member("en", second[i]);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_year(JsonWriter& json, const OutlookYear& year) {
  json.member("year", year.year);
  write_limits(json, "target", year.target);
  json.member("milestone_due", year.done);
  json.key("previous_year_targets");
  json.begin_array();
  for (const Target& target : year.from_previous_year) write_target(json, target);
  json.end_array();
  write_limits(json, "expected", year.expected);
  json.member_or_null("expected_by", to_string(year.expected_by));
  write_projection(json, year.projection);
}

void write_ahead(JsonWriter& json, std::string_view name, const OutlookTarget& target) {
  json.key(name);
  json.begin_object();
  json.member_or_null("missing", to_string(target.gap));
  const bool there = target.gap == OutlookGap::kNone;
  json.member_or_null("due", there ? target.due.to_string() : std::string());
  write_limits(json, "target", target.limits);
  write_number(json, "required_pace", target.required_pace);
  write_projection(json, target.projection);
  json.end_object();
}

using Gap = std::pair<OutlookGap, Words>;

std::vector<std::string> gap_texts(std::initializer_list<Gap> gaps, Language language) {
  std::vector<std::string> out;
  std::vector<OutlookGap> told;
  for (const auto& [gap, name] : gaps) {
    if (gap == OutlookGap::kNone || std::find(told.begin(), told.end(), gap) != told.end())
      continue;
    told.push_back(gap);
    out.push_back(std::string(in(name, language)) + ": " +
                  std::string(outlook_gap_text(gap, language)));
  }
  return out;
}

std::string period_or_empty(const Period& period) {
  return period.valid() ? period.to_string() : std::string();
}

}  // namespace

std::string_view outlook_gap_text(OutlookGap gap, Language language) {
  if (gap == OutlookGap::kNone) return "";
  const Sentence& found = kSentences.at(static_cast<std::size_t>(gap) - 1);
  return language == Language::kFinnish ? found.fi : found.en;
}

std::span<const Sentence> outlook_sentences() {
  return kSentences;
}

OutlookText::OutlookText(const Indicator& indicator, const Outlook& outlook, Language language)
    : indicator_(indicator), outlook_(outlook), language_(language) {}

// A computed figure shows a decimal more where it needs it.
std::string OutlookText::number(double value) const {
  const Unit* unit = find_unit(indicator_.unit);
  int decimals = indicator_.decimals >= 0 ? indicator_.decimals
                 : unit != nullptr        ? unit->decimals
                                          : 0;
  const double scale = std::pow(10.0, decimals);
  const bool fits = std::abs(value * scale - std::round(value * scale)) < 1e-6 * scale;
  if (!fits && std::abs(value) < 1000) decimals = std::max(decimals, 1);
  return format_quantity({value, decimals, indicator_.unit}, language_);
}

std::string OutlookText::limits(const OutlookLimits& limits, bool with_condition) const {
  const std::string_view condition = condition_of(limits);
  if (condition.empty()) return "";
  if (condition == "between") {
    return number(*limits.low) + std::string(kDash) + number(*limits.high);
  }
  const std::string figure = number(limits.low ? *limits.low : *limits.high);
  return with_condition ? std::string(condition_text(condition, language_)) + " " + figure : figure;
}

std::string OutlookText::pace(double value) const {
  std::string unit = indicator_.unit;
  if (unit == "percent") unit = "percentage_points";
  const double size = std::abs(value);
  const int decimals = size >= 1000 ? 0 : size >= 10 ? 1 : 2;
  const std::string text = format_quantity({value, decimals, unit}, language_);
  return value > 0 ? "+" + text : text;
}

std::string OutlookText::target(const OutlookYear& year) const {
  std::string out = limits(year.target, true);
  if (year.done && out.empty()) out = language_ == Language::kFinnish ? "toteutuu" : "done";
  for (const Target& relative : year.from_previous_year) {
    out += (out.empty() ? "" : "; ") + target_text(relative, indicator_, language_);
  }
  return out;
}

std::string OutlookText::expected(const OutlookYear& year) const {
  return limits(year.expected, false);
}

std::string OutlookText::projection(const OutlookProjection& projection) const {
  if (!projection.figure.value) return "";
  std::string out = number(*projection.figure.value);
  if (projection.low.value && projection.high.value &&
      *projection.low.value != *projection.high.value) {
    out += " (" + number(*projection.low.value) + std::string(kDash) +
           number(*projection.high.value) + ")";
  }
  return out;
}

std::string OutlookText::required_pace() const {
  std::string out;
  const OutlookTarget* shown = nullptr;
  for (const OutlookTarget* target : {&outlook_.next, &outlook_.last}) {
    if (!target->required_pace.value || (shown != nullptr && shown->due == target->due)) continue;
    shown = target;
    const bool year_end = target->due == Date::end_of_month(target->due.year(), 12);
    if (!out.empty()) out += ", ";
    // Of "more than" the pace to the limit itself is not enough.
    if (target->limits.strict) out += target->limits.low ? "> " : "< ";
    out += pace(*target->required_pace.value) + " (" +
           (year_end ? std::to_string(target->due.year()) : format_date(target->due, language_)) +
           ")";
  }
  return out;
}

std::string OutlookText::best_pace() const {
  if (!outlook_.best_pace.value) return "";
  return pace(*outlook_.best_pace.value) + " (" + format_period(outlook_.best_from, language_) +
         " \u2192 " + format_period(outlook_.best_to, language_) + ")";
}

std::string OutlookText::reachable_until() const {
  return outlook_.reachable_until ? std::to_string(*outlook_.reachable_until) : "";
}

std::vector<std::string> OutlookText::year_gaps(const OutlookYear& year) const {
  const bool other_year = year.target.gap == OutlookGap::kNotThatYear;
  return gap_texts({{other_year ? OutlookGap::kNone : year.target.gap, {"tavoite", "target"}},
                    {year.expected.gap, {"odotettu", "expected"}},
                    {year.projection.figure.gap, {"ennuste", "projection"}}},
                   language_);
}

std::vector<std::string> OutlookText::gaps(const OutlookYear& year) const {
  const bool other_year = year.target.gap == OutlookGap::kNotThatYear;
  const OutlookTarget& last = outlook_.last;
  return gap_texts(
      {{other_year ? OutlookGap::kNone : year.target.gap, {"tavoite", "target"}},
       {year.expected.gap, {"odotettu", "expected"}},
       {year.projection.figure.gap, {"ennuste", "projection"}},
       {last.gap != OutlookGap::kNone ? last.gap : last.required_pace.gap, {"vauhti", "pace"}},
       {outlook_.reachable_gap, {"saavutettavissa", "still reachable"}}},
      language_);
}

void write_outlook(JsonWriter& json, const Indicator& indicator, const Outlook& outlook,
                   std::optional<int> year) {
  json.begin_object();
  json.member("id", outlook.id);
  json.member("as_of", outlook.as_of.to_string());
  json.member("unit", indicator.unit);
  json.member("simulated", outlook.simulated);
  const OutlookYear* asked = year ? outlook.find(*year) : nullptr;
  if (asked != nullptr) write_year(json, *asked);
  json.key("start");
  json.begin_object();
  json.member("value", outlook.start.value);
  json.member_or_null("missing", to_string(outlook.start.gap));
  json.member_or_null("period", period_or_empty(outlook.start_period));
  json.member("baseline", outlook.start_is_baseline);
  json.member("annualised", outlook.start_is_annualised);
  json.end_object();
  write_ahead(json, "next", outlook.next);
  write_ahead(json, "last", outlook.last);
  write_number(json, "best_pace", outlook.best_pace);
  json.member_or_null("best_pace_from", period_or_empty(outlook.best_from));
  json.member_or_null("best_pace_to", period_or_empty(outlook.best_to));
  json.key("reachable_until");
  if (outlook.reachable_until) {
    json.integer(*outlook.reachable_until);
  } else {
    json.null();
  }
  json.member_or_null("reachable_missing", to_string(outlook.reachable_gap));
  const OutlookText finnish(indicator, outlook, Language::kFinnish);
  const OutlookText english(indicator, outlook, Language::kEnglish);
  json.key("texts");
  json.begin_object();
  // Why there is none stands where the number would.
  const auto both = [&](std::string_view name, auto&& text, OutlookGap gap) {
    write_in_both(json, name, [&](Language language) {
      std::string words = text(language == Language::kFinnish ? finnish : english);
      return words.empty() ? std::string(outlook_gap_text(gap, language)) : words;
    });
  };
  const OutlookTarget& last = outlook.last;
  both(
      "required_pace", [](const OutlookText& words) { return words.required_pace(); },
      last.gap != OutlookGap::kNone ? last.gap : last.required_pace.gap);
  both(
      "best_pace", [](const OutlookText& words) { return words.best_pace(); },
      outlook.best_pace.gap);
  both(
      "reachable_until", [](const OutlookText& words) { return words.reachable_until(); },
      outlook.reachable_gap);
  json.end_object();
  json.key("years");
  json.begin_array();
  for (const OutlookYear& row : outlook.years) {
    json.begin_object();
    write_year(json, row);
    write_year_texts(json, row, finnish, english);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

}  // namespace viisari
