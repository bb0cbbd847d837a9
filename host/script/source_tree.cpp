#include "script/source_tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "base/checked_cast.h"
#include "base/text.h"
#include "base/unique_fd.h"
#include "script/error_codes.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

std::string reason(int error) {
  return std::error_code(error, std::generic_category()).message();
}

bool same_version(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
         a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

// A file that a link leads out of the folder is not ours to read.
bool inside(const fs::path& root, const fs::path& file) {
  std::error_code error;
  const fs::path real_root = fs::canonical(root, error);
  if (error) return false;
  const fs::path real = fs::canonical(file, error);
  if (error) return false;
  const auto [end, unused] =
      std::mismatch(real_root.begin(), real_root.end(), real.begin(), real.end());
  return end == real_root.end();
}

Error too_large(const std::string& path, const Limits& limits) {
  return {script::kTooLarge,
          "the file is larger than " + std::to_string(limits.source_bytes) +
              " bytes; split it into several files",
          path, 1, 0};
}

}  // namespace

Result<SourceFile> read_source_file(const fs::path& root, const std::string& path,
                                    const Limits& limits) {
  const auto cannot = [&](const std::string& why) {
    return fail(script::kCannotRead, "cannot be read: " + why, path);
  };
  const fs::path place = root / path;
  // Not blocking: a FIFO in the folder must not hold up the service.
  const UniqueFd file(::open(place.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) return cannot(reason(errno));
  struct stat before {};
  if (::fstat(file.get(), &before) != 0) return cannot(reason(errno));
  if (!S_ISREG(before.st_mode)) {
    return fail(script::kNotAllowed, "is not a regular file", path);
  }
  if (!inside(root, place)) {
    return fail(script::kNotAllowed, "is a link to a place outside the folder", path);
  }
  if (std::cmp_greater(before.st_size, limits.source_bytes)) return fail(too_large(path, limits));

  SourceFile source{path, {}};
  std::array<char, 16384> buffer{};
  for (;;) {
    const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot(reason(errno));
    if (got == 0) break;
    source.text.append(buffer.data(), checked_cast<std::size_t>(got));
    if (source.text.size() > limits.source_bytes) return fail(too_large(path, limits));
  }
  struct stat after {};
  if (::fstat(file.get(), &after) != 0) return cannot(reason(errno));
  if (!same_version(before, after)) return cannot("it is being written; try again");
  return source;
}

Result<SourceTree> read_source_tree(const fs::path& root, const Limits& limits, SourceKind kind) {
  std::error_code error;
  SourceTree tree;
  std::vector<std::string> paths;
  const auto cannot = [&](const fs::path& place) {
    return fail(script::kCannotRead, "cannot be read: " + error.message(), place.string());
  };

  fs::directory_iterator areas(root, error);
  if (error) return cannot(root);
  for (; areas != fs::directory_iterator(); areas.increment(error)) {
    if (error) return cannot(root);
    const std::string area = areas->path().filename().string();
    if (area.starts_with('.') || !areas->is_directory(error) || error) continue;
    fs::directory_iterator files(areas->path(), error);
    if (error) return cannot(areas->path());
    for (; files != fs::directory_iterator(); files.increment(error)) {
      if (error) return cannot(areas->path());
      const std::string name = files->path().filename().string();
      if (name.starts_with('.') || !name.ends_with(".lua")) continue;
      if (name.ends_with("_spec.lua") != (kind == SourceKind::kSpecs)) continue;
      std::string path = area;
      path += '/';
      path += name;
      if (!is_key(area) || !is_key(std::string_view(name).substr(0, name.size() - 4))) {
        tree.errors.push_back({script::kBadKey,
                               "the names of the folder and the file may have lower-case letters, "
                               "digits, '_', '-' and single dots only",
                               path, 1, 0});
        continue;
      }
      paths.push_back(std::move(path));
    }
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    if (tree.files.size() >= limits.files) {
      tree.errors.push_back({script::kTooLarge,
                             "more than " + std::to_string(limits.files) +
                                 " definition files; this one and those after it are left out",
                             path, 1, 0});
      break;
    }
    auto file = read_source_file(root, path, limits);
    if (file) {
      tree.files.push_back(std::move(*file));
    } else {
      tree.errors.push_back(file.error());
    }
  }
  return tree;
}

std::optional<Error> check_source(const SourceFile& file, const Limits& limits) {
  const std::string_view text = file.text;
  const auto line_of = [&](std::size_t position) {
    return checked_cast<int>(
               std::count(text.begin(), text.begin() + checked_cast<long>(position), '\n')) +
           1;
  };
  const auto error = [&](ErrorCode code, std::string why, int line) {
    return Error{code, std::move(why), file.path, line, 0};
  };
  if (text.size() > limits.source_bytes) return too_large(file.path, limits);
  if (text.starts_with('\x1b')) {
    return error(script::kBytecode, "compiled Lua is never loaded; give the source text", 1);
  }
  if (text.starts_with("\xEF\xBB\xBF")) {
    return error(script::kEncoding,
                 "begins with a byte order mark; save the file as UTF-8 without it", 1);
  }
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    return error(script::kEncoding, "is UTF-16; save the file as UTF-8", 1);
  }
  if (text.starts_with("#")) {
    return error(script::kEncoding, "begins with '#'; a definition file is not a program", 1);
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return error(script::kEncoding, "holds a NUL byte", line_of(nul));
  }
  if (!is_valid_utf8(text)) {
    // By lines, so that the error can name one. No sequence of UTF-8 contains a line feed.
    int line = 1;
    for (const std::string_view part : split(text, '\n')) {
      if (!is_valid_utf8(part)) break;
      ++line;
    }
    return error(script::kEncoding, "is not valid UTF-8; save the file as UTF-8", line);
  }
  return std::nullopt;
}

}  // namespace viisari
