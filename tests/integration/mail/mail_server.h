// A recording SMTP server (smtp_server.py) that a test starts and that ends with it, and the
// certificates a test makes for it.
// Thread-safety: one thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "../app/program.h"

namespace viisari::testing_support {

// A folder of the test's own, removed at its end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Received {
  std::string from;
  std::string to;
  int connection = 0;
  bool answered = false;  // false: the server took it and dropped the connection
  std::string bytes;
};

class MailServer {
 public:
  // `arguments` as smtp_server.py takes them; the folder and the port are added.
  explicit MailServer(const std::filesystem::path& folder,
                      const std::vector<std::string>& arguments = {}, int port = 0);

  int port() const { return port_; }
  std::size_t connections() const;
  // In the order of their arrival.
  std::vector<Received> received() const;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Background> process_;
  int port_ = 0;
};

std::string read_file(const std::filesystem::path& file);

// A certificate authority of the test's own.
class Authority {
 public:
  explicit Authority(const std::filesystem::path& folder);
  std::filesystem::path certificate() const { return folder_ / "ca.pem"; }
  // Makes NAME.pem and NAME.key, for `names` ("DNS:localhost,IP:127.0.0.1").
  void issue(const std::string& name, const std::string& names) const;
  // Signed by itself.
  void self_sign(const std::string& name, const std::string& names) const;
  std::vector<std::string> arguments(const std::string& name) const;

 private:
  std::filesystem::path folder_;
};

}  // namespace viisari::testing_support
