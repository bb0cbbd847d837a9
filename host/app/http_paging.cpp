#include "app/http_paging.h"

#include <charconv>

#include "base/text.h"
#include "web/request_target.h"

namespace viisari {
namespace {

constexpr int kMost = 500;
constexpr std::size_t kMaxCursor = 200;

}  // namespace

ListPage read_page(Exchange& exchange) {
  ListPage page;
  if (const auto limit = exchange.parameter("limit")) {
    const auto number = parse_unsigned(*limit);
    if (!number || *number < 1 || *number > kMost) {
      exchange.wrong_parameter("limit", "Luku väliltä 1–500.", "A number from 1 to 500.");
    } else {
      page.limit = static_cast<std::size_t>(*number);
    }
  }
  if (const auto cursor = exchange.parameter("cursor")) {
    if (cursor->empty() || cursor->size() > kMaxCursor) {
      exchange.wrong_parameter("cursor", "Anna edellisen vastauksen next.",
                               "Give next of the answer before.");
    } else {
      page.cursor = *cursor;
    }
  }
  return page;
}

std::int64_t cursor_number(Exchange& exchange, const ListPage& page) {
  if (page.cursor.empty()) return 0;
  std::int64_t out = 0;
  const char* end = page.cursor.data() + page.cursor.size();
  const auto read = std::from_chars(page.cursor.data(), end, out);
  if (read.ec != std::errc() || read.ptr != end || out < 1) {
    exchange.wrong_parameter("cursor", "Anna edellisen vastauksen next.",
                             "Give next of the answer before.");
    return 0;
  }
  return out;
}

Fields link_to_next(const Exchange& exchange, std::string_view next) {
  if (next.empty()) return {};
  std::string link = "<" + exchange.target.path + "?";
  for (const auto& [name, value] : exchange.target.query) {
    if (name != "cursor") link += percent_encode(name) + "=" + percent_encode(value) + "&";
  }
  return {{"Link", link + "cursor=" + percent_encode(next) + ">; rel=\"next\""}};
}

}  // namespace viisari
