#include "app/definition_scope.h"

#include <system_error>

namespace viisari {

namespace fs = std::filesystem;

DefinitionScope definition_scope(const fs::path& path) {
  const fs::path clean = fs::absolute(path / "").lexically_normal().parent_path();
  std::error_code error;
  if (fs::is_regular_file(path, error)) {
    return {clean.parent_path().parent_path(),
            clean.parent_path().filename().string() + "/" + clean.filename().string()};
  }
  for (const fs::directory_entry& entry : fs::directory_iterator(clean, error)) {
    if (entry.path().extension() == ".lua") {
      return {clean.parent_path(), clean.filename().string() + "/"};
    }
  }
  return {clean, ""};
}

}  // namespace viisari
