#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

#include "base/checked_cast.h"
#include "base/text.h"
#include "base/unique_fd.h"
#include "mail/transport.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxName = 240;  // with ".eml" below the 255 bytes of a file name

// The value of Message-ID without its brackets; empty when there is none. The header may be folded.
std::string_view message_id(std::string_view bytes) {
  constexpr std::string_view kName = "message-id:";
  while (!bytes.empty() && !bytes.starts_with("\r\n")) {
    const std::size_t end = bytes.find("\r\n");
    const std::size_t next = end == std::string_view::npos ? bytes.size() : end + 2;
    if (to_lower_ascii(bytes.substr(0, kName.size())) == kName) {
      const std::string_view rest = bytes.substr(kName.size());
      const std::size_t open = rest.find('<');
      const std::size_t close = rest.find('>');
      if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return {};
      }
      return rest.substr(open + 1, close - open - 1);
    }
    bytes.remove_prefix(next);
  }
  return {};
}

// Different ids give different names: what is not plain in a file name becomes %XX.
std::string file_name(std::string_view id) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_@+=";
  std::string name;
  for (const char c : id) {
    const bool plain = kPlain.find(c) != std::string_view::npos && !(name.empty() && c == '.');
    name += plain ? std::string(1, c) : "%" + hex(std::string_view(&c, 1));
  }
  return name + ".eml";
}

int write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(checked_cast<std::size_t>(written));
  }
  return 0;
}

// 0, or the errno of what failed. The file is whole or not there.
int write_file(const fs::path& folder, const std::string& name, std::string_view bytes) {
  // The process's id keeps two processes that write the same message apart.
  const fs::path temporary = folder / "tmp" / (std::to_string(::getpid()) + "." + name);
  const fs::path file = folder / "new" / name;
  int error = 0;
  {
    const UniqueFd out(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!out) return errno;
    error = write_all(out.get(), bytes);
    if (error == 0 && ::fsync(out.get()) != 0) error = errno;
  }
  if (error == 0 && ::rename(temporary.c_str(), file.c_str()) != 0) error = errno;
  if (error != 0) {
    ::unlink(temporary.c_str());
    return error;
  }
  const UniqueFd directory(::open((folder / "new").c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory || ::fsync(directory.get()) != 0) return errno;
  return 0;
}

class MaildirSession final : public DeliverySession {
 public:
  explicit MaildirSession(fs::path folder) : folder_(std::move(folder)) {}

  DeliveryResult deliver(const Envelope& envelope) override {
    const std::string_view id = message_id(envelope.bytes);
    const std::string name = file_name(id);
    if (id.empty() || name.size() > kMaxName) {
      return {Delivery::kRefused, "maildir.message_id: the message has none that names a file"};
    }
    const int error = write_file(folder_, name, envelope.bytes);
    if (error == 0) return {Delivery::kAccepted, {}};
    const std::string detail = "maildir.write: " + std::generic_category().message(error);
    // A full disk passes; a folder that is gone or closed to us waits for someone.
    const bool passing =
        error == ENOSPC || error == EDQUOT || error == EIO || error == EMFILE || error == ENFILE;
    return {passing ? Delivery::kPassing : Delivery::kNotConfigured, detail};
  }

 private:
  fs::path folder_;
};

class MaildirTransport final : public Transport {
 public:
  explicit MaildirTransport(fs::path folder) : folder_(std::move(folder)) {}
  std::string_view name() const override { return "maildir"; }
  std::unique_ptr<DeliverySession> open() override {
    return std::make_unique<MaildirSession>(folder_);
  }
  std::chrono::seconds longest_delivery() const override { return std::chrono::seconds(60); }

 private:
  fs::path folder_;
};

}  // namespace

Result<std::unique_ptr<Transport>> maildir_transport(fs::path folder) {
  for (const char* part : {"tmp", "new", "cur"}) {
    std::error_code error;
    fs::create_directories(folder / part, error);
    if (error) {
      return fail(kMaildirFolder, "the folder for mails cannot be made: " + error.message(),
                  (folder / part).string());
    }
  }
  return std::make_unique<MaildirTransport>(std::move(folder));
}

}  // namespace viisari
