#include "script/lexer.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "script/error_codes.h"

namespace viisari::script {
namespace {

// Lua's own limit is 200 levels of any kind; beyond it its message has no line.
constexpr int kMaxNesting = 150;

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool opens(std::string_view text) {
  return text == "{" || text == "(" || text == "[" || text == "function" || text == "do" ||
         text == "then" || text == "repeat";
}
bool closes(std::string_view text) {
  return text == "}" || text == ")" || text == "]" || text == "end" || text == "until" ||
         text == "elseif";
}

}  // namespace

std::size_t Lexer::long_bracket() const {
  std::size_t end = at_ + 1;
  while (end < source_.size() && source_[end] == '=') ++end;
  return end < source_.size() && source_[end] == '[' ? end + 1 - at_ : 0;
}

Token Lexer::long_text(std::size_t opening) {
  std::string closing = "]";
  closing.append(opening - 2, '=');
  closing += ']';
  const int line = line_;
  const std::size_t start = at_ + opening;
  const std::size_t end = std::min(source_.find(closing, start), source_.size());
  const std::string_view text = source_.substr(start, end - start);
  line_ += static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  at_ = std::min(end + closing.size(), source_.size());
  return {TokenKind::kText, text, line};
}

void Lexer::skip_space_and_comments() {
  while (at_ < source_.size()) {
    const char c = source_[at_];
    if (c == '\n') {
      ++line_;
      ++at_;
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
      ++at_;
    } else if (source_.substr(at_).starts_with("--")) {
      at_ += 2;
      if (at_ < source_.size() && source_[at_] == '[') {
        if (const std::size_t opening = long_bracket(); opening > 0) {
          long_text(opening);
          continue;
        }
      }
      at_ = std::min(source_.find('\n', at_), source_.size());
    } else {
      return;
    }
  }
}

Token Lexer::next() {
  skip_space_and_comments();
  if (at_ >= source_.size()) return {TokenKind::kEnd, {}, line_};
  const char c = source_[at_];
  const std::size_t start = at_;
  if (is_name_start(c)) {
    while (at_ < source_.size() && (is_name_start(source_[at_]) || is_digit(source_[at_]))) ++at_;
    return {TokenKind::kName, source_.substr(start, at_ - start), line_};
  }
  if (is_digit(c)) {
    while (at_ < source_.size() &&
           (is_name_start(source_[at_]) || is_digit(source_[at_]) || source_[at_] == '.')) {
      ++at_;
    }
    return {TokenKind::kNumber, source_.substr(start, at_ - start), line_};
  }
  if (c == '"' || c == '\'') {
    ++at_;
    while (at_ < source_.size() && source_[at_] != c && source_[at_] != '\n') {
      at_ += source_[at_] == '\\' ? 2 : 1;
    }
    at_ = std::min(at_, source_.size());
    const Token token{TokenKind::kText, source_.substr(start + 1, at_ - start - 1), line_};
    // An escaped line feed goes on in the next line.
    line_ += static_cast<int>(std::count(token.text.begin(), token.text.end(), '\n'));
    if (at_ < source_.size() && source_[at_] == c) ++at_;
    return token;
  }
  if (c == '[') {
    if (const std::size_t opening = long_bracket(); opening > 0) return long_text(opening);
  }
  ++at_;
  return {TokenKind::kSymbol, source_.substr(start, 1), line_};
}

std::optional<Error> check_structure(const SourceFile& file) {
  Lexer lexer(file.text);
  int depth = 0;
  for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next()) {
    if (token.kind == TokenKind::kText || token.kind == TokenKind::kNumber) continue;
    if (opens(token.text)) ++depth;
    if (closes(token.text)) depth = std::max(depth - 1, 0);
    if (depth > kMaxNesting) {
      return Error{kSyntax, "nested more than " + std::to_string(kMaxNesting) + " levels deep",
                   file.path, token.line, 0};
    }
    if (token.text == "_ENV") {
      return Error{kNotAllowed, "_ENV is not available here", file.path, token.line, 0};
    }
  }
  return std::nullopt;
}

int field_line(std::string_view source, std::string_view head, std::string_view key, int call_line,
               std::string_view path) {
  Lexer lexer(source);
  Token before_last;
  Token last;
  // The table: the `{` after `indicator "key"`, or the first one on the call's line.
  bool found = false;
  Lexer inside = lexer;
  for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next()) {
    if (token.text == "{" && token.kind == TokenKind::kSymbol) {
      const bool exact =
          before_last.text == head && last.text == key && before_last.line == call_line;
      if (exact || (!found && token.line == call_line)) {
        inside = lexer;
        found = true;
      }
      if (exact) break;
    }
    before_last = last;
    last = token;
  }
  if (!found) return call_line;

  std::vector<std::string> parts;
  for (const std::string_view part : split(path, '/')) parts.emplace_back(part);
  std::size_t part = 0;
  int unnamed = 0;  // tables of a list seen so far
  int depth = 0;
  int best = call_line;
  Token name;  // `name` of `name =`, or `text` of `["text"] =`
  for (Token token = inside.next(); token.kind != TokenKind::kEnd; token = inside.next()) {
    const bool symbol = token.kind == TokenKind::kSymbol;
    const bool here = depth == static_cast<int>(part);
    // "area/key" is one name.
    if (here && symbol && token.text == "=" && part + 1 < parts.size() &&
        name.text == parts[part] + "/" + parts[part + 1]) {
      parts[part] = name.text;
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(part) + 1);
    }
    if (here && symbol && token.text == "{" && parts[part] == "#" + std::to_string(unnamed + 1)) {
      best = token.line;
      if (++part == parts.size()) return best;
      unnamed = 0;
      ++depth;
    } else if (symbol && token.text == "=" && here && name.text == parts[part]) {
      best = name.line;
      if (++part == parts.size()) return best;
      // Only a table right after it has parts of its own.
      token = inside.next();
      if (token.text != "{") return best;
      unnamed = 0;
      ++depth;
    } else if (symbol && (token.text == "{" || token.text == "(")) {
      if (here && token.text == "{") ++unnamed;
      ++depth;
    } else if (symbol && (token.text == "}" || token.text == ")")) {
      if (--depth < static_cast<int>(part)) return best;
    }
    if (!(symbol && token.text == "]")) name = token;
  }
  return best;
}

}  // namespace viisari::script
