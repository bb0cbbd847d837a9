#include "script/comparison_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "script/arguments.h"
#include "script/definition_table.h"

namespace viisari::script {
namespace {

constexpr std::size_t kMaxMembers = 50;
constexpr std::array<std::string_view, 3> kFields{"title", "indicators", "caveat"};
constexpr std::array<std::string_view, 1> kMemberFields{"note"};

class ComparisonReader {
 public:
  ComparisonReader(Table& table, Comparison& comparison) : table_(table), comparison_(comparison) {}

  void read() {
    table_.check_names(kFields);
    if (!table_.has("title")) table_.error(kMissingField, "", "title is missing");
    comparison_.title = both_languages(table_, "title");
    comparison_.caveat = both_languages(table_, "caveat");
    read_members();
  }

 private:
  // Everybody reads a comparison: its words exist in Finnish and English.
  static LocalText both_languages(Table& table, std::string_view field) {
    LocalText text = table.local_text(field, true);
    if (!text.fi.empty() && text.en.empty()) {
      table.error(kMissingField, field, std::string(field) + ".en is missing");
    }
    return text;
  }

  void read_members() {
    if (!table_.has("indicators")) {
      return table_.error(kMissingField, "", "indicators is missing");
    }
    const auto place = table_.push_table("indicators");
    if (!place) return;
    const auto size = static_cast<std::size_t>(lua_rawlen(table_.state(), *place));
    if (size < 2 || size > kMaxMembers) {
      table_.error(
          size < 2 ? kMissingField : kTooLarge, "indicators",
          "indicators needs a list of 2 to " + std::to_string(kMaxMembers) + " indicators");
    } else {
      Table inner = table_.inner(*place, "indicators");
      inner.check_names({}, static_cast<lua_Integer>(size));
      if (!inner.ok()) table_.spoil();
      for (std::size_t i = 1; i <= size; ++i) {
        inner.push(static_cast<lua_Integer>(i));
        take_member("indicators[" + std::to_string(i) + "]");
      }
    }
    table_.pop();
  }

  // "area/key", or { "area/key", note = { fi = …, en = … } }; at the top of the stack, taken off.
  void take_member(const std::string& shown) {
    lua_State* L = table_.state();
    ComparisonMember member;
    if (lua_type(L, -1) == LUA_TTABLE) {
      Table inner = table_.inner(table_.top(), shown);
      inner.check_names(kMemberFields, 1);
      member.note = both_languages(inner, "note");
      inner.push(lua_Integer{1});
      take_id(shown, member);
      if (!inner.ok()) table_.spoil();
      table_.pop();
    } else {
      take_id(shown, member);
    }
    const bool twice =
        std::any_of(comparison_.members.begin(), comparison_.members.end(),
                    [&](const auto& other) { return other.indicator == member.indicator; });
    if (twice && !member.indicator.empty()) {
      table_.error(kBadValue, "indicators",
                   "'" + member.indicator + "' stands twice in indicators");
    }
    comparison_.members.push_back(std::move(member));
  }

  void take_id(const std::string& shown, ComparisonMember& member) {
    lua_State* L = table_.state();
    if (lua_type(L, -1) != LUA_TSTRING) {
      table_.error(
          kBadType, "indicators",
          shown + " must be \"area/key\" or { \"area/key\", note = … }, not " + describe(L, -1));
    } else {
      const std::string_view text = string_argument(L, -1, "the indicator").substr(0, 400);
      const std::size_t slash = text.find('/');
      if (slash == std::string_view::npos || !is_key(text.substr(0, slash)) ||
          !is_key(text.substr(slash + 1))) {
        table_.error(kBadKey, "indicators",
                     shown + ": '" + printable(text, 60) + "' is no indicator; write \"area/key\"");
      } else {
        table_.reading().count_output(L, sizeof(ComparisonMember) + text.size());
        member.indicator = text;
      }
    }
    table_.pop();
  }

  Table& table_;
  Comparison& comparison_;
};

}  // namespace

std::span<const std::string_view> comparison_fields() {
  return kFields;
}

int define_comparison(lua_State* L, Head& head) {
  Reading& reading = Reading::of(L);
  head.used = true;
  const Head definition = head;
  if (reading.comparisons().size() >= reading.limits.rules) {
    Vm::of(L).budget().kill(Kill::kOutput);
    Vm::of(L).raise_kill(L);
  }
  reading.count_output(L, sizeof(Comparison));
  Table table(L, 2, "comparison", definition, {});
  Comparison comparison;
  comparison.id = definition.key;
  comparison.file = reading.file.path;
  comparison.line = definition.line;
  ComparisonReader(table, comparison).read();
  table.check_defined(reading.defined);
  if (table.ok()) reading.comparisons().push_back(std::move(comparison));
  return 0;
}

}  // namespace viisari::script
