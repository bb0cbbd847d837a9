// ReconcileRule: a relation that printed figures must have to one another, declared by a definition
// file or found by the engine itself. Plain values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/indicator.h"
#include "model/period.h"
#include "model/target.h"

namespace viisari {

// A figure that a rule speaks of.
struct FigureRef {
  enum class Kind : std::uint8_t {
    kFigure,    // published for a period; a baseline of that period stands in
    kBaseline,  // the indicator's baseline
    kTarget,    // the number of one of its targets
    kPrinted,   // a number that stands in a document without being any indicator's figure
  };
  Kind kind = Kind::kFigure;
  std::string id;  // "area/key"; empty for kPrinted
  Period period;   // kFigure: not valid means the period the rule is checked for
  TargetTime time = TargetTime::kInvalid;  // kTarget, with `period`
  std::optional<double> printed;           // kPrinted
  std::string unit;  // kPrinted; empty: the unit of the figure it stands beside
  Source source;     // kPrinted

  friend bool operator==(const FigureRef& a, const FigureRef& b);
};

// What must hold. `result` is the figure that the others are to give.
enum class ReconcileForm : std::uint8_t {
  kInvalid,
  kTotal,            // result = sum of terms
  kShare,            // result = terms[0] / sum of the others, in per cent where its unit is
  kChange,           // result = terms[1] − terms[0]
  kChangePercent,    // result = 100·(terms[1] − terms[0]) / terms[0]
  kDerived,          // result = terms[0] + by, or terms[0]·(1 + by/100)
  kSame,             // result = each of terms
  kRatio,            // result = terms[0] / terms[1]
  kAverage,          // result = mean of terms
  kPace,             // result, of a whole year, holds terms[0], of a part of it that adds up
  kWithin,           // result, a part, is no more than the sum of terms
  kPercentOfChange,  // result = 100·terms[0] / (terms[1] − terms[0]): a change and where it led
};
std::string_view to_string(ReconcileForm form);  // "total", "share" …

struct ReconcileRule {
  std::string id;  // "area/name"; an automatic rule is called by its form and its result
  std::string area;
  ReconcileForm form = ReconcileForm::kInvalid;
  bool automatic = false;  // found by the engine, not declared
  FigureRef result;
  std::vector<FigureRef> terms;
  std::vector<Period> periods;  // empty: every period that `result` has a figure for
  double by = 0;                // kDerived
  bool by_percent = false;
  LocalText note;  // what a reader should know of the finding; may be empty
  // Why the figures may differ and all be right, in words: then a difference is unverifiable and no
  // contradiction. Empty: they cannot.
  LocalText unless;
  std::string file;
  int line = 0;
};

}  // namespace viisari
