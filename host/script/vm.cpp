#include <locale.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "base/text.h"
#include "script/lua_support.h"

namespace viisari::script {
namespace {

constexpr int kQuantum = 1'000;

// Raised for a kill: no text, so that raising it needs no memory.
constexpr char kKillMark = 0;
// Key of a protected table's content in its metatable.
constexpr char kContentKey = 0;

constexpr unsigned kKindBits = 4;
constexpr unsigned kIndexBits = 20;

template <std::size_t n>
void copy_text(std::array<char, n>& out, std::string_view text) noexcept {
  const std::size_t size = std::min(text.size(), n - 1);
  std::copy_n(text.data(), size, out.data());
  out[size] = '\0';
}

int read_only(lua_State* L) {
  throw ScriptError(kNotAllowed,
                    "this table belongs to the host and is read-only (" + describe(L, 2) + ")");
}

struct Place {
  int line = 0;
  std::string_view text;
};

// `path:12: text`, from Lua itself or from error(). Lua cuts a long path at its beginning.
std::optional<Place> place_of(std::string_view message, std::string_view path) {
  if (message.starts_with(path)) {
    message.remove_prefix(path.size());
  } else if (message.starts_with("...")) {
    message.remove_prefix(3);
    const std::size_t end = message.find(".lua:");
    if (end == std::string_view::npos || !path.ends_with(message.substr(0, end + 4))) {
      return std::nullopt;
    }
    message.remove_prefix(end + 4);
  } else {
    return std::nullopt;
  }
  if (!message.starts_with(':')) return std::nullopt;
  message.remove_prefix(1);
  const std::size_t colon = message.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto line = parse_unsigned(message.substr(0, colon));
  if (!line) return std::nullopt;
  return Place{*line, message.substr(colon + 1)};
}

locale_t plain_locale() {
  // One object for the whole process, as the C library's own "C" locale is.
  static const locale_t locale = ::newlocale(LC_ALL_MASK, "C", nullptr);
  return locale;
}

}  // namespace

PlainLocale::PlainLocale() : previous_(::uselocale(plain_locale())) {}
PlainLocale::~PlainLocale() {
  ::uselocale(static_cast<locale_t>(previous_));
}

std::string_view name_of(HandleKind kind) {
  switch (kind) {
    case HandleKind::kSeries:
      return "a series";
    case HandleKind::kService:
      return "a service";
    case HandleKind::kCitation:
      return "a citation";
    case HandleKind::kCondition:
      return "a condition";
    case HandleKind::kDocument:
      return "a document";
    case HandleKind::kIndicatorHead:
      return "an indicator without its table";
    case HandleKind::kDocumentHead:
      return "a document without its table";
    case HandleKind::kReconcileHead:
      return "a rule without its table";
    case HandleKind::kReference:
      return "a reference to a figure";
    case HandleKind::kSpecHead:
      return "a spec without its table";
    case HandleKind::kAlertHead:
      return "an alert without its table";
    case HandleKind::kAlertCondition:
      return "a condition of an alert";
    case HandleKind::kComparisonHead:
      return "a comparison without its table";
    case HandleKind::kInvalid:
      break;
  }
  return "userdata";
}

void push_handle(lua_State* L, Handle handle) {
  const std::uint64_t bits = static_cast<std::uint64_t>(handle.kind) |
                             (std::uint64_t{handle.index} << kKindBits) |
                             (handle.generation << (kKindBits + kIndexBits));
  // NOLINTNEXTLINE(performance-no-int-to-ptr): never dereferenced, see HandleKind
  lua_pushlightuserdata(L, reinterpret_cast<void*>(static_cast<std::uintptr_t>(bits)));
}

Handle to_handle(lua_State* L, int index) {
  if (lua_type(L, index) != LUA_TLIGHTUSERDATA) return {};
  const std::uint64_t bits = reinterpret_cast<std::uintptr_t>(lua_touserdata(L, index));
  const std::uint64_t kind = bits & ((1U << kKindBits) - 1);
  if (kind == 0 || kind > static_cast<std::uint64_t>(HandleKind::kComparisonHead)) return {};
  return {static_cast<HandleKind>(kind),
          static_cast<std::uint32_t>((bits >> kKindBits) & ((1U << kIndexBits) - 1)),
          bits >> (kKindBits + kIndexBits)};
}

Vm::Vm(const Limits& limits) : limits_(limits), budget_(limits), kept_(std::make_unique<Kept>()) {
  const PlainLocale plain;
  state_ = lua_newstate(&Vm::allocate, this);
  if (state_ == nullptr) return;
  *static_cast<Vm**>(lua_getextraspace(state_)) = this;
  lua_atpanic(state_, &Vm::on_panic);
  lua_sethook(state_, &Vm::on_count, LUA_MASKCOUNT, kQuantum);
}

Vm::~Vm() {
  if (state_ != nullptr) lua_close(state_);
}

void* Vm::allocate(void* user, void* block, std::size_t old_size, std::size_t new_size) {
  auto& vm = *static_cast<Vm*>(user);
  if (block == nullptr) old_size = 0;  // for a new block it says what kind of thing it is for
  if (new_size == 0) {
    vm.budget_.give_memory(old_size);
    std::free(block);
    return nullptr;
  }
  if (!vm.budget_.take_memory(old_size, new_size)) {
    // The error that follows has no place. Reading the call chain allocates nothing.
    lua_Debug ar{};
    if (vm.state_ != nullptr) {
      if (const int line = where(vm.state_, &ar); line > 0) {
        vm.budget_.set_kill_line(line);
        copy_text(vm.kill_source_, ar.short_src);
      }
    }
    return nullptr;
  }
  void* moved = std::realloc(block, new_size);
  if (moved == nullptr) vm.budget_.give_memory(new_size - old_size);
  return moved;
}

// Not reached while every call goes through lua_pcall. A C++ exception is the only way out that
// does not end the process: Lua would call abort().
int Vm::on_panic(lua_State* /*L*/) {
  throw std::logic_error("a Lua error outside of a protected call");
}

void Vm::on_count(lua_State* L, lua_Debug* /*ar*/) {
  Vm& vm = of(L);
  if (!vm.budget_.spend(kQuantum)) vm.raise_kill(L);
}

void Vm::raise_kill(lua_State* L) {
  lua_Debug ar{};
  if (const int line = where(L, &ar); line > 0 && budget_.kill_line() == 0) {
    budget_.set_kill_line(line);
    copy_text(kill_source_, ar.short_src);
  }
  // Whatever still runs while the stack unwinds ends at its first instruction.
  lua_sethook(L, &Vm::on_count, LUA_MASKCOUNT, 1);
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): an address, never written through
  lua_pushlightuserdata(L, const_cast<char*>(&kKillMark));
  lua_error(L);
  std::abort();  // lua_error does not return
}

void Vm::keep(ErrorCode code, const char* text) noexcept {
  kept_->code = code;
  copy_text(kept_->text, text);
}

void Vm::raise_kept(lua_State* L) {
  lua_Debug ar{};
  kept_->line = where(L, &ar);
  copy_text(kept_->source, kept_->line > 0 ? ar.short_src : "");
  std::array<char, 1200> message{};
  if (kept_->line > 0) {
    std::array<char, 16> digits{};
    std::to_chars(digits.data(), digits.data() + digits.size() - 1, kept_->line);
    std::string_view parts[] = {kept_->source.data(), ":", digits.data(), ": ", kept_->text.data()};
    std::size_t used = 0;
    for (const std::string_view part : parts) {
      const std::size_t size = std::min(part.size(), message.size() - 1 - used);
      std::copy_n(part.data(), size, message.data() + used);
      used += size;
    }
  } else {
    copy_text(message, kept_->text.data());
  }
  kept_->message = message;
  lua_pushstring(L, message.data());
  lua_error(L);
  std::abort();  // lua_error does not return
}

void Vm::add_path(const std::string& path) {
  paths_.push_back(path);
}

void Vm::start(std::int64_t instructions, std::chrono::milliseconds time) {
  if (budget_.killed() != Kill::kNone) lua_sethook(state_, &Vm::on_count, LUA_MASKCOUNT, kQuantum);
  kill_source_[0] = '\0';
  budget_.start(instructions, time);
}

Result<void> Vm::run_protected(lua_CFunction function, void* body) {
  const PlainLocale plain;
  lua_State* L = state_;
  const int top = lua_gettop(L);
  lua_pushcfunction(L, function);
  lua_pushlightuserdata(L, body);
  const int status = lua_pcall(L, 1, 0, 0);
  Result<void> result;
  if (status != LUA_OK) result = fail(take_error(status));
  lua_settop(L, top);
  return result;
}

Error Vm::make_error(ErrorCode code, std::string text, const char* short_source, int line) const {
  // Lua names a text by its path, or by the end of it where the path is long.
  std::string file = paths_.empty() ? std::string() : paths_.front();
  std::string_view shown = short_source;
  if (shown.starts_with("...")) shown.remove_prefix(3);
  for (const std::string& path : paths_) {
    if (!shown.empty() && path.ends_with(shown)) {
      file = path;
      break;
    }
  }
  return {code, std::move(text), std::move(file), line, 0};
}

Error Vm::take_error(int status) {
  lua_State* L = state_;
  if (status == LUA_ERRMEM) budget_.kill(Kill::kMemory);
  if (const Kill kill = budget_.killed(); kill != Kill::kNone) {
    lua_settop(L, lua_gettop(L) - 1);
    lua_gc(L, LUA_GCCOLLECT);
    std::string text;
    switch (kill) {
      case Kill::kInstructions:
        text = "ended: it does too much; is there a loop without an end?";
        break;
      case Kill::kMemory:
        text = "ended: it needs too much memory (" + std::to_string(limits_.memory_bytes) +
               " bytes, " + std::to_string(limits_.block_bytes) + " in one piece)";
        break;
      case Kill::kTime:
        text = "ended: it takes too long";
        break;
      case Kill::kOutput:
        text = "ended: it defines too much for one file";
        break;
      case Kill::kNone:
        break;
    }
    return make_error(code_of(kill), std::move(text), kill_source_.data(), budget_.kill_line());
  }
  if (lua_type(L, -1) != LUA_TSTRING) {
    const std::string what = describe(L, -1);
    lua_settop(L, lua_gettop(L) - 1);
    return make_error(kRuntime, "error(…) was called with " + what + "; give it a text", "", 0);
  }
  std::size_t size = 0;
  const char* data = lua_tolstring(L, -1, &size);
  const std::string message(data, std::min<std::size_t>(size, 4096));
  lua_settop(L, lua_gettop(L) - 1);
  if (kept_->message[0] != '\0' && message == kept_->message.data()) {
    return make_error(kept_->code, printable(kept_->text.data()), kept_->source.data(),
                      kept_->line);
  }
  const ErrorCode code = status == LUA_ERRSYNTAX ? kSyntax : kRuntime;
  for (const std::string& path : paths_) {
    if (const auto place = place_of(message, path)) {
      return {code, printable(trim(place->text)), path, place->line, 0};
    }
  }
  return make_error(code, printable(message), "", 0);
}

int where(lua_State* L, lua_Debug* ar) {
  for (int level = 0; lua_getstack(L, level, ar) != 0; ++level) {
    lua_getinfo(L, "Sl", ar);
    if (ar->currentline > 0) return ar->currentline;
  }
  return 0;
}

std::string describe(lua_State* L, int index) {
  switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TNONE:
      return "nil";
    case LUA_TBOOLEAN:
      return lua_toboolean(L, index) != 0 ? "true" : "false";
    case LUA_TNUMBER:
      return "the number " + number_text(L, index);
    case LUA_TSTRING: {
      std::size_t size = 0;
      const char* data = lua_tolstring(L, index, &size);
      return "the text '" +
             printable(std::string_view(data, std::min<std::size_t>(size, 200)), 60) + "'";
    }
    case LUA_TTABLE:
      return "a table";
    case LUA_TFUNCTION:
      return "a function";
    default:
      return std::string(name_of(to_handle(L, index).kind));
  }
}

namespace {
[[noreturn]] void wrong_type(lua_State* L, int index, const char* what, const char* wanted) {
  throw ScriptError(kBadType,
                    std::string(what) + " must be " + wanted + ", not " + describe(L, index));
}
}  // namespace

std::string_view string_argument(lua_State* L, int index, const char* what) {
  if (lua_type(L, index) != LUA_TSTRING) wrong_type(L, index, what, "a text");
  std::size_t size = 0;
  const char* data = lua_tolstring(L, index, &size);
  return {data, size};
}

double number_argument(lua_State* L, int index, const char* what) {
  if (lua_type(L, index) != LUA_TNUMBER) wrong_type(L, index, what, "a number");
  return lua_tonumber(L, index);
}

lua_Integer integer_argument(lua_State* L, int index, const char* what) {
  if (lua_type(L, index) != LUA_TNUMBER) wrong_type(L, index, what, "a whole number");
  int whole = 0;
  const lua_Integer value = lua_tointegerx(L, index, &whole);
  if (whole == 0) wrong_type(L, index, what, "a whole number");
  return value;
}

void table_argument(lua_State* L, int index, const char* what) {
  if (lua_type(L, index) != LUA_TTABLE) wrong_type(L, index, what, "a table");
}

void protect_table(lua_State* L) {
  // content -> proxy with {__index = content, __newindex = read_only, …}
  lua_createtable(L, 0, 0);
  lua_createtable(L, 0, 4);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, &thunk<read_only>);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushvalue(L, -3);
  lua_rawsetp(L, -2, &kContentKey);
  lua_setmetatable(L, -2);
  lua_remove(L, -2);
}

bool push_protected_content(lua_State* L, int index) {
  if (lua_getmetatable(L, index) == 0) return false;
  lua_rawgetp(L, -1, &kContentKey);
  lua_remove(L, -2);
  if (lua_type(L, -1) == LUA_TTABLE) return true;
  lua_settop(L, lua_gettop(L) - 1);
  return false;
}

void push_library(lua_State* L, std::span<const HostFunction> functions) {
  lua_createtable(L, 0, static_cast<int>(functions.size()));
  for (const HostFunction& function : functions) {
    lua_pushcfunction(L, function.function);
    lua_setfield(L, -2, function.name);
  }
}

std::string number_text(lua_State* L, int index) {
  std::array<char, 64> buffer{};
  if (lua_isinteger(L, index) != 0) {
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                            static_cast<long long>(lua_tointeger(L, index)));
    return {buffer.data(), end};
  }
  const double value = lua_tonumber(L, index);
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                          std::chars_format::general, 14);
  std::string text(buffer.data(), end);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

}  // namespace viisari::script
