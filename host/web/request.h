// A parsed HTTP request and the answer to it, free of sockets.
// Ownership: plain values; an Answer is immutable once made and shared between connections.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace viisari {

// A request that has passed every check of RequestParser.
struct Request {
  std::string method;  // "GET", "HEAD", "POST", "PUT", "DELETE" and others
  std::string target;  // as sent, origin form: "/api/v1/areas?as_of=2025-12-01"
  std::string host;
  // Other header fields, names in lower case, in the order sent; several of one name stay apart.
  std::vector<std::pair<std::string, std::string>> fields;
  std::string client;   // the address the connection comes from, without its port
  std::string body;     // of a POST or PUT, without its framing; of others it is read and dropped
  bool unsent = false;  // a body was announced with Expect: 100-continue and did not come
  bool keep_alive = true;

  bool is_head() const { return method == "HEAD"; }
  // GET and HEAD, which change nothing.
  bool is_safe() const { return method == "GET" || is_head(); }
  // All values of a field, joined with ", "; empty when there is none.
  std::string field(std::string_view lower_name) const;
};

// An answer ready to be sent. `head` lacks only what depends on the moment and the connection
// (Date, Connection) and the empty line at its end.
struct Answer {
  int status = 0;
  std::string head;  // status line and fields, each line ended by CRLF
  std::string body;
  std::string etag;  // with its quotes; empty when the answer has none
  // The same compressed, for clients that take it (encoded_answer.h); may be null.
  std::shared_ptr<const Answer> gzipped = nullptr;
};
using AnswerPtr = std::shared_ptr<const Answer>;

// Fields of an answer, in the order they are sent. Throws std::invalid_argument for a name that is
// no token or a value with control characters: no input may end a header line.
using Fields = std::vector<std::pair<std::string, std::string>>;
AnswerPtr make_answer(int status, const Fields& fields, std::string body, std::string etag = {});
// Standard reason phrase; "Unknown" for others.
std::string_view reason_phrase(int status);

}  // namespace viisari
