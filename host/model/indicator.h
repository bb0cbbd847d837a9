// Indicator: everything a definition says about one tracked figure, except how its value is
// computed (that stays with the script that defined it). Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "model/assessment_status.h"
#include "model/local_text.h"
#include "model/observation.h"
#include "model/period.h"
#include "model/target.h"

namespace viisari {

enum class SeriesKind : std::uint8_t {
  kInvalid,
  kStock,  // a level on a day or in a period
  kFlow,   // adds up over time: a full-year target is held against the elapsed share of the year
  kShare,  // a part of a whole, in per cent or as a fraction
  kScore,  // a mean of answers, an index, NPS
  kFlag,   // yes or no
  kNOfM,   // n of m: 4/9
};
std::string_view to_string(SeriesKind kind);  // "stock", "flow", "share", "score", "flag", "n_of_m"
std::optional<SeriesKind> parse_series_kind(std::string_view text);

enum class Direction : std::uint8_t {
  kNone,  // the document does not say which way is better
  kUp,
  kDown,
  kHold,   // should stay as it is
  kRange,  // should stay between two limits
  kDone,   // a milestone: yes is better
};
std::string_view to_string(Direction direction);  // "", "up", "down", "hold", "range", "done"
std::optional<Direction> parse_direction(std::string_view text);

enum class Visibility : std::uint8_t { kPublic, kRestricted };
std::string_view to_string(Visibility visibility);

// What the published numbers of the series are. Some documents print the area's own estimate of
// how surely a goal will be met (0–100 %) where the figure itself would stand: such a number must
// never be compared with the target.
enum class Measure : std::uint8_t { kValue, kConfidence };

struct Baseline {
  Period period;
  bool period_assumed = false;  // the document gives no date: its own date stands in
  std::optional<double> value;
  std::optional<double> low;  // a printed range, e.g. 21,6–24,06 %
  std::optional<double> high;
  Source source;
};

// A verdict the document itself states.
struct StatedVerdict {
  std::string raw;  // as printed: "Tavoite toteutuu suunnitellusti."
  // The status the words mean in that area; nothing where the words say none.
  std::optional<AssessmentStatus> meaning;
  Date as_of;
  Source source;
};

// From this day on the figures are measured in another way, or of another population: those before
// it and those after are not compared with one another.
struct SeriesBreak {
  Date from;
  LocalText why;
  Source source;
};

// Share of the full-year figure expected by the end of each month, where it does not grow evenly.
// Twelve rising numbers, the last 1. Empty: evenly.
using YearProfile = std::vector<double>;

struct Indicator {
  std::string id;    // "area/key"
  std::string area;  // "pirkanmaa"
  std::string key;
  LocalText title;
  std::string unit;  // id of a Unit
  SeriesKind kind = SeriesKind::kInvalid;
  Direction better = Direction::kNone;
  Measure measure = Measure::kValue;
  int decimals = -1;  // printed decimals; -1: the unit's
  int of = 0;         // kNOfM: the m, as in 4/9; 0: not printed

  std::string service;  // as printed
  std::string goal;
  std::string subgoal;
  std::string action;
  std::string org_code;   // "1PA210"
  std::string owner;      // responsible role, never a person
  std::string group;      // lettered parts of one figure share a group
  std::string part;       // "a"
  std::string reporting;  // calendar: "monthly", "four_monthly", "quarterly", "yearly", ""
  std::string note;
  Visibility visibility = Visibility::kPublic;

  std::optional<Baseline> baseline;
  std::string baseline_missing;  // why there is none, as the document says it
  std::vector<Target> targets;   // by time: dated ones in order, then every_year, then undated
  std::optional<StatedVerdict> stated_verdict;
  YearProfile profile;
  std::vector<SeriesBreak> breaks;  // by day
  // Figures that stand in a column of another period: their own period, and the column's heading.
  std::vector<std::pair<Period, std::string>> printed_under;
  Source source;

  // Input name -> series id, for a computed value; empty when the figure itself is observed.
  std::vector<std::pair<std::string, std::string>> inputs;
  bool computed = false;

  // Where the definition stands, for messages.
  std::string file;
  int line = 0;
};

// The unit of its figures as a Quantity has it: its own, or "/9" for n of 9.
std::string quantity_unit(const Indicator& indicator);

}  // namespace viisari
