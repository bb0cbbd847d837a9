#include "app/file_watch.h"

#include <system_error>
#include <utility>

namespace viisari {

namespace fs = std::filesystem;

FileWatch::FileWatch(fs::path folder) : folder_(std::move(folder)) {
  scan(seen_);
}

bool FileWatch::scan(std::map<std::string, Stamp>& out) const {
  std::error_code error;
  for (fs::recursive_directory_iterator file(folder_, error), end; !error && file != end;
       file.increment(error)) {
    if (file->path().extension() != ".lua" || !file->is_regular_file(error)) continue;
    Stamp stamp;
    stamp.written = file->last_write_time(error).time_since_epoch().count();
    stamp.size = file->file_size(error);
    out[file->path().lexically_relative(folder_).generic_string()] = stamp;
  }
  return !error;
}

FileWatch::Changes FileWatch::look() {
  Changes changes;
  std::map<std::string, Stamp> now;
  if (!scan(now)) return changes;
  for (const auto& [path, stamp] : now) {
    const auto before = seen_.find(path);
    if (before == seen_.end() || before->second != stamp) changes.written.push_back(path);
  }
  for (const auto& [path, stamp] : seen_) {
    if (!now.contains(path)) changes.removed.push_back(path);
  }
  seen_ = std::move(now);
  return changes;
}

}  // namespace viisari
