#include "script/script_file.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "engine/missing.h"
#include "script/lexer.h"
#include "script/reading.h"

namespace viisari::script {
namespace {

int compile(lua_State* L, const SourceFile& file) {
  const std::string chunk = "@" + file.path;
  return luaL_loadbufferx(L, file.text.data(), file.text.size(), chunk.c_str(), "t");
}

Error no_memory(const std::string& path) {
  return {kKilledMemory, "there is no memory to read this file", path, 1, 0};
}

// Places in the list that keep_value() makes.
constexpr lua_Integer kFunctionPlace = 1;
constexpr lua_Integer kInputsPlace = 2;
constexpr lua_Integer kContentPlace = 3;
constexpr lua_Integer kFirstNamePlace = 4;

bool is_environment(const char* name) {
  return std::string_view(name) == "_ENV";
}

// Remembers what the `value` function of `slot` shares with its file, under the slot's own place
// 0: a list by upvalue number. False where it shares nothing.
bool remember_upvalues(lua_State* L, int slot) {
  bool shares = false;
  lua_rawgeti(L, LUA_REGISTRYINDEX, slot);
  lua_rawgeti(L, 1, kFunctionPlace);
  for (int i = 1;; ++i) {
    const char* name = lua_getupvalue(L, 2, i);
    if (name == nullptr) break;
    if (!is_environment(name)) {
      shares = true;
      if (lua_rawgeti(L, 1, 0) != LUA_TTABLE) {
        lua_settop(L, 3);
        lua_createtable(L, 0, 2);
        lua_pushvalue(L, -1);
        lua_rawseti(L, 1, 0);
      }
      lua_pushvalue(L, 3);
      lua_rawseti(L, 4, i);
    }
    lua_settop(L, 2);
  }
  lua_settop(L, 0);
  return shares;
}

// Puts back what the function changed of its file's variables: a figure must not depend on how
// often it was computed. The name of the first changed one, or nullptr. The slot's list is at
// `place`. Allocates nothing and raises nothing.
const char* restore_upvalues(lua_State* L, int place) {
  const int top = lua_gettop(L);
  const char* changed = nullptr;
  if (lua_rawgeti(L, place, 0) == LUA_TTABLE) {
    const int kept = top + 1;
    lua_rawgeti(L, place, kFunctionPlace);
    const int function = top + 2;
    for (int i = 1;; ++i) {
      const char* name = lua_getupvalue(L, function, i);
      if (name == nullptr) break;
      if (!is_environment(name)) {
        lua_rawgeti(L, kept, i);
        if (lua_rawequal(L, -1, -2) == 0) {
          if (changed == nullptr) changed = name;
          lua_setupvalue(L, function, i);
        }
      }
      lua_settop(L, function);
    }
  }
  lua_settop(L, top);
  return changed;
}

}  // namespace

Reading& Reading::of(lua_State* L) {
  Reading* reading = Vm::of(L).reading;
  if (reading == nullptr) {
    throw ScriptError(kNotAllowed, "definitions cannot be made inside a value function");
  }
  return *reading;
}

void Reading::add_error(Error error) {
  if (script.errors_.size() < limits.errors) script.errors_.push_back(std::move(error));
}

bool Reading::full() const {
  return script.errors_.size() >= limits.errors;
}

void Reading::count_output(lua_State* L, std::size_t bytes) {
  output += bytes;
  if (output <= limits.output_bytes) return;
  Vm::of(L).budget().kill(Kill::kOutput);
  Vm::of(L).raise_kill(L);
}

const Document* Reading::document(std::string_view id) const {
  for (const Document& document : surroundings.documents) {
    if (document.id == id) return &document;
  }
  return nullptr;
}

std::vector<std::string_view> Reading::document_ids() const {
  std::vector<std::string_view> ids;
  for (const Document& document : surroundings.documents) ids.push_back(document.id);
  return ids;
}

std::optional<TextFault> text_fault(std::string_view text, std::size_t limit, bool lines) {
  if (text.size() > limit) {
    return TextFault{kTooLarge, "is longer than " + std::to_string(limit) + " bytes"};
  }
  if (trim(text).empty()) return TextFault{kBadValue, "is empty"};
  if (!is_valid_utf8(text)) return TextFault{kEncoding, "is not valid UTF-8"};
  const bool control = std::any_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0x7F || (byte < 0x20 && !(lines && c == '\n'));
  });
  // U+0080–U+009F are control characters too, and U+202A–E, U+2066–9 turn text around.
  bool hidden = false;
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  for (std::size_t i = 0; i < text.size() && !hidden; ++i) {
    const unsigned third = byte(i + 2);
    hidden = (byte(i) == 0xC2 && byte(i + 1) <= 0x9F) ||
             (byte(i) == 0xE2 && byte(i + 1) == 0x80 && third >= 0xAA && third <= 0xAE) ||
             (byte(i) == 0xE2 && byte(i + 1) == 0x81 && third >= 0xA6 && third <= 0xA9);
  }
  if (control || hidden) {
    return TextFault{kBadValue, "has a control character in it: '" + printable(text, 60) + "'"};
  }
  return std::nullopt;
}

ScriptFile::ScriptFile(const SourceFile& file, const Surroundings& surroundings,
                       const Limits& limits)
    : limits_(limits), path_(file.path) {
  read(file, surroundings);
  const bool failed = !errors_.empty();
  const bool computes =
      std::any_of(slots_.begin(), slots_.end(), [](int slot) { return slot != 0; });
  if (failed || !computes) vm_.reset();
  if (failed) {
    indicators_.clear();
    slots_.clear();
    rules_.clear();
    alerts_.clear();
    documents_.clear();
    specs_.clear();
    std::stable_sort(errors_.begin(), errors_.end(),
                     [](const Error& a, const Error& b) { return a.line < b.line; });
  }
}

ScriptFile::~ScriptFile() = default;

void ScriptFile::read(const SourceFile& file, const Surroundings& surroundings) {
  auto fault = check_source(file, limits_);
  if (!fault) fault = check_structure(file);
  if (fault) {
    errors_.push_back(std::move(*fault));
    return;
  }
  vm_ = std::make_unique<Vm>(limits_);
  if (!vm_->valid()) {
    errors_.push_back(no_memory(path_));
    return;
  }
  Reading reading(*this, file, surroundings, limits_);
  vm_->add_path(path_);
  vm_->reading = &reading;
  vm_->start(limits_.load_instructions, limits_.load_time);
  int compiled = LUA_OK;
  auto result = vm_->run([&](lua_State* L) {
    // Most states are gone as soon as their file is read: collect only where memory runs out.
    lua_gc(L, LUA_GCSTOP);
    install_definitions(L);
    compiled = compile(L, file);
    if (compiled != LUA_OK) lua_error(L);
    lua_call(L, 0, 0);
    bool computes = false;
    for (const int slot : slots_) {
      computes = computes || slot != 0;
      shares_.push_back(slot != 0 && remember_upvalues(L, slot));
    }
    if (!computes) return;
    lua_gc(L, LUA_GCRESTART);
    lua_gc(L, LUA_GCCOLLECT);
  });
  vm_->reading = nullptr;
  if (!result) {
    Error error = std::move(result.error());
    if (compiled == LUA_ERRSYNTAX && vm_->budget().killed() == Kill::kNone) error.code = kSyntax;
    if (error.line <= 0) error.line = 1;
    errors_.push_back(std::move(error));
    return;
  }
  for (const auto* heads :
       {&reading.indicator_heads, &reading.document_heads, &reading.reconcile_heads,
        &reading.alert_heads, &reading.comparison_heads, &reading.spec_heads}) {
    for (const Head& head : *heads) {
      if (head.used) continue;
      reading.add_error({kMissingField, "'" + head.key + "' is not followed by its table { … }",
                         path_, std::max(head.line, 1), 0});
    }
  }
}

std::size_t ScriptFile::memory() const {
  return vm_ ? vm_->budget().used_memory() : 0;
}

Result<SeriesView> ScriptFile::compute(std::size_t index, std::span<const SeriesView> inputs,
                                       SeriesPool& pool) {
  const std::lock_guard lock(mutex_);
  const Indicator& indicator = indicators_.at(index);
  if (!vm_ || slots_.at(index) == 0 || inputs.size() != indicator.inputs.size()) {
    return fail(kRuntime, "is not computed from these inputs", path_, indicator.line);
  }
  if (kills_ >= limits_.kills) return fail(last_kill_);
  if (!call_) call_ = std::make_unique<Call>(limits_);

  const PlainLocale plain;
  Call& call = *call_;
  ++call.generation;
  call.series.assign(inputs.begin(), inputs.end());
  call.pool = &pool;
  call.pool_start = pool.used_bytes();
  call.indicator = &indicator;
  call.running = true;
  vm_->call = &call;
  vm_->start(limits_.value_instructions, limits_.value_time);
  auto result = call_value(index, call);
  call.running = false;
  lua_settop(vm_->state(), 0);
  if (!result) {
    if (result.error().line <= 0) result.error().line = indicator.line;
    if (vm_->budget().killed() != Kill::kNone) {
      ++kills_;
      last_kill_ = result.error();
    }
  } else {
    kills_ = 0;
  }
  return result;
}

// Nothing in it but lua_pcall itself can raise: it moves values that are there already.
Result<SeriesView> ScriptFile::call_value(std::size_t index, Call& call) {
  lua_State* L = vm_->state();
  const Indicator& indicator = indicators_[index];
  constexpr int kSlot = 1;
  lua_rawgeti(L, LUA_REGISTRYINDEX, slots_[index]);
  lua_rawgeti(L, kSlot, kContentPlace);
  for (std::size_t i = 0; i < indicator.inputs.size(); ++i) {
    lua_rawgeti(L, kSlot, kFirstNamePlace + static_cast<lua_Integer>(i));
    push_handle(L, {HandleKind::kSeries, static_cast<std::uint32_t>(i), call.generation});
    lua_rawset(L, -3);
  }
  lua_settop(L, kSlot);
  lua_rawgeti(L, kSlot, kFunctionPlace);
  lua_rawgeti(L, kSlot, kInputsPlace);
  const int status = lua_pcall(L, 1, 1, 0);
  const char* changed = shares_[index] ? restore_upvalues(L, kSlot) : nullptr;
  if (status != LUA_OK) return fail(vm_->take_error(status));
  if (changed != nullptr) {
    return fail(kNotAllowed,
                std::string("the value function changes '") + changed +
                    "', which stays from one call to the next; declare it inside",
                path_, indicator.line);
  }

  if (lua_type(L, -1) == LUA_TNUMBER) {
    // One number for every period that all inputs have.
    SeriesView common = call.series.front();
    for (std::size_t i = 1; i < indicator.inputs.size() && common.axis != nullptr; ++i) {
      const Axis* other = call.series[i].axis;
      common.axis = other == nullptr ? nullptr : call.pool->join(common.axis, other).axis;
    }
    if (common.axis == nullptr) return SeriesView{};
    const std::span<double> values = call.pool->allocate(common.axis->size());
    std::fill(values.begin(), values.end(), tagged(lua_tonumber(L, -1)));
    return SeriesView{common.axis, values};
  }
  const Handle handle = to_handle(L, -1);
  if (handle.kind != HandleKind::kSeries) {
    return fail(kBadType,
                "the value function must return a series or a number, not " + describe(L, -1),
                path_, indicator.line);
  }
  if (handle.generation != call.generation || handle.index >= call.series.size()) {
    return fail(kNotAllowed, "the value function returns a series of an earlier call", path_,
                indicator.line);
  }
  return call.series[handle.index];
}

std::vector<Error> check_helper(const SourceFile& file, const Limits& limits) {
  auto fault = check_source(file, limits);
  if (!fault) fault = check_structure(file);
  if (fault) return {std::move(*fault)};
  Vm vm(limits);
  if (!vm.valid()) return {no_memory(file.path)};
  vm.add_path(file.path);
  vm.start(limits.load_instructions, limits.load_time);
  int compiled = LUA_OK;
  auto result = vm.run([&](lua_State* L) {
    compiled = compile(L, file);
    if (compiled != LUA_OK) lua_error(L);
  });
  if (result) return {};
  if (compiled == LUA_ERRSYNTAX) result.error().code = kSyntax;
  if (result.error().line <= 0) result.error().line = 1;
  return {std::move(result.error())};
}

}  // namespace viisari::script
