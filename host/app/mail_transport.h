// From the configuration to a transport: what [mail] says, and the password that stands elsewhere.
// Thread-safety: any thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "mail/mail.h"
#include "mail/transport.h"

namespace viisari {

struct Config;

inline constexpr ErrorCode kMailPassword{"mail.password", ErrorKind::kCannotRun};

// What mails come from.
MailAddress mail_sender(const Config& config);

// The value of VIISARI_SMTP_PASSWORD, where it is set. Read by commands only.
std::optional<std::string> password_of_environment();

// `simulated`: the database holds made-up figures; then it is files, whatever [mail] says.
// `password` wins over the password file. Fails with kMailPassword when the file cannot be read, is
// empty or is open to others than its owner; with config.bad_value; with maildir.folder.
Result<std::unique_ptr<Transport>> mail_transport(const Config& config,
                                                  const std::optional<std::string>& password,
                                                  bool simulated);

// One line for a person, in English: "smtp mail.area.example:587, starttls, with a login".
std::string describe_transport(const Config& config, bool simulated);

}  // namespace viisari
