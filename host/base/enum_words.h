// The words of an enumeration whose values count from 0, for to_string and parse functions.
// Thread-safety: pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace viisari {

template <class Enum, std::size_t size>
std::string_view word_of(const std::array<std::string_view, size>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

// Nothing for a word that is not in the list; the empty word of kInvalid is none.
template <class Enum, std::size_t size>
std::optional<Enum> value_of(const std::array<std::string_view, size>& words,
                             std::string_view word) {
  for (std::size_t i = 0; i < size && !word.empty(); ++i) {
    if (words[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace viisari
