#include "script/indicator_forms.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "script/arguments.h"

namespace viisari::script {
namespace {

constexpr std::array<std::string_view, 4> kBreakFields{"fi", "en", "sv", "source"};
constexpr lua_Integer kMaxBreaks = 20;
constexpr std::size_t kMaxColumns = 100;
constexpr double kMaxOf = 100'000;

}  // namespace

void read_of(Table& table, Indicator& indicator) {
  const auto of = table.number("of");
  if (!of) return;
  if (indicator.kind != SeriesKind::kNOfM) {
    table.error(kBadValue, "of", "of is for kind = \"n_of_m\" only");
    return;
  }
  if (*of < 1 || *of > kMaxOf || *of != std::floor(*of)) {
    table.error(kBadValue, "of", "of must be a whole number from 1 on");
    return;
  }
  indicator.of = static_cast<int>(*of);
  const auto beyond = [&](const std::optional<double>& value) {
    return value && (*value < 0 || *value > *of || *value != std::floor(*value));
  };
  if (indicator.baseline && beyond(indicator.baseline->value)) {
    table.error(kBadValue, "baseline", "the baseline is no whole number from 0 to of");
  }
  for (const Target& target : indicator.targets) {
    if (target.basis == TargetBasis::kAbsolute && beyond(target.value)) {
      table.error(kBadValue, "targets", "a target is no whole number from 0 to of");
    }
  }
}

void read_breaks(Table& table, Indicator& indicator) {
  const auto place = table.push_table("breaks");
  if (!place) return;
  Table list = table.inner(*place, "breaks");
  list.check_names({}, kMaxBreaks);
  for (lua_Integer position = 1; position <= kMaxBreaks && list.has(position); ++position) {
    if (list.push(position) != LUA_TTABLE) {
      list.pop();
      list.error(kBadType, "", "each of breaks is { \"2026-01-01\", fi = \"…\" }");
      break;
    }
    Table inner = table.inner(list.top(), "breaks");
    inner.check_names(kBreakFields, 1);
    SeriesBreak made;
    if (inner.push(1) == LUA_TNIL) {
      inner.pop();
      inner.error(kMissingField, "", "a break needs its first day, such as \"2026-01-01\"");
    } else if (const auto day = inner.take_period("")) {
      if (day->is_instant()) {
        made.from = day->first();
      } else {
        inner.error(kBadPeriod, "", "a break begins on a day, such as \"2026-01-01\"");
      }
    }
    made.why = {inner.text("fi"), inner.text("en"), inner.text("sv")};
    if (inner.ok() && made.why.fi.empty()) {
      inner.error(kMissingField, "fi", "a break needs fi = \"…\": what changes");
    }
    made.source = inner.source("source").value_or(indicator.source);
    if (inner.ok()) {
      indicator.breaks.push_back(std::move(made));
    } else {
      table.spoil();
    }
    list.pop();
  }
  std::sort(indicator.breaks.begin(), indicator.breaks.end(),
            [](const SeriesBreak& a, const SeriesBreak& b) { return a.from < b.from; });
  if (!list.ok()) table.spoil();
  table.pop();
}

void read_printed_under(Table& table, Indicator& indicator) {
  const auto place = table.push_table("printed_under");
  if (!place) return;
  lua_State* L = table.state();
  Table inner = table.inner(*place, "printed_under");
  std::vector<std::string> keys;
  lua_pushnil(L);
  while (lua_next(L, *place) != 0) {
    charge(L, 5);
    table.pop();
    if (keys.size() >= kMaxColumns) throw ScriptError(kTooLarge, "printed_under is too long");
    if (lua_type(L, -1) != LUA_TSTRING) {
      inner.error(kBadPeriod, "", "the key must be the figure's period, not " + describe(L, -1));
      continue;
    }
    keys.emplace_back(string_argument(L, -1, "the period"));
  }
  std::sort(keys.begin(), keys.end());
  for (const std::string& key : keys) {
    const auto period = Period::parse(key);
    if (!period) {
      inner.error(kBadPeriod, key, printable(period.error().text));
      continue;
    }
    std::string column = inner.text(key);
    if (!column.empty()) indicator.printed_under.emplace_back(*period, std::move(column));
  }
  if (!inner.ok()) table.spoil();
  table.pop();
}

}  // namespace viisari::script
