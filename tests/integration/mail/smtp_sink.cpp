#include "smtp_sink.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

namespace viisari::testing_support {
namespace {

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// smtp-sink cannot choose one itself.
int free_port() {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  const bool found = fd >= 0 && bind(fd, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  close(fd);
  if (!found) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

bool listens(int port) {
  const int fd = connect_to(port);
  if (fd >= 0) close(fd);
  return fd >= 0;
}

}  // namespace

int connect_to(int port) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(port);
  if (fd >= 0 && connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(fd);
    return -1;
  }
  const int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

SmtpSink::SmtpSink(const std::vector<std::string>& arguments) {
  constexpr int kPorts = 5;    // another program may take the port first
  constexpr int kLooks = 500;  // for 5 seconds
  for (int attempt = 0; attempt < kPorts; ++attempt) {
    port_ = free_port();
    std::vector<std::string> command{"/usr/sbin/smtp-sink"};
    // It insists on a lesser user when it is started by root.
    if (geteuid() == 0) command.insert(command.end(), {"-u", "nobody"});
    command.insert(command.end(), arguments.begin(), arguments.end());
    command.insert(command.end(), {"127.0.0.1:" + std::to_string(port_), "100"});
    process_ = std::make_unique<Background>(command);
    for (int look = 0; look < kLooks && kill(process_->pid(), 0) == 0; ++look) {
      if (listens(port_)) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  throw std::runtime_error("smtp-sink did not start");
}

}  // namespace viisari::testing_support
