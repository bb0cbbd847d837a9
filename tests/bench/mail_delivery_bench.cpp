// How fast mail goes out: to smtp-sink over one connection, beside a bare socket that speaks the
// same dialogue in the same run; and from the outbox, with each message's fate written down.
// Usage: mail_delivery_bench [ROUNDS]

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "../integration/mail/smtp_sink.h"
#include "mail/delivery.h"
#include "store/sqlite/sqlite_store.h"
#include "store/store.h"

namespace {

namespace fs = std::filesystem;
using namespace viisari;
using testing_support::SmtpSink;

constexpr int kMessages = 1000;
constexpr std::string_view kFrom = "viisari@viisari.example";
constexpr std::string_view kTo = "role@area.example";

std::string message(int number) {
  std::string bytes =
      "From: <viisari@viisari.example>\r\nTo: <role@area.example>\r\nMessage-ID: <bench-" +
      std::to_string(number) + "@viisari.example>\r\nSubject: bench\r\n\r\n";
  constexpr std::size_t kBytes = 8 * 1024;  // an alert in text and HTML
  while (bytes.size() < kBytes) bytes += std::string(70, 'x') + "\r\n";
  return bytes;
}

template <class Work>
double seconds_of(Work work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// Writes the words and reads an answer, one packet each.
class BareClient {
 public:
  explicit BareClient(int port) : fd_(testing_support::connect_to(port)) {
    if (fd_ < 0) throw std::runtime_error("no connection");
    expect('2');
    say("EHLO bench.example\r\n", '2');
  }
  ~BareClient() { close(fd_); }
  BareClient(const BareClient&) = delete;
  BareClient& operator=(const BareClient&) = delete;

  void send_message(const std::string& bytes) {
    say("MAIL FROM:<" + std::string(kFrom) + ">\r\n", '2');
    say("RCPT TO:<" + std::string(kTo) + ">\r\n", '2');
    say("DATA\r\n", '3');
    say(bytes + ".\r\n", '2');
  }

 private:
  void say(std::string_view words, char answer) {
    while (!words.empty()) {
      const ssize_t sent = ::send(fd_, words.data(), words.size(), MSG_NOSIGNAL);
      if (sent <= 0) throw std::runtime_error("lost");
      words.remove_prefix(static_cast<std::size_t>(sent));
    }
    expect(answer);
  }
  void expect(char first) {
    char buffer[4096];
    std::string answer;
    // The last line of an answer has a space after its code.
    for (;;) {
      const ssize_t got = recv(fd_, buffer, sizeof buffer, 0);
      if (got <= 0) throw std::runtime_error("lost");
      answer.append(buffer, static_cast<std::size_t>(got));
      if (!answer.ends_with("\r\n")) continue;
      const std::size_t line = answer.rfind("\r\n", answer.size() - 3);
      const std::size_t start = line == std::string::npos ? 0 : line + 2;
      if (answer.size() > start + 3 && answer[start + 3] == ' ') break;
    }
    if (answer.front() != first) throw std::runtime_error("refused: " + answer);
  }

  int fd_;
};

std::unique_ptr<Transport> transport_to(int port) {
  SmtpOptions options;
  options.host = "127.0.0.1";
  options.port = port;
  options.tls = TlsPolicy::kNone;
  auto transport = smtp_transport(options);
  if (!transport) throw std::runtime_error(transport.error().to_string());
  return std::move(*transport);
}

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "viisari-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

double bare(int port, const std::vector<std::string>& messages) {
  BareClient client(port);
  return seconds_of([&] {
    for (const std::string& bytes : messages) client.send_message(bytes);
  });
}

double with_transport(int port, const std::vector<std::string>& messages) {
  const auto transport = transport_to(port);
  return seconds_of([&] {
    const auto session = transport->open();
    for (const std::string& bytes : messages) {
      if (session->deliver({kFrom, kTo, bytes}).delivery != Delivery::kAccepted) {
        throw std::runtime_error("not accepted");
      }
    }
  });
}

double from_outbox(int port, const std::vector<std::string>& messages) {
  const Folder folder;
  auto store = open_sqlite_store(folder.path() / "viisari.db");
  if (!store) throw std::runtime_error(store.error().to_string());
  Outbox& outbox = (*store)->outbox();
  const SystemClock clock;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    OutboxMessage row;
    row.kind = MessageKind::kTest;
    row.recipient = "role";
    row.envelope_from = kFrom;
    row.envelope_to = kTo;
    row.message_id = "<bench-" + std::to_string(i) + "@viisari.example>";
    row.subject = "bench";
    row.bytes = messages[i];
    row.expires_at = clock.now() + std::chrono::hours(48);
    if (!outbox.queue(row, clock.now())) throw std::runtime_error("not queued");
  }
  const auto transport = transport_to(port);
  NullLog log;
  DeliveryOptions options;
  options.worker = "bench";
  return seconds_of([&] {
    const auto report = deliver_due(outbox, *transport, clock, log, options);
    if (!report || report->sent != messages.size()) throw std::runtime_error("not sent");
  });
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

void print(const char* work, double time, double limit) {
  std::printf("%-42s %7.0f messages/s   %.2f x the bare socket\n", work, kMessages / time,
              time / limit);
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
  std::vector<std::string> messages;
  for (int i = 0; i < kMessages; ++i) messages.push_back(message(i));
  const SmtpSink sink;
  std::vector<double> bare_times;
  std::vector<double> transport_times;
  std::vector<double> outbox_times;
  for (int round = 0; round < rounds; ++round) {
    bare_times.push_back(bare(sink.port(), messages));
    transport_times.push_back(with_transport(sink.port(), messages));
    outbox_times.push_back(from_outbox(sink.port(), messages));
  }
  const double limit = median(bare_times);
  print("bare socket, one connection", limit, limit);
  print("transport, one connection", median(transport_times), limit);
  print("outbox to server, fates written down", median(outbox_times), limit);
}
