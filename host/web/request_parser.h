// Reads HTTP/1.1 requests out of a stream of bytes, strictly: whatever two programs could read
// differently (bare LF, folded lines, two lengths, a length and chunks, …) is refused, not guessed.
// Bodies are read within the limits, so that the next request starts where it starts; only that of
// a POST or PUT is kept.
// Free of sockets: the server feeds it, tests and the fuzzer feed it bytes.
// Ownership: keeps the bytes not yet consumed. Thread-safety: one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "web/request.h"
#include "web/server.h"

namespace viisari {

class RequestParser {
 public:
  enum class State : std::uint8_t {
    kNeedMore,  // append() more bytes
    kComplete,  // take() the request; bytes after it are kept
    kRefused,   // answer with refusal_status() and close: nothing after this can be trusted
  };

  // How large the body of the request with that head may be, in bytes.
  using BodyLimit = std::function<std::size_t(const Request& head)>;
  // Without a function every body may have RequestLimits::body.
  explicit RequestParser(const RequestLimits& limits, BodyLimit body_limit = {})
      : limits_(limits), body_limit_(std::move(body_limit)) {}

  void append(std::string_view bytes) { buffer_ += bytes; }
  State advance();
  Request take();  // only in kComplete; starts the next request

  int refusal_status() const { return refusal_status_; }
  std::string_view refusal() const { return refusal_; }  // a stable word: "bare_lf"
  // Has any byte of the next request arrived?
  bool begun() const { return phase_ != Phase::kRequestLine || position_ < buffer_.size(); }
  std::size_t buffered() const { return buffer_.size() - position_; }

 private:
  enum class Phase : std::uint8_t {
    kRequestLine,
    kFields,
    kFixedBody,
    kChunkSize,
    kChunkData,
    kChunkEnd,
    kTrailers,
    kDone,
  };

  State refuse(int status, std::string_view word);
  // The next line without its CRLF. False when it is not there yet or is refused (state_ says).
  bool next_line(std::string_view& line, std::size_t limit, int too_long_status,
                 std::string_view too_long_word);
  void read_request_line(std::string_view line);
  void read_field(std::string_view line, bool trailer);
  void read_known_field(const std::string& name, std::string_view value);
  void finish_head();
  void read_chunk_size(std::string_view line);
  void read_body();

  RequestLimits limits_;  // `body` is this request's once its head is read
  BodyLimit body_limit_;
  std::string buffer_;
  std::size_t position_ = 0;  // start of what is not yet consumed
  std::size_t scanned_ = 0;   // no LF before this place
  Phase phase_ = Phase::kRequestLine;
  State state_ = State::kNeedMore;
  int refusal_status_ = 0;
  std::string_view refusal_;

  Request request_;
  bool http_1_0_ = false;
  bool skipped_empty_line_ = false;
  bool expects_continue_ = false;
  bool has_length_ = false;
  bool chunked_ = false;
  int hosts_ = 0;
  std::size_t head_bytes_ = 0;
  std::size_t field_count_ = 0;
  std::uint64_t body_left_ = 0;   // of the body, or of the chunk
  std::uint64_t body_total_ = 0;  // chunks so far
};

}  // namespace viisari
