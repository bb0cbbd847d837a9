#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "schedule/schedule.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr const char* kGood =
    "[[schedule]]\n"
    "name = \"monthly\"\n"
    "sends = \"digest\"\n"
    "rule = \"FREQ=MONTHLY;BYMONTHDAY=5\"\n"
    "time = \"08:00\"\n"
    "start = 2026-01-01\n";

class SchedulesFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("viisari_schedules_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::vector<Error> read(const std::string& text) {
    std::ofstream(folder_ / "schedules.toml", std::ios::binary) << text;
    return read_schedules(folder_ / "schedules.toml", schedules_);
  }
  // One fault, with this code and line.
  void expect_fault(const std::string& text, ErrorCode code, int line) {
    const auto errors = read(text);
    ASSERT_EQ(errors.size(), 1U) << text;
    EXPECT_EQ(errors[0].code, code) << errors[0].to_string();
    EXPECT_EQ(errors[0].line, line) << errors[0].to_string();
    EXPECT_EQ(errors[0].file, (folder_ / "schedules.toml").string());
    EXPECT_TRUE(schedules_.all.empty());
  }
  static std::string with(const std::string& line) { return kGood + line + "\n"; }
  static std::string without(const std::string& key) {
    std::string text = kGood;
    const std::size_t at = text.find("\n" + key + " ") + 1;
    return text.erase(at, text.find('\n', at) + 1 - at);
  }

  fs::path folder_;
  Schedules schedules_;
};

TEST_F(SchedulesFile, TheShippedFileIsGood) {
  Schedules shipped;
  const auto errors =
      read_schedules(fs::path(VIISARI_SOURCE_DIR) / "config" / "schedules.toml", shipped);
  for (const Error& error : errors) ADD_FAILURE() << error.to_string();
  ASSERT_NE(shipped.find("monthly"), nullptr);
  EXPECT_EQ(shipped.find("monthly")->sends, ScheduleSends::kDigest);
  ASSERT_NE(shipped.find("watchdog"), nullptr);
  EXPECT_EQ(shipped.find("watchdog")->sends, ScheduleSends::kWatchdog);
}

TEST_F(SchedulesFile, ReadsEveryKey) {
  const auto errors = read(
      "[[schedule]]\nname = \"w\"\nsends = \"watchdog\"\nrule = \"FREQ=DAILY\"\ntime = \"23:59\"\n"
      "zone = \"Europe/Stockholm\"\nstart = \"2026-02-01\"\nexcept = [2026-03-01, \"2026-03-02\"]\n"
      "holiday = \"previous_working_day\"\nmissed = \"run_all\"\nmax_runs = 3\n"
      "deadline_hours = 72\n");
  ASSERT_TRUE(errors.empty()) << errors[0].to_string();
  ASSERT_EQ(schedules_.all.size(), 1U);
  const Schedule& one = schedules_.all[0];
  EXPECT_EQ(one.sends, ScheduleSends::kWatchdog);
  EXPECT_EQ(one.time, std::chrono::minutes(1439));
  EXPECT_EQ(one.zone, "Europe/Stockholm");
  EXPECT_EQ(one.start.to_string(), "2026-02-01");
  ASSERT_EQ(one.except.size(), 2U);
  EXPECT_EQ(one.except[1].to_string(), "2026-03-02");
  EXPECT_EQ(one.holiday, HolidayPolicy::kPreviousWorkingDay);
  EXPECT_EQ(one.missed, MissedPolicy::kRunAll);
  EXPECT_EQ(one.max_runs, 3);
  EXPECT_EQ(one.deadline, std::chrono::hours(72));
  EXPECT_EQ(one.line, 1);
}

TEST_F(SchedulesFile, DefaultsAreThoseOfTheStruct) {
  ASSERT_TRUE(read(kGood).empty());
  const Schedule& one = schedules_.all.at(0);
  const Schedule defaults;
  EXPECT_EQ(one.zone, defaults.zone);
  EXPECT_EQ(one.holiday, defaults.holiday);
  EXPECT_EQ(one.missed, defaults.missed);
  EXPECT_EQ(one.max_runs, defaults.max_runs);
  EXPECT_EQ(one.deadline, defaults.deadline);
}

TEST_F(SchedulesFile, AnEmptyFileHasNoSchedules) {
  EXPECT_TRUE(read("").empty());
  EXPECT_TRUE(schedules_.all.empty());
}

TEST_F(SchedulesFile, MissingFileCannotRun) {
  const auto errors = read_schedules(folder_ / "none.toml", schedules_);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, kSchedulesNotFound);
}

TEST_F(SchedulesFile, FaultsHaveTheirLines) {
  expect_fault("[[schedule]\n", kSchedulesSyntax, 1);
  expect_fault(with("rule = \"FREQ=DAILY\""), kSchedulesSyntax, 7);
  expect_fault(with("hollidays = 1"), kSchedulesUnknownKey, 7);
  expect_fault(std::string("[[shedule]]\n"), kSchedulesUnknownKey, 1);
  expect_fault("[schedule]\nname = \"monthly\"\n", kSchedulesBadValue, 1);
  expect_fault("schedule = [1]\n", kSchedulesBadValue, 1);
  expect_fault(with("zone = \"Europe/Helsinky\""), kSchedulesUnknownZone, 7);
  expect_fault(with("zone = 2"), kSchedulesBadValue, 7);
  expect_fault(with("holiday = \"next\""), kSchedulesBadValue, 7);
  expect_fault(with("missed = \"run-latest\""), kSchedulesBadValue, 7);
  expect_fault(with("missed = \"run_all\""), kSchedulesBadValue, 7);
  expect_fault(with("max_runs = 2"), kSchedulesBadValue, 7);
  expect_fault(with("deadline_hours = 0"), kSchedulesBadValue, 7);
  expect_fault(with("deadline_hours = 8761"), kSchedulesBadValue, 7);
  expect_fault(with("deadline_hours = 1.5"), kSchedulesBadValue, 7);
  expect_fault(with("except = 2026-01-05"), kSchedulesBadValue, 7);
  expect_fault(with("except = [2026-01-05,\n\"2026-02-30\"]"), kSchedulesBadValue, 8);
  for (const char* key : {"name", "sends", "rule", "time", "start"}) {
    expect_fault(without(key), kSchedulesBadValue, 1);
  }
  expect_fault(without("time") + "time = \"8:00\"\n", kSchedulesBadValue, 6);
  expect_fault(without("time") + "time = \"24:00\"\n", kSchedulesBadValue, 6);
  expect_fault(without("time") + "time = 08:00:00\n", kSchedulesBadValue, 6);
  expect_fault(without("start") + "start = 1999-12-31\n", kSchedulesBadValue, 6);
  expect_fault(without("start") + "start = 2026-01-01T00:00:00Z\n", kSchedulesBadValue, 6);
  expect_fault(without("name") + "name = \"Monthly digest\"\n", kSchedulesBadValue, 6);
  expect_fault(without("rule") + "rule = \"FREQ=HOURLY\"\n", kSchedulesBadRule, 6);
  expect_fault(std::string(kGood) + kGood, kSchedulesDuplicate, 7);
}

TEST_F(SchedulesFile, AScheduleThatIsNeverDueIsAFault) {
  for (const char* rule : {"FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "FREQ=DAILY;UNTIL=20251231",
                           "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}) {
    expect_fault(without("rule") + "rule = \"" + rule + "\"\n", kSchedulesBadRule, 6);
  }
  expect_fault(without("rule") + "rule = \"FREQ=DAILY;COUNT=1\"\nexcept = [2026-01-01]\n",
               kSchedulesBadRule, 6);
}

TEST_F(SchedulesFile, EveryFaultIsTold) {
  const auto errors = read(
      "[[schedule]]\nname = \"\"\nsends = \"mail\"\nrule = \"FREQ=DALY\"\ntime = \"25:00\"\n"
      "start = 1\nzone = \"x\"\ncolour = 1\n");
  ASSERT_EQ(errors.size(), 7U);
  for (std::size_t i = 0; i < errors.size(); ++i)
    EXPECT_EQ(errors[i].line, static_cast<int>(i) + 2);
}

TEST_F(SchedulesFile, TooMuchIsRefused) {
  EXPECT_EQ(read(std::string(300 * 1024, '#')).at(0).code, kSchedulesBadValue);
  std::string many;
  for (int i = 0; i < 101; ++i) many += "[[schedule]]\n";
  const auto errors = read(many);
  ASSERT_EQ(errors.size(), 1U);
  EXPECT_EQ(errors[0].code, kSchedulesBadValue);
}

}  // namespace
}  // namespace viisari
