// Searching as people type: whatever the case, without accents ("jarvi" finds "Järvi").
// Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace viisari {

// Lower case, letters of Latin scripts without their marks, every kind of dash as '-', every kind
// of space as ' '. Other characters stay as they are. `text` is UTF-8.
std::string fold_text(std::string_view text);

// The words of what was typed, folded; each is looked for anywhere in a text.
std::vector<std::string> search_words(std::string_view typed);
// Whether every word is somewhere in the text, which has been folded.
bool matches_words(std::string_view folded, const std::vector<std::string>& words);

}  // namespace viisari
