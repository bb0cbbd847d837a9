#include "web/request.h"

#include <algorithm>
#include <stdexcept>

namespace viisari {
namespace {

bool is_field_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_field_value(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string Request::field(std::string_view lower_name) const {
  std::string out;
  for (const auto& [name, value] : fields) {
    if (name != lower_name) continue;
    if (!out.empty()) out += ", ";
    out += value;
  }
  return out;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Unknown";
  }
}

AnswerPtr make_answer(int status, const Fields& fields, std::string body, std::string etag) {
  auto answer = std::make_shared<Answer>();
  answer->status = status;
  answer->head = "HTTP/1.1 " + std::to_string(status) + " ";
  answer->head += reason_phrase(status);
  answer->head += "\r\n";
  const auto append = [&](std::string_view name, std::string_view value) {
    if (!is_field_name(name) || !is_field_value(value)) {
      throw std::invalid_argument("a response field may not hold control characters");
    }
    answer->head += name;
    answer->head += ": ";
    answer->head += value;
    answer->head += "\r\n";
  };
  for (const auto& [name, value] : fields) append(name, value);
  if (!etag.empty()) append("ETag", etag);
  if (status != 304 && status != 204) append("Content-Length", std::to_string(body.size()));
  answer->body = std::move(body);
  answer->etag = std::move(etag);
  return answer;
}

}  // namespace viisari
