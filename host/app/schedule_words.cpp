#include "app/schedule_words.h"

namespace viisari {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::string two(std::int64_t value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

std::string clock_word(minutes time) {
  return two(time.count() / 60) + ":" + two(time.count() % 60);
}

std::string offset_word(minutes offset) {
  return (offset.count() < 0 ? "-" : "+") + clock_word(offset.count() < 0 ? -offset : offset);
}

std::string_view sends_word(const Schedule& schedule) {
  return schedule.sends == ScheduleSends::kWatchdog ? "watchdog" : "digest";
}

std::vector<std::string_view> remark_words(const Due& due) {
  std::vector<std::string_view> words;
  if (due.moved_by_holiday) words.emplace_back("moved_by_holiday");
  if (due.in_gap) words.emplace_back("gap");
  if (due.in_fold) words.emplace_back("fold");
  return words;
}

std::vector<std::string_view> warning_words(const Schedule& schedule) {
  if (schedule.time < hours(3) || schedule.time >= hours(4)) return {};
  return {"time_in_clock_change"};
}

}  // namespace viisari
