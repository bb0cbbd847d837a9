// The HTTP/1.1 server: Poco's HTTPServer behind a guard.
//
// The guard (guarded_socket.h) is the socket that Poco reads from. It reads the client's bytes with
// one strict parser, keeps bodies from Poco, keeps deadlines, and hands Poco the plain head of one
// accepted request at a time; a refused request is answered before Poco sees it. Each open
// connection has a thread of a pool of its own; the connection that would be one too many gets 503
// at once.
//
// Ownership: the server owns its threads and sockets; the handler and the clock must outlive it.
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
  std::size_t body = std::size_t{64} * 1024;  // 413 above, unless the handler says otherwise
};

struct HttpServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;          // 0: any free one
  std::size_t max_connections = 256;  // a thread each; the next one gets 503 and is closed
  // No request begun; from a request's first byte to its last; from an answer's first byte to its
  // last.
  std::chrono::milliseconds idle_timeout{10000};
  std::chrono::milliseconds request_timeout{10000};
  std::chrono::milliseconds write_timeout{10000};
  // A client's address is the last one of X-Forwarded-For, which a proxy of ours has written.
  bool behind_proxy = false;
  RequestLimits limits;
  // Told of faults that no client may see, from any thread: a stable code and a detail for the log.
  std::function<void(std::string_view code, std::string_view detail)> on_fault;
};

class RequestHandler {
 public:
  virtual ~RequestHandler() = default;
  // The answer to a request of any method. Called from many threads. An exception becomes a 500
  // without details and a fault report.
  virtual AnswerPtr handle(const Request& request) = 0;
  // How large a body may come with that head, in bytes; above it the request is refused with 413.
  // Called from many threads, before the body is read. Must not throw.
  virtual std::size_t body_limit(const Request& /*head*/) const { return RequestLimits{}.body; }
  // The answer to a request that was refused before it reached a handler. `detail` is a stable
  // word such as "missing_host". 405 needs an Allow field, 503 a Retry-After.
  virtual AnswerPtr refuse(int status, std::string_view detail) = 0;
};

struct HttpCounters {
  std::uint64_t connections = 0;          // accepted, ever
  std::uint64_t connections_refused = 0;  // answered 503 at once
  std::uint64_t open_connections = 0;
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
