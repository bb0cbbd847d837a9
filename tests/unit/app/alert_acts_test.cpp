// What people do about alerts, over a real database.

#include "app/alert_acts.h"

#include <gmock/gmock.h>

#include <chrono>
#include <string>
#include <vector>

#include "../store/alert_fixture.h"
#include "alert/notices.h"
#include "app/evaluation.h"

namespace viisari {
namespace {

using std::chrono::hours;
using test::date;
using test::kNow;

class AlertActs : public test::StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    ASSERT_TRUE(alerts().commit_alerts(test::opening("a", state().generation)));
    for (const char* key : {"a", "ostot.x", "ostot.y"}) {
      Indicator indicator;
      indicator.id = "pirkanmaa/" + std::string(key);
      indicator.area = "pirkanmaa";
      indicators_.push_back(indicator);
    }
    for (const Indicator& indicator : indicators_) known_.push_back(&indicator);
  }

  AlertStore& alerts() { return store().alerts(); }
  AlertState state() { return alerts().alert_state(kNow).value(); }
  Episode episode() { return find_alert(alerts(), 1).value(); }
  std::string version() {
    return alert_version(episode(), silence_of(episode(), state().silences, kNow));
  }

  template <class T>
  static std::string code(const Result<T>& result) {
    return result ? "" : std::string(result.error().code.name);
  }
  Result<Instant> acknowledge(const char* until, bool may_shorten = false,
                              std::optional<std::string> seen = {}) {
    return acknowledge_alert(alerts(), {1, "johto", "selvitetään", std::move(seen)}, date(until),
                             may_shorten, kNow);
  }
  Result<Silence> silence(const char* subject) {
    return silence_alerts(alerts(), known_, {subject, "johto", "muutto", date("2026-03-10")}, kNow);
  }

  std::vector<Indicator> indicators_;
  std::vector<const Indicator*> known_;
};

TEST_F(AlertActs, AnAcknowledgementHoldsUntilTheEndOfItsDay) {
  EXPECT_EQ(acknowledge("2026-03-04").value(), test::at("2026-03-05T00:00:00Z"));
  EXPECT_EQ(episode().acknowledged->by, "johto");
}

TEST_F(AlertActs, AnAcknowledgementWithoutAnEndHoldsForThirtyDays) {
  const auto until = acknowledge_alert(alerts(), {1, "johto", "x", {}}, std::nullopt, false, kNow);
  EXPECT_EQ(until.value(), kNow + hours(24 * 30));
}

TEST_F(AlertActs, AnAcknowledgementIsNotShortenedSilently) {
  ASSERT_TRUE(acknowledge("2026-04-01"));
  EXPECT_EQ(code(acknowledge("2026-03-05")), "alerts.shorter");
  EXPECT_EQ(last_day_until(episode().acknowledged->until), date("2026-04-01"));
}

TEST_F(AlertActs, AnAcknowledgementIsShortenedByWhoSaysSo) {
  ASSERT_TRUE(acknowledge("2026-04-01"));
  ASSERT_TRUE(acknowledge("2026-03-05", true));
  EXPECT_EQ(last_day_until(episode().acknowledged->until), date("2026-03-05"));
}

TEST_F(AlertActs, AnAcknowledgementThatIsOverIsReplacedByAnyOther) {
  ASSERT_TRUE(alerts().acknowledge(1, {"x", "x", kNow - hours(50), kNow - hours(1)}));
  EXPECT_TRUE(acknowledge("2026-03-02"));
}

TEST_F(AlertActs, ADayThatIsOverIsRefused) {
  EXPECT_EQ(code(acknowledge("2026-03-01")), "alerts.until");
}

TEST_F(AlertActs, WordsOfTwoLinesNoWordsAndTooManyAreRefused) {
  for (const std::string& words :
       {std::string("a\nb"), std::string(" "), std::string("a\xC2\x85z"), std::string(1001, 'a')}) {
    const auto refused = acknowledge_alert(alerts(), {1, "johto", words, {}}, {}, false, kNow);
    EXPECT_EQ(code(refused), "alerts.text") << words;
  }
}

TEST_F(AlertActs, AThousandLettersThatTakeTwoBytesEachAreTaken) {
  std::string words;
  for (int i = 0; i < 1000; ++i) words += "ä";
  EXPECT_TRUE(acknowledge_alert(alerts(), {1, "johto", words, {}}, {}, false, kNow));
}

TEST_F(AlertActs, TheSecondOfTwoWhoLookedAtTheSameIsTold) {
  const std::string seen = version();
  ASSERT_TRUE(acknowledge("2026-03-04", false, seen));
  EXPECT_EQ(code(acknowledge("2026-03-20", false, seen)), "alerts.changed");
  EXPECT_EQ(code(close_alert(alerts(), {1, "johto", "x", seen}, kNow)), "alerts.changed");
}

TEST_F(AlertActs, ASilenceThatCoversTheAlertChangesItsVersion) {
  const std::string seen = version();
  ASSERT_TRUE(silence("pirkanmaa/ostot.*"));
  EXPECT_EQ(version(), seen);
  ASSERT_TRUE(silence("pirkanmaa"));
  EXPECT_NE(version(), seen);
}

TEST_F(AlertActs, ATransitionChangesTheVersion) {
  const std::string seen = version();
  Episode repeated = episode();
  ++repeated.transitions;
  EXPECT_NE(alert_version(repeated, nullptr), seen);
}

TEST_F(AlertActs, AnotherAlertsChangeIsNoConflict) {
  const std::string seen = version();
  ASSERT_TRUE(alerts().commit_alerts(test::opening("b", state().generation)));
  EXPECT_TRUE(acknowledge("2026-03-04", false, seen));
}

TEST_F(AlertActs, ClosingKeepsWhoDidItAndWhy) {
  ASSERT_TRUE(close_alert(alerts(), {1, "johto", "turha", {}}, kNow));
  EXPECT_FALSE(episode().open);
  EXPECT_EQ(episode().closed_at, kNow);
  EXPECT_EQ(episode().acknowledged->comment, "turha");
  EXPECT_EQ(alerts().transitions(1)->back().kind, TransitionKind::kClosed);
}

TEST_F(AlertActs, WhatIsOverIsNeitherAcknowledgedNorClosed) {
  ASSERT_TRUE(close_alert(alerts(), {1, "johto", "turha", {}}, kNow));
  EXPECT_EQ(code(acknowledge("2026-03-04")), "alerts.episode_closed");
  EXPECT_EQ(code(close_alert(alerts(), {1, "johto", "x", {}}, kNow)), "alerts.episode_closed");
}

TEST_F(AlertActs, AnUnknownAlertIsRefused) {
  EXPECT_EQ(code(close_alert(alerts(), {9, "johto", "x", {}}, kNow)), "alerts.no_such_episode");
}

TEST_F(AlertActs, ASilenceCoversAnAreaAnIndicatorOrABeginning) {
  EXPECT_EQ(subject_of(silence("pirkanmaa").value()), "pirkanmaa");
  EXPECT_EQ(subject_of(silence("pirkanmaa/a").value()), "pirkanmaa/a");
  EXPECT_TRUE(covers(silence("pirkanmaa/ostot.*").value(), "pirkanmaa/ostot.y"));
}

TEST_F(AlertActs, ASilenceOfWhatIsNotKnownIsRefused) {
  EXPECT_EQ(code(silence("pirkanma")), "status.unknown_area");
  EXPECT_EQ(code(silence("*")), "status.unknown_area");
  EXPECT_EQ(code(silence("")), "status.unknown_area");
  EXPECT_EQ(code(silence("pirkanmaa/b")), "status.unknown_indicator");
  EXPECT_EQ(code(silence("pirkanmaa/b.*")), "status.unknown_indicator");
}

TEST_F(AlertActs, ASilenceIsEndedOnceByWhoSawItAsItIs) {
  const Silence given = silence("pirkanmaa").value();
  const std::string seen = silence_version(given);
  ASSERT_TRUE(end_silence(alerts(), given.id, seen, kNow + hours(1)));
  EXPECT_EQ(code(end_silence(alerts(), given.id, seen, kNow + hours(2))), "alerts.changed");
  EXPECT_EQ(code(end_silence(alerts(), 9, {}, kNow)), "alerts.no_such_silence");
}

}  // namespace
}  // namespace viisari
