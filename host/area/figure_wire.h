// Figures and problems on their way from a plugin to the host. The worker copies and counts them,
// the host checks and counts them again. Pure values; thread-safety: none of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "area/plugin_codes.h"
#include "area/wire.h"
#include "base/result.h"
#include "model/figure.h"
#include "viisari/plugin.h"

namespace viisari::area {

// How much one import may give.
struct OutputLimits {
  std::uint64_t figures = 0;
  std::uint64_t problems = 0;
  std::uint64_t bytes = 0;
};

// Counts against the limits; false once one of them is exceeded.
class OutputBudget {
 public:
  explicit OutputBudget(OutputLimits limits) : left_(limits) {}
  bool figure(std::uint64_t bytes) { return take(&left_.figures, 1) && take(&left_.bytes, bytes); }
  bool problem(std::uint64_t bytes) {
    return take(&left_.problems, 1) && take(&left_.bytes, bytes);
  }

 private:
  static bool take(std::uint64_t* left, std::uint64_t amount) {
    if (amount > *left) {
      *left = 0;
      return false;
    }
    *left -= amount;
    return true;
  }
  OutputLimits left_;
};

// In the worker: appends to a batch. kBadFigure when the structure cannot be right, kTooMuchOutput
// when the budget is used up.
Result<void> encode_figure(const viisari_figure_t* figure, OutputBudget& budget, WireWriter& batch);
Result<void> encode_problem(const viisari_problem_t* problem, OutputBudget& budget,
                            WireWriter& batch);

// In the host: appends what a batch holds. kProtocol when it is not a batch, kBadFigure when a text
// is not UTF-8, kTooMuchOutput when the budget is used up.
Result<void> decode_batch(std::string_view batch, OutputBudget& budget,
                          std::vector<Figure>& figures, std::vector<FigureProblem>& problems);

}  // namespace viisari::area
