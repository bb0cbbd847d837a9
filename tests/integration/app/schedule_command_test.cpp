// `viisari schedule preview`, run as an admin runs it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "program.h"

namespace viisari {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing_support::Installation;

class SchedulePreview : public testing::Test {
 protected:
  SchedulePreview() : installation_("schedule_preview") {
    installation_.write("schedules.toml",
                        "[[schedule]]\nname = \"monthly\"\nsends = \"digest\"\n"
                        "rule = \"FREQ=MONTHLY;BYMONTHDAY=5\"\ntime = \"08:00\"\n"
                        "start = 2026-01-01\nholiday = \"next_working_day\"\n"
                        "[[schedule]]\nname = \"night\"\nsends = \"watchdog\"\n"
                        "rule = \"FREQ=WEEKLY;BYDAY=SU\"\ntime = \"03:30\"\n"
                        "start = 2026-01-01\n");
    installation_.configure("[mail]\nschedules = \"" +
                            (installation_.folder() / "schedules.toml").string() + "\"");
  }
  Installation installation_;
};

TEST_F(SchedulePreview, ShowsTwelveTimesWithTheirOffsets) {
  const auto shown = installation_.run(
      {"schedule", "preview", "monthly", "--from", "2026-01-01", "--format", "json"});
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_THAT(
      shown.out,
      AllOf(HasSubstr("\"utc\":\"2026-01-05T06:00:00Z\""),
            HasSubstr("\"local\":\"2026-04-07T08:00+03:00\",\"utc_offset\":\"+03:00\","
                      "\"utc\":\"2026-04-07T05:00:00Z\",\"remarks\":[\"moved_by_holiday\"]"),
            HasSubstr("\"local\":\"2026-12-07T08:00+02:00\""), Not(HasSubstr("2027-")),
            HasSubstr("\"warnings\":[]")));
}

TEST_F(SchedulePreview, TellsOfGapFoldAndTheHourToAvoid) {
  const auto gap = installation_.run(
      {"schedule", "preview", "night", "--from", "2026-03-29", "--count", "1", "--format", "json"});
  EXPECT_THAT(gap.out, AllOf(HasSubstr("\"local\":\"2026-03-29T04:30+03:00\""),
                             HasSubstr("\"remarks\":[\"gap\"]"),
                             HasSubstr("\"warnings\":[\"time_in_clock_change\"]")));
  const auto fold = installation_.run(
      {"schedule", "preview", "night", "--from", "2026-10-25", "--count", "1", "--format", "json"});
  EXPECT_THAT(fold.out,
              AllOf(HasSubstr("\"utc\":\"2026-10-25T00:30:00Z\""), HasSubstr("\"fold\"")));
}

TEST_F(SchedulePreview, TextHasARowForEachTime) {
  const auto shown =
      installation_.run({"schedule", "preview", "monthly", "--from", "2026-04-01", "--count", "2"});
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, AllOf(HasSubstr("2026-04-07 08:00"), HasSubstr("2026-05-05 08:00"),
                               Not(HasSubstr("2026-06-05"))));
}

TEST_F(SchedulePreview, WithoutANameShowsEachOnce) {
  const auto shown = installation_.run({"schedule", "preview", "--from", "2026-01-02"});
  EXPECT_EQ(shown.status, 0);
  EXPECT_THAT(shown.out, AllOf(HasSubstr("monthly"), HasSubstr("2026-01-05 08:00"),
                               HasSubstr("night"), HasSubstr("2026-01-04 03:30")));
}

TEST_F(SchedulePreview, AnUnknownNameIsWrongUse) {
  const auto shown = installation_.run({"schedule", "preview", "montly"});
  EXPECT_EQ(shown.status, 2);
  EXPECT_THAT(shown.err, AllOf(HasSubstr("schedules.no_such_schedule"), HasSubstr("'monthly'")));
}

TEST_F(SchedulePreview, AFaultyFileIsTold) {
  installation_.write("schedules.toml", "[[schedule]]\nname = \"a\"\nrule = \"FREQ=HOURLY\"\n");
  const auto shown = installation_.run({"schedule", "preview"});
  EXPECT_EQ(shown.status, 1);
  EXPECT_THAT(shown.err, HasSubstr("schedules.toml:3: schedules.bad_rule"));
}

}  // namespace
}  // namespace viisari
