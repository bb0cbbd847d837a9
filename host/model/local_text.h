// LocalText: a text in the languages of the pages. Plain values.
#pragma once

#include <string>
#include <string_view>

namespace viisari {

struct LocalText {
  std::string fi;
  std::string en;  // may be empty: the Finnish is shown
  std::string sv;
  const std::string& in(std::string_view language) const;
};

}  // namespace viisari
