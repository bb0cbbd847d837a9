// FileWatch: which Lua files below a folder were written, added or removed since the last look.
// Looks at times and sizes; a file that an editor replaces whole is seen like any other.
// Thread-safety: one thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace viisari {

class FileWatch {
 public:
  struct Changes {
    std::vector<std::string> written;  // "pirkanmaa/ostot.lua": below the folder, with '/'
    std::vector<std::string> removed;
    bool empty() const { return written.empty() && removed.empty(); }
  };

  // What stands there now is taken as seen.
  explicit FileWatch(std::filesystem::path folder);

  // A folder that cannot be read for the moment has no changes.
  Changes look();

 private:
  struct Stamp {
    std::int64_t written = 0;
    std::uintmax_t size = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  bool scan(std::map<std::string, Stamp>& out) const;

  std::filesystem::path folder_;
  std::map<std::string, Stamp> seen_;
};

}  // namespace viisari
