// The alerts over time: the real use case on a real database, the clock set by hand.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "alert_scene.h"
#include "app/alert_replay.h"
#include "app/alerting.h"
#include "app/digests.h"
#include "app/walked_years.h"

namespace viisari::testing_support {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = TransitionKind;
using std::chrono::days;
using std::chrono::hours;

std::string test_name() {
  return std::string("alerts_") + testing::UnitTest::GetInstance()->current_test_info()->name();
}

const std::string kBelow = "when = below(80, { back = 82 }), severity = \"high\"";

// ---- one indicator, step by step

class AlertSteps : public testing::Test {
 protected:
  // Good until February, bad in March, published on 20 April.
  void leave_path() {
    scene_.publish("2026-01", 85, day("2026-02-20"));
    scene_.publish("2026-02", 85, day("2026-03-20"));
    scene_.publish("2026-03", 70, day("2026-04-20"));
  }
  AlertScene scene_{test_name(), kBelow};
};

TEST_F(AlertSteps, AFigureThatLeavesIsToldOnceAndEndsWhenItIsBack) {
  leave_path();
  scene_.step(day("2026-04-19"));
  EXPECT_THAT(scene_.episodes(), IsEmpty());
  scene_.step(day("2026-04-20"));
  ASSERT_THAT(scene_.episodes(), SizeIs(1));
  scene_.publish("2026-04", 81, day("2026-04-22"));  // between the limits
  scene_.step(day("2026-04-22"));
  EXPECT_TRUE(scene_.episodes().front().open);
  scene_.publish("2026-05", 90, day("2026-04-24"));
  scene_.step(day("2026-04-24"));
  const Episode episode = scene_.episodes().front();
  EXPECT_FALSE(episode.open);
  EXPECT_THAT(scene_.kinds(episode.id), ElementsAre(Kind::kOpened, Kind::kResolved));
  EXPECT_EQ(scene_.mails(), 2U);
}

TEST_F(AlertSteps, SteppingTwiceTheSameDayAddsNothing) {
  leave_path();
  EXPECT_EQ(scene_.step(day("2026-04-20")).mails, 1U);
  const auto before = scene_.store().version();
  const AlertReport again = scene_.step(day("2026-04-20"));
  EXPECT_EQ(again.mails, 0U);
  EXPECT_THAT(again.transitions, IsEmpty());
  EXPECT_EQ(scene_.store().version()->alerts, before->alerts);
}

TEST_F(AlertSteps, AnEarlierDayThanTheLastIsLeftAlone) {
  leave_path();
  scene_.step(day("2026-04-20"));
  const AlertReport earlier = scene_.step(day("2026-03-31"));
  EXPECT_FALSE(earlier.stepped);
  EXPECT_THAT(scene_.kinds(scene_.episodes().front().id), ElementsAre(Kind::kOpened));
}

TEST_F(AlertSteps, ARevisionThatTakesTheCauseAwayIsACorrection) {
  leave_path();
  scene_.step(day("2026-04-20"));
  scene_.publish("2026-03", 88, day("2026-04-25"));
  scene_.step(day("2026-04-25"));
  const Episode episode = scene_.episodes().front();
  EXPECT_THAT(scene_.kinds(episode.id), ElementsAre(Kind::kOpened, Kind::kCorrected));
  EXPECT_THAT(scene_.told(episode.id), SizeIs(2));
}

// It would silence every alert until that day.
TEST_F(AlertSteps, ADayToComeIsRefused) {
  leave_path();
  scene_.clock().set(morning(day("2026-04-20")));
  const auto state = evaluate_all(scene_.workspace(), day("2036-04-20"));
  ASSERT_TRUE(state);
  const auto report =
      update_alerts(scene_.workspace(), Recipients{{}, scene_.recipients()}, **state);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, kAlertsFutureDay);
  EXPECT_THAT(scene_.episodes(), IsEmpty());
}

// A rule with a limit of its own may be open while the verdict is on track: who is told in digests
// only must find it there.
TEST(AlertDigests, ShowWhatIsOpenWhateverTheVerdictSays) {
  AlertScene scene(test_name(), "when = above(60), severity = \"high\", schedule = \"monthly\"");
  scene.publish("2026-03", 85, day("2026-04-20"));
  EXPECT_EQ(scene.step(day("2026-04-20")).mails, 0U);
  Schedule monthly;
  monthly.name = "monthly";
  DigestRequest request;
  request.recipient = &scene.recipients().front();
  request.schedule = &monthly;
  request.now = scene.clock().now();
  std::vector<Error> errors;
  const auto mail = digest(scene.workspace(), scene.state(), request, errors);
  ASSERT_TRUE(mail);
  EXPECT_THAT(mail->text, testing::HasSubstr("/indicators/koeala/osuus"));
  EXPECT_THAT(mail->text, testing::HasSubstr("yli 60"));
}

TEST_F(AlertSteps, RepeatsDecayAndItEscalatesOnce) {
  Recipient boss = recipient("koeala.johtaja", "muualla", Severity::kHigh);
  scene_.recipients().front().escalate_to = boss.role;
  scene_.recipients().push_back(boss);
  leave_path();
  const Date opened = day("2026-04-20");
  std::vector<int> after;
  int escalated = 0;
  // Figures stay overdue from then on; their own alert is another episode.
  for (int i = 0; i <= 120; ++i) scene_.step(opened.plus_days(i));
  const Episode path = scene_.episodes().front();
  for (const Transition& transition : scene_.transitions(path.id)) {
    after.push_back(days_between(opened, transition.as_of));
    escalated += transition.kind == Kind::kEscalated ? 1 : 0;
  }
  EXPECT_THAT(after, ElementsAre(0, 7, 21, 51, 81, 111));
  EXPECT_EQ(escalated, 1);
  const std::vector<Told> told = scene_.told(path.id);
  EXPECT_EQ(std::count_if(told.begin(), told.end(),
                          [&](const Told& one) { return one.recipient == boss.role; }),
            1);
}

TEST_F(AlertSteps, AnAcknowledgedOneIsNotRepeatedUntilThatEnds) {
  leave_path();
  const Date opened = day("2026-04-20");
  scene_.step(opened);
  const std::int64_t id = scene_.episodes().front().id;
  ASSERT_TRUE(scene_.store().alerts().acknowledge(
      id, {"koeala.johto", "korjataan", scene_.clock().now(), morning(opened.plus_days(20))}));
  for (int i = 1; i < 20; ++i) scene_.step(opened.plus_days(i));
  EXPECT_THAT(scene_.kinds(id), ElementsAre(Kind::kOpened));
  scene_.step(opened.plus_days(20));
  EXPECT_THAT(scene_.kinds(id), ElementsAre(Kind::kOpened, Kind::kRepeated));
}

TEST_F(AlertSteps, WhatIsStillOpenWhenASilenceEndsIsTold) {
  leave_path();
  Silence silence;
  silence.area = "koeala";
  silence.subject = "koeala/os*";
  silence.by = "koeala.johto";
  silence.reason = "muutto";
  silence.from = morning(day("2026-04-01"));
  silence.until = morning(day("2026-04-23"));
  ASSERT_TRUE(scene_.store().alerts().add_silence(silence));
  EXPECT_EQ(scene_.step(day("2026-04-20")).mails, 0U);
  EXPECT_EQ(scene_.step(day("2026-04-23")).mails, 1U);
  EXPECT_EQ(scene_.step(day("2026-04-24")).mails, 0U);
}

TEST_F(AlertSteps, WithoutARecipientTheAdminIsTold) {
  Recipient admin = recipient("yllapito", "koeala", Severity::kHigh);
  admin.admin = true;
  scene_.recipients() = {admin};
  leave_path();
  const AlertReport report = scene_.step(day("2026-04-20"));
  EXPECT_EQ(report.without_recipient, 1U);
  EXPECT_EQ(report.mails, 1U);
  EXPECT_EQ(scene_.told(scene_.episodes().front().id).front().recipient, "yllapito");
}

// Missing data resolves nothing, and is told to the data owner.
TEST_F(AlertSteps, FiguresThatStopComingResolveNothing) {
  Recipient owner = recipient("koeala.tiedot", "koeala", Severity::kHigh);
  owner.data_owner = true;
  scene_.recipients().push_back(owner);
  leave_path();
  for (Date at = day("2026-04-20"); at < day("2027-03-01"); at = at.plus_days(5)) scene_.step(at);
  const std::vector<Episode> all = scene_.episodes();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_TRUE(all[0].open);
  EXPECT_EQ(all[1].kind, EpisodeKind::kData);
  for (const Told& told : scene_.told(all[1].id)) EXPECT_EQ(told.recipient, owner.role);
  scene_.publish("2027-01", 90, day("2027-03-02"));
  scene_.step(day("2027-03-02"));
  EXPECT_FALSE(scene_.episodes()[0].open);
  EXPECT_FALSE(scene_.episodes()[1].open);
}

// The clock is an hour wrong, or three days ahead for a while: what happens is the same.
TEST_F(AlertSteps, AClockThatJumpsChangesTimesOnly) {
  AlertScene other(test_name() + "_jumps", kBelow);
  for (AlertScene* scene : {&scene_, &other}) {
    scene->publish("2026-01", 85, day("2026-02-20"));
    scene->publish("2026-02", 70, day("2026-03-20"));
    scene->publish("2026-03", 90, day("2026-03-28"));
    scene->publish("2026-04", 60, day("2026-04-02"));
  }
  const hours jumps[] = {hours(0), hours(1), hours(-1), hours(0), hours(72)};
  int i = 0;
  for (Date at = day("2026-03-18"); at < day("2026-04-06"); at = at.plus_days(1)) {
    scene_.step(at);
    other.step(at, morning(at) + jumps[i++ % 5]);
  }
  const std::vector<Episode> all = scene_.episodes();
  ASSERT_EQ(all.size(), other.episodes().size());
  for (const Episode& episode : all) {
    const auto expected = scene_.transitions(episode.id);
    const auto jumped = other.transitions(episode.id);
    ASSERT_EQ(expected.size(), jumped.size());
    for (std::size_t k = 0; k < expected.size(); ++k) {
      EXPECT_EQ(expected[k].kind, jumped[k].kind);
      EXPECT_EQ(expected[k].as_of, jumped[k].as_of);
    }
    EXPECT_EQ(scene_.told(episode.id).size(), other.told(episode.id).size());
  }
}

// Both clock changes of 2026 and the leap day of 2028 are days like any other: alerts go by days of
// knowledge and UTC.
TEST(AlertDays, ClockChangesAndTheLeapDayAreDaysLikeAnyOther) {
  for (const char* special : {"2026-03-29", "2026-10-25", "2028-02-29"}) {
    AlertScene scene(test_name() + special, kBelow);
    const Date at = day(special);
    const std::string month = at.plus_days(-40).to_string().substr(0, 7);
    scene.publish(month, 50, at);
    const auto left = [&] {
      const std::vector<Episode> all = scene.episodes();
      return std::count_if(all.begin(), all.end(), [](const Episode& episode) {
        return episode.kind == EpisodeKind::kPath;
      });
    };
    scene.step(at.plus_days(-1));
    EXPECT_EQ(left(), 0) << special;
    scene.step(at);
    EXPECT_EQ(left(), 1) << special;
    scene.step(at.plus_days(1));
    EXPECT_EQ(scene.mails(), 1U) << special;
  }
}

// ---- five simulated years of one area

// A transition without its times: what must not depend on how often one looks.
using Event = std::tuple<std::string, std::string, std::string, std::string>;

class AlertYears : public testing::Test {
 protected:
  void SetUp() override {
    here_.own_definitions();
    for (const char* other :
         {"comparisons", "pirkanmaa", "kanta-hame", "pohjois-savo", "keski-suomi/ikaantyneet.lua",
          "keski-suomi/lapset.lua", "keski-suomi/terveys.lua", "keski-suomi/toistuvat_luvut.lua"}) {
      std::filesystem::remove_all(here_.definitions() / other);
    }
    here_.write("indicators/keski-suomi/halytykset.lua",
                "alert \"vammaiset\" { on = \"vammaiset.*\", severity = \"high\" }\n"
                "alert \"tyoikaiset\" { on = \"tyoikaiset.*\", for_observations = 2, "
                "back_observations = 2 }\n");
    ASSERT_EQ(here_
                  .run({"simulate", "--from", "2026-01", "--to", "2030-12", "--seed", "7", "--into",
                        (here_.folder() / "years").string()})
                  .status,
              0);
  }

  std::unique_ptr<AlertScene> scene(const std::string& copy) {
    const auto folder = here_.folder() / copy;
    std::filesystem::copy(here_.folder() / "years", folder,
                          std::filesystem::copy_options::recursive);
    auto made = std::make_unique<AlertScene>(here_, folder);
    Recipient restricted = recipient("keski-suomi.vammaiset", "keski-suomi", Severity::kWarning);
    restricted.restricted = true;
    Recipient open = recipient("keski-suomi.johto", "keski-suomi", Severity::kHigh);
    open.escalate_to = "keski-suomi.johtaja";
    Recipient boss = recipient("keski-suomi.johtaja", "muualla", Severity::kHigh);
    Recipient owner = recipient("keski-suomi.tiedot", "keski-suomi", Severity::kHigh);
    owner.data_owner = true;
    owner.restricted = true;
    Recipient admin = recipient("yllapito", "keski-suomi", Severity::kHigh);
    admin.admin = true;
    made->recipients() = {restricted, open, boss, owner, admin};
    return made;
  }

  // The days on which something becomes known or falls due, to step to.
  static std::vector<Date> step_all(AlertScene& scene, Date first, Date last) {
    auto years = WalkedYears::begin(scene.workspace(), first.plus_days(-1), last, "");
    std::set<Date> news(years->days().begin(), years->days().end());
    std::vector<Date> stepped;
    for (Date at = first.plus_days(-1); at <= last;) {
      scene.step(at);
      stepped.push_back(at);
      std::set<Date> next(news.upper_bound(at), news.end());
      const auto state = scene.store().alerts().alert_state(morning(at));
      for (const Episode& episode : state->open) {
        if (episode.next_repeat_at) next.insert(Date::of(*episode.next_repeat_at));
        if (episode.severity == Severity::kHigh && !episode.escalated) {
          next.insert(Date::of(episode.opened_at).plus_days(kEscalateDays));
        }
      }
      next.erase(next.begin(), next.upper_bound(at));
      if (next.empty()) break;
      at = *next.begin();
    }
    return stepped;
  }

  Installation here_{test_name()};
};

const Indicator* find(const EvaluatedState& state, const std::string& id) {
  const AreaSnapshot::Row* row = find_row(*state.snapshot(), id);
  return row == nullptr ? nullptr : row->indicator.get();
}

TEST_F(AlertYears, FiveYearsKeepEveryPromise) {
  const auto scene = this->scene("all");
  step_all(*scene, day("2026-01-01"), day("2030-12-31"));
  const std::vector<Episode> all = scene->episodes();
  ASSERT_GT(all.size(), 30U);
  std::size_t resolved = 0;
  std::map<std::pair<std::string, std::string>, Date> closed;  // the last end, by subject and rule
  for (const Episode& episode : all) {
    const std::string name = episode.subject + " " + std::to_string(episode.id);
    const Indicator* indicator = find(scene->state(), episode.subject);
    const std::vector<Transition> steps = scene->transitions(episode.id);
    // Numbered from 1, opened first, ended last and once.
    ASSERT_FALSE(steps.empty()) << name;
    EXPECT_EQ(steps.front().kind, Kind::kOpened) << name;
    EXPECT_EQ(static_cast<int>(steps.size()), episode.transitions) << name;
    int escalations = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      EXPECT_EQ(steps[i].number, static_cast<int>(i) + 1) << name;
      const bool ends = steps[i].kind == Kind::kResolved || steps[i].kind == Kind::kCorrected;
      EXPECT_EQ(ends, i + 1 == steps.size() && !episode.open) << name;
      escalations += steps[i].kind == Kind::kEscalated ? 1 : 0;
    }
    EXPECT_LE(escalations, episode.severity == Severity::kHigh ? 1 : 0) << name;
    // Never two at a time: the one before it is over.
    auto& before = closed[{episode.subject, episode.rule}];
    EXPECT_LE(before, episode.opened_as_of) << name;
    before = episode.open ? day("2199-12-31") : steps.back().as_of;
    if (episode.kind == EpisodeKind::kPath) {
      ASSERT_NE(indicator, nullptr) << name;
      // It was off its path when it opened.
      EXPECT_TRUE(steps.front().status == AssessmentStatus::kOffTrack ||
                  steps.front().status == AssessmentStatus::kMissed)
          << name;
      // Only a later figure on the right side resolves it.
      if (steps.back().kind == Kind::kResolved) {
        ++resolved;
        EXPECT_TRUE(steps.back().value.has_value()) << name;
        EXPECT_LT(episode.opened_period, steps.back().period) << name;
        EXPECT_TRUE(steps.back().status == AssessmentStatus::kOnTrack ||
                    steps.back().status == AssessmentStatus::kAchieved)
            << name;
      }
    }
    // Who was told, and each of a transition once.
    std::set<std::pair<std::string, int>> once;
    std::map<std::string, int> told;
    for (const Told& one : scene->told(episode.id)) {
      EXPECT_TRUE(once.insert({one.recipient, one.transition}).second) << name;
      ++told[one.recipient];
      if (indicator != nullptr && indicator->visibility == Visibility::kRestricted) {
        EXPECT_TRUE(one.recipient == "keski-suomi.vammaiset" ||
                    one.recipient == "keski-suomi.tiedot")
            << name;
      }
    }
    if (episode.kind == EpisodeKind::kPath && episode.severity == Severity::kHigh) {
      EXPECT_EQ(told["keski-suomi.vammaiset"], episode.transitions) << name;
      const bool is_public = indicator->visibility == Visibility::kPublic;
      EXPECT_EQ(told["keski-suomi.johto"], is_public ? episode.transitions : 0) << name;
      EXPECT_EQ(told["keski-suomi.johtaja"] > 0, is_public && escalations > 0) << name;
    }
  }
  EXPECT_GT(resolved, 3U);
}

// A simple model of its own: the verdicts on each day as they are evaluated, one rule, by hand.
TEST_F(AlertYears, EpisodesAreThoseOfASimpleModel) {
  const auto scene = this->scene("model");
  struct Model {
    bool open = false;
    std::size_t opened = 0;
  };
  std::map<std::string, Model> models;
  auto years = WalkedYears::begin(scene->workspace(), day("2025-12-31"), day("2027-12-31"), "");
  std::vector<Date> dates{day("2025-12-31")};
  dates.insert(dates.end(), years->days().begin(), years->days().end());
  for (const Date at : dates) {
    scene->step(at);
    for (const Watched& row : watch(scene->state())) {
      if (row.indicator->key.starts_with("tyoikaiset.")) continue;  // its rule counts two in a row
      Model& model = models[row.indicator->id];
      switch (row.assessment->status) {
        case AssessmentStatus::kOffTrack:
        case AssessmentStatus::kMissed:
          if (!model.open) ++model.opened;
          model.open = true;
          break;
        case AssessmentStatus::kOnTrack:
        case AssessmentStatus::kAchieved:
          model.open = false;
          break;
        default:  // at risk is between, anything else says nothing
          break;
      }
    }
  }
  std::map<std::string, Model> found;
  for (const Episode& episode : scene->episodes()) {
    if (episode.kind != EpisodeKind::kPath || episode.rule == "keski-suomi/tyoikaiset") continue;
    ++found[episode.subject].opened;
    found[episode.subject].open = episode.open;
  }
  std::size_t episodes = 0;
  for (const auto& [id, model] : models) {
    EXPECT_EQ(found[id].open, model.open) << id;
    EXPECT_EQ(found[id].opened, model.opened) << id;
    episodes += model.opened;
  }
  EXPECT_GT(episodes, 3U);
}

// The replay counts what the real steps do, though it evaluates only what changed.
TEST_F(AlertYears, AReplayCountsWhatReallyHappened) {
  const auto scene = this->scene("replay");
  const Date last = day("2027-06-30");
  step_all(*scene, day("2026-01-01"), last);
  const auto replayed = replay_alerts(scene->workspace(), Recipients{{}, scene->recipients()},
                                      {day("2026-01-01"), last, "", ""});
  ASSERT_TRUE(replayed);
  std::map<Kind, std::size_t> real;
  for (const Episode& episode : scene->episodes()) {
    for (const Transition& transition : scene->transitions(episode.id)) {
      if (transition.as_of >= day("2026-01-01")) ++real[transition.kind];
    }
  }
  EXPECT_EQ(replayed->all.transitions, real);
  std::size_t before = 0;
  OutboxQuery query;
  query.limit = 1'000'000;
  const auto messages = scene->store().outbox().messages(query);
  ASSERT_TRUE(messages);
  for (const OutboxMessage& message : *messages) {
    before += Date::of(message.queued_at) < day("2026-01-01") ? 1U : 0U;
  }
  EXPECT_EQ(replayed->all.mails, scene->mails() - before);
}

// Looking every day finds what looking on the days with news finds.
TEST_F(AlertYears, EveryDayGivesTheSameTransitionsAsDaysWithNews) {
  const auto sparse = this->scene("sparse");
  const auto daily = this->scene("daily");
  const Date last = day("2026-07-31");
  step_all(*sparse, day("2026-01-01"), last);
  for (Date at = day("2025-12-31"); at <= last; at = at.plus_days(1)) daily->step(at);
  const auto events = [](const AlertScene& scene) {
    std::multiset<Event> out;
    for (const Episode& episode : scene.episodes()) {
      for (const Transition& transition : scene.transitions(episode.id)) {
        out.insert({episode.subject, episode.rule, std::string(to_string(transition.kind)),
                    transition.as_of.to_string()});
      }
    }
    return out;
  };
  EXPECT_EQ(events(*sparse), events(*daily));
  EXPECT_EQ(sparse->mails(), daily->mails());
}

}  // namespace
}  // namespace viisari::testing_support
