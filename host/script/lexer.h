// Just enough reading of Lua text to say where things stand: Lua tables do not remember the lines
// of their fields, and an analyst needs them. Also refuses what the compiler should not see.
// Internal to script/. Thread-safety: pure functions; views are not kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/error.h"
#include "script/source_tree.h"

namespace viisari::script {

enum class TokenKind : std::uint8_t { kEnd, kName, kText, kNumber, kSymbol };

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string_view text;  // of a text: what is between its delimiters, escapes as written
  int line = 1;
};

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}
  // Malformed text is passed over somehow: the compiler has the last word on it.
  Token next();

 private:
  void skip_space_and_comments();
  // At `[`, `[=`…: the length of the opening bracket, 0 when it is none.
  std::size_t long_bracket() const;
  Token long_text(std::size_t opening);

  std::string_view source_;
  std::size_t at_ = 0;
  int line_ = 1;
};

// Too deep nesting, and names that the language does not give to scripts.
std::optional<Error> check_structure(const SourceFile& file);

// The line of the field `path` ("unit", "targets/2026", "findings/#2/rule") of the table that is
// given to `head`
// ("indicator" "key" {…}) in a call on `call_line`; the call's line where it cannot be told.
int field_line(std::string_view source, std::string_view head, std::string_view key, int call_line,
               std::string_view path);

}  // namespace viisari::script
