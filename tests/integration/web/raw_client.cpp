#include "raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "base/text.h"

namespace viisari {

RawClient::RawClient(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  // A test that waits this long has failed; nothing is measured by it.
  const timeval timeout{60, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof timeout);
  if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const int error = errno;
    ::close(fd_);
    throw std::system_error(error, std::generic_category(), "connect");
  }
}

RawClient::~RawClient() {
  if (fd_ >= 0) ::close(fd_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), buffer_(std::move(other.buffer_)) {}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void RawClient::finish_sending() {
  ::shutdown(fd_, SHUT_WR);
}

bool RawClient::fill() {
  std::array<char, 65536> bytes{};
  const ssize_t count = ::recv(fd_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<RawResponse> RawClient::read(bool head) {
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill()) return std::nullopt;
  }
  RawResponse out;
  const std::string text = buffer_.substr(0, end);
  buffer_.erase(0, end + 4);
  bool first = true;
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (first) {
      out.status = parse_unsigned(line.substr(9, 3)).value_or(0);
      first = false;
      continue;
    }
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) throw std::runtime_error("broken response field");
    if (!out.fields.emplace(to_lower_ascii(line.substr(0, colon)), line.substr(colon + 2)).second) {
      throw std::runtime_error("response field sent twice");
    }
  }
  if (head || out.status == 304 || out.status == 204) return out;
  const auto length = parse_unsigned(out.fields.at("content-length"));
  while (buffer_.size() < static_cast<std::size_t>(length.value())) {
    if (!fill()) return std::nullopt;
  }
  out.body = buffer_.substr(0, static_cast<std::size_t>(*length));
  buffer_.erase(0, static_cast<std::size_t>(*length));
  return out;
}

bool RawClient::ended() {
  return buffer_.empty() && !fill();
}

RawResponse get(std::uint16_t port, std::string_view target, std::string_view fields,
                std::string_view method) {
  RawClient client(port);
  std::string request =
      std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: t\r\n";
  request += fields;
  client.send(request + "\r\n");
  return client.read(method == "HEAD").value();
}

}  // namespace viisari
