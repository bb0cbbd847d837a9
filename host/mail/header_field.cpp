#include "mail/header_field.h"

#include <algorithm>

#include "base/text.h"

namespace viisari {
namespace {

constexpr std::size_t kLine = 76;  // RFC 2047 2: of a line that holds an encoded word
constexpr std::size_t kEncodedWord = 75;
constexpr std::string_view kOpen = "=?UTF-8?Q?";
constexpr std::string_view kClose = "?=";
constexpr std::string_view kFold = "\r\n ";
// Words longer than this leave no room to fold around them.
constexpr std::size_t kPlainWord = 60;

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::size_t character_bytes(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// One character in the "Q" encoding, with the letters that RFC 2047 5 (3) allows in phrases too.
std::string encode_character(std::string_view character) {
  const char first = character.front();
  if (first == ' ') return "_";
  if (is_alphanumeric(first) || std::string_view("!*+-/").find(first) != std::string_view::npos) {
    return std::string(1, first);
  }
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : character) {
    const auto byte = static_cast<unsigned char>(c);
    out += '=';
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 0xFU];
  }
  return out;
}

std::size_t column(std::string_view field) {
  const std::size_t end = field.rfind('\n');
  return end == std::string_view::npos ? field.size() : field.size() - end - 1;
}

void add_encoded(std::string& field, std::string_view text) {
  std::size_t room = std::min(kEncodedWord, kLine - std::min(kLine, column(field)));
  field += kOpen;
  std::size_t used = kOpen.size() + kClose.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, character_bytes(text[at]));
    const std::string encoded = encode_character(character);
    if (used + encoded.size() > room) {
      field.append(kClose).append(kFold).append(kOpen);
      used = kOpen.size() + kClose.size();
      room = kEncodedWord;
    }
    field += encoded;
    used += encoded.size();
    at += character.size();
  }
  field += kClose;
}

void add_word(std::string& field, std::string_view word, bool first) {
  if (!first) {
    const bool fits = column(field) + 1 + word.size() <= kLine;
    field += fits ? std::string_view(" ") : kFold;
  }
  field += word;
}

// Can it stand as it is? Words of printable ASCII with one space between them, none of which could
// be taken for an encoded word.
bool is_plain(std::string_view text) {
  if (text.empty()) return true;
  if (text.find("=?") != std::string_view::npos) return false;
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; })) {
    return false;
  }
  const auto words = split(text, ' ');
  return std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return !word.empty() && word.size() <= kPlainWord;
  });
}

bool is_atoms(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  });
}

std::string begin(std::string_view name) {
  return std::string(name).append(": ");
}

}  // namespace

std::string text_field(std::string_view name, std::string_view text) {
  std::string field = begin(name);
  if (is_plain(text)) {
    bool first = true;
    for (const std::string_view word : split(text, ' ')) {
      add_word(field, word, first);
      first = false;
    }
  } else {
    add_encoded(field, text);
  }
  return field.append("\r\n");
}

std::string mailbox_field(std::string_view name, const MailAddress& mailbox) {
  std::string field = begin(name);
  const std::string_view text = mailbox.name;
  if (!is_plain(text) || text.size() > kPlainWord) {
    add_encoded(field, text);
  } else if (is_atoms(text)) {
    field += text;
  } else {
    field += '"';
    for (const char c : text) {
      if (c == '"' || c == '\\') field += '\\';
      field += c;
    }
    field += '"';
  }
  add_word(field, "<" + mailbox.address + ">", text.empty());
  return field.append("\r\n");
}

std::string token_field(std::string_view name, const std::vector<std::string>& tokens) {
  std::string field = begin(name);
  bool first = true;
  for (const std::string& token : tokens) {
    add_word(field, token, first);
    first = false;
  }
  return field.append("\r\n");
}

}  // namespace viisari
