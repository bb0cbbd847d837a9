// Transport: takes rendered messages to where they go: an SMTP server, or files of a maildir.
// Ownership: a session belongs to whoever opened it and ends its connection when it goes.
// Thread-safety: a transport may be shared; a session belongs to one thread.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace viisari {

// Options that contradict each other or cannot be used: the same code as a wrong value in the
// configuration, which is where they come from.
inline constexpr ErrorCode kMailBadOptions{"config.bad_value", ErrorKind::kCannotRun};
inline constexpr ErrorCode kMaildirFolder{"maildir.folder", ErrorKind::kCannotRun};

enum class Delivery : std::uint8_t {
  kInvalid,
  kAccepted,       // the server took responsibility
  kPassing,        // 4xx, no connection, broken handshake, timeout before the final dot: try again
  kRefused,        // 5xx for this recipient or this message: not again
  kNotConfigured,  // 5xx at the greeting, AUTH or MAIL FROM, STARTTLS missing, a certificate that
                   // does not hold: nothing can be delivered until someone acts
  kUnknown,        // the connection was lost after the message was sent, before the answer
};
std::string_view to_string(Delivery delivery);

struct DeliveryResult {
  Delivery delivery = Delivery::kInvalid;
  std::string detail;  // "smtp.refused: 550 no such user"; cleaned of control characters, no
                       // secrets; the codes stand in docs/mail.md
};

struct Envelope {
  std::string_view from;   // addr-spec
  std::string_view to;     // addr-spec
  std::string_view bytes;  // RFC 5322, CRLF
};

class DeliverySession {
 public:
  virtual ~DeliverySession() = default;
  virtual DeliveryResult deliver(const Envelope& envelope) = 0;
};

class Transport {
 public:
  virtual ~Transport() = default;
  virtual std::string_view name() const = 0;  // "smtp", "maildir"
  // One connection for as many messages as the caller has; connecting happens at the first.
  virtual std::unique_ptr<DeliverySession> open() = 0;
  // No single delivery takes longer; a lease must outlast it.
  virtual std::chrono::seconds longest_delivery() const = 0;
};

enum class TlsPolicy : std::uint8_t {
  kStartTls,  // required: no STARTTLS, no mail
  kTls,       // from the first byte (port 465)
  kNone,      // clear text; loopback addresses only
};

struct SmtpOptions {
  std::string host;
  int port = 587;
  TlsPolicy tls = TlsPolicy::kStartTls;
  std::string ca_file;  // empty: the system's
  std::string user;     // empty: no AUTH
  std::string password;
  std::string helo;  // empty: the host's name
  std::chrono::seconds connect_timeout{30};
  std::chrono::seconds reply_timeout{600};  // RFC 5321 4.5.3.2.6: ten minutes for the final answer
};
// Fails when the options contradict each other or cannot be used (config.bad_value); connects to
// nothing yet.
Result<std::unique_ptr<Transport>> smtp_transport(SmtpOptions options);

// Writes each message to `folder`/new as one file named by its Message-ID, so that the same message
// sent twice is one file. Creates the folder (maildir.folder when it cannot).
Result<std::unique_ptr<Transport>> maildir_transport(std::filesystem::path folder);

}  // namespace viisari
