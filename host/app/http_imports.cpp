#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/http_analyst.h"
#include "app/http_paging.h"
#include "app/import_json.h"
#include "app/importing.h"
#include "app/live_source.h"
#include "app/workspace.h"
#include "area/area_host.h"
#include "base/text.h"
#include "report/json.h"
#include "store/store.h"
#include "web/json_body.h"

namespace viisari {
namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{8} << 20U;
constexpr TextRule kReason{.min = 1, .max = 500};

IndicatorOf indicators_of(const PublicView& view) {
  return [&view](std::string_view id) -> const Indicator* {
    const AreaSnapshot::Row* row = view.find_row(id);
    return row == nullptr ? nullptr : row->indicator.get();
  };
}

AnswerPtr busy(const Exchange& exchange) {
  return problem_answer(exchange, "unavailable",
                        exchange.language == Language::kFinnish
                            ? "Toinen tiedosto on tarkistettavana. Yritä hetken kuluttua uudelleen."
                            : "Another file is being checked. Try again in a moment.");
}

// A problem with members of its own before its end.
AnswerPtr problem_with(const Exchange& exchange, std::string_view slug, std::string detail,
                       std::string reason, std::string members = {}) {
  Problem problem;
  problem.type = &problem_type(slug);
  problem.detail = std::move(detail);
  problem.reason = std::move(reason);
  problem.instance = exchange.target.path;
  std::string json = problem_json(problem, exchange.language);
  if (!members.empty()) {
    // {"a":1} becomes ,"a":1}
    members.front() = ',';
    json.pop_back();
    json += members;
  }
  return answer(exchange, problem.type->status, "application/problem+json", std::move(json),
                Keeping::kNever);
}

AnswerPtr rejected(const Exchange& exchange, const PreparedImport& prepared) {
  JsonWriter json;
  json.begin_object();
  write_rejected(json, prepared.report.problems, prepared.file.text);
  json.end_object();
  return problem_with(exchange, "rejected", {}, {}, json.take());
}

class ImportHandlers {
 public:
  explicit ImportHandlers(LiveSource& source) : source_(source) {}

  AnswerPtr preview(Exchange& exchange) {
    Given given = read(exchange);
    if (given.refusal != nullptr) return given.refusal;
    const auto view = view_for(source_, exchange);
    if (!view) return error_answer(exchange, view.error());
    exchange.summary = "looked at a file for " + given.prepared->report.area;
    JsonWriter json;
    write_import_preview(json, *given.prepared, exchange.request.body.size(), indicators_of(*view));
    return json_answer_of(exchange, json, given.prepared->version);
  }

  AnswerPtr store(Exchange& exchange) {
    if (exchange.request.field("if-match").empty()) return check_if_match(exchange, {});
    Given given = read(exchange);
    if (given.refusal != nullptr) return given.refusal;
    const PreparedImport& prepared = *given.prepared;
    if (AnswerPtr changed = check_if_match(exchange, prepared.version)) return changed;
    if (prepared.report.rejected()) return rejected(exchange, prepared);
    auto record = store_import(source_.workspace(), prepared, exchange.viewer.account);
    if (!record) {
      return record.error().code == kStoreMoved ? problem_answer(exchange, "changed")
                                                : error_answer(exchange, record.error());
    }
    source_.refresh();
    exchange.summary = "import " + std::to_string(record->id) + " of " + record->area;
    JsonWriter json;
    write_import(json, *record, true);
    return json_answer(exchange, json, 201,
                       {{"Location", "/api/v1/imports/" + std::to_string(record->id)}});
  }

  AnswerPtr list(Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({"area", "lang", "limit", "cursor"})) {
      return wrong;
    }
    const ListPage page = read_page(exchange);
    const std::int64_t before = cursor_number(exchange, page);
    if (AnswerPtr wrong = exchange.wrong()) return wrong;
    const auto view = view_for(source_, exchange);
    if (!view) return error_answer(exchange, view.error());
    ImportQuery query;
    query.area = exchange.parameter("area").value_or("");
    if (!query.area.empty() && view->find_area(query.area) == nullptr) {
      return problem_answer(exchange, "unknown-area");
    }
    if (before > 0) query.before = before;
    query.limit = page.limit + 1;

    std::vector<ImportRecord> shown;
    while (shown.size() <= page.limit) {
      const auto records = workspace_store().list_imports(query);
      if (!records) return error_answer(exchange, records.error());
      for (const ImportRecord& record : *records) {
        const auto may = sees(*view, exchange.viewer, record);
        if (!may) return error_answer(exchange, may.error());
        if (*may && shown.size() <= page.limit) shown.push_back(record);
      }
      if (records->size() < query.limit) break;
      query.before = records->back().id;
    }
    std::string next;
    if (shown.size() > page.limit) {
      shown.pop_back();
      next = std::to_string(shown.back().id);
    }
    JsonWriter json;
    json.begin_object();
    json.key("imports");
    json.begin_array();
    for (const ImportRecord& record : shown) {
      write_import(json, record, exchange.viewer.in_area(record.area));
    }
    json.end_array();
    json.member_or_null("next", next);
    json.end_object();
    return json_answer(exchange, json, 200, link_to_next(exchange, next));
  }

  AnswerPtr show(Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
    const auto view = view_for(source_, exchange);
    if (!view) return error_answer(exchange, view.error());
    const auto record = find(*view, exchange);
    if (!record) return error_answer(exchange, record.error());
    if (!*record) return problem_answer(exchange, "not-found");
    JsonWriter json;
    write_import(json, **record, exchange.viewer.in_area((*record)->area));
    return json_answer(exchange, json);
  }

  AnswerPtr preview_undo(Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
    const auto view = view_for(source_, exchange);
    if (!view) return error_answer(exchange, view.error());
    const auto found = find(*view, exchange);
    if (!found) return error_answer(exchange, found.error());
    if (!*found) return problem_answer(exchange, "not-found");
    const ImportRecord& record = **found;
    const auto version = undo_version(record);
    if (!version) return error_answer(exchange, version.error());
    std::vector<UndoneFigure> figures;
    if (!record.undone) {
      auto told = workspace_store().preview_undo(record.id);
      // Undone since it was looked up.
      if (!told && told.error().code != kStoreUndoneAlready) {
        return error_answer(exchange, told.error());
      }
      if (told) figures = std::move(*told);
    }
    JsonWriter json;
    write_undo_preview(json, record, figures, exchange.viewer.in_area(record.area),
                       indicators_of(*view));
    return json_answer_of(exchange, json, version->text);
  }

  AnswerPtr undo(Exchange& exchange) {
    if (AnswerPtr wrong = exchange.read_parameters({"lang"})) return wrong;
    if (exchange.request.field("if-match").empty()) return check_if_match(exchange, {});
    JsonBody body(exchange);
    UndoRequest request;
    request.reason = body.text("reason", kReason);
    if (AnswerPtr wrong = body.wrong()) return wrong;
    const auto view = view_for(source_, exchange);
    if (!view) return error_answer(exchange, view.error());
    const auto found = find(*view, exchange);
    if (!found) return error_answer(exchange, found.error());
    if (!*found) return problem_answer(exchange, "not-found");
    const ImportRecord& record = **found;
    if (!exchange.viewer.in_area(record.area)) return problem_answer(exchange, "forbidden");
    if (record.undone) return problem_answer(exchange, "undone-already");
    const auto version = undo_version(record);
    if (!version) return error_answer(exchange, version.error());
    if (AnswerPtr changed = check_if_match(exchange, version->text)) return changed;
    request.import = record.id;
    request.by = exchange.viewer.account;
    request.at = source_.workspace().clock().now();
    request.at_version = version->figures;
    if (auto undone = undo_import(source_.workspace(), request); !undone) {
      const ErrorCode code = undone.error().code;
      if (code == kStoreMoved) return problem_answer(exchange, "changed");
      if (code == kStoreUndoneAlready) return problem_answer(exchange, "undone-already");
      if (code == kStoreGivenAgain) return problem_answer(exchange, "given-again");
      return error_answer(exchange, undone.error());
    }
    source_.refresh();
    exchange.summary = "undid import " + std::to_string(record.id) + " of " + record.area;
    const auto now = workspace_store().find_import(record.id);
    if (!now) return error_answer(exchange, now.error());
    JsonWriter json;
    write_import(json, now->value(), false);
    return json_answer(exchange, json);
  }

 private:
  // The file of a request as it was read, or why it cannot be.
  struct Given {
    AnswerPtr refusal;
    std::optional<PreparedImport> prepared;
    std::unique_ptr<Turns::Turn> turn;  // until the answer is made
  };

  Store& workspace_store() const { return source_.workspace().store(); }

  Given read(Exchange& exchange) {
    const auto refuse = [](AnswerPtr refusal) { return Given{std::move(refusal), {}, {}}; };
    if (AnswerPtr wrong = exchange.read_parameters({"name", "lang"})) return refuse(wrong);
    const std::string& area = exchange.captures.at(0);
    Workspace& workspace = source_.workspace();
    const auto areas = workspace.areas();
    if (!areas) return refuse(error_answer(exchange, areas.error()));
    bool known = false;
    for (const PluginStatus& plugin : (*areas)->status()) known = known || plugin.id == area;
    if (!known) return refuse(problem_answer(exchange, "unknown-area"));
    if (!exchange.viewer.in_area(area)) return refuse(problem_answer(exchange, "forbidden"));
    if (!has_type(exchange, {"text/csv", "application/octet-stream"})) {
      return refuse(problem_answer(exchange, "unsupported-media-type"));
    }
    auto file = import_file_of(exchange.parameter("name").value_or(""), exchange.request.body);
    if (!file && file.error().code == kIntakeFileName) {
      exchange.wrong_parameter("name",
                               "Anna tiedoston nimi ilman kansiota: yksi rivi, enintään 200 tavua.",
                               "Give the file's name without its folder: one line, at most 200 "
                               "bytes.");
      return refuse(exchange.wrong());
    }
    if (!file) return refuse(refused_file(exchange, file.error()));

    auto turn = std::make_unique<Turns::Turn>(turns_, area);
    if (!*turn) return refuse(busy(exchange));
    const auto basis = [&] {
      const auto lock = source_.lock_workspace();
      return import_basis(workspace, area, [&](const Indicator& indicator) {
        return indicator.visibility == Visibility::kPublic ||
               exchange.viewer.sees_restricted(indicator.area);
      });
    }();
    if (!basis) return refuse(error_answer(exchange, basis.error()));
    auto prepared = prepare_import(workspace, *basis, std::move(*file));
    if (!prepared) return refuse(refused_file(exchange, prepared.error()));
    return Given{nullptr, std::move(*prepared), std::move(turn)};
  }

  static AnswerPtr refused_file(Exchange& exchange, const Error& error) {
    if (error.code.kind == ErrorKind::kCannotRun) return error_answer(exchange, error);
    return problem_with(exchange, "file-refused", {}, std::string(error.code.name));
  }

  // Whether nothing of it is of a figure that the viewer may not see.
  Result<bool> sees(const PublicView& view, const Viewer& viewer, const ImportRecord& record) {
    if (viewer.sees_restricted(record.area)) return true;
    const auto series = workspace_store().series_of_import(record.id);
    if (!series) return fail(series.error());
    for (const std::string& id : *series) {
      if (view.find_row(id) == nullptr) return false;
    }
    return true;
  }

  // Of the request's id; nothing for one that is not there or not to be seen.
  Result<std::optional<ImportRecord>> find(const PublicView& view, const Exchange& exchange) {
    const std::string& text = exchange.captures.at(0);
    std::int64_t id = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
      return std::optional<ImportRecord>();
    }
    auto record = workspace_store().find_import(id);
    if (!record || !*record) return record;
    const auto may = sees(view, exchange.viewer, **record);
    if (!may) return fail(may.error());
    if (!*may) return std::optional<ImportRecord>();
    return record;
  }

  struct UndoVersion {
    std::int64_t figures = 0;
    std::string text;
  };
  Result<UndoVersion> undo_version(const ImportRecord& record) {
    const auto figures = workspace_store().figures_version(record.area);
    if (!figures) return fail(figures.error());
    return UndoVersion{*figures,
                       "undo-" + std::to_string(record.id) + "-" + std::to_string(*figures)};
  }

  LiveSource& source_;
  Turns turns_;  // by area
};

}  // namespace

Routes import_routes(LiveSource& source) {
  const auto handlers = std::make_shared<ImportHandlers>(source);
  const auto route = [&](const char* method, const char* pattern,
                         AnswerPtr (ImportHandlers::*handler)(Exchange&)) {
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
  for (const bool stored : {false, true}) {
    Route upload =
        stored ? route("POST", "/api/v1/areas/{area}/imports", &ImportHandlers::store)
               : route("POST", "/api/v1/areas/{area}/imports/preview", &ImportHandlers::preview);
    upload.body_limit = kMaxFileBytes;
    routes.push_back(std::move(upload));
  }
  routes.push_back(route("GET", "/api/v1/imports", &ImportHandlers::list));
  routes.push_back(route("GET", "/api/v1/imports/{id}", &ImportHandlers::show));
  routes.push_back(route("GET", "/api/v1/imports/{id}/undo", &ImportHandlers::preview_undo));
  routes.push_back(route("POST", "/api/v1/imports/{id}/undo", &ImportHandlers::undo));
  return routes;
}

}  // namespace viisari
