// Arguments and results that functions of the definition language share.
// Internal to script/. Each raises a ScriptError at the place of the call. Thread-safety: belongs
// to one Lua state.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/period.h"
#include "model/target.h"
#include "script/reading.h"

namespace viisari::script {

inline constexpr std::size_t kMaxHandles = std::size_t{1} << 20;

// A text that outlives the script: checked, and counted as output.
std::string kept_text(lua_State* L, int index, const char* what);
// A finite number up to 1e15.
double finite_argument(lua_State* L, int index, const char* what);
// A period as text, or a year as number.
Period period_argument(lua_State* L, int index, const char* what);
// The key of an indicator, "key" or "area/key", as an id; nothing where the text is neither.
std::optional<std::string> id_of(std::string_view text, std::string_view area);

// When a target is to be met, as its key says: "2026", "by 2026-12-31", "every_year", "undated".
struct TargetMoment {
  TargetTime time = TargetTime::kInvalid;
  Period period;
};
Result<TargetMoment> parse_target_moment(std::string_view text);

// The field of the options table at `index`, on top of the stack; its Lua type.
int push_option(lua_State* L, int index, const char* name);
// Raises an error for a name that is not `known`; `what` has the options.
void check_options(lua_State* L, int index, std::span<const std::string_view> known,
                   std::string_view what);

// The line of the script that is running.
int current_line(lua_State* L);

// Keeps the record and gives the script its handle; ends the script where there are too many.
template <class Record>
int push_record(lua_State* L, HandleKind kind, std::vector<Record>& records, Record record) {
  Reading::of(L).count_output(L, sizeof(Record));
  if (records.size() >= kMaxHandles - 1) {
    Vm::of(L).budget().kill(Kill::kOutput);
    Vm::of(L).raise_kill(L);
  }
  records.push_back(std::move(record));
  push_handle(L, {kind, static_cast<std::uint32_t>(records.size() - 1), 0});
  return 1;
}

}  // namespace viisari::script
