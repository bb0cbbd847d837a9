#include "alert/step.h"

#include <gmock/gmock.h>

#include <chrono>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace viisari {
namespace {

using enum AssessmentStatus;
using std::chrono::days;
using std::chrono::hours;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr AssessmentStatus kBad = kOffTrack;
constexpr AssessmentStatus kGood = kOnTrack;

Period month(int number) {
  return Period::of_month(2026 + (number - 1) / 12, (number - 1) % 12 + 1);
}

// A small world: indicators with their observations, and the episodes as a store would keep them.
class World {
 public:
  Instant now = Instant(Date::from_ymd(2026, 1, 10)->sys_days());
  std::vector<AlertRule> rules;
  std::map<std::string, std::map<int, std::pair<double, AssessmentStatus>>> figures;
  std::map<std::string, DataState> data;
  std::map<std::string, std::string> reporting;
  std::set<std::string> restricted;
  std::map<std::int64_t, Episode> episodes;
  std::vector<Transition> transitions;

  AlertRule& add_rule(const std::string& id, const std::string& indicator) {
    rules.push_back(default_alert_rule(indicator));
    rules.back().id = id;
    return rules.back();
  }
  void figure(const std::string& id, int number, AssessmentStatus status, double value = 1) {
    figures[id][number] = {value, status};
  }

  // The words of what happened, and the store's part of it.
  std::vector<std::string> step() {
    std::deque<Indicator> indicators;
    std::deque<Assessment> assessments;
    std::vector<Watched> watched;
    for (const auto& [id, of_month] : figures) {
      Indicator& indicator = indicators.emplace_back();
      indicator.id = id;
      indicator.area = id.substr(0, id.find('/'));
      indicator.reporting = reporting[id];
      if (restricted.contains(id)) indicator.visibility = Visibility::kRestricted;
      Assessment& assessment = assessments.emplace_back();
      assessment.id = id;
      assessment.data_state = data.contains(id) ? data[id] : DataState::kFresh;
      Watched one{&indicator, &assessment, {}};
      for (const auto& [number, figure] : of_month) {
        one.points.push_back({month(number), figure.first, figure.second});
      }
      if (!one.points.empty()) assessment.status = one.points.back().status;
      watched.push_back(std::move(one));
    }
    std::vector<Episode> open;
    for (const auto& [id, episode] : episodes) {
      if (episode.open) open.push_back(episode);
    }
    AlertStep step = step_alerts({rules, watched, open, Date::of(now), now});
    for (Episode& episode : step.episodes) {
      if (episode.id == 0) episode.id = static_cast<std::int64_t>(episodes.size()) + 1;
      episodes[episode.id] = episode;
    }
    std::vector<std::string> words;
    for (Transition transition : step.transitions) {
      const Episode& episode = step.episodes.at(static_cast<std::size_t>(transition.episode));
      words.push_back(episode.subject + " " + std::string(to_string(transition.kind)) + " " +
                      std::to_string(transition.number));
      transition.episode = episode.id;
      transitions.push_back(transition);
    }
    return words;
  }

  Episode& only() { return episodes.begin()->second; }
};

TEST(StepAlerts, OpensOnceForOneObservation) {
  World world;
  world.figure("p/a", 1, kBad);
  EXPECT_THAT(world.step(), ElementsAre("p/a opened 1"));
  world.now += days(1);
  EXPECT_THAT(world.step(), IsEmpty());
}

TEST(StepAlerts, ChangesNothingWhenNothingIsNew) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  const auto before = world.episodes;
  world.step();
  EXPECT_EQ(world.episodes, before);
}

TEST(StepAlerts, TellsTheObservationThatOpenedIt) {
  World world;
  world.figure("p/a", 1, kGood, 5);
  world.figure("p/a", 2, kBad, 7);
  world.step();
  EXPECT_EQ(world.only().opened_period, month(2));
  EXPECT_EQ(world.only().opened_value, 7);
  EXPECT_EQ(world.transitions.at(0).status, kBad);
}

TEST(StepAlerts, WaitsForSoManyObservationsNotForTime) {
  World world;
  world.add_rule("p/two", "p/a").for_observations = 2;
  world.figure("p/a", 1, kBad);
  EXPECT_THAT(world.step(), IsEmpty());
  world.now += days(60);
  EXPECT_THAT(world.step(), IsEmpty());
  world.figure("p/a", 2, kBad);
  EXPECT_THAT(world.step(), ElementsAre("p/a opened 1"));
}

TEST(StepAlerts, SeesEachOfSeveralObservationsThatComeAtOnce) {
  World world;
  world.add_rule("p/two", "p/a").for_observations = 2;
  world.figure("p/a", 1, kBad);
  world.figure("p/a", 2, kBad);
  EXPECT_THAT(world.step(), ElementsAre("p/a opened 1"));
}

TEST(StepAlerts, ResolvesWhenALaterObservationIsBack) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.figure("p/a", 2, kGood);
  EXPECT_THAT(world.step(), ElementsAre("p/a resolved 2"));
  EXPECT_FALSE(world.only().open);
}

TEST(StepAlerts, ResolvesOnlyAfterSoManyBack) {
  World world;
  world.add_rule("p/slow", "p/a").back_observations = 2;
  world.figure("p/a", 1, kBad);
  world.step();
  world.figure("p/a", 2, kGood);
  EXPECT_THAT(world.step(), IsEmpty());
  EXPECT_EQ(world.only().path_state, PathState::kRecovering);
  world.figure("p/a", 3, kGood);
  EXPECT_THAT(world.step(), ElementsAre("p/a resolved 2"));
}

TEST(StepAlerts, MissingFiguresResolveNothing) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.figure("p/a", 2, kNoData);
  EXPECT_THAT(world.step(), IsEmpty());
  EXPECT_TRUE(world.only().open);
}

TEST(StepAlerts, AWithdrawnFigureResolvesNothing) {
  World world;
  world.figure("p/a", 1, kGood);
  world.figure("p/a", 2, kBad);
  world.step();
  world.figures["p/a"].erase(2);
  EXPECT_THAT(world.step(), IsEmpty());
  world.figures["p/a"].clear();
  EXPECT_THAT(world.step(), IsEmpty());
  EXPECT_TRUE(world.only().open);
}

TEST(StepAlerts, ARevisionThatTurnsTheOpeningCorrects) {
  World world;
  world.figure("p/a", 1, kBad, 3);
  world.step();
  world.figure("p/a", 1, kGood, 9);
  EXPECT_THAT(world.step(), ElementsAre("p/a corrected 2"));
}

TEST(StepAlerts, ARevisionThatComesWithANewFigureStillCorrects) {
  World world;
  world.figure("p/a", 1, kBad, 3);
  world.step();
  world.figure("p/a", 1, kGood, 9);
  world.figure("p/a", 2, kGood, 9);
  EXPECT_THAT(world.step(), ElementsAre("p/a corrected 2"));
}

TEST(StepAlerts, ARevisionOfALaterFigureResolves) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.figure("p/a", 2, kBad, 4);
  world.step();
  world.figure("p/a", 2, kGood, 9);
  EXPECT_THAT(world.step(), ElementsAre("p/a resolved 2"));
}

TEST(StepAlerts, ARevisionOfOneOfARowCorrects) {
  World world;
  world.add_rule("p/two", "p/a").for_observations = 2;
  world.figure("p/a", 1, kBad);
  world.figure("p/a", 2, kBad);
  world.step();
  world.figure("p/a", 1, kGood, 9);
  EXPECT_THAT(world.step(), ElementsAre("p/a corrected 2"));
}

// The observation was judged missed on the day its target's time ended; judged at its own time it
// was not. A good later one is a recovery all the same.
TEST(StepAlerts, AVerdictThatTimeMadeIsNotCorrectedByALaterFigure) {
  World world;
  world.figure("p/a", 1, kMissed);
  world.step();
  world.figure("p/a", 1, kAtRisk);
  world.figure("p/a", 2, kGood);
  EXPECT_THAT(world.step(), ElementsAre("p/a resolved 2"));
}

TEST(StepAlerts, AnEditedRuleWaitsForTheNextObservation) {
  World world;
  AlertRule& rule = world.add_rule("p/rule", "p/a");
  world.figure("p/a", 1, kBad);
  world.step();
  rule.for_observations = 3;
  EXPECT_THAT(world.step(), IsEmpty());
  EXPECT_TRUE(world.only().open);
  world.figure("p/a", 2, kGood);
  EXPECT_THAT(world.step(), ElementsAre("p/a resolved 2"));
}

TEST(StepAlerts, ARenamedRuleKeepsTheEpisode) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.add_rule("p/named", "p/a");
  EXPECT_THAT(world.step(), IsEmpty());
  EXPECT_EQ(world.only().rule, "p/named");
  EXPECT_TRUE(world.only().open);
}

TEST(StepAlerts, ARemovedSecondRuleIsClosedAndNotTold) {
  World world;
  world.add_rule("p/one", "p/a");
  world.add_rule("p/two", "p/a");
  world.figure("p/a", 1, kBad);
  EXPECT_THAT(world.step(), ElementsAre("p/a opened 1", "p/a opened 1"));
  world.rules.pop_back();
  EXPECT_THAT(world.step(), ElementsAre("p/a closed 2"));
}

TEST(StepAlerts, AnIndicatorThatIsGoneResolvesNothing) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.figures.clear();
  EXPECT_THAT(world.step(), IsEmpty());
  EXPECT_TRUE(world.only().open);
}

TEST(StepAlerts, RepeatsWithGrowingPauses) {
  World world;
  world.figure("p/a", 1, kBad);
  std::vector<int> told;
  for (int day = 0; day < 120; ++day) {
    if (!world.step().empty()) told.push_back(day);
    world.now += days(1);
  }
  EXPECT_THAT(told, ElementsAre(0, 7, 21, 51, 81, 111));
}

// Opened 15 days apart they would be reminded of on different days for ever.
TEST(StepAlerts, RepeatsOfAnAreaComeToGoTogether) {
  World world;
  world.figure("p/a", 1, kBad);
  std::map<int, std::size_t> told;
  for (int day = 0; day < 200; ++day) {
    if (day == 15) world.figure("p/b", 1, kBad);
    const std::size_t count = world.step().size();
    if (count > 0) told[day] = count;
    world.now += days(1);
  }
  EXPECT_THAT(
      told, ElementsAre(std::pair(0, 1U), std::pair(7, 1U), std::pair(15, 1U), std::pair(21, 2U),
                        std::pair(35, 1U), std::pair(51, 2U), std::pair(81, 2U), std::pair(111, 2U),
                        std::pair(141, 2U), std::pair(171, 2U)));
}

TEST(StepAlerts, RepeatsOfOtherAreasDoNotComeAlong) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.now += days(4);
  world.figure("q/b", 1, kBad);
  world.step();
  world.now += days(3);
  EXPECT_THAT(world.step(), ElementsAre("p/a repeated 2"));
}

TEST(StepAlerts, SingleOverdueFiguresAreNotRepeated) {
  World world;
  world.figure("p/a", 1, kGood);
  world.data["p/a"] = DataState::kOverdue;
  world.step();
  world.now += days(400);
  EXPECT_THAT(world.step(), IsEmpty());
}

TEST(StepAlerts, RestrictedFiguresMakeNoOutage) {
  World world;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "p/i" + std::to_string(i);
    world.figure(id, 1, kGood);
    world.reporting[id] = "monthly";
    world.data[id] = DataState::kOverdue;
    world.restricted.insert(id);
  }
  EXPECT_THAT(world.step(), Not(Contains("p opened 1")));
}

TEST(StepAlerts, ALongPauseGivesOneRepeat) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.now += days(100);
  EXPECT_THAT(world.step(), ElementsAre("p/a repeated 2"));
  EXPECT_THAT(world.step(), IsEmpty());
}

TEST(StepAlerts, AClockThatGoesBackTellsNothingTwice) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.now += days(7);
  world.step();
  world.now -= hours(1);
  EXPECT_THAT(world.step(), IsEmpty());
}

TEST(StepAlerts, InfoIsNeverRepeated) {
  World world;
  world.add_rule("p/info", "p/a").severity = Severity::kInfo;
  world.figure("p/a", 1, kBad);
  world.step();
  world.now += days(400);
  EXPECT_THAT(world.step(), IsEmpty());
}

TEST(StepAlerts, HighSeverityEscalatesOnceInPlaceOfARepeat) {
  World world;
  world.add_rule("p/high", "p/a").severity = Severity::kHigh;
  world.figure("p/a", 1, kBad);
  world.step();
  world.now += days(7);
  EXPECT_THAT(world.step(), ElementsAre("p/a escalated 2"));
  world.now += days(14);
  EXPECT_THAT(world.step(), ElementsAre("p/a repeated 3"));
}

TEST(StepAlerts, AcknowledgedAlertsNeitherRepeatNorEscalateUntilItExpires) {
  World world;
  world.add_rule("p/high", "p/a").severity = Severity::kHigh;
  world.figure("p/a", 1, kBad);
  world.step();
  world.only().acknowledged = Acknowledgement{"leader", "seen", world.now, world.now + days(30)};
  world.now += days(29);
  EXPECT_THAT(world.step(), IsEmpty());
  world.now += days(1);
  EXPECT_THAT(world.step(), ElementsAre("p/a repeated 2"));
  world.now += days(7);
  EXPECT_THAT(world.step(), ElementsAre("p/a escalated 3"));
}

TEST(StepAlerts, OverdueFiguresAreAnEpisodeOfTheirOwn) {
  World world;
  world.figure("p/a", 1, kBad);
  world.step();
  world.data["p/a"] = DataState::kOverdue;
  EXPECT_THAT(world.step(), ElementsAre("p/a opened 1"));
  world.data["p/a"] = DataState::kFresh;
  EXPECT_THAT(world.step(), ElementsAre("p/a resolved 2"));
  EXPECT_TRUE(world.only().open);  // the path's
}

TEST(StepAlerts, AnOutageOfTheAreaIsOneEpisodeWithLimitsOfItsOwn) {
  World world;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "p/i" + std::to_string(i);
    world.figure(id, 1, kGood);
    world.reporting[id] = "monthly";
    if (i < 6) world.data[id] = DataState::kOverdue;
  }
  const auto area = [](const std::vector<std::string>& words) {
    std::vector<std::string> found;
    for (const std::string& word : words) {
      if (word.starts_with("p ")) found.push_back(word);
    }
    return found;
  };
  EXPECT_THAT(area(world.step()), ElementsAre("p opened 1"));
  for (int i = 0; i < 3; ++i) world.data["p/i" + std::to_string(i)] = DataState::kFresh;
  EXPECT_THAT(area(world.step()), IsEmpty());  // a quarter: between the limits
  world.data["p/i3"] = DataState::kFresh;
  EXPECT_THAT(area(world.step()), ElementsAre("p resolved 2"));
}

}  // namespace
}  // namespace viisari
