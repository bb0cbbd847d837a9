#include "report/definition_text.h"

#include <algorithm>

#include "base/text.h"
#include "model/unit.h"
#include "report/explain_text.h"
#include "report/wording.h"

namespace viisari {
namespace {

// The statuses that change how a figure is to be read.
Words status_words(ObservationStatus status) {
  switch (status) {
    case ObservationStatus::kProvisional:
      return {"ennakkotieto", "provisional"};
    case ObservationStatus::kEstimated:
      return {"arvio", "estimated"};
    case ObservationStatus::kForecast:
      return {"ennuste", "forecast"};
    case ObservationStatus::kBreak:
      return {"sarja katkeaa", "series break"};
    case ObservationStatus::kNormal:
    case ObservationStatus::kMissing:
    case ObservationStatus::kSuppressed:
      break;
  }
  return {"", ""};
}

// As many decimals as the number itself has, and no fewer than the definition asks for.
std::string number_text(double value, const Indicator& indicator, Language language) {
  const std::string plain = format_double(value);
  const std::size_t point = plain.find('.');
  const int own = point == std::string::npos ? 0 : static_cast<int>(plain.size() - point - 1);
  return format_quantity({value, std::max(own, indicator.decimals), quantity_unit(indicator)},
                         language);
}

}  // namespace

std::string_view direction_text(Direction direction, Language language) {
  const bool finnish = language == Language::kFinnish;
  switch (direction) {
    case Direction::kNone:
      return "";
    case Direction::kUp:
      return finnish ? "suurempi" : "more";
    case Direction::kDown:
      return finnish ? "pienempi" : "less";
    case Direction::kHold:
      return finnish ? "ennallaan pysyvä" : "as it is";
    case Direction::kRange:
      return finnish ? "rajojen välissä" : "between limits";
    case Direction::kDone:
      return finnish ? "tehty" : "done";
  }
  return "";
}

std::string target_time_text(const Target& target, Language language) {
  const bool finnish = language == Language::kFinnish;
  switch (target.time) {
    case TargetTime::kPeriod:
      return format_period(target.period, language);
    case TargetTime::kDeadline:
      return (finnish ? "viimeistään " : "by ") + format_date(target.period.last(), language);
    case TargetTime::kEveryYear:
      return finnish ? "joka vuosi" : "every year";
    case TargetTime::kUndated:
    case TargetTime::kInvalid:
      break;
  }
  return finnish ? "ei vuotta" : "no year";
}

std::string baseline_text(const Indicator& indicator, Language language) {
  if (!indicator.baseline) return "";
  const Baseline& baseline = *indicator.baseline;
  std::string out;
  if (baseline.value) {
    out = number_text(*baseline.value, indicator, language);
  } else if (baseline.low && baseline.high) {
    out = number_text(*baseline.low, indicator, language) + " – " +
          number_text(*baseline.high, indicator, language);
  }
  if (baseline.period.valid()) {
    out += " (" + format_period(baseline.period, language);
    if (baseline.period_assumed) out += language == Language::kFinnish ? ", oletus" : ", assumed";
    out += ")";
  }
  return out;
}

std::string observation_text(const Observation& observation, const Indicator& indicator,
                             Language language) {
  std::string out;
  if (observation.value) {
    const std::string unit =
        indicator.measure == Measure::kConfidence ? "percent" : quantity_unit(indicator);
    out = format_quantity({*observation.value, observation.decimals, unit}, language);
  } else {
    out = missing_text(observation.reason, language);
  }
  const std::string_view status = in(status_words(observation.status), language);
  if (!status.empty()) out.append(", ").append(status);
  return out;
}

std::string definition_text(const Indicator& indicator, std::span<const Observation> observations,
                            Language language) {
  const bool finnish = language == Language::kFinnish;
  const auto with_source = [&](std::string text, const Source& source) {
    const std::string from = source_text(source, language);
    return from.empty() ? text : text + "  – " + from;
  };
  std::string out = finnish ? "\nMääritelmä\n" : "\nDefinition\n";
  Lines lines;
  if (const Unit* unit = find_unit(indicator.unit)) {
    lines.add(finnish ? "yksikkö" : "unit", std::string(finnish ? unit->name_fi : unit->name_en));
  }
  const std::string baseline = finnish ? "lähtötaso" : "baseline";
  if (indicator.baseline) {
    lines.add(baseline,
              with_source(baseline_text(indicator, language), indicator.baseline->source));
  } else {
    const std::string none = finnish ? "ei ole" : "none";
    lines.add(baseline, indicator.baseline_missing.empty()
                            ? none
                            : none + ": " + printable(indicator.baseline_missing, 400));
  }
  for (const Target& target : indicator.targets) {
    lines.add(finnish ? "tavoite" : "target",
              with_source(target_time_text(target, language) + ": " +
                              target_text(target, indicator, language),
                          target.source));
  }
  if (indicator.targets.empty()) {
    lines.add(finnish ? "tavoite" : "target", finnish ? "ei ole" : "none");
  }
  lines.add(finnish ? "huomaa" : "note", printable(indicator.note, 2000));
  out += lines.to_string();

  out += finnish ? "\nJulkaistut luvut\n" : "\nPublished figures\n";
  if (observations.empty()) out += finnish ? "  ei ole\n" : "  none\n";
  Lines figures;
  for (const Observation& observation : observations) {
    std::string text =
        with_source(observation_text(observation, indicator, language), observation.source);
    text += (finnish ? "; versio " : "; revision ") + std::to_string(observation.revision) +
            (finnish ? ", tiedossa " : ", known from ") +
            format_date(observation.known_from, language);
    figures.add(format_period(observation.period, language), std::move(text));
  }
  return out + figures.to_string();
}

}  // namespace viisari
