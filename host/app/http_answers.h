// What the routes of app/ share in reading a request. Thread-safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "report/format.h"
#include "web/exchange.h"

namespace viisari {

// The number in a path, from 1 on; nothing for anything else.
std::optional<std::int64_t> captured_id(const Exchange& exchange, std::size_t place = 0);

// In the exchange's language.
std::string in_language(const Exchange& exchange, std::string_view fi, std::string_view en);

// 400 with one wrong member of the body.
AnswerPtr wrong_member_answer(Exchange& exchange, std::string_view pointer, std::string_view fi,
                              std::string_view en);

}  // namespace viisari
