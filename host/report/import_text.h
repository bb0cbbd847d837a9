// What is wrong with a rejected row of an import file, and what to do about it, in both languages.
// The row's own detail says the rest. Thread-safety: constant data.
#pragma once

#include <string_view>

namespace viisari {

struct RejectionText {
  std::string_view fi;
  std::string_view en;
};

// Of a problem's code; a general sentence for a code of a plugin's own.
RejectionText rejection_text(std::string_view code);

}  // namespace viisari
