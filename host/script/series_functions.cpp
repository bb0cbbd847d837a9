// Arithmetic on whole series inside a `value` function. A series is a handle: its number in the
// running call. Results live in the engine's pool; each is charged for its length.
#include <cmath>

#include "base/suggest.h"
#include "base/text.h"
#include "engine/kernels.h"
#include "script/reading.h"

namespace viisari::script {
namespace {

Call& running_call(lua_State* L) {
  Call* call = Vm::of(L).call;
  if (call == nullptr || !call->running) {
    throw ScriptError(kNotAllowed, "series can be used inside a value function only");
  }
  return *call;
}

const SeriesView& series_argument(lua_State* L, int index) {
  Call& call = running_call(L);
  const Handle handle = to_handle(L, index);
  if (handle.kind != HandleKind::kSeries) {
    throw ScriptError(kBadType, "a series or a number was expected, not " + describe(L, index));
  }
  if (handle.generation != call.generation || handle.index >= call.series.size()) {
    throw ScriptError(kNotAllowed, "this series belongs to an earlier call; it cannot be kept");
  }
  return call.series[handle.index];
}

int push_series(lua_State* L, const SeriesView& view) {
  Call& call = running_call(L);
  charge(L, 10 + static_cast<std::int64_t>(view.size() / 8));
  if (call.series.size() >= call.limits.series ||
      call.pool->used_bytes() - call.pool_start > call.limits.memory_bytes) {
    Vm::of(L).budget().kill(Kill::kMemory);
    Vm::of(L).raise_kill(L);
  }
  call.series.push_back(view);
  push_handle(L, {HandleKind::kSeries, static_cast<std::uint32_t>(call.series.size() - 1),
                  call.generation});
  return 1;
}

template <SeriesOp op>
int operation(lua_State* L) {
  SeriesPool& pool = *running_call(L).pool;
  if (lua_type(L, 1) == LUA_TNUMBER) {
    const SeriesView right = series_argument(L, 2);
    return push_series(L, combine(op, tagged(lua_tonumber(L, 1)), right, pool));
  }
  const SeriesView left = series_argument(L, 1);
  if (lua_type(L, 2) == LUA_TNUMBER) {
    return push_series(L, combine(op, left, tagged(lua_tonumber(L, 2)), pool));
  }
  const SeriesView right = series_argument(L, 2);
  return push_series(L, combine(op, left, right, pool));
}

int operator_negate(lua_State* L) {
  const SeriesView series = series_argument(L, 1);
  return push_series(L, negate(series, *running_call(L).pool));
}

int no_order(lua_State* /*L*/) {
  throw ScriptError(kNotAllowed,
                    "series cannot be compared as a whole; compare figures, such as s.a:latest()");
}

int no_operator(lua_State* /*L*/) {
  throw ScriptError(kNotAllowed, "series have the operators + - * / only");
}

int method_at(lua_State* L) {
  const SeriesView series = series_argument(L, 1);
  charge(L, 30);
  Period period;
  if (lua_type(L, 2) == LUA_TNUMBER) {
    const lua_Integer year = integer_argument(L, 2, "the year");
    if (year < 1900 || year > 2199) throw ScriptError(kBadPeriod, "there is no such year");
    period = Period::of_year(static_cast<int>(year));
  } else {
    const std::string_view text = string_argument(L, 2, "the period");
    auto parsed = Period::parse(text.substr(0, 100));
    if (!parsed) throw ScriptError(kBadPeriod, printable(parsed.error().text));
    period = *parsed;
  }
  lua_pushnumber(L, at(series, period));
  return 1;
}

int method_latest(lua_State* L) {
  const SeriesView series = series_argument(L, 1);
  charge(L, 1 + static_cast<std::int64_t>(series.size() / 8));
  lua_pushnumber(L, latest(series));
  return 1;
}

int method_ytd(lua_State* L) {
  const SeriesView series = series_argument(L, 1);
  return push_series(L, ytd(series, *running_call(L).pool));
}

int method_yoy(lua_State* L) {
  const SeriesView series = series_argument(L, 1);
  return push_series(L, yoy(series, *running_call(L).pool));
}

int method_rolling(lua_State* L) {
  const SeriesView series = series_argument(L, 1);
  const lua_Integer count = integer_argument(L, 2, "the number of periods");
  if (count < 1 || count > 10'000) {
    throw ScriptError(kBadValue, "rolling takes a number of periods from 1 to 10000");
  }
  const auto size = static_cast<std::int64_t>(series.size());
  charge(L, size * std::min<std::int64_t>(count, size) / 8);
  return push_series(L, rolling(series, static_cast<std::size_t>(count), *running_call(L).pool));
}

int method_cumulative(lua_State* L) {
  const SeriesView series = series_argument(L, 1);
  return push_series(L, cumulative(series, *running_call(L).pool));
}

constexpr HostFunction kMethods[] = {
    {"at", &thunk<method_at>},         {"cumulative", &thunk<method_cumulative>},
    {"latest", &thunk<method_latest>}, {"rolling", &thunk<method_rolling>},
    {"ytd", &thunk<method_ytd>},       {"yoy", &thunk<method_yoy>},
};

constexpr HostFunction kOperators[] = {
    {"__add", &thunk<operation<SeriesOp::kAdd>>},
    {"__sub", &thunk<operation<SeriesOp::kSubtract>>},
    {"__mul", &thunk<operation<SeriesOp::kMultiply>>},
    {"__div", &thunk<operation<SeriesOp::kDivide>>},
    {"__unm", &thunk<operator_negate>},
    {"__lt", &thunk<no_order>},
    {"__le", &thunk<no_order>},
    {"__mod", &thunk<no_operator>},
    {"__pow", &thunk<no_operator>},
    {"__idiv", &thunk<no_operator>},
    {"__concat", &thunk<no_operator>},
    {"__len", &thunk<no_operator>},
};

}  // namespace

std::span<const HostFunction> series_methods() {
  return kMethods;
}

std::span<const HostFunction> series_operators() {
  return kOperators;
}

int unknown_input(lua_State* L) {
  const Call* call = Vm::of(L).call;
  std::vector<std::string_view> names;
  if (call != nullptr && call->indicator != nullptr) {
    for (const auto& [name, id] : call->indicator->inputs) names.push_back(name);
  }
  const std::string_view name =
      lua_type(L, 2) == LUA_TSTRING ? string_argument(L, 2, "the name") : std::string_view();
  throw ScriptError(kUnknownInput, "inputs has no " + describe(L, 2) + suggestion(name, names));
}

}  // namespace viisari::script
