#include "app/http_answers.h"

#include <charconv>

namespace viisari {

std::optional<std::int64_t> captured_id(const Exchange& exchange, std::size_t place) {
  if (place >= exchange.captures.size()) return std::nullopt;
  const std::string& text = exchange.captures[place];
  std::int64_t id = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, id);
  if (read.ec != std::errc() || read.ptr != end || id < 1 || text[0] == '0') return std::nullopt;
  return id;
}

std::string in_language(const Exchange& exchange, std::string_view fi, std::string_view en) {
  return std::string(exchange.language == Language::kFinnish ? fi : en);
}

AnswerPtr wrong_member_answer(Exchange& exchange, std::string_view pointer, std::string_view fi,
                              std::string_view en) {
  exchange.wrong_member(pointer, fi, en);
  return exchange.wrong();
}

}  // namespace viisari
