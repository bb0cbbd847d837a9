// Properties of every verdict, over random indicators of every target form: no NaN leaves the
// engine, and the flip value is where on_track begins or ends.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <set>

#include "engine/assess.h"
#include "engine_fixture.h"

namespace viisari {
namespace {

using testing::judged;
using Status = AssessmentStatus;

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(engine_() % n); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  // Mostly positive, sometimes zero or negative.
  double number() {
    if (chance(4)) return 0;
    const double value = below(2000) / 8.0;
    return chance(10) ? -value : value;
  }

 private:
  std::mt19937 engine_;
};

struct Case {
  Indicator indicator;
  std::vector<Observation> figures;
  std::string as_of;
};

Case random_case(Random& random) {
  Case made;
  constexpr std::array kKinds{SeriesKind::kStock, SeriesKind::kFlow, SeriesKind::kShare,
                              SeriesKind::kScore};
  made.indicator = testing::indicator(kKinds[random.below(4)], "index");
  if (random.chance(70)) {
    made.indicator.baseline =
        testing::baseline(random.chance(80) ? "2024" : "2023", random.number());
    made.indicator.baseline->period_assumed = random.chance(10);
  }
  if (random.chance(10)) {
    made.indicator.profile = {0.1, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8, 0.9, 1};
  }
  constexpr std::array kOps{TargetOp::kAtLeast,  TargetOp::kAtMost, TargetOp::kMoreThan,
                            TargetOp::kLessThan, TargetOp::kEqual,  TargetOp::kBetween,
                            TargetOp::kDone};
  constexpr std::array kBases{TargetBasis::kAbsolute,
                              TargetBasis::kAbsolute,
                              TargetBasis::kChangeFromBaseline,
                              TargetBasis::kPercentChangeFromBaseline,
                              TargetBasis::kChangeFromPreviousYear,
                              TargetBasis::kPercentChangeFromPreviousYear,
                              TargetBasis::kShareOfGroup,
                              TargetBasis::kNationalAverage};
  constexpr std::array<const char*, 8> kTimes{
      "2025", "2026", "2027", "2030", "by 2026-06-30", "by 2025-10-31", "every_year", "undated"};
  for (std::uint32_t n = 1 + random.below(3); n > 0; --n) {
    const TargetOp op = kOps[random.below(random.chance(95) ? 6 : 7)];
    Target target =
        testing::target(kTimes[random.below(8)], op, random.number(), kBases[random.below(8)]);
    if (op == TargetOp::kBetween) {
      target.low = random.number();
      target.high = *target.low + 1 + random.below(50);
      target.value.reset();
    }
    if (random.chance(3)) target.value.reset();
    made.indicator.targets.push_back(target);
  }
  constexpr std::array<const char*, 5> kReporting{"", "monthly", "four_monthly", "yearly",
                                                  "quarterly"};
  made.indicator.reporting = kReporting[random.below(5)];
  const bool monthly = random.chance(20);
  for (int year = 2022; year <= 2026; ++year) {
    if (random.chance(30)) continue;
    if (monthly) {
      for (std::uint32_t month = 1; month <= 1 + random.below(12); ++month) {
        made.figures.push_back(testing::observation(
            "pirkanmaa/x", std::to_string(month) + "/" + std::to_string(year), random.number()));
      }
    } else {
      constexpr std::array<const char*, 5> kPeriods{"", "1-6/", "1-10/", "1-8/", ""};
      made.figures.push_back(testing::observation(
          "pirkanmaa/x", kPeriods[random.below(5)] + std::to_string(year), random.number()));
    }
    made.figures.back().decimals = static_cast<int>(random.below(3));
    if (random.chance(3)) {
      made.figures.back().value.reset();
      made.figures.back().reason = MissingReason::kSuppressed;
    }
  }
  constexpr std::array<const char*, 4> kDays{"2025-12-01", "2026-02-28", "2027-03-01",
                                             "2024-02-29"};
  made.as_of = kDays[random.below(4)];
  return made;
}

bool good(Status status) {
  return status == Status::kAchieved || status == Status::kOnTrack;
}
bool judged_at_all(Status status) {
  return good(status) || status == Status::kAtRisk || status == Status::kOffTrack ||
         status == Status::kMissed;
}

// The latest figure that went into the verdict, changed by `delta`.
Assessment with_change(const Case& made, const Period& figure, double delta) {
  std::vector<Observation> figures = made.figures;
  for (Observation& observation : figures) {
    if (observation.period == figure) observation.value = *observation.value + delta;
  }
  return judged(made.indicator, figures, made.as_of).assessment;
}

void expect_finite(std::optional<double> value) {
  if (value) {
    EXPECT_TRUE(std::isfinite(*value));
  }
}

// For a failing seed: the case in a line.
std::string describe(const Case& made) {
  std::string text = std::string(to_string(made.indicator.kind)) + " as of " + made.as_of;
  if (made.indicator.baseline) {
    text += ", baseline " + made.indicator.baseline->period.to_string() + " " +
            std::to_string(made.indicator.baseline->value.value_or(0));
  }
  for (const Target& target : made.indicator.targets) {
    text.append("; ").append(to_string(target.time)).append(" ").append(target.period.to_string());
    text.append(" ").append(to_string(target.op)).append(" ").append(to_string(target.basis));
    text += " " + std::to_string(target.value.value_or(target.low.value_or(0)));
  }
  for (const Observation& one : made.figures) {
    text += ", " + one.period.to_string() + " = " + std::to_string(one.value.value_or(-9999));
  }
  return text;
}

TEST(FlipValue, IsWhereOnTrackBeginsOrEnds) {
  std::map<Status, int> seen;
  std::set<std::string> codes;
  int flips = 0;
  for (std::uint32_t seed = 1; seed <= 6000; ++seed) {
    Random random(seed);
    const Case made = random_case(random);
    const ExplainedAssessment explained = judged(made.indicator, made.figures, made.as_of);
    const Assessment& a = explained.assessment;
    SCOPED_TRACE("seed " + std::to_string(seed) + ": " + a.reason.code);
    ++seen[a.status];
    codes.insert(a.reason.code);
    ASSERT_NE(a.status, Status::kInvalid);
    ASSERT_NE(a.data_state, DataState::kInvalid);
    ASSERT_FALSE(a.reason_code.empty());
    for (const auto& value :
         {a.value, a.expected, a.margin, a.flip_value, a.projection, a.threshold}) {
      expect_finite(value);
    }
    for (const ExplanationInput& input : explained.explanation.inputs) {
      expect_finite(input.value);
      EXPECT_NE(input.value.has_value(), input.reason != MissingReason::kNone || !input.value);
    }
    if (!a.flip_value || !a.value || !judged_at_all(a.status) ||
        a.reason.code.starts_with("done") || a.reason.code == "undated.not_met.done") {
      continue;
    }
    // The figure changed is the last one of what was judged, be it a sum.
    Period figure;
    for (const ExplanationInput& input : explained.explanation.inputs) {
      if (input.role == "latest") figure = input.period;
    }
    ASSERT_TRUE(figure.valid());
    const double step = 1e-6 * std::max(1.0, std::abs(*a.flip_value));
    const Assessment below = with_change(made, figure, *a.flip_value - step - *a.value);
    const Assessment above = with_change(made, figure, *a.flip_value + step - *a.value);
    EXPECT_NE(good(below.status), good(above.status))
        << "flip " << *a.flip_value << ", value " << *a.value << ": " << to_string(below.status)
        << " (" << below.reason.code << ") below, " << to_string(above.status) << " ("
        << above.reason.code << ") above\n"
        << describe(made);
    ++flips;
    if (HasFailure()) return;
  }
  for (const Status status :
       {Status::kAchieved, Status::kOnTrack, Status::kAtRisk, Status::kOffTrack, Status::kMissed,
        Status::kNoData, Status::kNotStarted}) {
    EXPECT_GT(seen[status], 20) << to_string(status);
  }
  EXPECT_GT(flips, 1000);
  EXPECT_GT(codes.size(), 30U);
}

}  // namespace
}  // namespace viisari
