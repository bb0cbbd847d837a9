#include "alert/notices.h"

#include <gmock/gmock.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace viisari {
namespace {

using std::chrono::days;
using enum NoticeReason;

const Instant kNow = Instant(Date::from_ymd(2026, 3, 1)->sys_days());

struct Row {
  const char* name;
  TransitionKind latest;
  std::optional<int> told;  // transition this recipient knows; the latest is 2
  bool at_once;
  bool silenced;
  bool inhibited;
  bool acknowledged;
  RouteReason route;
  NoticeReason expected;
};

class DecideTable : public testing::TestWithParam<Row> {};

TEST_P(DecideTable, GivesItsReason) {
  const Row& row = GetParam();
  Episode episode;
  episode.kind = EpisodeKind::kPath;
  episode.subject = "p/a";
  if (row.acknowledged) {
    episode.acknowledged = Acknowledgement{"leader", "seen", kNow - days(1), kNow + days(1)};
  }
  Transition latest;
  latest.number = 2;
  latest.kind = row.latest;
  Told told;
  told.transition = row.told.value_or(0);
  NoticeQuestion question;
  question.episode = &episode;
  question.latest = &latest;
  question.told = row.told ? &told : nullptr;
  question.route.at_once = row.at_once;
  question.route.reason = row.route;
  question.silenced = row.silenced;
  question.inhibited = row.inhibited;
  question.subordinate_told = true;
  question.now = kNow;
  EXPECT_EQ(to_string(decide(question)), to_string(row.expected));
}

TEST(Decide, ASuperiorIsNotToldOfWhatTheSubordinateWasNotToldOf) {
  Episode episode;
  episode.kind = EpisodeKind::kPath;
  episode.subject = "p/a";
  Transition latest;
  latest.number = 2;
  latest.kind = TransitionKind::kEscalated;
  NoticeQuestion question;
  question.episode = &episode;
  question.latest = &latest;
  question.route.at_once = true;
  question.route.reason = RouteReason::kEscalated;
  question.now = kNow;
  EXPECT_EQ(to_string(decide(question)), to_string(kSubordinateNotTold));
}

constexpr auto kOpened = TransitionKind::kOpened;
constexpr auto kRepeated = TransitionKind::kRepeated;
constexpr auto kEscalated = TransitionKind::kEscalated;
constexpr auto kBack = TransitionKind::kResolved;
constexpr auto kWrongly = TransitionKind::kCorrected;
constexpr auto kByHand = TransitionKind::kClosed;
constexpr auto kService = RouteReason::kService;

INSTANTIATE_TEST_SUITE_P(
    Cases, DecideTable,
    testing::Values(
        Row{"new", kOpened, {}, true, false, false, false, kService, kFirst},
        Row{"told_already", kOpened, 2, true, false, false, false, kService, kNothingNew},
        Row{"repeat", kRepeated, 1, true, false, false, false, kService, kRepeat},
        Row{"first_even_at_a_repeat", kRepeated, {}, true, false, false, false, kService, kFirst},
        Row{"escalated_to",
            kEscalated,
            {},
            true,
            false,
            false,
            false,
            RouteReason::kEscalated,
            kEscalation},
        Row{"escalation_reminds_the_others", kEscalated, 1, true, false, false, false, kService,
            kRepeat},
        Row{"escalated_once", kRepeated, 1, true, false, false, false, RouteReason::kEscalated,
            kNothingNew},
        Row{"resolved", kBack, 1, true, false, false, false, kService, NoticeReason::kResolved},
        Row{"corrected", kWrongly, 1, true, false, false, false, kService,
            NoticeReason::kCorrected},
        Row{"resolved_never_told", kBack, {}, true, false, false, false, kService, kNeverTold},
        Row{"corrected_never_told", kWrongly, {}, true, false, false, false, kService, kNeverTold},
        Row{"resolved_though_silenced", kBack, 1, true, true, false, false, kService,
            NoticeReason::kResolved},
        Row{"closed_by_hand", kByHand, 1, true, false, false, false, kService, kNothingNew},
        Row{"silenced", kOpened, {}, true, true, false, false, kService, kSilenced},
        Row{"inhibited", kOpened, {}, true, false, true, false, kService, kInhibited},
        Row{"acknowledged", kRepeated, 1, true, false, false, true, kService, kAcknowledged},
        Row{"in_digest", kOpened, {}, false, false, false, false, kService, kInDigest}),
    [](const auto& row) { return std::string(row.param.name); });

Episode episode_of(EpisodeKind kind, std::string subject) {
  Episode episode;
  episode.kind = kind;
  episode.subject = std::move(subject);
  return episode;
}

Silence silence(std::string area, std::string subject) {
  return {1, std::move(area), std::move(subject), "analyst", "maintenance", kNow, kNow + days(2)};
}

TEST(Silences, CoverASubjectAPrefixAnAreaOrEverything) {
  const Episode episode = episode_of(EpisodeKind::kPath, "p/ostot.kotipalvelu");
  const auto covered = [&](const Silence& one) {
    return silence_of(episode, std::span(&one, 1), kNow) != nullptr;
  };
  EXPECT_TRUE(covered(silence("p", "p/ostot.kotipalvelu")));
  EXPECT_TRUE(covered(silence("p", "p/ostot.*")));
  EXPECT_TRUE(covered(silence("p", "")));
  EXPECT_TRUE(covered(silence("", "")));
  EXPECT_FALSE(covered(silence("p", "p/ostot")));
  EXPECT_FALSE(covered(silence("q", "")));
}

TEST(Silences, HoldFromTheirBeginningToBeforeTheirEnd) {
  const Episode episode = episode_of(EpisodeKind::kPath, "p/a");
  const Silence one = silence("p", "");
  const auto holds = [&](Instant at) {
    return silence_of(episode, std::span(&one, 1), at) != nullptr;
  };
  EXPECT_FALSE(holds(one.from - std::chrono::seconds(1)));
  EXPECT_TRUE(holds(one.from));
  EXPECT_FALSE(holds(one.until));
}

TEST(Inhibition, AnOpenOutageStandsForTheOverdueFiguresOfItsArea) {
  std::vector<Episode> open{episode_of(EpisodeKind::kAreaData, "p")};
  EXPECT_TRUE(is_inhibited(episode_of(EpisodeKind::kData, "p/a"), open));
  EXPECT_FALSE(is_inhibited(episode_of(EpisodeKind::kData, "q/a"), open));
  EXPECT_FALSE(is_inhibited(episode_of(EpisodeKind::kPath, "p/a"), open));
  open.front().open = false;
  EXPECT_FALSE(is_inhibited(episode_of(EpisodeKind::kData, "p/a"), open));
}

TEST(Grouping, IsByServiceLineAndCause) {
  const Episode path = episode_of(EpisodeKind::kPath, "p/a");
  const Episode data = episode_of(EpisodeKind::kData, "p/a");
  EXPECT_NE(group_key(path, "A"), group_key(path, "B"));
  EXPECT_EQ(group_key(data, "A"), group_key(data, "B"));
  EXPECT_EQ(group_key(data, ""), group_key(episode_of(EpisodeKind::kAreaData, "p"), ""));
  EXPECT_NE(group_key(path, "A"), group_key(data, "A"));
}

}  // namespace
}  // namespace viisari
