#include "web/server.h"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketImpl.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <deque>
#include <mutex>

#include "base/checked_cast.h"
#include "web/guarded_socket.h"

namespace viisari {
namespace {

// Refused connections that stay open until the client has read its 503 and closed.
constexpr std::size_t kMaxRefusedOpen = 64;
constexpr int kThreadStack = 512 * 1024;

class PocoHandler final : public Poco::Net::HTTPRequestHandler {
 public:
  explicit PocoHandler(ServerState& state) : state_(state) {}

  void handleRequest(Poco::Net::HTTPServerRequest& poco_request,
                     Poco::Net::HTTPServerResponse& response) override {
    auto& socket = dynamic_cast<Poco::Net::HTTPServerRequestImpl&>(poco_request).socket();
    auto& guarded = dynamic_cast<GuardedSocket&>(*socket.impl());
    const Request request = guarded.take_request();
    const bool keep_alive = response.getKeepAlive() && !state_.crowded();
    const std::string bytes = state_.serialise(*answer(request), keep_alive, request.is_head());
    response.setKeepAlive(keep_alive);
    // The answer is ready: it leaves in one piece, past Poco's stream and its many small writes.
    try {
      socket.sendBytes(bytes.data(), checked_cast<int>(bytes.size()));
      if (!keep_alive) guarded.finish();
    } catch (const Poco::Exception&) {
      response.setKeepAlive(false);  // gone or not reading: nobody is left to tell
    }
  }

 private:
  AnswerPtr answer(const Request& request) {
    try {
      // Half a request must not be taken for a whole one.
      if (request.unsent && !request.is_safe()) return state_.refusal(417, "expectation");
      if (AnswerPtr made = state_.handler.handle(request)) return made;
      state_.fault("web.no_answer", request.target);
    } catch (const std::exception& error) {
      state_.fault("web.handler_failed", error.what());
    }
    return state_.refusal(500, "internal");
  }

  ServerState& state_;
};

class PocoHandlerFactory final : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  explicit PocoHandlerFactory(std::shared_ptr<ServerState> state) : state_(std::move(state)) {}
  Poco::Net::HTTPRequestHandler* createRequestHandler(
      const Poco::Net::HTTPServerRequest& /*request*/) override {
    return new PocoHandler(*state_);  // Poco owns it
  }

 private:
  std::shared_ptr<ServerState> state_;
};

// Lets in as many connections as there are threads; called by the accepting thread.
class ConnectionLimit final : public Poco::Net::TCPServerConnectionFilter {
 public:
  explicit ConnectionLimit(std::shared_ptr<ServerState> state) : state_(std::move(state)) {}

  bool accept(const Poco::Net::StreamSocket& socket) override {
    auto& guarded = dynamic_cast<GuardedSocket&>(*socket.impl());
    if (state_->open < state_->options.max_connections) {
      guarded.admit();
      return true;
    }
    ++state_->connections_refused;
    const std::string bytes =
        state_->serialise(*state_->refusal(503, "too_many_connections"), false, false);
    try {
      // A fresh socket has room for it: this does not wait.
      guarded.sendBytes(bytes.data(), checked_cast<int>(bytes.size()), 0);
      guarded.shutdownSend();
    } catch (const Poco::Exception&) {
      return false;  // already gone
    }
    refused_.push_back(socket);
    if (refused_.size() > kMaxRefusedOpen) refused_.pop_front();
    return false;
  }

 private:
  std::shared_ptr<ServerState> state_;
  std::deque<Poco::Net::StreamSocket> refused_;
};

// Poco leaves the constructor that takes an implementation to derived classes.
class GuardedServerSocket final : public Poco::Net::ServerSocket {
 public:
  explicit GuardedServerSocket(std::shared_ptr<ServerState> state)
      : ServerSocket(new GuardedListener(std::move(state)), true) {}
};

Poco::Timespan to_poco(std::chrono::milliseconds time) {
  return Poco::Timespan(std::chrono::microseconds(time).count());
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(std::shared_ptr<ServerState> state, const Poco::Net::ServerSocket& listener)
      : state_(std::move(state)),
        listener_(listener),
        port_(listener.address().port()),
        // A thread that has served its connection is not free at the same moment: some to spare.
        pool_("viisari-http", 2, 2 * threads() + 8, 60, kThreadStack),
        server_(new PocoHandlerFactory(state_), pool_, listener, parameters()) {
    server_.setConnectionFilter(new ConnectionLimit(state_));
    server_.start();
  }
  ~Impl() { stop(); }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::uint16_t port() const { return port_; }
  HttpCounters counters() const { return state_->counters(); }

  void stop() {
    const std::lock_guard lock(mutex_);
    if (stopped_) return;
    stopped_ = true;
    listener_.impl()->shutdown();  // wakes Poco's accepting thread
    server_.stop();
    state_->end_all();
    pool_.joinAll();
    listener_.close();
  }

 private:
  int threads() const { return checked_cast<int>(state_->options.max_connections); }

  Poco::Net::HTTPServerParams::Ptr parameters() const {
    Poco::Net::HTTPServerParams::Ptr out = new Poco::Net::HTTPServerParams;
    out->setMaxThreads(threads());
    out->setMaxQueued(threads());
    out->setKeepAlive(true);
    out->setTimeout(to_poco(state_->options.idle_timeout));
    out->setKeepAliveTimeout(to_poco(state_->options.idle_timeout));
    return out;
  }

  std::shared_ptr<ServerState> state_;
  Poco::Net::ServerSocket listener_;
  const std::uint16_t port_;
  Poco::ThreadPool pool_;
  Poco::Net::HTTPServer server_;
  std::mutex mutex_;
  bool stopped_ = false;
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::start(HttpServerOptions options,
                                                      RequestHandler& handler, const Clock& clock) {
  const std::string place = options.address + ":" + std::to_string(options.port);
  try {
    const Poco::Net::SocketAddress address(options.address, options.port);
    auto state = std::make_shared<ServerState>(std::move(options), handler, clock);
    GuardedServerSocket listener(state);
    // Reuse the address after a restart, but never share the port with another process.
    listener.bind(address, true, false);
    listener.listen(512);
    auto impl = std::make_unique<Impl>(std::move(state), listener);
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
  } catch (const Poco::Exception& error) {
    return fail(kCannotListen, "cannot listen on " + place + ": " + error.displayText());
  }
}

std::uint16_t HttpServer::port() const {
  return impl_->port();
}
HttpCounters HttpServer::counters() const {
  return impl_->counters();
}
void HttpServer::stop() {
  impl_->stop();
}

}  // namespace viisari
