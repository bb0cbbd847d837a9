// The HTTP/1.1 server: an event loop on Poco's sockets, strict about what it reads.
//
// One thread waits for all connections and reads and writes them without blocking, so that idle or
// slow clients cost a buffer, not a thread; a small pool of workers computes answers. Every byte of
// a request is read by one parser (request_parser.h): where two parsers disagree, one request
// becomes two. Poco's own HTTP server was measured against this list and does not meet it: it takes
// an unread body for the next request, accepts contradicting lengths, and stops at as many idle
// connections as it has threads.
//
// Ownership: the server owns its threads and sockets; the handler must outlive it.
// Thread-safety: stop() and the counters may be called from any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "web/request.h"

namespace viisari {

inline constexpr ErrorCode kCannotListen{"web.cannot_listen", ErrorKind::kCannotRun};

struct RequestLimits {
  std::size_t target = 2048;                  // 414 above
  std::size_t head = std::size_t{16} * 1024;  // request line and fields together: 431 above
  std::size_t fields = 64;                    // 431 above
  std::size_t body = std::size_t{64} * 1024;  // dropped up to here, 413 above
};

struct HttpServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;          // 0: any free one
  std::size_t max_connections = 512;  // the next one gets 503 and is closed
  std::size_t workers = 2;
  std::size_t max_waiting = 256;  // requests waiting for a worker; the next one gets 503
  // No request begun; from a request's first byte to its last; from an answer's first byte to its
  // last.
  std::chrono::milliseconds idle_timeout{10000};
  std::chrono::milliseconds request_timeout{10000};
  std::chrono::milliseconds write_timeout{10000};
  RequestLimits limits;
  // Told of faults that no client may see, from any thread: a stable code and a detail for the log.
  std::function<void(std::string_view code, std::string_view detail)> on_fault;
};

class RequestHandler {
 public:
  virtual ~RequestHandler() = default;
  // An answer that is at hand without computing or waiting; null otherwise. Called by the event
  // loop: must not block.
  virtual AnswerPtr ready(const Request& request) = 0;
  // Called by workers. An exception becomes a 500 without details and a fault report.
  virtual AnswerPtr handle(const Request& request) = 0;
  // The answer to a request that was refused before it reached a handler. `detail` is a stable
  // word such as "missing_host"; `allow` says which methods exist when status is 405.
  virtual AnswerPtr refuse(int status, std::string_view detail) = 0;
};

struct HttpCounters {
  std::uint64_t connections = 0;          // accepted, ever
  std::uint64_t connections_refused = 0;  // answered 503 at once
  std::uint64_t open_connections = 0;
  std::uint64_t requests = 0;          // answered, with any status
  std::uint64_t requests_refused = 0;  // by the guard
  std::uint64_t timeouts = 0;
  std::uint64_t responses[6] = {};  // by first digit of the status
};

class HttpServer {
 public:
  // Binds and starts; on return connections are accepted. kCannotListen when the address is taken.
  static Result<std::unique_ptr<HttpServer>> start(HttpServerOptions options,
                                                   RequestHandler& handler, const Clock& clock);
  ~HttpServer();  // stops
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  std::uint16_t port() const;
  HttpCounters counters() const;
  // Closes the listening socket and every connection, lets running handlers finish, joins.
  void stop();

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace viisari
