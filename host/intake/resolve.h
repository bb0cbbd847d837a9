// From figures as printed to observations of known series. Every problem of a file is found in
// one go, each with its line and column; a file with a problem stores nothing.
//
// Ownership: a FigureResolver keeps its own index and is not copied; the indicators and documents
// it is made from need not outlive its construction. Thread-safety: const methods may be called
// from any thread.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"
#include "model/figure.h"
#include "model/indicator.h"
#include "model/observation.h"

namespace viisari {

// Codes of FigureProblem besides those of number.h.
inline constexpr ErrorCode kIntakeUnknownSeries{"intake.unknown_series"};
inline constexpr ErrorCode kIntakeUnknownLabel{"intake.unknown_label"};
inline constexpr ErrorCode kIntakeAmbiguousLabel{"intake.ambiguous_label"};
inline constexpr ErrorCode kIntakeNoSeries{"intake.no_series"};  // neither key nor label
inline constexpr ErrorCode kIntakePeriod{"intake.period"};
inline constexpr ErrorCode kIntakeStatus{"intake.status"};
inline constexpr ErrorCode kIntakeReason{"intake.reason"};
inline constexpr ErrorCode kIntakeReasonWithValue{"intake.reason_with_value"};
inline constexpr ErrorCode kIntakeUnknownDocument{"intake.unknown_document"};
inline constexpr ErrorCode kIntakeDuplicateRow{"intake.duplicate_row"};
inline constexpr ErrorCode kIntakeContradiction{"intake.contradiction"};
inline constexpr ErrorCode kIntakeTooMany{"intake.too_many_problems"};

struct ResolveOptions {
  std::string file_name;  // the source document of figures that name none
  std::string document;   // id of the document the whole file comes from; may be empty
  Date imported_on;       // known-from of figures without a document
  std::size_t max_problems = 1000;
};

struct Resolution {
  std::vector<Observation> observations;  // in the order of the figures
  std::vector<FigureProblem> problems;    // in the order of the file; none: may be stored
  std::size_t without_value = 0;          // cells with neither a value nor a reason nor words
};

class FigureResolver {
 public:
  // `published` gives the date of each document id of the area.
  FigureResolver(std::string area, std::span<const Indicator> indicators,
                 std::map<std::string, Date, std::less<>> published);

  FigureResolver(const FigureResolver&) = delete;
  FigureResolver& operator=(const FigureResolver&) = delete;

  Resolution resolve(std::span<const Figure> figures, const ResolveOptions& options) const;

 private:
  // What the resolver needs of an indicator. The headings are folded.
  struct Series {
    std::string id;
    std::string unit;
    Measure measure = Measure::kValue;
    std::string service;
    std::string goal;
    std::string subgoal;
  };
  class Run;

  Result<const Series*> find_series(const Figure& figure, bool suggest) const;
  Result<const Series*> find_by_label(const Figure& figure) const;

  std::string area_;
  std::map<std::string, Series, std::less<>> by_key_;
  std::map<std::string, std::vector<const Series*>, std::less<>> by_label_;  // folded title
  std::map<std::string, Date, std::less<>> published_;
};

}  // namespace viisari
