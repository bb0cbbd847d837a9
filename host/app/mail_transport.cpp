#include "app/mail_transport.h"

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include "app/config.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxPassword = 1024;

TlsPolicy tls_policy(const std::string& word) {
  if (word == "tls") return TlsPolicy::kTls;
  if (word == "none") return TlsPolicy::kNone;
  return TlsPolicy::kStartTls;
}

fs::path maildir(const Config& config) {
  return config.mail_folder.empty() ? config.data_directory / "mail" : config.mail_folder;
}

Result<std::string> read_password(const fs::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return fail(kMailPassword, "the password file of [mail] is not there", file.string());
  }
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return fail(
        kMailPassword,
        "the password file of [mail] is open to others than its owner; run `chmod 600` on it",
        file.string());
  }
  std::ifstream in(file);
  std::string line;
  if (!std::getline(in, line) && !in.eof()) {
    return fail(kMailPassword, "the password file of [mail] cannot be read", file.string());
  }
  if (line.ends_with('\r')) line.pop_back();
  if (line.empty() || line.size() > kMaxPassword) {
    return fail(kMailPassword, "the first line of the password file of [mail] must be the password",
                file.string());
  }
  return line;
}

Result<std::unique_ptr<Transport>> smtp(const Config& config,
                                        const std::optional<std::string>& password) {
  SmtpOptions options;
  options.host = config.smtp_host;
  options.port = config.smtp_port;
  options.tls = tls_policy(config.smtp_tls);
  options.ca_file = config.smtp_ca_file.string();
  options.user = config.smtp_user;
  if (!options.user.empty()) {
    if (password) {
      options.password = *password;
    } else if (config.smtp_password_file.empty()) {
      return fail(kMailPassword,
                  "[mail] names a user: name a password_file or set VIISARI_SMTP_PASSWORD",
                  config.file.string());
    } else {
      auto read = read_password(config.smtp_password_file);
      if (!read) return fail(read.error());
      options.password = std::move(*read);
    }
  }
  auto transport = smtp_transport(std::move(options));
  if (!transport && transport.error().file.empty()) transport.error().file = config.file.string();
  return transport;
}

}  // namespace

MailAddress mail_sender(const Config& config) {
  return parse_mailbox(config.mail_from).value_or(MailAddress{});  // was checked when it was read
}

std::optional<std::string> password_of_environment() {
  const char* value = std::getenv("VIISARI_SMTP_PASSWORD");
  if (value == nullptr || *value == '\0') return std::nullopt;
  return value;
}

Result<std::unique_ptr<Transport>> mail_transport(const Config& config,
                                                  const std::optional<std::string>& password,
                                                  bool simulated) {
  if (simulated || config.mail_transport == "maildir") return maildir_transport(maildir(config));
  return smtp(config, password);
}

std::string describe_transport(const Config& config, bool simulated) {
  if (simulated || config.mail_transport == "maildir") {
    return "maildir " + (maildir(config) / "new").string() +
           (simulated && config.mail_transport != "maildir"
                ? " (not smtp: the figures of this database are simulated)"
                : "");
  }
  return "smtp " + config.smtp_host + ":" + std::to_string(config.smtp_port) + ", " +
         (config.smtp_tls == "none" ? std::string("clear text") : config.smtp_tls) +
         (config.smtp_user.empty() ? ", without a login" : ", with a login");
}

}  // namespace viisari
