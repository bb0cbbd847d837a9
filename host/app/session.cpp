#include "app/session.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "app/evaluation.h"
#include "app/workspace.h"
#include "script/definitions.h"

namespace viisari {

namespace fs = std::filesystem;

void put(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void put_error(const Error& error) {
  std::fprintf(stderr, "%s\n", error.to_string().c_str());
}

void put_definition_error(Error error, const fs::path& folder) {
  if (!error.file.empty()) {
    error.file = (folder / error.file).lexically_proximate(fs::current_path()).string();
  }
  put_error(error);
}

void put_problem(const FigureProblem& problem, const std::string& file) {
  put_error({{problem.code},
             problem.text,
             file,
             static_cast<int>(problem.line),
             static_cast<int>(problem.column)});
}

int failed(const Error& error) {
  put_error(error);
  return static_cast<int>(error.code.kind);
}

Language language_of(const CommandContext& context) {
  return parse_language(context.language).value_or(Language::kEnglish);
}

Result<Config> load_config(const CommandContext& context) {
  auto config = read_config(context.config_file.empty() ? fs::path("config/viisari.toml")
                                                        : fs::path(context.config_file));
  if (config && !context.data_directory.empty()) {
    config->data_directory = fs::absolute(context.data_directory).lexically_normal();
  }
  return config;
}

Session::Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> open_session(const CommandContext& context, Verbosity verbosity) {
  auto config = load_config(context);
  if (!config) return fail(config.error());
  Session session;
  if (verbosity == Verbosity::kQuiet && config->log.file.empty()) {
    session.log = std::make_unique<NullLog>();
  } else {
    if (verbosity == Verbosity::kFaults) {
      config->log.level = std::max(config->log.level, LogLevel::kWarning);
    }
    auto log = open_log(config->log, context.clock);
    if (!log) return fail(log.error());
    session.log = std::move(*log);
  }
  auto workspace = Workspace::open(std::move(*config), context.clock, *session.log, context.self);
  if (!workspace) return fail(workspace.error());
  session.workspace = std::move(*workspace);
  return session;
}

Result<Session> open_with_definitions(const CommandContext& context, Verbosity verbosity) {
  auto session = open_session(context, verbosity);
  if (!session) return session;
  const auto report = session->workspace->load_definitions();
  if (!report) return fail(report.error());
  // A server's outputs are kept and read by many: its log names the place and the code, not the
  // text, which may quote a figure that is not public.
  if (verbosity == Verbosity::kServer) return session;
  for (const Error& error : report->errors()) {
    put_definition_error(error, session->workspace->config().definitions_directory);
  }
  return session;
}

Date as_of_date(const std::string& text, const Workspace& workspace) {
  return Date::parse(text).value_or(workspace.today());
}

Result<std::shared_ptr<const EvaluatedState>> evaluate_and_tell(Workspace& workspace, Date as_of) {
  auto state = evaluate_all(workspace, as_of);
  if (!state) return state;
  for (const Error& failure : (*state)->failures()) {
    put_definition_error(failure, workspace.config().definitions_directory);
  }
  return state;
}

}  // namespace viisari
