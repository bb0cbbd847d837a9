#include "target_fuzz.h"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "base/text.h"
#include "web/language.h"
#include "web/pages.h"
#include "web/request_parser.h"
#include "web/request_target.h"

namespace viisari {
namespace {

void require(bool condition, const char* promise) {
  if (!condition) throw std::logic_error(promise);
}

bool is_clean(std::string_view text) {
  return is_valid_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
         });
}

// What came out, as text, when the bytes arrive in pieces of `piece`.
std::string outcome(std::string_view bytes, std::size_t piece) {
  RequestLimits limits;
  limits.target = 200;
  limits.head = 1000;
  limits.fields = 8;
  limits.body = 500;
  RequestParser parser(limits);
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += piece) {
    parser.append(bytes.substr(at, piece));
    RequestParser::State state = parser.advance();
    while (state == RequestParser::State::kComplete) {
      const Request request = parser.take();
      out += request.method + " " + request.target + " " + request.host +
             (request.keep_alive ? "\n" : " close\n");
      for (const auto& [name, value] : request.fields) {
        require(name.find_first_of("\r\n") == std::string::npos, "a field name is one line");
        require(value.find_first_of("\r\n") == std::string::npos, "a field value is one line");
        out += name + ":" + value + "\n";
      }
      require(request.target.size() <= limits.target + 1, "a target keeps its limit");
      state = parser.advance();
    }
    require(parser.buffered() <= limits.head + piece, "the buffer stays bounded");
    if (state == RequestParser::State::kRefused) {
      require(parser.refusal_status() >= 400, "a refusal has a status");
      return out + std::to_string(parser.refusal_status());
    }
  }
  return out;
}

}  // namespace

void fuzz_request_target(std::string_view bytes) {
  const std::string target = "/" + std::string(bytes);
  if (const auto parsed = parse_request_target(target)) {
    std::string again;
    for (const std::string& segment : parsed->segments) {
      require(is_clean(segment), "a segment is clean text");
      again += "/" + percent_encode(segment);
    }
    for (const auto& [name, value] : parsed->query) {
      require(is_clean(name) && is_clean(value), "a parameter is clean text");
      again += again.find('?') == std::string::npos ? "?" : "&";
      again += percent_encode(name) + "=" + percent_encode(value);
    }
    const bool query_only = parsed->segments.empty();
    const auto second = parse_request_target(query_only ? "/" + again : again);
    require(second && second->segments == parsed->segments && second->query == parsed->query,
            "encoding gives the same meaning");
  }
  const std::string escaped = escape_markup(bytes);
  require(escaped.find_first_of("<>\"'") == std::string::npos, "no markup survives");
  negotiate_language(bytes);
}

void fuzz_request_parser(std::string_view bytes) {
  // Cut differently, an overlong stream may be refused for the line or for the whole head: both
  // refuse, so only the status may differ, never the requests before it.
  const std::string whole = outcome(bytes, std::max<std::size_t>(bytes.size(), 1));
  const std::string pieces = outcome(bytes, 7);
  const std::string single = outcome(bytes, 1);
  const auto requests = [](const std::string& text) {
    return text.substr(0, text.rfind('\n') + 1);
  };
  require(requests(whole) == requests(pieces) && requests(whole) == requests(single),
          "the same requests however the bytes are cut");
}

}  // namespace viisari
