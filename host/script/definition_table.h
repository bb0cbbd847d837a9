// A table of a definition as the reader of indicators and documents sees it: fields are taken raw,
// and each fault is reported with the line of its field.
// Internal to script/. Ownership: borrows the Lua state and the definition's head. Thread-safety:
// belongs to one Lua state.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/suggest.h"
#include "base/text.h"
#include "script/lexer.h"
#include "script/reading.h"

namespace viisari::script {

// One table of a definition. The table is at a fixed stack place.
class Table {
 public:
  Table(lua_State* L, int index, std::string_view head, const Head& definition, std::string prefix)
      : L_(L),
        index_(index),
        head_(head),
        definition_(definition),
        prefix_(std::move(prefix)),
        reading_(Reading::of(L)) {}

  lua_State* state() const { return L_; }
  Reading& reading() const { return reading_; }
  bool ok() const { return ok_; }
  void spoil() { ok_ = false; }

  void error(ErrorCode code, std::string_view field, std::string text) {
    ok_ = false;
    if (reading_.full()) return;
    const std::string path = prefix_.empty() || field.empty() ? prefix_ + std::string(field)
                                                              : prefix_ + "/" + std::string(field);
    reading_.add_error(
        {code, head_text() + std::move(text), reading_.file.path,
         field_line(reading_.file.text, head_, definition_.key, definition_.line, path), 0});
  }
  void error_at(int line, ErrorCode code, std::string text) {
    ok_ = false;
    reading_.add_error({code, head_text() + std::move(text), reading_.file.path, line, 0});
  }

  // Pushes the field; its Lua type. Each push must be taken off by the caller: see Pop.
  int push(std::string_view field) const {
    charge(L_, 3);
    lua_pushlstring(L_, field.data(), field.size());
    return lua_rawget(L_, index_);
  }
  int push(lua_Integer position) const {
    charge(L_, 3);
    return lua_rawgeti(L_, index_, position);
  }
  bool has(std::string_view field) const {
    const bool there = push(field) != LUA_TNIL;
    pop();
    return there;
  }
  bool has(lua_Integer position) const {
    const bool there = push(position) != LUA_TNIL;
    pop();
    return there;
  }
  void pop(int count = 1) const { lua_settop(L_, lua_gettop(L_) - count); }
  int top() const { return lua_gettop(L_); }

  // Errors for every name that is not in `known`; list places up to `places` may be used too.
  void check_names(std::span<const std::string_view> known, lua_Integer places = 0) {
    std::vector<std::string> unknown;
    lua_pushnil(L_);
    while (lua_next(L_, index_) != 0) {
      charge(L_, 3);
      pop();
      if (lua_isinteger(L_, -1) != 0 && lua_tointeger(L_, -1) >= 1 &&
          lua_tointeger(L_, -1) <= places) {
        continue;
      }
      std::string name;
      if (lua_type(L_, -1) == LUA_TSTRING) {
        const std::string_view key = string_argument(L_, -1, "the field");
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        name = key.substr(0, 200);
      } else {
        name = describe(L_, -1);
      }
      if (unknown.size() < 100) unknown.push_back(std::move(name));
    }
    std::sort(unknown.begin(), unknown.end());
    for (const std::string& name : unknown) {
      error(kUnknownField, name,
            "there is no field '" + printable(name, 60) + "'" + suggestion(name, known));
    }
  }

  // A text; empty when it is not there or wrong. `value` is at the top of the stack.
  std::string take_text(std::string_view field, bool lines = false) {
    std::string text;
    if (lua_type(L_, -1) != LUA_TSTRING) {
      error(kBadType, field, name(field) + " must be a text, not " + describe(L_, -1));
    } else {
      const std::string_view view = string_argument(L_, -1, "the text");
      if (const auto fault = text_fault(view, reading_.limits.text_bytes, lines)) {
        error(fault->code, field, name(field) + " " + fault->why);
      } else {
        reading_.count_output(L_, view.size());
        text = view;
      }
    }
    pop();
    return text;
  }
  std::string text(std::string_view field, bool lines = false) {
    if (push(field) == LUA_TNIL) {
      pop();
      return {};
    }
    return take_text(field, lines);
  }

  // One of a few words.
  std::string word(std::string_view field, std::span<const std::string_view> known) {
    const std::string found = text(field);
    if (found.empty() || std::find(known.begin(), known.end(), found) != known.end()) return found;
    error(kBadValue, field,
          name(field) + " '" + printable(found, 60) + "' is not known" + suggestion(found, known));
    return {};
  }

  // A finite number, or with `yes_no` also true and false; it is at the top of the stack.
  std::optional<double> take_number(std::string_view field, bool yes_no = false) {
    std::optional<double> number;
    if (yes_no && lua_type(L_, -1) == LUA_TBOOLEAN) {
      number = lua_toboolean(L_, -1);
    } else if (lua_type(L_, -1) != LUA_TNUMBER) {
      error(kBadType, field, name(field) + " must be a number, not " + describe(L_, -1));
    } else if (const double value = lua_tonumber(L_, -1);
               !std::isfinite(value) || std::fabs(value) > 1e15) {
      error(kBadValue, field,
            name(field) + " must be a finite number up to 1e15, not " + number_text(L_, -1));
    } else {
      number = value;
    }
    pop();
    return number;
  }
  std::optional<double> number(std::string_view field, bool yes_no = false) {
    if (push(field) == LUA_TNIL) {
      pop();
      return std::nullopt;
    }
    return take_number(field, yes_no);
  }

  std::optional<Period> take_period(std::string_view field) {
    std::optional<Period> period;
    if (lua_isinteger(L_, -1) != 0 && lua_tointeger(L_, -1) >= 1900 &&
        lua_tointeger(L_, -1) <= 2199) {
      period = Period::of_year(static_cast<int>(lua_tointeger(L_, -1)));
    } else if (lua_type(L_, -1) != LUA_TSTRING) {
      error(kBadPeriod, field,
            name(field) + " must be a period such as \"2025\", not " + describe(L_, -1));
    } else {
      const std::string_view view = string_argument(L_, -1, "the period");
      auto parsed = Period::parse(view.substr(0, 100));
      if (parsed) {
        period = *parsed;
      } else {
        error(kBadPeriod, field, printable(parsed.error().text));
      }
    }
    pop();
    return period;
  }

  std::optional<Source> take_source(std::string_view field) {
    std::optional<Source> source;
    const Handle handle = to_handle(L_, -1);
    if (handle.kind == HandleKind::kCitation) {
      source = reading_.citations[handle.index];
    } else {
      error(kBadType, field, name(field) + " must be cite(…), not " + describe(L_, -1));
    }
    pop();
    return source;
  }
  std::optional<Source> source(std::string_view field) {
    if (push(field) == LUA_TNIL) {
      pop();
      return std::nullopt;
    }
    return take_source(field);
  }

  // Leaves the table on the stack and returns its place; nothing (and nothing left) otherwise.
  std::optional<int> push_table(std::string_view field) {
    const int type = push(field);
    if (type == LUA_TTABLE) return top();
    if (type != LUA_TNIL) {
      error(kBadType, field, name(field) + " must be a table, not " + describe(L_, -1));
    }
    pop();
    return std::nullopt;
  }

  // A table of texts by language, of which Finnish is required.
  LocalText local_text(std::string_view field, bool lines = false) {
    LocalText text;
    const auto place = push_table(field);
    if (!place) return text;
    constexpr std::array<std::string_view, 3> kLanguages{"fi", "en", "sv"};
    Table languages = inner(*place, std::string(field));
    languages.check_names(kLanguages);
    text.fi = languages.text("fi", lines);
    text.en = languages.text("en", lines);
    text.sv = languages.text("sv", lines);
    if (!languages.has("fi")) {
      languages.error(kMissingField, "", std::string(field) + ".fi is missing");
    }
    if (!languages.ok()) spoil();
    pop();
    return text;
  }

  // The same, or a plain Finnish text; may have several lines.
  LocalText words(std::string_view field) {
    const bool plain = push(field) == LUA_TSTRING;
    pop();
    if (!plain) return local_text(field, true);
    LocalText text;
    text.fi = this->text(field, true);
    return text;
  }

  // An error where the definition's key is already in `defined`; otherwise it is now.
  void check_defined(std::map<std::string, int, std::less<>>& defined) {
    const auto [first, is_new] = defined.emplace(definition_.key, definition_.line);
    if (is_new) return;
    error_at(definition_.line, kDuplicateId,
             "is already defined in line " + std::to_string(first->second));
  }

  Table inner(int index, std::string prefix) const {
    return {L_, index, head_, definition_, std::move(prefix)};
  }

 private:
  std::string head_text() const {
    if (definition_.key.empty()) return std::string(head_) + ": ";
    return std::string(head_) + " '" + definition_.key + "': ";
  }
  std::string name(std::string_view field) const {
    return prefix_.empty() ? std::string(field) : prefix_ + "." + std::string(field);
  }

  lua_State* L_;
  int index_;
  std::string_view head_;
  const Head& definition_;
  std::string prefix_;
  Reading& reading_;
  bool ok_ = true;
};

}  // namespace viisari::script
