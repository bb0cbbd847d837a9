#include "app/imports_command.h"

#include <algorithm>
#include <string_view>

#include "app/import_json.h"
#include "app/importing.h"
#include "app/print_imports.h"
#include "app/session.h"
#include "app/workspace.h"
#include "base/text.h"
#include "report/json.h"
#include "store/store.h"

namespace viisari {
namespace {

constexpr ErrorCode kImportsText{"imports.text", ErrorKind::kUsage};
constexpr std::size_t kMaxTextBytes = 500;

Result<void> check_line(const std::string& text, std::string_view option) {
  if (text.size() <= kMaxTextBytes && is_one_line(text)) return {};
  return fail(kImportsText, std::string(option) + " must be one line of at most " +
                                std::to_string(kMaxTextBytes) + " bytes");
}

}  // namespace

int run_imports_list(const CommandContext& context, const ImportsListOptions& options) {
  const auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  ImportQuery query;
  query.area = options.area;
  const auto records = session->workspace->store().list_imports(query);
  if (!records) return failed(records.error());
  if (options.format == "json") {
    JsonWriter json;
    json.begin_array();
    for (const ImportRecord& record : *records) write_import(json, record, true);
    json.end_array();
    put(json.take() + "\n");
  } else {
    put(print_imports(*records, language_of(context)));
  }
  return 0;
}

int run_imports_undo(const CommandContext& context, const ImportsUndoOptions& options) {
  for (const auto& [text, option] :
       {std::pair{options.by, "--by"}, std::pair{options.reason, "--reason"}}) {
    if (auto fine = check_line(text, option); !fine) return failed(fine.error());
  }
  const auto session = open_session(context, Verbosity::kQuiet);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  UndoRequest request;
  request.import = options.id;
  request.by = options.by;
  request.reason = options.reason;
  request.at = context.clock.now();
  const auto figures = options.dry_run ? workspace.store().preview_undo(options.id)
                                       : undo_import(workspace, request);
  if (!figures) return failed(figures.error());
  put(print_undone(options.id, *figures, options.dry_run, language_of(context)));
  if (!options.dry_run) return 0;
  const auto record = workspace.store().find_import(options.id);
  if (!record) return failed(record.error());
  if (!*record || (*record)->given_again_by.empty()) return 0;
  return failed({kStoreGivenAgain,
                 "cannot be undone yet: later imports gave figures of it again (" +
                     import_numbers((*record)->given_again_by) + "); undo those first",
                 "", 0, 0});
}

}  // namespace viisari
