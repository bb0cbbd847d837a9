#include "mail_server.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;

void run(const std::string& command) {
  if (std::system((command + " 2>/dev/null").c_str()) != 0) {
    throw std::runtime_error("failed: " + command);
  }
}

std::vector<std::string> server_command(const fs::path& folder,
                                        const std::vector<std::string>& arguments, int port) {
  std::vector<std::string> command{
      "/usr/bin/python3",
      (fs::path(VIISARI_SOURCE_DIR) / "tests/integration/mail/smtp_server.py").string(),
      "--folder",
      folder.string(),
      "--port",
      std::to_string(port)};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

}  // namespace

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Folder::Folder() {
  const auto* info = testing::UnitTest::GetInstance()->current_test_info();
  std::string name = std::string(info->test_suite_name()) + "_" + info->name();
  std::replace(name.begin(), name.end(), '/', '_');
  path_ = fs::temp_directory_path() / ("viisari_mail_" + name + "_" + std::to_string(getpid()));
  fs::remove_all(path_);
  fs::create_directories(path_);
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

MailServer::MailServer(const fs::path& folder, const std::vector<std::string>& arguments, int port)
    : folder_(folder),
      process_(std::make_unique<Background>(server_command(folder, arguments, port),
                                            folder.string() + ".log")) {
  const std::string line = process_->wait_for("port ");
  if (line.empty()) {
    throw std::runtime_error("the mail server did not start: " +
                             read_file(folder.string() + ".log"));
  }
  port_ = std::stoi(line.substr(line.find("port ") + 5));
}

std::size_t MailServer::connections() const {
  const std::string lines = read_file(folder_ / "connections");
  return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
}

std::vector<Received> MailServer::received() const {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder_ / "messages")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Received> all;
  for (fs::path file : files) {
    std::ifstream in(file);
    Received one;
    std::string fate;
    in >> one.from >> one.to >> one.connection >> fate;
    one.answered = fate == "answered";
    one.bytes = read_file(file.replace_extension(".eml"));
    all.push_back(std::move(one));
  }
  return all;
}

Authority::Authority(const fs::path& folder) : folder_(folder) {
  fs::create_directories(folder_);
  run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "
      "'/CN=Test "
      "authority' -keyout " +
      (folder_ / "ca.key").string() + " -out " + certificate().string());
}

void Authority::issue(const std::string& name, const std::string& names) const {
  const std::string base = (folder_ / name).string();
  std::ofstream(base + ".ext") << "subjectAltName=" << names << "\n";
  run("openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=server "
      "-keyout " +
      base + ".key -out " + base + ".csr");
  run("openssl x509 -req -in " + base + ".csr -CA " + certificate().string() + " -CAkey " +
      (folder_ / "ca.key").string() + " -CAcreateserial -days 2 -extfile " + base + ".ext -out " +
      base + ".pem");
}

void Authority::self_sign(const std::string& name, const std::string& names) const {
  const std::string base = (folder_ / name).string();
  run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "
      "/CN=server -addext subjectAltName=" +
      names + " -keyout " + base + ".key -out " + base + ".pem");
}

std::vector<std::string> Authority::arguments(const std::string& name) const {
  const std::string base = (folder_ / name).string();
  return {"--cert", base + ".pem", "--key", base + ".key"};
}

}  // namespace viisari::testing_support
