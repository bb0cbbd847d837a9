#include "program.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <stdexcept>

extern char** environ;

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;

pid_t start(const std::vector<std::string>& command, int out, int err) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, 1);
  posix_spawn_file_actions_adddup2(&actions, err, 2);
  pid_t pid = -1;
  const int error = posix_spawn(&pid, words[0], &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error("cannot start " + command[0]);
  return pid;
}

int wait_status(pid_t pid) {
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// The whole answer; empty where there is none.
std::string exchange(int port, const std::string& request) {
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      send(fd, request.data(), request.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(request.size())) {
    std::array<char, 65536> chunk{};
    ssize_t count = 0;
    while ((count = recv(fd, chunk.data(), chunk.size(), 0)) > 0) {
      answer.append(chunk.data(), static_cast<std::size_t>(count));
    }
  }
  close(fd);
  return answer;
}

}  // namespace

Installation::Installation(const std::string& name)
    : folder_(fs::temp_directory_path() / ("viisari_app_" + name + "_" + std::to_string(getpid()))),
      definitions_(fs::path(VIISARI_SOURCE_DIR) / "indicators"),
      plugins_(fs::path(VIISARI_BINARY_DIR) / "plugins") {
  fs::remove_all(folder_);
  fs::create_directories(folder_);
  // Beside the configuration, where they are looked for.
  for (const char* file : {"recipients.toml", "schedules.toml"}) {
    fs::copy_file(fs::path(VIISARI_SOURCE_DIR) / "config" / file, folder_ / file);
  }
  write_config();
}

Installation::~Installation() {
  fs::remove_all(folder_);
}

void Installation::own_definitions() {
  fs::copy(definitions_, folder_ / "indicators", fs::copy_options::recursive);
  definitions_ = folder_ / "indicators";
  write_config();
}

void Installation::own_plugins() {
  fs::copy(plugins_, folder_ / "plugins", fs::copy_options::recursive);
  plugins_ = folder_ / "plugins";
  write_config();
}

void Installation::configure(const std::string& toml) {
  extra_ += toml + "\n";
  write_config();
}

void Installation::write_config() const {
  std::ofstream(folder_ / "viisari.toml")
      << "[data]\ndirectory = \"var\"\n"
      << "[definitions]\ndirectory = \"" << definitions_.string() << "\"\nwatch_seconds = 1\n"
      << "[plugins]\ndirectory = \"" << plugins_.string() << "\"\n"
      << extra_;
}

std::vector<std::string> Installation::command(const std::vector<std::string>& arguments) const {
  std::vector<std::string> out{std::string(VIISARI_BINARY_DIR) + "/viisari", "--config",
                               (folder_ / "viisari.toml").string(), "--lang", "en"};
  out.insert(out.end(), arguments.begin(), arguments.end());
  return out;
}

Finished Installation::run(const std::vector<std::string>& arguments) const {
  const fs::path out_file = folder_ / "stdout";
  const fs::path err_file = folder_ / "stderr";
  const int out = open(out_file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  const int err = open(err_file.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  const pid_t pid = start(command(arguments), out, err);
  close(out);
  close(err);
  Finished finished;
  finished.status = wait_status(pid);
  const auto read = [](const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  finished.out = read(out_file);
  finished.err = read(err_file);
  return finished;
}

fs::path Installation::write(const std::string& name, const std::string& content) const {
  const fs::path file = folder_ / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << content;
  return file;
}

Background::Background(const std::vector<std::string>& command, const fs::path& standard_error) {
  std::array<int, 2> fds{};
  if (pipe2(fds.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
  const int err = open(standard_error.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  pid_ = start(command, fds[1], err);
  close(err);
  close(fds[1]);
  out_ = fds[0];
}

Background::~Background() {
  if (pid_ > 0) end(SIGKILL);
  close(out_);
}

std::string Background::wait_for(const std::string& text) {
  for (;;) {
    std::size_t newline = 0;
    while ((newline = buffer_.find('\n')) != std::string::npos) {
      const std::string line = buffer_.substr(0, newline);
      buffer_.erase(0, newline + 1);
      if (line.find(text) != std::string::npos) return line;
    }
    std::array<char, 4096> chunk{};
    const ssize_t count = read(out_, chunk.data(), chunk.size());
    if (count <= 0) return "";
    buffer_.append(chunk.data(), static_cast<std::size_t>(count));
    seen_.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

int Background::end(int signal) {
  kill(pid_, signal);
  const int status = wait_status(pid_);
  pid_ = -1;
  return status;
}

std::string http_get(int port, const std::string& target) {
  return exchange(port,
                  "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
}

std::string http_post(int port, const std::string& target, const std::string& form) {
  return exchange(port, "POST " + target +
                            " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                            std::to_string(form.size()) + "\r\n\r\n" + form);
}

}  // namespace viisari::testing_support
