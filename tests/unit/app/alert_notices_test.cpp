#include "app/alert_notices.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace viisari {
namespace {

const Instant kNow = parse_instant("2026-03-02T08:00:00Z").value();

// An escalated alert of high severity; the superior stands above "johto".
class Notices : public testing::Test {
 protected:
  Notices() {
    indicator_.id = "pirkanmaa/a";
    indicator_.area = "pirkanmaa";
    Recipient leader;
    leader.role = "johto";
    leader.escalate_to = "aluejohto";
    Recipient superior;
    superior.role = "aluejohto";
    superior.at_once.reset();
    superior.services = {"nothing"};
    recipients_.all = {leader, superior};
    episode_.id = 7;
    episode_.kind = EpisodeKind::kPath;
    episode_.subject = indicator_.id;
    episode_.severity = Severity::kHigh;
    episode_.escalated = true;
    episode_.transitions = 2;
    latest_.episode = 7;
    latest_.number = 2;
    latest_.kind = TransitionKind::kEscalated;
    state_.open = {episode_};
  }

  std::string answer(std::string_view role) const {
    const AlertSubjects subjects = alert_subjects(std::span(&indicator_, 1), {});
    for (const NoticeAnswer& answer :
         notices_of(episode_, latest_, state_, subjects, recipients_, kNow)) {
      if (answer.route.recipient->role == role) return std::string(to_string(answer.reason));
    }
    return "no route";
  }

  void tell(const std::string& role) {
    state_.told.push_back({7, role, 1, TransitionKind::kOpened, kNow});
  }

  Indicator indicator_;
  Recipients recipients_;
  Episode episode_;
  Transition latest_;
  AlertState state_;
};

TEST_F(Notices, ShowTheSuperiorAsToldNextOnceTheSubordinateKnew) {
  tell("johto");
  EXPECT_EQ(answer("aluejohto"), "escalation");
}

TEST_F(Notices, DoNotPromiseTheSuperiorWhatTheSubordinateWasNeverToldOf) {
  EXPECT_EQ(answer("aluejohto"), "subordinate_not_told");
}

TEST_F(Notices, TellTheSuperiorOfWhatTheDeputyOfTheSubordinateKnew) {
  Recipient deputy;
  deputy.role = "sijainen";
  deputy.services = {"nothing"};
  recipients_.all.push_back(deputy);
  recipients_.all[0].away = true;
  recipients_.all[0].deputy = "sijainen";
  tell("sijainen");
  EXPECT_EQ(answer("aluejohto"), "escalation");
}

TEST_F(Notices, TheSuperiorIsToldOnce) {
  tell("johto");
  tell("aluejohto");
  EXPECT_EQ(answer("aluejohto"), "nothing_new");
}

}  // namespace
}  // namespace viisari
