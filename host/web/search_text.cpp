#include "web/search_text.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace viisari {
namespace {

// U+00C0–U+017F without case and marks; a digit stands for two letters, a space for none of them.
constexpr std::string_view kLatin =
    "aaaaaa1ceeeeiiii"   // À–Ï
    "dnooooo ouuuuy23"   // Ð–ß
    "aaaaaa1ceeeeiiii"   // à–ï
    "dnooooo ouuuuy2y"   // ð–ÿ
    "aaaaaaccccccccdd"   // Ā–ď
    "ddeeeeeeeeeegggg"   // Đ–ğ
    "gggghhhhiiiiiiii"   // Ġ–į
    "ii44jjkkklllllll"   // İ–Ŀ
    "lllnnnnnnnnnoooo"   // ŀ–ŏ
    "oo55rrrrrrssssss"   // Ő–ş
    "ssttttttuuuuuuuu"   // Š–ů
    "uuuuwwyyyzzzzzzs";  // Ű–ſ
static_assert(kLatin.size() == 0x180 - 0xC0);
constexpr std::array<std::string_view, 5> kPairs{"ae", "th", "ss", "ij", "oe"};

// The character at `at`, which is moved past it; 0xFFFD for a byte that begins none.
std::uint32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  if (more == 0 || at + more > text.size()) return 0xFFFD;
  std::uint32_t character = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) character = (character << 6U) | (byte(at++) & 0x3FU);
  return character;
}

bool is_dash(std::uint32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}
bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x202F;
}

}  // namespace

std::string fold_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const std::uint32_t c = next_character(text, at);
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if (is_space(c)) {
      out += ' ';
    } else if (is_dash(c)) {
      out += '-';
    } else if (c >= 0x300 && c <= 0x36F) {
      // A mark of its own, as in decomposed text: left out.
    } else if (c >= 0xC0 && c < 0x180) {
      const char folded = kLatin[c - 0xC0];
      if (folded >= '1' && folded <= '5') {
        out += kPairs[static_cast<std::size_t>(folded - '1')];
      } else if (folded == ' ') {
        out += text.substr(start, at - start);
      } else {
        out += folded;
      }
    } else {
      out += text.substr(start, at - start);
    }
  }
  return out;
}

std::vector<std::string> search_words(std::string_view typed) {
  const std::string folded = fold_text(typed);
  std::vector<std::string> words;
  for (const std::string_view word : split(folded, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

bool matches_words(std::string_view folded, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return folded.find(word) != std::string_view::npos;
  });
}

}  // namespace viisari
