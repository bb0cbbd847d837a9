// The guard between a client and Poco's HTTP server: a socket that shows Poco only the heads of
// requests that passed RequestParser, written anew with the few fields the program uses. Poco never
// sees a body, a second reading of a length, or a byte of the next request.
// Ownership: Poco counts the references to a socket; the last one closes it.
// Thread-safety: one thread at a time uses a GuardedSocket (shutdown() may come from another at any
// moment): the accepting one, then its connection's, and whichever lets go of it last destroys it.
// Its mutex keeps them in order. ServerState is shared by all.
#pragma once

#include <Poco/Net/ServerSocketImpl.h>
#include <Poco/Net/StreamSocketImpl.h>

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/guarded.h"
#include "web/request_parser.h"
#include "web/server.h"

namespace viisari {

class GuardedSocket;

// What the connections of one server share.
class ServerState {
 public:
  ServerState(HttpServerOptions server_options, RequestHandler& request_handler,
              const Clock& server_clock)
      : options(std::move(server_options)), handler(request_handler), clock(server_clock) {}

  // The answer as bytes, with the fields that depend on the moment; counts it.
  std::string serialise(const Answer& answer, bool keep_alive, bool head_only);
  // Never throws what the handler throws: the answer is empty then.
  AnswerPtr refusal(int status, std::string_view word);
  void fault(std::string_view code, std::string_view detail) const;
  // So many connections are open that finished ones should make room.
  bool crowded() const { return open * 4 >= options.max_connections * 3; }
  HttpCounters counters() const;
  // The admitted sockets, so that all can be ended when the server stops.
  void enter(GuardedSocket* socket);
  void leave(GuardedSocket* socket);
  void end_all();

  const HttpServerOptions options;
  RequestHandler& handler;
  const Clock& clock;
  std::atomic<std::uint64_t> connections = 0;
  std::atomic<std::uint64_t> connections_refused = 0;
  std::atomic<std::uint64_t> open = 0;
  std::atomic<std::uint64_t> requests_refused = 0;
  std::atomic<std::uint64_t> timeouts = 0;
  std::array<std::atomic<std::uint64_t>, 6> responses{};

 private:
  Guarded<std::set<GuardedSocket*>> sockets_;
};

class GuardedSocket final : public Poco::Net::StreamSocketImpl {
 public:
  GuardedSocket(int fd, std::shared_ptr<ServerState> state);

  using StreamSocketImpl::receiveBytes;
  using StreamSocketImpl::sendBytes;
  // The next bytes of an accepted request's head; 0 (the end) after a refusal or a timeout.
  int receiveBytes(void* buffer, int length, int flags) override;
  // Sends all of it within the write timeout or throws Poco::TimeoutException.
  int sendBytes(const void* buffer, int length, int flags) override;
  // A request that came with the one before is there although the network holds nothing.
  bool poll(const Poco::Timespan& timeout, int mode) override;

  // The request whose head was read last, with all that Poco never sees of it.
  Request take_request();
  // Counts the connection as open until it is closed.
  void admit();
  // Ends the sending side and drops what still comes for a moment: closing at once could make the
  // kernel reset the connection before the client has read the answer.
  void finish();

 protected:
  ~GuardedSocket() override;

 private:
  using SteadyClock = std::chrono::steady_clock;

  // With the mutex held.
  bool read_request();
  void send_all(std::string_view bytes);
  void end_and_drop_input();
  void refuse(int status, std::string_view word);
  // False at the deadline and after shutdown() with nothing to read.
  bool wait(int mode, SteadyClock::time_point deadline);

  // Poco's own reference count orders the threads as well, but not visibly for ThreadSanitizer.
  std::mutex mutex_;
  std::shared_ptr<ServerState> state_;
  RequestParser parser_;
  Request request_;   // read last
  std::string head_;  // for Poco
  std::size_t head_read_ = 0;
  bool admitted_ = false;
  bool ended_ = false;
};

// Accepts GuardedSockets.
class GuardedListener final : public Poco::Net::ServerSocketImpl {
 public:
  explicit GuardedListener(std::shared_ptr<ServerState> state) : state_(std::move(state)) {}
  Poco::Net::SocketImpl* acceptConnection(Poco::Net::SocketAddress& client) override;

 private:
  std::shared_ptr<ServerState> state_;
};

}  // namespace viisari
