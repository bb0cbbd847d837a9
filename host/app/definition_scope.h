// DefinitionScope: which definitions a person means by a path: the whole tree, one area's folder or
// one file. Thread-safety: pure functions.
#pragma once

#include <filesystem>
#include <string>

namespace viisari {

struct DefinitionScope {
  std::filesystem::path root;
  std::string prefix;  // "pirkanmaa/", "pirkanmaa/ostot.lua"; empty: everything

  std::string area() const { return prefix.substr(0, prefix.find('/')); }
};

// A path that does not exist is taken as a tree; reading it will say so.
DefinitionScope definition_scope(const std::filesystem::path& path);

}  // namespace viisari
