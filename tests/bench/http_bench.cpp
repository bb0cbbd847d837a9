// Our HTTP server against a bare Poco HTTPServer that sends the same bytes, in turn, in the same
// run: the list of an area of 300 indicators over 16 connections that stay open. Quote the ratios,
// not the times. Then 200 connections at once, each of which must get an answer.
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "bench_source.h"
#include "web/web_service.h"

namespace {

using namespace viisari;
using SteadyClock = std::chrono::steady_clock;

constexpr int kConnections = 16;
constexpr int kRounds = 7;
constexpr std::chrono::milliseconds kRound{1000};
constexpr int kAtOnce = 200;

class Connection {
 public:
  explicit Connection(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot connect");
    }
    const int on = 1;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  ~Connection() { ::close(fd_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void send(std::string_view request) const {
    if (::send(fd_, request.data(), request.size(), MSG_NOSIGNAL) !=
        static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("cannot send");
    }
  }
  // The whole answer; its status. Its body is left in body().
  int receive() {
    std::size_t head_end = std::string::npos;
    std::size_t needed = std::string::npos;
    size_ = 0;
    while (size_ < needed) {
      if (buffer_.size() < size_ + 65536) buffer_.resize(size_ + 65536);
      const ssize_t got = ::recv(fd_, buffer_.data() + size_, buffer_.size() - size_, 0);
      if (got <= 0) return 0;
      size_ += static_cast<std::size_t>(got);
      if (needed != std::string::npos) continue;
      const std::string_view seen(buffer_.data(), size_);
      head_end = seen.find("\r\n\r\n");
      if (head_end == std::string_view::npos) continue;
      const std::size_t length = seen.find("Content-Length: ");
      if (length == std::string_view::npos || length > head_end) return 0;
      needed = head_end + 4 + std::strtoul(buffer_.data() + length + 16, nullptr, 10);
    }
    body_at_ = head_end + 4;
    return std::atoi(buffer_.data() + 9);
  }
  std::string body() const { return buffer_.substr(body_at_, size_ - body_at_); }

 private:
  int fd_;
  std::string buffer_ = std::string(1 << 20, '\0');
  std::size_t size_ = 0;
  std::size_t body_at_ = 0;
};

std::string request_for(std::string_view encoding) {
  return "GET /api/v1/areas/" + std::string(bench::kBenchArea) +
         "/indicators?limit=500 HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: fi\r\n"
         "Accept-Encoding: " +
         std::string(encoding) + "\r\n\r\n";
}

struct Measured {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
};

Measured measure(std::uint16_t port, const std::string& request) {
  std::vector<std::vector<double>> times(kConnections);
  std::atomic<bool> failed = false;
  const auto start = SteadyClock::now();
  {
    std::vector<std::thread> clients;
    for (int i = 0; i < kConnections; ++i) {
      clients.emplace_back([&, i] {
        Connection connection(port);
        while (SteadyClock::now() - start < kRound) {
          const auto sent = SteadyClock::now();
          connection.send(request);
          if (connection.receive() != 200) {
            failed = true;
            return;
          }
          times[static_cast<std::size_t>(i)].push_back(
              std::chrono::duration<double, std::milli>(SteadyClock::now() - sent).count());
        }
      });
    }
    for (std::thread& client : clients) client.join();
  }
  if (failed) throw std::runtime_error("an answer did not come");
  const double seconds = std::chrono::duration<double>(SteadyClock::now() - start).count();
  std::vector<double> all;
  for (const auto& own : times) all.insert(all.end(), own.begin(), own.end());
  std::sort(all.begin(), all.end());
  return {static_cast<double>(all.size()) / seconds, all[all.size() / 2],
          all[all.size() * 99 / 100]};
}

class BareHandler final : public Poco::Net::HTTPRequestHandler {
 public:
  explicit BareHandler(const std::string& body) : body_(body) {}
  void handleRequest(Poco::Net::HTTPServerRequest& /*request*/,
                     Poco::Net::HTTPServerResponse& response) override {
    response.setContentType("application/json");
    response.sendBuffer(body_.data(), body_.size());
  }

 private:
  const std::string& body_;
};

class BareFactory final : public Poco::Net::HTTPRequestHandlerFactory {
 public:
  explicit BareFactory(const std::string& body) : body_(body) {}
  Poco::Net::HTTPRequestHandler* createRequestHandler(
      const Poco::Net::HTTPServerRequest& /*request*/) override {
    return new BareHandler(body_);  // Poco owns it
  }

 private:
  const std::string& body_;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// Both servers in turn; the medians of the rounds' ratios.
void compare(std::string_view what, std::uint16_t ours, std::uint16_t bare,
             const std::string& request, std::size_t bytes) {
  std::vector<double> rates;
  std::vector<double> ratios;
  std::vector<double> tails;
  std::vector<double> ours_p99;
  for (int round = 0; round < kRounds; ++round) {
    const Measured plain = measure(bare, request);
    const Measured own = measure(ours, request);
    rates.push_back(own.per_second);
    ratios.push_back(own.per_second / plain.per_second);
    tails.push_back(own.p99_ms / plain.p99_ms);
    ours_p99.push_back(own.p99_ms);
  }
  std::printf(
      "%-28s %7zu bytes  %7.0f/s  ratio of requests/s %.2f (goal 0.5)  p99 %.1f ms, ratio "
      "%.2f (goal 3)\n",
      std::string(what).c_str(), bytes, median(rates), median(ratios), median(ours_p99),
      median(tails));
}

// So many connections at once, each with one request; how many answers came.
int all_at_once(std::uint16_t port, const std::string& request) {
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < kAtOnce; ++i) connections.push_back(std::make_unique<Connection>(port));
  for (const auto& connection : connections) connection->send(request);
  int answered = 0;
  for (const auto& connection : connections) answered += connection->receive() == 200 ? 1 : 0;
  return answered;
}

}  // namespace

int main() {
  const bench::BenchSource source;
  const SystemClock clock;
  HttpServerOptions options;
  options.port = 0;
  const auto service = WebService::start(options, source, clock);
  if (!service) {
    std::fprintf(stderr, "%s\n", service.error().to_string().c_str());
    return 3;
  }
  const std::uint16_t port = (*service)->port();
  for (const std::string_view encoding : {"identity", "gzip"}) {
    const std::string request = request_for(encoding);
    Connection first(port);
    first.send(request);
    if (first.receive() != 200) return 1;
    const std::string body = first.body();
    Poco::Net::HTTPServerParams::Ptr parameters = new Poco::Net::HTTPServerParams;
    parameters->setMaxThreads(kConnections);
    parameters->setMaxKeepAliveRequests(0);
    Poco::ThreadPool pool(kConnections, kConnections + 4);
    const Poco::Net::ServerSocket socket(Poco::Net::SocketAddress("127.0.0.1", 0));
    Poco::Net::HTTPServer bare(new BareFactory(body), pool, socket, parameters);
    bare.start();
    compare(encoding == "gzip" ? "300 indicators, gzip" : "300 indicators", port,
            socket.address().port(), request, body.size());
    bare.stopAll(true);
  }
  const int answered = all_at_once(port, request_for("gzip"));
  std::printf("%d connections at once: %d answers\n", kAtOnce, answered);
  return answered == kAtOnce ? 0 : 1;
}
