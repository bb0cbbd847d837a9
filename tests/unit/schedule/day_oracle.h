// A second, slow way to say on which days a rule falls: looks at every day by itself. Shares
// nothing with the program's own but the text of the rule, which it writes.
// Thread-safety: one thread.
#pragma once

#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"

namespace viisari::testing_support {

enum class Frequency { kDaily, kWeekly, kMonthly, kYearly };

struct OracleRule {
  Frequency frequency = Frequency::kDaily;
  int interval = 1;
  std::set<int> months;
  std::set<int> month_days;
  std::set<std::pair<int, int>> week_days;  // (0: every; n-th), 0 Monday … 6 Sunday
  std::set<int> positions;

  std::string text() const;
  // From start to the last day, both included.
  std::vector<Date> days(Date start, Date last) const;
};

OracleRule random_rule(std::mt19937& random);

}  // namespace viisari::testing_support
