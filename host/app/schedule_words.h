// Times of schedules in the words of machines: the same in commands and the API.
// Thread-safety: pure functions.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "schedule/schedule.h"

namespace viisari {

std::string clock_word(std::chrono::minutes time);      // "08:00"
std::string offset_word(std::chrono::minutes offset);   // "+02:00"
std::string_view sends_word(const Schedule& schedule);  // "digest", "watchdog"
// "moved_by_holiday", "gap", "fold".
std::vector<std::string_view> remark_words(const Due& due);
// "time_in_clock_change": the hour that the clocks leave out in spring and repeat in autumn.
std::vector<std::string_view> warning_words(const Schedule& schedule);

}  // namespace viisari
