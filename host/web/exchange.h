// Exchange: one request on its way to its answer: what was asked, by whom, in which language; and
// the forms that answers have.
// Ownership: refers to the request. Thread-safety: belongs to one thread.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "report/format.h"
#include "web/identity.h"
#include "web/pages.h"
#include "web/problem.h"
#include "web/request.h"
#include "web/request_target.h"

namespace viisari {

class JsonWriter;

struct Exchange {
  Exchange(const Request& asked, RequestTarget asked_target);

  const Request& request;
  RequestTarget target;
  std::vector<std::string> captures;  // the {…} segments of the route's pattern
  Language language;
  bool language_asked = false;  // by ?lang
  bool html = false;            // problems as a page
  std::optional<Date> as_of;    // by ?as_of
  Viewer viewer;                // not signed in unless it says so
  std::optional<SignedIn> session;
  std::string session_secret;  // of the cookie; empty without one
  // For the audit trail, of a write: one line in English without figures, passwords or tokens.
  std::string summary;
  // A fault of ours, for the log alone.
  std::string fault;

  // The value of a query parameter; nothing without it. Call read_parameters() first.
  std::optional<std::string_view> parameter(std::string_view name) const;
  // Notes that a parameter or a member of the body is wrong.
  void wrong_parameter(std::string_view name, std::string_view fi, std::string_view en);
  void wrong_member(std::string_view pointer, std::string_view fi, std::string_view en);
  // The problem of what was noted; null when nothing was.
  AnswerPtr wrong();
  // Reads `lang` and `as_of` where they are allowed, refuses unknown and repeated parameters. Null
  // when all is well. A handler that reads other values checks them before it calls wrong().
  AnswerPtr read_parameters(std::initializer_list<std::string_view> allowed);

  PageContext page(std::string path) const;

 private:
  std::vector<ParameterError> errors_;
};

inline constexpr std::string_view kHtmlType = "text/html; charset=utf-8";
inline constexpr std::string_view kJsonType = "application/json";

// How an answer may be kept by its reader.
enum class Keeping {
  kRevalidate,  // with an ETag, asked for again each time
  kNever,
};
// An answer in the exchange's language, with the fields that every answer has.
AnswerPtr answer(const Exchange& exchange, int status, std::string_view type, std::string body,
                 Keeping keeping, const Fields& more = {});
// {…} as JSON; with an ETag of its bytes when it is a GET.
AnswerPtr json_answer(const Exchange& exchange, JsonWriter& json, int status = 200,
                      const Fields& more = {});
// As json_answer(), with the ETag of the thing itself: what If-Match of a write is held against.
// `version`: [A-Za-z0-9._-]+.
AnswerPtr json_answer_of(const Exchange& exchange, JsonWriter& json, std::string_view version,
                         int status = 200, const Fields& more = {});
AnswerPtr no_content(const Exchange& exchange, const Fields& more = {});
// A file of the program: no language, kept for an hour.
AnswerPtr fixed_answer(std::string_view type, std::string body, std::string_view cache_control);
// A file whose name changes with its content: kept for a year.
AnswerPtr asset_answer(std::string_view type, std::string_view bytes, bool gzip);
AnswerPtr not_modified(const Answer& answer);

AnswerPtr problem_answer(const Exchange& exchange, std::string_view slug, std::string detail = {},
                         std::vector<ParameterError> errors = {}, const Fields& more = {});
// What is to be shown cannot be had: 503 for a fault of the machine, 500 for one of ours; only the
// log is told which.
AnswerPtr source_failed(Exchange& exchange, const Error& error);
// A use case failed: 503 for a fault of the machine, which only the log is told; 422 `refused` with
// the error's text and its code as `reason` for what the request asked.
AnswerPtr error_answer(Exchange& exchange, const Error& error);

// Null when If-Match names `version` (see json_answer_of) or "*"; otherwise 428 or 412.
AnswerPtr check_if_match(const Exchange& exchange, std::string_view version);
bool etag_matches(std::string_view candidates, std::string_view etag);

}  // namespace viisari
