// `viisari test`: the spec tests of definitions.
#include <string>

#include "app/commands.h"
#include "app/definition_scope.h"
#include "app/session.h"
#include "app/spec_run.h"
#include "app/workspace.h"

namespace viisari {
namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

int run_test(const CommandContext& context, const TestOptions& options) {
  const auto config = load_config(context);
  if (!config) return failed(config.error());
  SpecRequest request;
  request.scope = definition_scope(options.path.empty() ? config->definitions_directory
                                                        : std::filesystem::path(options.path));
  request.limits = script_limits(*config);
  request.language = language_of(context);
  request.restricted = options.restricted;
  const auto run = run_specs(request);
  if (!run) return failed(run.error());
  for (const Error& error : run->errors) put_definition_error(error, request.scope.root);
  for (const Error& error : run->uncovered) {
    if (options.strict) {
      put_definition_error(error, request.scope.root);
    } else {
      put("note: " + error.file + ": " + error.text + "\n");
    }
  }
  put(counted(run->specs, "spec", "specs") + " in " + counted(run->files, "file", "files") + ", " +
      std::to_string(run->failed) + " failed" +
      (run->broken == 0 ? "" : ", " + counted(run->broken, "file", "files") + " not run") + "\n");
  return run->errors.empty() && (!options.strict || run->uncovered.empty()) ? 0 : 1;
}

}  // namespace viisari
