// Runs the built program as its users do: a process with arguments, an exit status and two outputs.
// Thread-safety: one thread at a time.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace viisari::testing_support {

struct Finished {
  int status = -1;  // exit status, or 128 + the signal that ended it
  std::string out;
  std::string err;
};

// The program with `--data` and `--config` for a folder of its own, removed at the end. It has the
// shipped recipients and schedules, as files that a test may write anew.
class Installation {
 public:
  explicit Installation(const std::string& name);
  ~Installation();
  Installation(const Installation&) = delete;
  Installation& operator=(const Installation&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  std::filesystem::path database() const { return folder_ / "var" / "viisari.db"; }
  std::filesystem::path definitions() const { return definitions_; }
  std::filesystem::path plugins() const { return plugins_; }

  // Copies the project's definitions or plugins into the folder, so that a test may break them.
  void own_definitions();
  void own_plugins();
  // Adds lines to the configuration, e.g. "[log]\nformat = \"json\"".
  void configure(const std::string& toml);

  Finished run(const std::vector<std::string>& arguments) const;

  // A file below the folder.
  std::filesystem::path write(const std::string& name, const std::string& content) const;

  // The words of `viisari ARGUMENTS`, for Background.
  std::vector<std::string> command(const std::vector<std::string>& arguments) const;

 private:
  void write_config() const;

  std::filesystem::path folder_;
  std::filesystem::path definitions_;
  std::filesystem::path plugins_;
  std::string extra_;
};

// A running process; ended with SIGKILL when it goes out of scope.
class Background {
 public:
  // Standard error goes to the file.
  explicit Background(const std::vector<std::string>& command,
                      const std::filesystem::path& standard_error = "/dev/null");
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  pid_t pid() const { return pid_; }
  // Reads standard output until a line holds `text`; that line, or empty when the output ended.
  std::string wait_for(const std::string& text);
  // All of standard output that was read so far.
  const std::string& seen() const { return seen_; }
  // Sends the signal and waits for the end.
  int end(int signal);

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  std::string buffer_;  // after the last line that was read
  std::string seen_;
};

// GET over a plain socket to 127.0.0.1; the whole answer with its head.
std::string http_get(int port, const std::string& target);
// POST of a form, likewise.
std::string http_post(int port, const std::string& target, const std::string& form);

}  // namespace viisari::testing_support
