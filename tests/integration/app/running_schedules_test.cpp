// Runs of schedules on the real database, under a clock that the test sets: each once, whatever
// happens to processes and clocks.

#include "app/running_schedules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "app/workspace.h"
#include "base/guarded.h"
#include "base/log_messages.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;
using std::chrono::days;
using std::chrono::hours;
using testing::HasSubstr;
using testing::Not;

Instant instant(const std::string& iso) {
  return parse_instant(iso).value();
}

// Keeps the ids of what was logged.
class KeptLog final : public Log {
 public:
  void write(const LogMessage& message, std::initializer_list<LogField> /*fields*/) override {
    ids_.with([&](std::vector<std::string>& ids) { ids.emplace_back(message.id); });
  }
  std::vector<std::string> ids() const {
    return ids_.with([](const std::vector<std::string>& ids) { return ids; });
  }

 private:
  Guarded<std::vector<std::string>> ids_;
};

class RunningSchedules : public testing::Test {
 protected:
  RunningSchedules()
      : folder_(fs::temp_directory_path() /
                ("viisari_running_" + std::to_string(getpid()) + "_" +
                 testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "indicators");
    fs::create_directories(folder_ / "plugins");
    config_.data_directory = folder_ / "var";
    config_.definitions_directory = folder_ / "indicators";
    config_.plugin_directory = folder_ / "plugins";
    config_.templates_directory = folder_ / "templates";
    config_.mail_from = "Viisari <viisari@palvelu.example>";
    add_recipient("johto").digests = {"monthly"};
    add_recipient("talous").digests = {"monthly"};
    add_recipient("hallinta").admin = true;
    add_schedule("monthly", ScheduleSends::kDigest, "FREQ=MONTHLY;BYMONTHDAY=5");
    workspace_ = open();
  }
  ~RunningSchedules() override {
    workspace_.reset();
    fs::remove_all(folder_);
  }

  Recipient& add_recipient(const std::string& role) {
    Recipient recipient;
    recipient.role = role;
    recipient.title = "Rooli " + role;
    recipient.address = role + "@alue.example";
    settings_.recipients.all.push_back(recipient);
    return settings_.recipients.all.back();
  }
  Recipient& recipient(const std::string& role) {
    for (Recipient& one : settings_.recipients.all) {
      if (one.role == role) return one;
    }
    throw std::runtime_error("no role " + role);
  }
  Schedule& add_schedule(const std::string& name, ScheduleSends sends, const std::string& rule) {
    Schedule schedule;
    schedule.name = name;
    schedule.sends = sends;
    schedule.rule = rule;
    schedule.time = hours(8);
    schedule.start = *Date::from_ymd(2026, 1, 1);
    schedule.deadline = hours(240);
    settings_.schedules.all.push_back(schedule);
    return settings_.schedules.all.back();
  }
  Schedule& schedule() { return settings_.schedules.all.front(); }

  std::unique_ptr<Workspace> open() {
    auto workspace = Workspace::open(config_, clock_, log_, "/nonexistent/viisari");
    if (!workspace) throw std::runtime_error(workspace.error().to_string());
    if (!(*workspace)->load_definitions()) throw std::runtime_error("no definitions");
    return std::move(*workspace);
  }

  ScheduleReport run(Instant now) {
    const auto report = run_schedules(*workspace_, settings_, now);
    EXPECT_TRUE(report) << report.error().to_string();
    return report.value_or(ScheduleReport{});
  }
  ScheduleReport run(const std::string& now) { return run(instant(now)); }

  // By due time; "seen" left out.
  std::map<std::string, std::string> fires(const std::string& name = "monthly") {
    std::map<std::string, std::string> all;
    const auto stored = workspace_->store().alerts().fires(name);
    EXPECT_TRUE(stored);
    for (const ScheduleFire& fire : stored.value_or(std::vector<ScheduleFire>{})) {
      if (fire.outcome == "seen") continue;
      all[to_string(fire.due_at).substr(0, 10)] = fire.outcome;
    }
    return all;
  }
  // Oldest first.
  std::vector<OutboxMessage> messages() {
    OutboxQuery query;
    query.with_bytes = true;
    query.limit = 100'000;
    auto all = workspace_->store().outbox().messages(query);
    EXPECT_TRUE(all);
    if (!all) return {};
    return {all->rbegin(), all->rend()};
  }

  const FixedClock clock_{instant("2026-01-02T12:00:00Z")};
  KeptLog log_;
  fs::path folder_;
  Config config_;
  NotifySettings settings_;
  std::unique_ptr<Workspace> workspace_;
};

using Fires = std::map<std::string, std::string>;

TEST_F(RunningSchedules, AScheduleSeenForTheFirstTimeMakesUpForNothing) {
  EXPECT_EQ(run("2026-01-05T06:00:01Z").fired, 0U);
  EXPECT_EQ(run("2026-01-05T07:00:00Z").fired, 0U);
  EXPECT_TRUE(fires().empty());
  EXPECT_TRUE(messages().empty());
}

TEST_F(RunningSchedules, ARunDueAtTheFirstSightIsRun) {
  EXPECT_EQ(run("2026-01-05T06:00:00Z").fired, 1U);
}

TEST_F(RunningSchedules, EveryRecipientOfTheScheduleGetsAMailOfItsOwn) {
  run("2026-01-02T12:00:00Z");
  const auto report = run("2026-01-05T06:00:20Z");
  EXPECT_EQ(report.fired, 1U);
  EXPECT_EQ(report.mails, 2U);
  const auto all = messages();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].message_id, "<digest-monthly-20260105T0800.johto@palvelu.example>");
  EXPECT_EQ(all[1].message_id, "<digest-monthly-20260105T0800.talous@palvelu.example>");
  EXPECT_EQ(all[0].envelope_to, "johto@alue.example");
  EXPECT_EQ(all[0].kind, MessageKind::kDigest);
  EXPECT_EQ(all[0].schedule, "monthly");
  EXPECT_EQ(all[0].as_of, Date::parse("2026-01-05"));
}

TEST_F(RunningSchedules, ADigestExpiresWhenTheNextIsDue) {
  run("2026-01-02T12:00:00Z");
  run("2026-01-05T06:00:20Z");
  EXPECT_EQ(to_string(messages().at(0).expires_at), "2026-02-05T06:00:00Z");
}

TEST_F(RunningSchedules, WhoHasLeftGetsNothing) {
  run("2026-01-02T12:00:00Z");
  ASSERT_TRUE(workspace_->store().alerts().set_left_digests("johto", true, clock_.now()));
  run("2026-01-05T06:00:20Z");
  ASSERT_EQ(messages().size(), 1U);
  EXPECT_EQ(messages()[0].recipient, "talous");
}

TEST_F(RunningSchedules, TheDeputyReadsForOneWhoIsAway) {
  recipient("johto").away = true;
  recipient("johto").deputy = "hallinta";
  run("2026-01-02T12:00:00Z");
  run("2026-01-05T06:00:20Z");
  const auto all = messages();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].recipient, "hallinta");
  EXPECT_EQ(all[0].envelope_to, "hallinta@alue.example");
  EXPECT_EQ(all[0].message_id, "<digest-monthly-20260105T0800.hallinta.for.johto@palvelu.example>");
}

TEST_F(RunningSchedules, ARunWithoutRecipientsIsDoneAllTheSame) {
  for (Recipient& one : settings_.recipients.all) one.digests.clear();
  run("2026-01-02T12:00:00Z");
  EXPECT_EQ(run("2026-01-05T06:00:20Z").fired, 1U);
  EXPECT_EQ(fires(), (Fires{{"2026-01-05", "sent"}}));
}

TEST_F(RunningSchedules, AMailThatCannotBeMadeHoldsBackNoOther) {
  recipient("johto").address = "johto@alue.example\r\nBcc: x@y.example";
  run("2026-01-02T12:00:00Z");
  EXPECT_EQ(run("2026-01-05T06:00:20Z").mails, 1U);
  ASSERT_EQ(messages().size(), 1U);
  EXPECT_EQ(messages()[0].recipient, "talous");
}

TEST_F(RunningSchedules, ABrokenTemplateIsLoggedAndTheBuiltInMailGoesOut) {
  fs::create_directories(config_.templates_directory);
  std::ofstream(config_.templates_directory / "digest.lua") << "template {\n";
  run("2026-01-02T12:00:00Z");
  const ScheduleReport report = run("2026-01-05T06:00:20Z");
  EXPECT_EQ(report.mails, 2U);
  EXPECT_EQ(report.template_errors.size(), 2U);
  EXPECT_THAT(log_.ids(), testing::Contains(std::string(log_message::kTemplateFailed.id)).Times(2));
}

TEST_F(RunningSchedules, FiveYearsOfMonthsAreEachRunOnce) {
  schedule().holiday = HolidayPolicy::kNextWorkingDay;
  for (Instant now = clock_.now(); now < instant("2031-01-02T00:00:00Z"); now += hours(16)) {
    run(now);
  }
  EXPECT_EQ(fires().size(), 60U);
  for (const auto& [day, outcome] : fires()) EXPECT_EQ(outcome, "sent") << day;
  std::map<std::string, int> each;
  for (const OutboxMessage& message : messages()) ++each[message.message_id];
  EXPECT_EQ(each.size(), 120U);
}

TEST_F(RunningSchedules, ThreeDaysForwardRunsTheLatestOnceAndSaysThatItIsLate) {
  schedule().rule = "FREQ=DAILY";
  run("2026-01-05T06:00:20Z");
  run("2026-01-06T06:00:20Z");
  const auto report = run("2026-01-09T20:00:00Z");
  EXPECT_EQ(report.fired, 1U);
  EXPECT_EQ(report.skipped, 2U);
  EXPECT_EQ(fires(), (Fires{{"2026-01-06", "sent"},
                            {"2026-01-07", "skipped"},
                            {"2026-01-08", "skipped"},
                            {"2026-01-09", "sent"}}));
  const auto all = messages();
  ASSERT_EQ(all.size(), 4U);
  EXPECT_THAT(all[2].message_id, HasSubstr("20260109T0800"));
  EXPECT_THAT(all[2].bytes, HasSubstr("9.1.2026 klo 8"));
  EXPECT_THAT(all[0].bytes, Not(HasSubstr("klo 8")));
}

TEST_F(RunningSchedules, AnHourBackRepeatsNothing) {
  schedule().rule = "FREQ=DAILY";
  run("2026-01-05T06:00:00Z");
  run("2026-01-05T05:00:00Z");
  run("2026-01-05T06:00:00Z");
  EXPECT_EQ(fires().size(), 1U);
  EXPECT_EQ(messages().size(), 2U);
}

TEST_F(RunningSchedules, AnEditedRuleNeitherRepeatsNorMakesUp) {
  run("2026-01-02T12:00:00Z");
  run("2026-01-05T06:00:20Z");
  schedule().rule = "FREQ=MONTHLY;BYMONTHDAY=3";
  run("2026-01-06T06:00:20Z");
  run("2026-02-03T06:00:20Z");
  EXPECT_EQ(fires(), (Fires{{"2026-01-05", "sent"}, {"2026-02-03", "sent"}}));
}

TEST_F(RunningSchedules, ProcessesAtOnceRunEachRunOnce) {
  schedule().rule = "FREQ=DAILY";
  const auto other = open();
  run("2026-01-02T12:00:00Z");
  const auto all_days = [this](Workspace& workspace) {
    for (int day = 3; day <= 27; ++day) {
      const Instant now = instant("2026-01-01T06:00:10Z") + days(day - 1);
      const auto report = run_schedules(workspace, settings_, now);
      ASSERT_TRUE(report) << report.error().to_string();
    }
  };
  std::thread first([&] { all_days(*workspace_); });
  std::thread second([&] { all_days(*other); });
  first.join();
  second.join();
  EXPECT_EQ(fires().size(), 25U);
  for (const auto& [day, outcome] : fires()) EXPECT_EQ(outcome, "sent") << day;
  std::set<std::string> ids;
  for (const OutboxMessage& message : messages()) {
    EXPECT_TRUE(ids.insert(message.message_id).second) << message.message_id;
  }
  EXPECT_EQ(ids.size(), 50U);
}

TEST_F(RunningSchedules, AKilledProcessLeavesNothingHalf) {
  schedule().rule = "FREQ=DAILY";
  run("2026-01-02T12:00:00Z");
  workspace_.reset();
  std::mt19937 random(20261122);
  constexpr int kDays = 400;
  const auto all_days = [this](Workspace& workspace) {
    for (int day = 0; day < kDays; ++day) {
      const Instant now = instant("2026-01-03T06:00:10Z") + days(day);
      if (!run_schedules(workspace, settings_, now)) return false;
    }
    return true;
  };
  for (int kill_number = 0; kill_number < 20; ++kill_number) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      try {
        const auto workspace = open();
        _exit(all_days(*workspace) ? 0 : 1);
      } catch (const std::exception&) {
        _exit(2);  // never back into the test
      }
    }
    usleep(20'000 + static_cast<useconds_t>(random() % 60'000));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
  }
  workspace_ = open();
  const auto sent_so_far = fires();
  EXPECT_EQ(messages().size(), 2 * sent_so_far.size());
  ASSERT_TRUE(all_days(*workspace_));
  EXPECT_EQ(fires().size(), static_cast<std::size_t>(kDays));
  std::set<std::string> ids;
  for (const OutboxMessage& message : messages()) ids.insert(message.message_id);
  EXPECT_EQ(ids.size(), 2U * kDays);
}

class Watchdogs : public RunningSchedules {
 protected:
  Watchdogs() {
    settings_.schedules.all.clear();
    add_schedule("watchdog", ScheduleSends::kWatchdog, "FREQ=MONTHLY;BYMONTHDAY=1");
    run("2026-01-02T12:00:00Z");
  }
};

TEST_F(Watchdogs, GoToTheAdminEveryMonthThoughNothingHappened) {
  run("2026-02-01T06:00:20Z");
  run("2026-03-01T06:00:20Z");
  const auto all = messages();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].kind, MessageKind::kWatchdog);
  EXPECT_EQ(all[0].recipient, "hallinta");
  EXPECT_EQ(all[1].message_id, "<digest-watchdog-20260301T0800.hallinta@palvelu.example>");
  EXPECT_THAT(all[1].bytes, HasSubstr("1.2.2026"));
}

TEST_F(Watchdogs, OneMailWhereADeputyStandsInForTwo) {
  for (const char* role : {"paa1", "paa2"}) {
    Recipient& admin = add_recipient(role);
    admin.admin = true;
    admin.away = true;
    admin.deputy = "hallinta";
  }
  run("2026-02-01T06:00:20Z");
  EXPECT_EQ(messages().size(), 1U);
}

TEST_F(Watchdogs, TellThatSendingIsPaused) {
  recipient("hallinta").language = "en";
  ASSERT_TRUE(workspace_->store().outbox().pause("smtp.auth", clock_.now()));
  run("2026-02-01T06:00:20Z");
  ASSERT_EQ(messages().size(), 1U);
  EXPECT_THAT(messages()[0].bytes, HasSubstr("smtp.auth"));
}

}  // namespace
}  // namespace viisari
