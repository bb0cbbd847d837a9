// What is remembered of alerts: steps of the alerts, acknowledgements, silences, digests that were
// left, runs of schedules.
#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "alert_fixture.h"

namespace viisari::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class Alerts : public StoreTest {
 protected:
  AlertStore& alerts() { return store().alerts(); }
  AlertState state(Instant now = kNow) {
    auto out = alerts().alert_state(now);
    EXPECT_TRUE(out) << out.error().to_string();
    return out ? *out : AlertState{};
  }
  CommitOutcome commit(const AlertCommit& commit) {
    auto out = alerts().commit_alerts(commit);
    EXPECT_TRUE(out) << out.error().to_string();
    return out ? *out : CommitOutcome{};
  }
  // An open episode of that key; its id.
  std::int64_t open_one(const std::string& key) {
    return commit(opening(key, state().generation)).episodes.at(0);
  }
  void close(std::int64_t id) {
    Episode closed = find(id);
    closed.open = false;
    closed.closed_at = kNow;
    closed.transitions += 1;
    AlertCommit step;
    step.generation = state().generation;
    step.as_of = date("2026-04-01");
    step.now = kNow;
    step.episodes = {closed};
    step.transitions = {transition(0, closed.transitions, TransitionKind::kResolved)};
    step.transitions[0].as_of = step.as_of;
    commit(step);
  }
  Episode find(std::int64_t id) {
    EpisodeQuery all;
    all.closed = true;
    const auto found = *alerts().episodes(all);
    for (const Episode& episode : found) {
      if (episode.id == id) return episode;
    }
    ADD_FAILURE() << "no episode " << id;
    return {};
  }
};

template <class T>
void expect_code(const Result<T>& result, ErrorCode code) {
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code.name, code.name) << result.error().to_string();
}

TEST_F(Alerts, ThereAreNoneAtFirst) {
  const AlertState first = state();
  EXPECT_EQ(first.generation, 0);
  EXPECT_EQ(first.next_episode, 1);
  EXPECT_FALSE(first.as_of);
  EXPECT_THAT(first.open, IsEmpty());
  EXPECT_THAT(first.told, IsEmpty());
}

TEST_F(Alerts, AnEpisodeComesBackWhole) {
  Episode sent = episode("nps");
  commit(opening("nps", 0));
  open();
  sent.id = 1;
  EXPECT_THAT(state().open, ElementsAre(sent));
}

TEST_F(Alerts, AnEpisodeOfMissingDataComesBackWhole) {
  Episode sent;
  sent.kind = EpisodeKind::kAreaData;
  sent.subject = "pirkanmaa";
  sent.severity = Severity::kWarning;
  sent.opened_at = kNow;
  sent.opened_as_of = date("2026-03-02");
  AlertCommit step = opening("x", 0);
  step.episodes = {sent};
  commit(step);
  sent.id = 1;
  EXPECT_THAT(state().open, ElementsAre(sent));
}

TEST_F(Alerts, ATransitionComesBackWhole) {
  commit(opening("nps", 0));
  const auto stored = alerts().transitions(1);
  ASSERT_TRUE(stored);
  ASSERT_THAT(*stored, SizeIs(1));
  EXPECT_EQ(stored->at(0).episode, 1);
  EXPECT_EQ(stored->at(0).number, 1);
  EXPECT_EQ(stored->at(0).kind, TransitionKind::kOpened);
  EXPECT_EQ(stored->at(0).at, kNow);
  EXPECT_EQ(stored->at(0).as_of, date("2026-03-02"));
  EXPECT_EQ(stored->at(0).period, Period::of_month(2026, 1));
  EXPECT_EQ(stored->at(0).value, 53.5);
  EXPECT_EQ(stored->at(0).status, AssessmentStatus::kOffTrack);
  EXPECT_EQ(stored->at(0).reason_code, "path.behind");
}

TEST_F(Alerts, ATransitionOfTheClockHasNoPeriod) {
  AlertCommit step = opening("nps", 0);
  step.transitions[0].period = Period();
  step.transitions[0].value.reset();
  step.transitions[0].status = AssessmentStatus::kInvalid;
  commit(step);
  const Transition stored = alerts().transitions(1)->at(0);
  EXPECT_FALSE(stored.period.valid());
  EXPECT_FALSE(stored.value);
  EXPECT_EQ(stored.status, AssessmentStatus::kInvalid);
}

TEST_F(Alerts, TheNextEpisodeGetsTheIdThatTheStateSaid) {
  open_one("a");
  const AlertState before = state();
  AlertCommit step = opening("b", before.generation);
  step.episodes.insert(step.episodes.begin(), before.open[0]);
  step.episodes.push_back(episode("c"));
  step.transitions = {};
  step.messages = {};
  EXPECT_THAT(commit(step).episodes, ElementsAre(1, before.next_episode, before.next_episode + 1));
}

TEST_F(Alerts, AStepIsRememberedByItsDay) {
  open_one("a");
  EXPECT_EQ(state().as_of, date("2026-03-02"));
}

TEST_F(Alerts, AStepFromAnOlderGenerationIsRefusedWhole) {
  open_one("a");
  expect_code(alerts().commit_alerts(opening("b", 0)), kAlertsMoved);
  EXPECT_THAT(state().open, SizeIs(1));
  EXPECT_THAT(*store().outbox().messages({}), SizeIs(1));
}

TEST_F(Alerts, AStepThatFindsNothingNewOnTheSameDayWritesNothing) {
  open_one("a");
  const AlertState before = state();
  AlertCommit step;
  step.generation = before.generation;
  step.as_of = *before.as_of;
  EXPECT_FALSE(commit(step).written);
  EXPECT_EQ(state().generation, before.generation);
  step.as_of = step.as_of.plus_days(1);
  EXPECT_TRUE(commit(step).written);
  EXPECT_EQ(state().as_of, step.as_of);
}

TEST_F(Alerts, TheVersionOfTheStoreGrowsWithEachChange) {
  std::int64_t last = store().version()->alerts;
  const auto grown = [&] {
    const std::int64_t before = std::exchange(last, store().version()->alerts);
    return last > before;
  };
  open_one("a");
  EXPECT_TRUE(grown());
  ASSERT_TRUE(alerts().acknowledge(1, {"johto", "", kNow, kNow}));
  EXPECT_TRUE(grown());
  ASSERT_TRUE(alerts().set_left_digests("johto", true, kNow));
  EXPECT_TRUE(grown());
}

TEST_F(Alerts, AnEpisodeIsUpdated) {
  open_one("a");
  AlertCommit step = opening("a", state().generation);
  step.episodes = state().open;
  step.episodes[0].repeats = 1;
  step.episodes[0].transitions = 2;
  step.transitions = {transition(0, 2, TransitionKind::kRepeated)};
  step.messages = {telling("alert-a-2", {{0, 2}})};
  commit(step);
  EXPECT_THAT(state().open, ElementsAre(step.episodes[0]));
  EXPECT_THAT(*alerts().transitions(1), SizeIs(2));
}

TEST_F(Alerts, AnEpisodeThatIsNotThereCannotBeUpdated) {
  AlertCommit step = opening("a", 0);
  step.episodes[0].id = 1;
  expect_code(alerts().commit_alerts(step), kNoSuchEpisode);
  EXPECT_EQ(state().generation, 0);
}

TEST_F(Alerts, ATransitionIsNeverWrittenTwice) {
  open_one("a");
  AlertCommit step = opening("a", state().generation);
  step.episodes = state().open;
  EXPECT_FALSE(alerts().commit_alerts(step));
  EXPECT_THAT(*alerts().transitions(1), SizeIs(1));
}

TEST_F(Alerts, OneEpisodeOfARuleAndSubjectIsOpenAtATime) {
  open_one("a");
  AlertCommit step = opening("a", state().generation);
  step.messages = {};
  EXPECT_FALSE(alerts().commit_alerts(step));
  close(1);
  step.generation = state().generation;
  EXPECT_THAT(commit(step).episodes, ElementsAre(2));
}

TEST_F(Alerts, AnEpisodeMayOpenInTheStepThatClosesItsForerunner) {
  open_one("a");
  AlertCommit step = opening("a", state().generation);
  step.messages = {};
  step.episodes.push_back(state().open[0]);
  step.episodes[1].open = false;
  EXPECT_THAT(commit(step).episodes, ElementsAre(2, 1));
  EXPECT_THAT(state().open, SizeIs(1));
}

TEST_F(Alerts, ACommitThatCouldNotBeReadBackIsRefused) {
  AlertCommit step = opening("a", 0);
  step.episodes[0].kind = EpisodeKind::kInvalid;
  expect_code(alerts().commit_alerts(step), kBadCommit);
  step = opening("a", 0);
  step.transitions[0].episode = 1;
  expect_code(alerts().commit_alerts(step), kBadCommit);
  step = opening("a", 0);
  step.messages[0].notices[0].episode = 1;
  expect_code(alerts().commit_alerts(step), kBadCommit);
}

TEST_F(Alerts, ANoticeOfATransitionThatIsNotThereWritesNothing) {
  AlertCommit step = opening("a", 0);
  step.messages[0].notices[0].transition = 2;
  EXPECT_FALSE(alerts().commit_alerts(step));
  EXPECT_EQ(state().generation, 0);
  EXPECT_THAT(*store().outbox().messages({}), IsEmpty());
}

TEST_F(Alerts, ARecipientIsToldOfATransitionOnce) {
  open_one("a");
  AlertCommit again;
  again.generation = state().generation;
  again.as_of = date("2026-03-03");
  again.now = kNow;
  again.episodes = state().open;
  again.messages = {telling("second", {{0, 1}}), telling("third", {{0, 1}}, "analyysi")};
  EXPECT_THAT(commit(again).messages, ElementsAre(0, 2));
  EXPECT_THAT(*store().outbox().messages({}), SizeIs(2));
}

TEST_F(Alerts, TwoMessagesOfOneStepTellARecipientOnce) {
  AlertCommit step = opening("a", 0);
  step.messages.push_back(telling("second", {{0, 1}}));
  EXPECT_THAT(commit(step).messages, ElementsAre(1, 0));
}

TEST_F(Alerts, AMessageThatAlsoTellsOfSomethingNewIsQueued) {
  open_one("a");
  AlertCommit step = opening("b", state().generation);
  step.episodes.push_back(state().open[0]);
  step.messages = {telling("both", {{0, 1}, {1, 1}})};
  EXPECT_THAT(commit(step).messages, ElementsAre(2));
  EXPECT_THAT(*alerts().told(1), SizeIs(1));
  EXPECT_THAT(*alerts().told(2), SizeIs(1));
}

TEST_F(Alerts, ATakenMessageIdOfAnAlertWritesNothing) {
  open_one("a");
  AlertCommit step = opening("b", state().generation);
  step.messages[0].message.message_id = message("alert-a").message_id;
  expect_code(alerts().commit_alerts(step), kMessageIdTaken);
  EXPECT_THAT(state().open, SizeIs(1));
}

TEST_F(Alerts, TheLatestThingTheyWereToldIsPartOfTheState) {
  open_one("a");
  AlertCommit step = opening("a", state().generation);
  step.now = kNow + std::chrono::hours(1);
  step.episodes = state().open;
  step.transitions = {transition(0, 2, TransitionKind::kRepeated)};
  step.messages = {telling("repeat", {{0, 2}}), telling("first", {{0, 1}}, "analyysi")};
  commit(step);
  const auto told = state().told;
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_EQ(told[0].recipient, "analyysi");
  EXPECT_EQ(told[0].transition, 1);
  EXPECT_EQ(told[0].kind, TransitionKind::kOpened);
  EXPECT_EQ(told[1].recipient, "johto");
  EXPECT_EQ(told[1].transition, 2);
  EXPECT_EQ(told[1].kind, TransitionKind::kRepeated);
  EXPECT_EQ(told[1].at, step.now);
  EXPECT_THAT(*alerts().told(1), SizeIs(3));
}

TEST_F(Alerts, WhoWasToldOfAClosedEpisodeIsKnownUntilTheNextStep) {
  open_one("a");
  close(1);
  EXPECT_THAT(state().open, IsEmpty());
  EXPECT_THAT(state().told, SizeIs(1));
  ASSERT_TRUE(alerts().set_left_digests("johto", true, kNow));
  EXPECT_THAT(state().told, SizeIs(1)) << "no step";
  AlertCommit step;
  step.generation = state().generation;
  step.as_of = date("2026-04-02");
  commit(step);
  EXPECT_THAT(state().told, IsEmpty());
}

TEST_F(Alerts, EpisodesAreFoundByAreaSubjectAndDay) {
  open_one("a");
  open_one("a.b");
  AlertCommit other = opening("x", state().generation);
  other.episodes[0].subject = "pirkanmaa-2/x";
  other.episodes[0].rule = "pirkanmaa-2/x";
  commit(other);
  close(1);
  const auto ids = [&](EpisodeQuery query) {
    std::vector<std::int64_t> out;
    const auto found = *alerts().episodes(query);
    for (const Episode& episode : found) out.push_back(episode.id);
    return out;
  };
  EXPECT_THAT(ids({}), ElementsAre(3, 2));
  EXPECT_THAT(ids({.closed = true}), ElementsAre(3, 2, 1));
  EXPECT_THAT(ids({.area = "pirkanmaa", .closed = true}), ElementsAre(2, 1));
  EXPECT_THAT(ids({.subject = "pirkanmaa/a", .closed = true}), ElementsAre(1));
  EXPECT_THAT(ids({.closed = true, .since = date("2026-03-02")}), ElementsAre(3, 2, 1));
  EXPECT_THAT(ids({.closed = true, .since = date("2026-03-03")}), ElementsAre(1)) << "closed then";
  EXPECT_THAT(ids({.closed = true, .since = date("2026-04-02")}), IsEmpty());
}

TEST_F(Alerts, TheLastAcknowledgementCounts) {
  open_one("a");
  const Acknowledgement first{"johto", "katsotaan", kNow, kNow + std::chrono::hours(24)};
  const Acknowledgement second{"analyysi", "", kNow, kNow + std::chrono::hours(48)};
  ASSERT_TRUE(alerts().acknowledge(1, first));
  EXPECT_EQ(state().open[0].acknowledged, first);
  ASSERT_TRUE(alerts().acknowledge(1, second));
  EXPECT_EQ(state().open[0].acknowledged, second);
}

TEST_F(Alerts, AnAcknowledgementIsNotLostToAStepThatHasNotSeenIt) {
  open_one("a");
  AlertCommit step;
  step.generation = state().generation;
  step.as_of = date("2026-03-03");
  step.episodes = state().open;
  ASSERT_TRUE(alerts().acknowledge(1, {"johto", "ok", kNow, kNow}));
  expect_code(alerts().commit_alerts(step), kAlertsMoved);
  step.generation = state().generation;
  commit(step);
  EXPECT_TRUE(state().open[0].acknowledged);
}

TEST_F(Alerts, WhatWasDecidedFromAnEarlierGenerationIsNotWritten) {
  open_one("a");
  const std::int64_t seen = state().generation;
  Silence silence;
  silence.reason = "huolto";
  silence.from = kNow;
  silence.until = kNow + std::chrono::hours(24);
  ASSERT_TRUE(alerts().add_silence(silence));
  expect_code(alerts().acknowledge(1, {"johto", "", kNow, kNow}, seen), kAlertsMoved);
  expect_code(alerts().end_silence(1, kNow, seen), kAlertsMoved);
  EXPECT_FALSE(state().open[0].acknowledged);
  EXPECT_TRUE(alerts().acknowledge(1, {"johto", "", kNow, kNow}, state().generation));
}

TEST_F(Alerts, AnEpisodeIsFoundByItsNumberOpenOrNot) {
  open_one("a");
  close(1);
  EXPECT_EQ((*alerts().episode(1))->subject, "pirkanmaa/a");
  EXPECT_FALSE(*alerts().episode(2));
}

TEST_F(Alerts, WhoClosedAnEpisodeIsWrittenWithTheClosing) {
  open_one("a");
  AlertCommit step;
  step.generation = state().generation;
  step.as_of = date("2026-03-02");
  step.now = kNow;
  step.closed_by = Acknowledgement{"johto", "turha", kNow, kNow};
  expect_code(alerts().commit_alerts(step), kBadCommit);
  step.episodes = state().open;
  expect_code(alerts().commit_alerts(step), kBadCommit);
  step.episodes[0].open = false;
  commit(step);
  EXPECT_EQ((*alerts().episode(1))->acknowledged, step.closed_by);
}

TEST_F(Alerts, OnlyAnOpenEpisodeIsAcknowledged) {
  expect_code(alerts().acknowledge(1, {"johto", "", kNow, kNow}), kNoSuchEpisode);
  open_one("a");
  close(1);
  expect_code(alerts().acknowledge(1, {"johto", "", kNow, kNow}), kEpisodeClosed);
}

TEST_F(Alerts, ASilenceComesBackUntilItsEndHasCome) {
  Silence silence;
  silence.area = "pirkanmaa";
  silence.subject = "pirkanmaa/nps";
  silence.by = "analyysi";
  silence.reason = "järjestelmän vaihto";
  silence.from = kNow;
  silence.until = kNow + std::chrono::hours(24);
  ASSERT_EQ(alerts().add_silence(silence), 1);
  const auto now = state().silences;
  ASSERT_THAT(now, SizeIs(1));
  EXPECT_EQ(now[0].id, 1);
  EXPECT_EQ(now[0].area, silence.area);
  EXPECT_EQ(now[0].subject, silence.subject);
  EXPECT_EQ(now[0].by, silence.by);
  EXPECT_EQ(now[0].reason, silence.reason);
  EXPECT_EQ(now[0].from, silence.from);
  EXPECT_EQ(now[0].until, silence.until);
  EXPECT_THAT(state(silence.until).silences, IsEmpty());
  EXPECT_THAT(*alerts().silences(), SizeIs(1));
}

TEST_F(Alerts, ASilenceIsEndedByHand) {
  Silence silence;
  silence.reason = "huolto";
  silence.from = kNow;
  silence.until = kNow + std::chrono::hours(24);
  ASSERT_TRUE(alerts().add_silence(silence));
  const Instant end = kNow + std::chrono::hours(1);
  ASSERT_TRUE(alerts().end_silence(1, end));
  EXPECT_THAT(state(end).silences, IsEmpty());
  EXPECT_EQ(alerts().silences()->at(0).until, end);
  ASSERT_TRUE(alerts().end_silence(1, end + std::chrono::hours(1)));
  EXPECT_EQ(alerts().silences()->at(0).until, end) << "it was over already";
  expect_code(alerts().end_silence(2, end), kNoSuchSilence);
}

TEST_F(Alerts, ASilenceNeedsAReasonAndAnEnd) {
  Silence silence;
  silence.from = kNow;
  silence.until = kNow + std::chrono::hours(24);
  expect_code(alerts().add_silence(silence), kBadSilence);
  silence.reason = "huolto";
  silence.until = kNow;
  expect_code(alerts().add_silence(silence), kBadSilence);
}

TEST_F(Alerts, DigestsAreLeftAndTakenUpAgain) {
  ASSERT_TRUE(alerts().set_left_digests("johto", true, kNow));
  ASSERT_TRUE(alerts().set_left_digests("analyysi", true, kNow));
  EXPECT_THAT(*alerts().left_digests(), ElementsAre("analyysi", "johto"));
  ASSERT_TRUE(alerts().set_left_digests("johto", false, kNow));
  EXPECT_THAT(*alerts().left_digests(), ElementsAre("analyysi"));
}

TEST_F(Alerts, LeavingTwiceChangesNothing) {
  ASSERT_TRUE(alerts().set_left_digests("johto", true, kNow));
  const StoreVersion before = *store().version();
  ASSERT_TRUE(alerts().set_left_digests("johto", true, kNow));
  ASSERT_TRUE(alerts().set_left_digests("analyysi", false, kNow)) << "had not left";
  EXPECT_EQ(*store().version(), before);
}

class Runs : public Alerts {
 protected:
  // A run of "kuukausi" that sends one digest.
  AlertCommit run(const char* due_at) {
    AlertCommit out;
    out.generation = state().generation;
    out.as_of = date("2026-03-01");
    out.now = kNow;
    out.fire = ScheduleFire{"kuukausi", at(due_at), kNow, "sent"};
    out.messages = {telling("digest-" + std::string(due_at), {})};
    out.messages[0].message.kind = MessageKind::kDigest;
    out.messages[0].message.schedule = "kuukausi";
    out.messages[0].message.as_of = Date::of(at(due_at));
    return out;
  }
};

TEST_F(Runs, AreFiredOnce) {
  EXPECT_TRUE(commit(run("2026-03-02T06:00:00Z")).written);
  AlertCommit again = run("2026-03-02T06:00:00Z");
  again.messages[0].message.message_id = "<other@alue.example>";
  EXPECT_FALSE(commit(again).written);
  again.generation = 0;
  EXPECT_FALSE(commit(again).written) << "and says so to one that comes late";
  EXPECT_THAT(*store().outbox().messages({}), SizeIs(1));
}

TEST_F(Runs, AreListedNewestFirst) {
  EXPECT_FALSE(*alerts().last_fire("kuukausi"));
  commit(run("2026-03-02T06:00:00Z"));
  commit(run("2026-02-02T06:00:00Z"));
  const auto fires = *alerts().fires("kuukausi");
  ASSERT_THAT(fires, SizeIs(2));
  EXPECT_EQ(fires[0].due_at, at("2026-03-02T06:00:00Z"));
  EXPECT_EQ(fires[0].fired_at, kNow);
  EXPECT_EQ(fires[0].outcome, "sent");
  EXPECT_EQ((*alerts().last_fire("kuukausi"))->due_at, fires[0].due_at);
  EXPECT_THAT(*alerts().fires("viikko"), IsEmpty());
}

TEST_F(Runs, AreNoStepsOfTheAlerts) {
  open_one("a");
  AlertCommit early = run("2026-02-02T06:00:00Z");
  early.as_of = date("2026-02-02");
  commit(early);
  EXPECT_EQ(state().as_of, date("2026-03-02"));
}

TEST_F(Runs, OfADigestThatIsThereAlreadyQueueItOnce) {
  commit(run("2026-03-02T06:00:00Z"));
  AlertCommit other = run("2026-03-02T07:00:00Z");
  other.messages[0].message.message_id = message("digest-2026-03-02T06:00:00Z").message_id;
  EXPECT_THAT(commit(other).messages, ElementsAre(0));
}

TEST_F(Runs, SayWhichDayTheLastDigestTold) {
  EXPECT_FALSE(*alerts().last_digest("kuukausi", "johto"));
  commit(run("2026-02-02T06:00:00Z"));
  commit(run("2026-03-02T06:00:00Z"));
  EXPECT_EQ(*alerts().last_digest("kuukausi", "johto"), date("2026-03-02"));
  EXPECT_FALSE(*alerts().last_digest("kuukausi", "analyysi"));
  EXPECT_FALSE(*alerts().last_digest("viikko", "johto"));
}

TEST_F(Runs, DoNotCountADigestThatNobodyGot) {
  commit(run("2026-02-02T06:00:00Z"));
  commit(run("2026-03-02T06:00:00Z"));
  ASSERT_TRUE(store().outbox().cancel(2, kNow));
  EXPECT_EQ(*alerts().last_digest("kuukausi", "johto"), date("2026-02-02"));
}

using Together = Alerts;

TEST_F(Together, OfTwoWritersOfOneGenerationOneWins) {
  auto other = open_sqlite_store(path());
  ASSERT_TRUE(other);
  constexpr int kRounds = 50;
  for (int i = 0; i < kRounds; ++i) {
    const std::int64_t generation = state().generation;
    std::atomic<int> won = 0;
    std::atomic<int> moved = 0;
    const auto race = [&](Store& own, const std::string& name) {
      const auto done = own.alerts().commit_alerts(opening(name + std::to_string(i), generation));
      if (done) {
        ++won;
      } else if (done.error().code.name == kAlertsMoved.name) {
        ++moved;
      }
    };
    std::thread second(race, std::ref(**other), "b");
    race(store(), "a");
    second.join();
    ASSERT_EQ(won, 1);
    ASSERT_EQ(moved, 1);
  }
  EXPECT_THAT(state().open, SizeIs(kRounds));
}

TEST_F(Together, ARunOfManyIsFiredByOne) {
  std::atomic<int> fired = 0;
  std::vector<std::unique_ptr<Store>> stores;
  for (int i = 0; i < 4; ++i) stores.push_back(std::move(*open_sqlite_store(path())));
  std::vector<std::thread> threads;
  for (const auto& own : stores) {
    threads.emplace_back([&] {
      for (int due = 0; due < 20; ++due) {
        AlertCommit run;
        run.fire = ScheduleFire{"kuukausi", kNow + std::chrono::hours(due), kNow, "sent"};
        run.now = kNow;
        run.messages = {telling("digest-" + std::to_string(due), {})};
        for (;;) {
          run.generation = own->alerts().alert_state(kNow)->generation;
          const auto done = own->alerts().commit_alerts(run);
          if (!done) continue;  // moved: again
          if (done->written) ++fired;
          break;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(fired, 20);
  EXPECT_THAT(*store().outbox().messages({}), SizeIs(20));
}

}  // namespace
}  // namespace viisari::test
