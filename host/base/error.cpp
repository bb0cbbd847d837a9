#include "base/error.h"

#include "base/text.h"

namespace viisari {

std::string Error::to_string() const {
  std::string out;
  if (!file.empty()) {
    out += printable(file);
    if (line > 0) out += ":" + std::to_string(line);
    if (line > 0 && column > 0) out += ":" + std::to_string(column);
    out += ": ";
  }
  out += std::string(code.name) + ": " + printable(text);
  return out;
}

}  // namespace viisari
