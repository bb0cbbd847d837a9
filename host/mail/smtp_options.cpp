#include "mail/smtp_options.h"

#include <unistd.h>

#include <algorithm>

#include "base/text.h"

namespace viisari {
namespace {

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

bool is_ipv4(std::string_view text) {
  const auto parts = split(text, '.');
  return parts.size() == 4 && std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
           const auto number = parse_unsigned(part);
           return number && *number <= 255 && part.size() <= 3;
         });
}

}  // namespace

bool is_loopback_host(std::string_view host) {
  return host == "localhost" || host == "::1" || (host.starts_with("127.") && is_ipv4(host));
}

bool is_host(std::string_view host) {
  constexpr std::string_view kDigits = "0123456789";
  constexpr std::string_view kHex = "abcdefABCDEF";
  constexpr std::string_view kName = "ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ-_.";
  if (host.empty() || host.size() > 253) return false;
  const bool v6 = host.find(':') != std::string_view::npos;
  return std::all_of(host.begin(), host.end(), [&](char c) {
    if (kDigits.find(c) != std::string_view::npos || kHex.find(c) != std::string_view::npos) {
      return true;
    }
    return v6 ? c == ':' || c == '.' : kName.find(c) != std::string_view::npos;
  });
}

Result<void> check(const SmtpOptions& options) {
  if (!is_host(options.host)) {
    return fail(kMailBadOptions, "'" + options.host + "' is not the name of a mail server");
  }
  if (options.port < 1 || options.port > 65535) {
    return fail(kMailBadOptions, "the mail server's port must be from 1 to 65535");
  }
  if (options.tls == TlsPolicy::kNone && !is_loopback_host(options.host)) {
    return fail(kMailBadOptions,
                "mail may go in clear text only to this machine (localhost, 127.0.0.1 or ::1), not "
                "to '" +
                    options.host + "'; use \"starttls\" or \"tls\"");
  }
  if (!options.helo.empty() && !is_host(options.helo)) {
    return fail(kMailBadOptions, "'" + options.helo + "' is not a host name to greet with");
  }
  if (has_control(options.user) || has_control(options.password)) {
    return fail(kMailBadOptions, "the user or the password has a control character");
  }
  if (!options.user.empty() && options.password.empty()) {
    return fail(kMailBadOptions, "there is a user for the mail server but no password");
  }
  if (!options.ca_file.empty() && access(options.ca_file.c_str(), R_OK) != 0) {
    return fail(kMailBadOptions, "the file of certificates cannot be read", options.ca_file);
  }
  if (options.connect_timeout.count() < 1 || options.reply_timeout.count() < 1) {
    return fail(kMailBadOptions, "a timeout must be at least a second");
  }
  return {};
}

}  // namespace viisari
