#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/http_analyst.h"
#include "app/live_source.h"
#include "app/script_check.h"
#include "app/workspace.h"
#include "base/checked_cast.h"
#include "base/text.h"
#include "intake/read_file.h"
#include "report/explain_text.h"
#include "report/json.h"

namespace viisari {
namespace {

constexpr std::size_t kMaxTextBytes = std::size_t{256} * 1024;
// All value functions of one check together.
constexpr std::chrono::milliseconds kCheckTime{5'000};

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 120 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

// "pirkanmaa/asiakasohjaus.lua"; not a file of specs.
bool is_script_path(std::string_view path) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || !path.ends_with(".lua")) return false;
  const std::string_view file = path.substr(slash + 1, path.size() - slash - 5);
  return path.size() > slash + 5 && is_name(path.substr(0, slash)) && is_name(file) &&
         !file.ends_with("_spec");
}

void number_or_null(JsonWriter& json, std::string_view name, int number) {
  json.key(name);
  if (number > 0) {
    json.integer(number);
  } else {
    json.null();
  }
}

void write_errors(JsonWriter& json, std::string_view name, const std::vector<ScriptError>& errors) {
  json.key(name);
  json.begin_array();
  for (const ScriptError& shown : errors) {
    json.begin_object();
    json.member("path", shown.error.file);
    number_or_null(json, "line", shown.error.line);
    number_or_null(json, "column", shown.error.column);
    json.member("code", shown.error.code.name);
    json.member("text", printable(shown.error.text));
    json.key("context");
    json.begin_array();
    for (const ErrorContext::Line& line : shown.context.lines) {
      json.begin_object();
      json.member("line", line.number);
      json.member("text", line.text);
      json.end_object();
    }
    json.end_array();
    json.end_object();
  }
  json.end_array();
}

void write_script(JsonWriter& json, const ScriptFileView& script) {
  const std::size_t bytes = script.source == nullptr ? 0 : script.source->text.size();
  json.begin_object();
  json.member("path", script.path);
  json.member_or_null("area", script.area);
  json.member("state", to_string(script.state));
  json.member_or_null("sha256",
                      script.source == nullptr ? std::string() : sha256_hex(script.source->text));
  json.key("bytes");
  json.integer(checked_cast<long long>(bytes));
  json.key("indicators");
  json.integer(checked_cast<long long>(script.indicators));
  write_errors(json, "errors", script.errors);
  json.end_object();
}

void write_verdict(JsonWriter& json, std::string_view name,
                   const std::optional<Assessment>& assessment) {
  json.key(name);
  if (!assessment) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("status", to_string(assessment->status));
  json.member("reason", assessment->reason_code);
  json.key("reason_text");
  json.begin_object();
  json.member("fi", reason_text(*assessment, Language::kFinnish));
  json.member("en", reason_text(*assessment, Language::kEnglish));
  json.end_object();
  json.member("value", assessment->value);
  json.member_or_null("period",
                      assessment->period.valid() ? assessment->period.to_string() : std::string());
  json.end_object();
}

void write_trial(JsonWriter& json, const ScriptTrial& trial) {
  json.begin_object();
  json.member("path", trial.path);
  json.member("as_of", trial.as_of.to_string());
  json.member("new_file", trial.new_file);
  json.member("ok", trial.errors.empty());
  write_errors(json, "errors", trial.errors);
  write_errors(json, "failures", trial.failures);
  json.key("indicators");
  json.begin_array();
  for (const TriedIndicator& tried : trial.indicators) {
    json.begin_object();
    json.member("id", tried.id);
    json.key("title");
    write_local_text(json, tried.title);
    json.member("unit", tried.unit);
    write_verdict(json, "now", tried.now);
    write_verdict(json, "would", tried.would);
    json.member("changed", tried.changed);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

class ScriptHandlers {
 public:
  explicit ScriptHandlers(const LiveSource& source) : source_(source) {}

  AnswerPtr list(Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({"area", "lang"})) return wrong;
    const ScriptBasis basis = basis_for(exchange.viewer);
    const std::string_view area = exchange.parameter("area").value_or("");
    if (!area.empty() && !basis.area_ids.contains(area)) {
      return problem_answer(exchange, "unknown-area");
    }
    JsonWriter json;
    json.begin_object();
    json.key("scripts");
    json.begin_array();
    for (const ScriptFileView& script : list_scripts(basis, area)) write_script(json, script);
    json.end_array();
    json.end_object();
    return json_answer(exchange, json);
  }

  AnswerPtr show(Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
    const std::string path = exchange.captures.at(0) + "/" + exchange.captures.at(1);
    const ScriptBasis basis = basis_for(exchange.viewer);
    for (const ScriptFileView& script : list_scripts(basis, exchange.captures.at(0))) {
      if (script.path != path) continue;
      JsonWriter json;
      json.begin_object();
      json.key("script");
      write_script(json, script);
      json.key("text");
      if (script.source != nullptr) {
        json.string(script.source->text);
      } else {
        json.null();
      }
      json.end_object();
      return json_answer(exchange, json);
    }
    return problem_answer(exchange, "not-found");
  }

  AnswerPtr check(Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({"path", "as_of", "lang"})) return wrong;
    const std::string path(exchange.parameter("path").value_or(""));
    if (!is_script_path(path)) {
      exchange.wrong_parameter("path", "Polun on oltava muotoa alue/tiedosto.lua.",
                               "The path must have the form area/file.lua.");
      return exchange.wrong();
    }
    if (!has_type(exchange, {"text/x-lua", "text/plain"})) {
      return problem_answer(exchange, "unsupported-media-type");
    }
    const Viewer& viewer = exchange.viewer;
    const ScriptBasis basis = basis_for(viewer);
    const std::string folder = path.substr(0, path.find('/'));
    // What is common to all areas is for those who work on all of them.
    const bool area = basis.area_ids.contains(folder);
    const bool shared = !area && has_folder(basis, folder);
    if (!area && !shared) return problem_answer(exchange, "unknown-area");
    if (area ? !viewer.in_area(folder) : !viewer.areas.empty()) {
      return problem_answer(exchange, "forbidden");
    }
    if (basis.hidden_files.contains(path)) return problem_answer(exchange, "not-found");
    const Turns::Turn turn(turns_, "check");
    if (!turn) {
      return problem_answer(exchange, "unavailable",
                            exchange.language == Language::kFinnish
                                ? "Toinen tiedosto on tarkistettavana. Yritä hetken kuluttua "
                                  "uudelleen."
                                : "Another file is being checked. Try again in a moment.");
    }
    const auto now = source_.snapshot(exchange.as_of.value_or(source_.default_as_of()));
    if (!now) return error_answer(exchange, now.error());
    const auto trial = try_script(source_.workspace().store(), basis, {path, exchange.request.body},
                                  **now, kCheckTime);
    if (!trial) return error_answer(exchange, trial.error());
    exchange.summary = "checked " + path;
    JsonWriter json;
    write_trial(json, *trial);
    return json_answer(exchange, json);
  }

 private:
  ScriptBasis basis_for(const Viewer& viewer) const {
    const auto lock = source_.lock_workspace();
    return script_basis(source_.workspace(), viewer);
  }

  static bool has_folder(const ScriptBasis& basis, const std::string& folder) {
    const auto& files = basis.loaded->tree.files;
    return std::any_of(files.begin(), files.end(),
                       [&](const SourceFile& file) { return file.path.starts_with(folder + "/"); });
  }

  const LiveSource& source_;
  Turns turns_;
};

}  // namespace

Routes script_routes(LiveSource& source) {
  const auto handlers = std::make_shared<ScriptHandlers>(source);
  const auto route = [&](const char* method, const char* pattern,
                         AnswerPtr (ScriptHandlers::*handler)(Exchange&)) {
    Route out;
    out.method = method;
    out.pattern = pattern;
    out.access = Access::kAnalyst;
    out.handler = [handlers, handler](Exchange& exchange) {
      return ((*handlers).*handler)(exchange);
    };
    return out;
  };
  Routes routes;
  routes.push_back(route("GET", "/api/v1/scripts", &ScriptHandlers::list));
  routes.push_back(route("GET", "/api/v1/scripts/{folder}/{file}", &ScriptHandlers::show));
  Route check = route("POST", "/api/v1/scripts/check", &ScriptHandlers::check);
  check.body_limit = kMaxTextBytes;
  routes.push_back(std::move(check));
  return routes;
}

}  // namespace viisari
