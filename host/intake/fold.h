// Text made comparable: what two people type for the same words. Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace viisari {

// Lower case (ASCII and the Latin letters up to U+00FF), every kind of space a single ' ', none at
// the ends, every kind of dash '-'. The text must be UTF-8; other bytes stay as they are.
std::string fold(std::string_view text);

}  // namespace viisari
