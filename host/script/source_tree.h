// Definition files as they stand in a folder, and what must hold of a text before it is compiled.
// Thread-safety: functions without state.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "script/limits.h"

namespace viisari {

struct SourceFile {
  std::string path;  // "pirkanmaa/kotiin.lua", "common/percentages.lua": area/file, with '/'
  std::string text;
};

struct SourceTree {
  std::vector<SourceFile> files;  // sorted by path
  // Files that could not be taken: too large, a link leading out, a name that is no key.
  std::vector<Error> errors;
};

// Definitions are `*.lua`; their spec tests, beside them, `*_spec.lua`.
enum class SourceKind : std::uint8_t { kDefinitions, kSpecs };

// Reads the files of one kind in `root`/<area>/, one level deep. Names that begin with '.' are left
// out. Fails as a whole (script.cannot_read) only when the folder itself cannot be read.
Result<SourceTree> read_source_tree(const std::filesystem::path& root, const Limits& limits = {},
                                    SourceKind kind = SourceKind::kDefinitions);

// One file of the tree, for a watcher that saw it change.
Result<SourceFile> read_source_file(const std::filesystem::path& root, const std::string& path,
                                    const Limits& limits = {});

// Encoding, size, bytecode: nothing when the text may be compiled.
std::optional<Error> check_source(const SourceFile& file, const Limits& limits);

}  // namespace viisari
