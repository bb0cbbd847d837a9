// What the .cpp files of script/ share about Lua: the state with its budget, host functions that
// cannot let a C++ exception into the virtual machine, and handles.
// Internal to script/: no other folder and no interface header includes it.
//
// The library is Lua compiled as C++, so a Lua error unwinds as an exception and runs destructors.
// It must never be caught by host code: catch std::exception and its children only, never `...`.
#pragma once

#include <array>
#include <cstdint>
#include <lua.hpp>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "script/budget.h"

namespace viisari::script {

struct Reading;
struct Call;

// Thrown by host functions; becomes a Lua error at the place of the call.
class ScriptError : public std::runtime_error {
 public:
  ScriptError(ErrorCode code, const std::string& text) : std::runtime_error(text), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

// Values of the host are light userdata that hold no address but a kind, a number and, for series,
// the call they belong to: nothing to collect, nothing to forge, and a stale one is recognised.
enum class HandleKind : std::uint8_t {
  kInvalid,
  kSeries,
  kService,
  kCitation,
  kCondition,
  kDocument,
  kIndicatorHead,  // what `indicator "key"` gives: waits for its table
  kDocumentHead,
  kReconcileHead,
  kReference,  // to a figure, in a rule
  kSpecHead,
  kAlertHead,
  kAlertCondition,
  kComparisonHead,
};
std::string_view name_of(HandleKind kind);  // "a series"

struct Handle {
  HandleKind kind = HandleKind::kInvalid;
  std::uint32_t index = 0;       // below 2^20
  std::uint64_t generation = 0;  // below 2^40
};
void push_handle(lua_State* L, Handle handle);
// kind kInvalid when the value is no handle.
Handle to_handle(lua_State* L, int index);

// A Lua state with a budget. Owns the state.
class Vm {
 public:
  // Keeps a reference to `limits`. valid() is false when there was no memory for the state.
  explicit Vm(const Limits& limits);
  ~Vm();
  Vm(const Vm&) = delete;
  Vm& operator=(const Vm&) = delete;

  static Vm& of(lua_State* L) { return **static_cast<Vm**>(lua_getextraspace(L)); }

  bool valid() const { return state_ != nullptr; }
  lua_State* state() { return state_; }
  Budget& budget() { return budget_; }
  const Limits& limits() const { return limits_; }

  // Compiled texts are known to Lua by their path; long paths are cut by it.
  void add_path(const std::string& path);

  void start(std::int64_t instructions, std::chrono::milliseconds time);
  // Runs body(L) protected. Its stack is its own.
  template <class Body>
  Result<void> run(Body&& body) {
    using Plain = std::remove_reference_t<Body>;
    return run_protected(
        [](lua_State* L) -> int {
          auto& function = *static_cast<Plain*>(lua_touserdata(L, 1));
          lua_settop(L, 0);
          return guarded(L, [&](lua_State* state) {
            function(state);
            return 0;
          });
        },
        &body);
  }
  // The error that lua_pcall left on the stack, with its place; takes it off.
  Error take_error(int status);

  // For guarded(): keep the error's code and text where no allocation is needed.
  void keep(ErrorCode code, const char* text) noexcept;
  // Raises what was kept.
  [[noreturn]] void raise_kept(lua_State* L);
  [[noreturn]] void raise_kill(lua_State* L);

  // Runs host code; an exception in it becomes a Lua error, raised after the try block.
  template <class Function>
  static int guarded(lua_State* L, Function&& function) {
    try {
      return function(L);
    } catch (const ScriptError& error) {
      of(L).keep(error.code(), error.what());
    } catch (const std::bad_alloc&) {
      of(L).budget().kill(Kill::kMemory);
    } catch (const std::exception& error) {
      of(L).keep(kRuntime, error.what());
    }
    Vm& vm = of(L);
    if (vm.budget().killed() != Kill::kNone) vm.raise_kill(L);
    vm.raise_kept(L);
  }

  // Set by script_file.cpp: while the file is read, and during a call of a `value` function.
  Reading* reading = nullptr;
  Call* call = nullptr;

 private:
  static void* allocate(void* user, void* block, std::size_t old_size, std::size_t new_size);
  static void on_count(lua_State* L, lua_Debug* ar);
  static int on_panic(lua_State* L);
  Result<void> run_protected(lua_CFunction function, void* body);
  Error make_error(ErrorCode code, std::string text, const char* short_source, int line) const;

  struct Kept {
    ErrorCode code;
    std::array<char, 1024> text{};
    std::array<char, LUA_IDSIZE> source{};
    int line = 0;
    // The whole message as the script sees it, to recognise it when it comes out again.
    std::array<char, 1200> message{};
  };

  const Limits& limits_;
  Budget budget_;
  std::unique_ptr<Kept> kept_;
  std::vector<std::string> paths_;
  std::array<char, LUA_IDSIZE> kill_source_{};
  lua_State* state_ = nullptr;
};

// A host function as Lua wants it.
template <int (*function)(lua_State*)>
int thunk(lua_State* L) {
  return Vm::guarded(L, function);
}

struct HostFunction {
  const char* name;
  lua_CFunction function;
};

// Charges the budget from a host function; raises when it is used up.
inline void charge(lua_State* L, std::int64_t units) {
  Vm& vm = Vm::of(L);
  if (!vm.budget().spend(units)) vm.raise_kill(L);
}

// The line of the script that is running, with its source's short name; 0 outside of Lua code.
int where(lua_State* L, lua_Debug* ar);

// Arguments of host functions: raise script.bad_type with the name of the argument.
std::string_view string_argument(lua_State* L, int index, const char* what);
double number_argument(lua_State* L, int index, const char* what);
lua_Integer integer_argument(lua_State* L, int index, const char* what);
void table_argument(lua_State* L, int index, const char* what);
// "a number", "nil", "a series": for messages.
std::string describe(lua_State* L, int index);

// Replaces the table on top of the stack by one that shows its content and cannot be changed.
void protect_table(lua_State* L);
// Pushes the content of a protected table and returns true, or returns false.
bool push_protected_content(lua_State* L, int index);

// The allowlisted parts of Lua's own library, each a table content on top of the stack.
std::span<const HostFunction> base_functions();
lua_CFunction tostring_function();
std::span<const HostFunction> string_functions();
std::span<const HostFunction> table_functions();
std::span<const HostFunction> math_functions();
void push_library(lua_State* L, std::span<const HostFunction> functions);

// Numbers as text, the same under every process locale: 1.5, 3, 1e+15, 2.0.
std::string number_text(lua_State* L, int index);

// For the time of its life the calling thread has the "C" locale: Lua reads and writes numbers and
// compares strings by the locale of the thread.
class PlainLocale {
 public:
  PlainLocale();
  ~PlainLocale();
  PlainLocale(const PlainLocale&) = delete;
  PlainLocale& operator=(const PlainLocale&) = delete;

 private:
  void* previous_;
};

}  // namespace viisari::script
