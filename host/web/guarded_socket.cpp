#include "web/guarded_socket.h"

#include <Poco/Exception.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SocketAddress.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

#include "base/checked_cast.h"
#include "base/text.h"

namespace viisari {
namespace {

using Poco::Net::SocketImpl;

constexpr std::size_t kReadSize = std::size_t{8} * 1024;
constexpr std::size_t kLingerLimit = std::size_t{256} * 1024;
constexpr auto kLingerTime = std::chrono::seconds(1);

// Sun, 22 Nov 2026 16:00:00 GMT
std::string http_date(Instant now) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Date date = Date::of(now);
  const std::string iso = to_string(now);  // YYYY-MM-DDTHH:MM:SSZ
  std::string out(kDays.at(std::chrono::weekday(date.sys_days()).c_encoding()));
  out += ", " + iso.substr(8, 2) + " ";
  out += kMonths.at(checked_cast<std::size_t>(date.month() - 1));
  out += " " + iso.substr(0, 4) + " " + iso.substr(11, 8) + " GMT";
  return out;
}

// What Poco gets to read: enough to call the handler, and no way to disagree about a length.
std::string plain_head(const Request& request) {
  std::string head = request.method + " " + request.target + " HTTP/1.1\r\n";
  if (!request.is_safe()) head += "content-length: 0\r\n";
  if (!request.keep_alive) head += "connection: close\r\n";
  head += "\r\n";
  return head;
}

std::string client_address(int fd) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getpeername(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return {};
  try {
    const Poco::Net::SocketAddress named(reinterpret_cast<const sockaddr*>(&address), size);
    return named.host().toString();
  } catch (const Poco::Exception&) {
    return {};  // of no family that has addresses: a client without a name
  }
}

}  // namespace

// --- ServerState

std::string ServerState::serialise(const Answer& answer, bool keep_alive, bool head_only) {
  ++responses.at(checked_cast<std::size_t>(std::clamp(answer.status / 100, 0, 5)));
  std::string out;
  out.reserve(answer.head.size() + 80 + (head_only ? 0 : answer.body.size()));
  out += answer.head;
  out += "Date: " + http_date(clock.now()) + "\r\n";
  if (!keep_alive) out += "Connection: close\r\n";
  out += "\r\n";
  if (!head_only) out += answer.body;
  return out;
}

AnswerPtr ServerState::refusal(int status, std::string_view word) {
  try {
    return handler.refuse(status, word);
  } catch (const std::exception& error) {
    fault("web.refusal_failed", error.what());
    return make_answer(status, {}, {});
  }
}

void ServerState::fault(std::string_view code, std::string_view detail) const {
  if (options.on_fault) options.on_fault(code, detail);
}

HttpCounters ServerState::counters() const {
  HttpCounters out;
  out.connections = connections;
  out.connections_refused = connections_refused;
  out.open_connections = open;
  out.requests_refused = requests_refused;
  out.timeouts = timeouts;
  for (std::size_t i = 0; i < responses.size(); ++i) out.responses[i] = responses[i];
  return out;
}

void ServerState::enter(GuardedSocket* socket) {
  sockets_.with([&](auto& sockets) { sockets.insert(socket); });
  ++open;
}

void ServerState::leave(GuardedSocket* socket) {
  sockets_.with([&](auto& sockets) { sockets.erase(socket); });
  --open;
}

void ServerState::end_all() {
  // A socket leaves before it closes its descriptor: the number cannot mean another file here.
  sockets_.with([](auto& sockets) {
    for (const GuardedSocket* socket : sockets) ::shutdown(socket->sockfd(), SHUT_RDWR);
  });
}

// --- GuardedSocket

GuardedSocket::GuardedSocket(int fd, std::shared_ptr<ServerState> state)
    : StreamSocketImpl(fd),
      state_(std::move(state)),
      // The parser lives no longer than the socket, which keeps the state.
      parser_(state_->options.limits, [shared = state_.get()](const Request& head) {
        return shared->handler.body_limit(head);
      }) {}

GuardedSocket::~GuardedSocket() {
  const std::lock_guard lock(mutex_);
  if (admitted_) state_->leave(this);
}

void GuardedSocket::admit() {
  const std::lock_guard lock(mutex_);
  admitted_ = true;
  state_->enter(this);
}

bool GuardedSocket::wait(int mode, SteadyClock::time_point deadline) {
  const auto left =
      std::chrono::duration_cast<std::chrono::microseconds>(deadline - SteadyClock::now());
  if (left.count() <= 0) return false;
  return StreamSocketImpl::poll(Poco::Timespan(left.count()), mode);
}

bool GuardedSocket::poll(const Poco::Timespan& timeout, int mode) {
  {
    const std::lock_guard lock(mutex_);
    const bool buffered = head_read_ < head_.size() || parser_.begun();
    if ((mode & SELECT_READ) != 0 && (buffered || ended_)) return !ended_;
  }
  return StreamSocketImpl::poll(timeout, mode);
}

int GuardedSocket::receiveBytes(void* buffer, int length, int /*flags*/) {
  const std::lock_guard lock(mutex_);
  if (head_read_ == head_.size() && !read_request()) return 0;
  const std::size_t count =
      std::min(head_.size() - head_read_, checked_cast<std::size_t>(std::max(length, 0)));
  std::memcpy(buffer, head_.data() + head_read_, count);
  head_read_ += count;
  return checked_cast<int>(count);
}

bool GuardedSocket::read_request() {
  if (ended_) return false;
  auto deadline = SteadyClock::now() + state_->options.idle_timeout;
  bool begun = false;
  std::array<char, kReadSize> buffer{};
  for (;;) {
    switch (parser_.advance()) {
      case RequestParser::State::kComplete:
        request_ = parser_.take();
        head_ = plain_head(request_);
        head_read_ = 0;
        return true;
      case RequestParser::State::kRefused:
        refuse(parser_.refusal_status(), parser_.refusal());
        return false;
      case RequestParser::State::kNeedMore:
        break;
    }
    if (!begun && parser_.begun()) {
      begun = true;
      deadline = SteadyClock::now() + state_->options.request_timeout;
    }
    if (!wait(SELECT_READ, deadline)) {
      if (begun) {
        ++state_->timeouts;
        refuse(408, "request_timeout");
      }
      ended_ = true;
      return false;
    }
    const ssize_t count = ::recv(sockfd(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (count <= 0) {
      ended_ = true;
      return false;
    }
    parser_.append({buffer.data(), checked_cast<std::size_t>(count)});
  }
}

void GuardedSocket::refuse(int status, std::string_view word) {
  ++state_->requests_refused;
  ended_ = true;
  const std::string bytes = state_->serialise(*state_->refusal(status, word), false, false);
  try {
    send_all(bytes);
  } catch (const Poco::Exception&) {
    return;  // the client is gone: nobody is left to tell
  }
  end_and_drop_input();
}

Request GuardedSocket::take_request() {
  const std::lock_guard lock(mutex_);
  request_.client = client_address(sockfd());
  if (state_->options.behind_proxy) {
    const std::string forwarded = request_.field("x-forwarded-for");
    const auto last = trim(std::string_view(forwarded).substr(forwarded.rfind(',') + 1));
    if (!last.empty()) request_.client = last;
  }
  return std::move(request_);
}

int GuardedSocket::sendBytes(const void* buffer, int length, int /*flags*/) {
  const std::lock_guard lock(mutex_);
  send_all({static_cast<const char*>(buffer), checked_cast<std::size_t>(length)});
  return length;
}

void GuardedSocket::send_all(std::string_view bytes) {
  const auto deadline = SteadyClock::now() + state_->options.write_timeout;
  while (!bytes.empty()) {
    const ssize_t count = ::send(sockfd(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count >= 0) {
      bytes.remove_prefix(checked_cast<std::size_t>(count));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      if (!wait(SELECT_WRITE, deadline)) {
        ended_ = true;
        ++state_->timeouts;
        throw Poco::TimeoutException("the client does not read");
      }
    } else if (errno != EINTR) {
      ended_ = true;
      throw Poco::Net::ConnectionResetException("send", errno);
    }
  }
}

void GuardedSocket::finish() {
  const std::lock_guard lock(mutex_);
  end_and_drop_input();
}

void GuardedSocket::end_and_drop_input() {
  ended_ = true;
  if (::shutdown(sockfd(), SHUT_WR) != 0) return;
  const auto deadline = SteadyClock::now() + kLingerTime;
  std::array<char, kReadSize> buffer{};
  std::size_t dropped = 0;
  while (dropped < kLingerLimit && wait(SELECT_READ, deadline)) {
    const ssize_t count = ::recv(sockfd(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return;
    if (count > 0) dropped += checked_cast<std::size_t>(count);
  }
}

// --- GuardedListener

SocketImpl* GuardedListener::acceptConnection(Poco::Net::SocketAddress& client) {
  const int fd = ::accept4(sockfd(), nullptr, nullptr, SOCK_CLOEXEC);
  if (fd < 0) {
    const int error = errno;
    if (error == EMFILE || error == ENFILE || error == ENOMEM || error == ENOBUFS) {
      // The waiting connection would wake Poco's loop again at once.
      state_->fault("web.accept_failed", std::to_string(error));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw Poco::Net::NetException("accept", error);
  }
  auto* socket = new GuardedSocket(fd, state_);  // the StreamSocket made of it owns it
  client = Poco::Net::SocketAddress();
  ++state_->connections;
  return socket;
}

}  // namespace viisari
