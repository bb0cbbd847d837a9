#include "script/template.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/suggest.h"
#include "base/text.h"
#include "script/arguments.h"
#include "script/environment.h"
#include "script/lexer.h"

namespace viisari {
namespace script {
namespace {

// Key in Lua's registry of the functions that template {…} was given.
constexpr char kFunctionsKey = 0;

constexpr std::array<std::string_view, kTemplateParts.size()> kPartNames{"subject", "text", "html"};

// `template { subject = function(mail) … end, … }`
int function_template(lua_State* L) {
  table_argument(L, 1, "what follows template");
  if (lua_gettop(L) > 1) throw ScriptError(kBadValue, "too many arguments");
  check_options(L, 1, kPartNames, "template");
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kFunctionsKey) != LUA_TNIL) {
    throw ScriptError(kNotAllowed, "template is called a second time");
  }
  lua_createtable(L, 0, 3);
  const int functions = lua_gettop(L);
  bool any = false;
  for (const std::string_view name : kPartNames) {
    if (push_option(L, 1, name.data()) == LUA_TNIL) {
      lua_settop(L, functions);
      continue;
    }
    if (lua_type(L, -1) != LUA_TFUNCTION || lua_iscfunction(L, -1) != 0) {
      throw ScriptError(
          kBadType, std::string(name) + " must be a function of this file, not " + describe(L, -1));
    }
    lua_setfield(L, functions, name.data());
    any = true;
  }
  if (!any) throw ScriptError(kMissingField, "template needs one of subject, text and html");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &kFunctionsKey);
  return 0;
}

// Text of the mail as it stands in HTML, in elements and attributes.
int function_html(lua_State* L) {
  const std::string text = lua_type(L, 1) == LUA_TNUMBER
                               ? number_text(L, 1)
                               : std::string(string_argument(L, 1, "the text"));
  charge(L, 1 + static_cast<std::int64_t>(text.size() / 16));
  const std::string out = escape_markup(text);
  lua_pushlstring(L, out.data(), out.size());
  return 1;
}

constexpr HostFunction kFunctions[] = {
    {"html", &thunk<function_html>},
    {"template", &thunk<function_template>},
};

// A name that is not among the content's raw fields: nil where the field is only empty (upvalue 1
// has those), an error otherwise.
int read_missing_field(lua_State* L) {
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
      lua_pushnil(L);
      return 1;
    }
  }
  auto names = names_in(L, 1);
  lua_pushvalue(L, lua_upvalueindex(1));
  for (std::string& name : names_in(L, lua_gettop(L))) names.push_back(std::move(name));
  const std::string_view name =
      lua_type(L, 2) == LUA_TSTRING ? string_argument(L, 2, "the name") : std::string_view();
  throw ScriptError(kUnknownField, "there is no field " + describe(L, 2) +
                                       suggestion(name, std::vector<std::string_view>(
                                                            names.begin(), names.end())));
}

void push_value(lua_State* L, const TemplateValue& value);

void push_text(lua_State* L, const std::string& text) {
  charge(L, 1 + static_cast<std::int64_t>(text.size() / 64));
  lua_pushlstring(L, text.data(), text.size());
}

void push_fields(lua_State* L, const TemplateValue::Fields& fields) {
  lua_createtable(L, 0, static_cast<int>(fields.size()));
  const int table = lua_gettop(L);
  lua_createtable(L, 0, 1);
  lua_createtable(L, 0, 0);
  const int empty = lua_gettop(L);
  for (const auto& [name, value] : fields) {
    push_text(L, name);
    if (std::holds_alternative<std::monostate>(value.value)) {
      lua_pushboolean(L, 1);
      lua_rawset(L, empty);
    } else {
      push_value(L, value);
      lua_rawset(L, table);
    }
  }
  lua_pushcclosure(L, &thunk<read_missing_field>, 1);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, table);
}

void push_value(lua_State* L, const TemplateValue& value) {
  luaL_checkstack(L, 8, "the content of the mail");
  charge(L, 4);
  struct Push {
    lua_State* L;
    void operator()(std::monostate) const { lua_pushnil(L); }
    void operator()(bool flag) const { lua_pushboolean(L, flag ? 1 : 0); }
    void operator()(double number) const {
      constexpr double kWhole = 9e15;  // whole numbers are told apart up to here
      if (number == std::floor(number) && std::fabs(number) <= kWhole) {
        lua_pushinteger(L, static_cast<lua_Integer>(number));
      } else {
        lua_pushnumber(L, number);
      }
    }
    void operator()(const std::string& text) const { push_text(L, text); }
    void operator()(const TemplateValue::List& list) const {
      lua_createtable(L, static_cast<int>(list.size()), 0);
      const int table = lua_gettop(L);
      lua_Integer place = 0;
      for (const TemplateValue& item : list) {
        push_value(L, item);
        lua_rawseti(L, table, ++place);
      }
    }
    void operator()(const TemplateValue::Fields& fields) const { push_fields(L, fields); }
  };
  std::visit(Push{L}, value.value);
}

// Runs the file, and then body(L) with the table of its functions at the only stack place.
template <class Body>
Result<void> run_file(const SourceFile& file, const Limits& limits, const Body& body) {
  auto fault = check_source(file, limits);
  if (!fault) fault = check_structure(file);
  if (fault) return fail(std::move(*fault));
  Vm vm(limits);
  if (!vm.valid()) {
    return fail(kKilledMemory, "there is no memory to read this file", file.path, 1);
  }
  vm.add_path(file.path);
  vm.start(limits.load_instructions, limits.load_time);
  int compiled = LUA_OK;
  auto result = vm.run([&](lua_State* L) {
    push_lua(L);
    add_functions(L, kFunctions);
    install_environment(L);
    const std::string chunk = "@" + file.path;
    compiled = luaL_loadbufferx(L, file.text.data(), file.text.size(), chunk.c_str(), "t");
    if (compiled != LUA_OK) lua_error(L);
    lua_call(L, 0, 0);
    lua_settop(L, 0);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kFunctionsKey) != LUA_TTABLE) {
      throw ScriptError(kMissingField, "template { … } is missing");
    }
    body(L);
  });
  if (!result) {
    Error& error = result.error();
    if (compiled == LUA_ERRSYNTAX && vm.budget().killed() == Kill::kNone) error.code = kSyntax;
    if (error.line <= 0) error.line = 1;
  }
  return result;
}

// What a mail cannot carry.
std::optional<Error> output_fault(TemplatePart part, std::string text) {
  const std::string name(to_string(part));
  if (part == TemplatePart::kSubject) {
    const auto fault = text_fault(text, kMaxTemplateSubjectBytes);
    if (fault) return Error{kTemplateBadSubject, "the subject " + fault->why, {}, 0, 0};
    return std::nullopt;
  }
  if (text.size() > kMaxTemplateOutputBytes) {
    return Error{kTemplateTooLong,
                 name + " returns " + std::to_string(text.size()) + " bytes, more than " +
                     std::to_string(kMaxTemplateOutputBytes),
                 {},
                 0,
                 0};
  }
  std::replace(text.begin(), text.end(), '\t', ' ');
  const auto fault = text_fault(text, kMaxTemplateOutputBytes, true);
  if (fault) return Error{kTemplateNotText, name + " returns a text that " + fault->why, {}, 0, 0};
  return std::nullopt;
}

}  // namespace

std::span<const HostFunction> template_functions() {
  return kFunctions;
}

}  // namespace script

std::string_view to_string(TemplatePart part) {
  return script::kPartNames.at(static_cast<std::size_t>(part));
}

Result<MailTemplate> MailTemplate::load(SourceFile file, const Limits& limits) {
  MailTemplate loaded(std::move(file), limits);
  auto result = script::run_file(loaded.file_, limits, [&](lua_State* L) {
    for (const TemplatePart part : kTemplateParts) {
      loaded.parts_.at(static_cast<std::size_t>(part)) =
          lua_getfield(L, 1, to_string(part).data()) == LUA_TFUNCTION;
    }
  });
  if (!result) return fail(std::move(result.error()));
  return loaded;
}

bool MailTemplate::has(TemplatePart part) const {
  return parts_.at(static_cast<std::size_t>(part));
}

Result<std::string> MailTemplate::render(TemplatePart part, const TemplateValue& mail) const {
  std::string text;
  std::optional<Error> fault;
  int line = 1;
  auto result = script::run_file(file_, limits_, [&](lua_State* L) {
    lua_getfield(L, 1, to_string(part).data());
    lua_Debug ar{};
    lua_pushvalue(L, -1);
    lua_getinfo(L, ">S", &ar);
    line = ar.linedefined;
    script::push_value(L, mail);
    lua_call(L, 1, 1);
    if (lua_type(L, -1) == LUA_TSTRING) {
      text = script::string_argument(L, -1, "the text");
      fault = script::output_fault(part, text);
    } else {
      fault = Error{
          part == TemplatePart::kSubject ? kTemplateBadSubject : kTemplateNotText,
          std::string(to_string(part)) + " must return a text, not " + script::describe(L, -1),
          {},
          0,
          0};
    }
  });
  if (!result) return fail(std::move(result.error()));
  if (!fault) return text;
  fault->file = file_.path;
  fault->line = line;
  return fail(std::move(*fault));
}

}  // namespace viisari
