// What an SMTP transport may be told: checks that need no server.
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "mail/transport.h"

namespace viisari {

// "localhost", 127.0.0.0/8 or ::1 as written: what clear text may go to.
bool is_loopback_host(std::string_view host);
// A host name or an IPv4 or IPv6 address (without brackets) of the characters these are made of.
bool is_host(std::string_view host);
// config.bad_value: a host that is none, a port out of range, clear text to another machine, a user
// without a password, a certificate file that cannot be read.
Result<void> check(const SmtpOptions& options);

}  // namespace viisari
