// Engine: the assessments of a set of indicators as known on a day, kept up to date figure by
// figure. Values are computed in the order their inputs need; a changed figure re-evaluates only
// what depends on it, with the same result, bit for bit, as evaluating everything again.
// Ownership: keeps references to the indicators, the value source and the memory, which must
// outlive it; owns the results. Thread-safety: one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/assess.h"
#include "engine/outlook.h"
#include "engine/series_memory.h"
#include "engine/value_source.h"
#include "model/assessment.h"
#include "model/indicator.h"

namespace viisari {

inline constexpr ErrorCode kEngineCycle{"engine.cycle"};  // indicators computed from each other
inline constexpr ErrorCode kEngineDuplicate{"engine.duplicate_id"};

struct EngineOptions {
  // Days after a reporting period's end by which its figures are promised, by area.
  std::map<std::string, int, std::less<>> reporting_delay_days;
  int default_reporting_delay_days = 60;
};

// Everything a chart of one indicator shows, period by period. The views live until the next one.
struct IndicatorHistory {
  SeriesView values;
  SeriesView year_to_date;
  SeriesView year_on_year;  // change in per cent
  // What the method says at each period's end, knowing the figures up to it; kNoData where missing.
  std::span<const AssessmentStatus> statuses;
  // Least-squares line through the last 12 figures, read at the judged target's end.
  double forecast = 0;
};

// A published or computed figure with the verdict on it.
struct JudgedFigure {
  Period period;
  double value = 0;
  AssessmentStatus status = AssessmentStatus::kInvalid;
};

class Engine {
 public:
  // Orders the indicators; nothing is evaluated yet. An input that is neither an indicator nor an
  // observed series is no error here: it has no figures. A cycle is, naming its members.
  static Result<Engine> create(std::span<const Indicator> indicators, ValueSource& source,
                               SeriesMemory& memory, EngineOptions options = {});
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  std::size_t size() const;
  // Position of an indicator in the span given to create().
  std::optional<std::size_t> find(std::string_view id) const;

  // Evaluates everything.
  void evaluate();
  // Takes one more observation into the memory and re-evaluates what depends on it. Gives the
  // positions of the indicators evaluated again, in the order of evaluation; valid until the next.
  std::span<const std::uint32_t> update(const Observation& observation);
  // Goes on to a later day and judges everything again with the figures it holds: the same result
  // as evaluating them on that day. What became known since comes through update() afterwards.
  void advance(Date as_of);
  // The last evaluation's verdict on one indicator; evaluate() must have been called.
  Assessment assessment(std::size_t index) const;
  ExplainedAssessment explain(std::size_t index) const;
  // The years ahead of one indicator; `asked`: a year to be among them, see outlook.h.
  Outlook outlook(std::size_t index, std::optional<int> asked = {}) const;
  // What went wrong in value functions that failed in the last evaluation, in the order of the
  // indicators; a failure is there once for each indicator that it keeps from having a value.
  std::vector<Error> failures() const;
  // The series that was judged, observed or computed.
  SeriesView series(std::size_t index) const;

  // The figures of one indicator that counted when they were the newest, by period, each with the
  // last verdict before the next one (Judge::counted). The one that assessment() judged has its
  // status, unless that says that nothing can be said: then it keeps what was said of it before.
  std::vector<JudgedFigure> judged_figures(std::size_t index) const;

  // Evaluates everything, handing each indicator's history over as soon as it is there.
  using HistorySink = std::function<void(std::size_t index, const IndicatorHistory&)>;
  void evaluate_with_history(const HistorySink& sink);

  // Bytes held for the indicators' results, beside the memory's own.
  std::size_t memory_bytes() const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace viisari
