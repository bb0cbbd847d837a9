#include "web/encoded_answer.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "web/compression.h"

namespace viisari {
namespace {

constexpr std::string_view kEnd = "\r\n";

struct Field {
  std::string_view name;   // as written
  std::string_view value;  // empty for the status line
};

// The head's lines with what `change` makes of each value.
template <class Change>
std::string changed_head(std::string_view head, const Change& change) {
  std::string out;
  out.reserve(head.size() + 64);
  bool first = true;
  while (!head.empty()) {
    const std::size_t end = head.find(kEnd);
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end == std::string_view::npos ? head.size() : end + kEnd.size());
    const std::size_t colon = line.find(": ");
    if (first || colon == std::string_view::npos) {
      out.append(line).append(kEnd);
    } else {
      const Field field{line.substr(0, colon), line.substr(colon + 2)};
      out.append(field.name).append(": ").append(change(field)).append(kEnd);
    }
    first = false;
  }
  return out;
}

std::string_view field_of(std::string_view head, std::string_view name) {
  const std::string start = "\r\n" + std::string(name) + ": ";
  const std::size_t at = head.find(start);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = head.substr(at + start.size());
  return rest.substr(0, rest.find(kEnd));
}

}  // namespace

AnswerPtr with_gzip(AnswerPtr answer) {
  if (answer == nullptr || answer->status != 200 || answer->etag.empty() ||
      answer->body.size() < kLeastCompressed || answer->gzipped != nullptr ||
      !is_compressible(field_of(answer->head, "Content-Type")) ||
      !field_of(answer->head, "Content-Encoding").empty()) {
    return answer;
  }
  auto body = gzip(answer->body);
  if (!body) return answer;

  const bool varies = !field_of(answer->head, "Vary").empty();
  const auto vary = [&](const Field& field) {
    return std::string(field.value) + (field.name == "Vary" ? ", Accept-Encoding" : "");
  };
  const std::string more = varies ? "" : "Vary: Accept-Encoding\r\n";

  auto gzipped = std::make_shared<Answer>();
  gzipped->status = answer->status;
  gzipped->etag = answer->etag;
  gzipped->etag.insert(gzipped->etag.size() - 1, "-gzip");
  gzipped->head = changed_head(answer->head, [&](const Field& field) {
    if (field.name == "Content-Length") return std::to_string(body->size());
    if (field.name == "ETag") return gzipped->etag;
    return vary(field);
  });
  gzipped->head += more + "Content-Encoding: gzip\r\n";
  gzipped->body = std::move(*body);

  auto plain = std::make_shared<Answer>(*answer);
  plain->head = changed_head(answer->head, vary) + more;
  plain->gzipped = std::move(gzipped);
  return plain;
}

AnswerPtr choose_encoding(AnswerPtr answer, std::string_view accept_encoding) {
  if (answer == nullptr || answer->gzipped == nullptr || !accepts_gzip(accept_encoding)) {
    return answer;
  }
  return answer->gzipped;
}

}  // namespace viisari
