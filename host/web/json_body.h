// JsonBody: the JSON object that a write sends, read strictly: every fault of it is noted with a
// JSON pointer, so that a form can show all of them at once.
//
//   JsonBody body(exchange);
//   const std::string comment = body.text("comment", {.max = 2000});
//   const std::optional<Date> until = body.date("until");
//   if (AnswerPtr wrong = body.wrong()) return wrong;
//
// Ownership: borrows the exchange. Thread-safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "web/exchange.h"

namespace viisari {

struct TextRule {
  std::size_t min = 1;    // characters, without the white space at both ends
  std::size_t max = 200;  // characters
  bool lines = false;     // may have line ends and tabs; other control characters never
  bool trimmed = true;    // without the white space at both ends; passwords are taken as they are
};

class JsonBody {
 public:
  explicit JsonBody(Exchange& exchange);
  ~JsonBody();
  JsonBody(const JsonBody&) = delete;
  JsonBody& operator=(const JsonBody&) = delete;

  // A member that must be there; empty when it is not or is wrong.
  std::string text(std::string_view name, const TextRule& rule = {});
  // Nothing when it is absent or null.
  std::optional<std::string> optional_text(std::string_view name, const TextRule& rule = {});
  std::optional<Date> date(std::string_view name);  // "YYYY-MM-DD"
  std::optional<bool> flag(std::string_view name);
  // Whether there is a member of that name, be it null.
  bool given(std::string_view name) const;
  bool is_null(std::string_view name) const;
  // An absent or null list is an empty one.
  std::vector<std::string> texts(std::string_view name, std::size_t most,
                                 const TextRule& rule = {});

  // The problem of all that was found wrong, members nobody asked for among it; null without any.
  AnswerPtr wrong();

 private:
  struct Document;
  void fault(std::string_view pointer, std::string_view fi, std::string_view en);

  Exchange& exchange_;
  std::unique_ptr<Document> document_;
  AnswerPtr unreadable_;  // no JSON object at all
  std::vector<std::string> asked_;
};

}  // namespace viisari
