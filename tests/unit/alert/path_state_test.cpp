#include "alert/path_state.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace viisari {
namespace {

using enum AssessmentStatus;

// One letter an observation, a month each: o on track, r at risk, x off track, m missed, a
// achieved, n no data, t no target, s not started.
std::vector<JudgedPoint> points(std::string_view letters) {
  std::vector<JudgedPoint> out;
  for (const char letter : letters) {
    JudgedPoint point;
    const int month = static_cast<int>(out.size());
    point.period = Period::of_month(2026 + month / 12, month % 12 + 1);
    point.value = 10.0 * month;
    switch (letter) {
      case 'o':
        point.status = kOnTrack;
        break;
      case 'r':
        point.status = kAtRisk;
        break;
      case 'x':
        point.status = kOffTrack;
        break;
      case 'm':
        point.status = kMissed;
        break;
      case 'a':
        point.status = kAchieved;
        break;
      case 't':
        point.status = kNoTarget;
        break;
      case 's':
        point.status = kNotStarted;
        break;
      default:
        point.status = kNoData;
        break;
    }
    out.push_back(point);
  }
  return out;
}

AlertRule rule(AlertCondition when, int for_observations = 1, int back_observations = 1) {
  AlertRule rule = default_alert_rule("pirkanmaa/a");
  rule.when = when;
  rule.for_observations = for_observations;
  rule.back_observations = back_observations;
  return rule;
}

struct Row {
  const char* name;
  AlertCondition when;
  int for_observations;
  int back_observations;
  const char* letters;
  PathState state;
  int opened_at;  // place of the observation that opened it, -1: none
};

class PathStateTable : public testing::TestWithParam<Row> {};

TEST_P(PathStateTable, FollowsTheObservations) {
  const Row& row = GetParam();
  const auto given = points(row.letters);
  const PathReading reading =
      read_path(rule(row.when, row.for_observations, row.back_observations), given);
  EXPECT_EQ(to_string(reading.state), to_string(row.state));
  ASSERT_EQ(reading.opened_by.has_value(), row.opened_at >= 0);
  if (reading.opened_by) {
    EXPECT_EQ(reading.opened_by->period, given[static_cast<std::size_t>(row.opened_at)].period);
  }
}

constexpr auto kOff = AlertCondition::kOffPath;
constexpr auto kRisk = AlertCondition::kAtRisk;
INSTANTIATE_TEST_SUITE_P(
    Cases, PathStateTable,
    testing::Values(Row{"nothing", kOff, 1, 1, "", PathState::kOn, -1},
                    Row{"on", kOff, 1, 1, "oo", PathState::kOn, -1},
                    Row{"one_wrong_opens", kOff, 1, 1, "ox", PathState::kOff, 1},
                    Row{"missed_is_wrong", kOff, 1, 1, "om", PathState::kOff, 1},
                    Row{"at_risk_does_not_open", kOff, 1, 1, "orr", PathState::kOn, -1},
                    Row{"at_risk_opens_where_asked", kRisk, 1, 1, "or", PathState::kOff, 1},
                    Row{"first_of_two_is_pending", kOff, 2, 1, "ox", PathState::kPending, -1},
                    Row{"second_of_two_opens", kOff, 2, 1, "oxx", PathState::kOff, 2},
                    Row{"a_row_is_without_gaps", kOff, 2, 1, "xox", PathState::kPending, -1},
                    Row{"between_ends_a_row", kOff, 2, 1, "xrx", PathState::kPending, -1},
                    Row{"missing_does_not_end_a_row", kOff, 2, 1, "xnx", PathState::kOff, 2},
                    Row{"missing_resolves_nothing", kOff, 1, 1, "xnnn", PathState::kOff, 0},
                    Row{"no_target_resolves_nothing", kOff, 1, 1, "xtt", PathState::kOff, 0},
                    Row{"not_started_resolves_nothing", kOff, 1, 1, "xs", PathState::kOff, 0},
                    Row{"at_risk_resolves_nothing", kOff, 1, 1, "xr", PathState::kOff, 0},
                    Row{"on_track_resolves", kOff, 1, 1, "xo", PathState::kOn, -1},
                    Row{"achieved_resolves", kOff, 1, 1, "xa", PathState::kOn, -1},
                    Row{"first_of_two_back_recovers", kOff, 1, 2, "xo", PathState::kRecovering, 0},
                    Row{"relapse_keeps_the_opening", kOff, 1, 2, "xox", PathState::kOff, 0},
                    Row{"between_ends_recovery", kOff, 1, 2, "xoro", PathState::kRecovering, 0},
                    Row{"two_back_resolve", kOff, 1, 2, "xoo", PathState::kOn, -1},
                    Row{"opens_again", kOff, 1, 1, "xox", PathState::kOff, 2}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(PathStateOfLimits, ReturnsOnlyAtItsOwnLimit) {
  AlertRule below = rule(AlertCondition::kBelow);
  below.limit = 80;
  below.back = 85;
  const auto side = [&](double value) {
    return side_of(below, JudgedPoint{Period::of_year(2026), value, kNoTarget});
  };
  EXPECT_EQ(side(79.9), Side::kWrong);
  EXPECT_EQ(side(80), Side::kBetween);
  EXPECT_EQ(side(84.9), Side::kBetween);
  EXPECT_EQ(side(85), Side::kRight);
}

TEST(PathStateOfLimits, AboveIsTheMirrorOfBelow) {
  AlertRule above = rule(AlertCondition::kAbove);
  above.limit = 10;
  above.back = 8;
  const auto side = [&](double value) {
    return side_of(above, JudgedPoint{Period::of_year(2026), value, kNoTarget});
  };
  EXPECT_EQ(side(10.1), Side::kWrong);
  EXPECT_EQ(side(10), Side::kBetween);
  EXPECT_EQ(side(8), Side::kRight);
}

TEST(PathState, CountsHowFarARowHasCome) {
  EXPECT_EQ(read_path(rule(kOff, 3), points("oxx")).in_a_row, 2);
  EXPECT_EQ(read_path(rule(kOff, 1, 3), points("xoo")).in_a_row, 2);
}

TEST(PathState, LastIsTheLatestJudgedObservation) {
  const auto given = points("oxn");
  ASSERT_TRUE(read_path(rule(kOff), given).last);
  EXPECT_EQ(read_path(rule(kOff), given).last->period, given[1].period);
}

}  // namespace
}  // namespace viisari
