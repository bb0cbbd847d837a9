#include "app/import_json.h"

#include <algorithm>
#include <string>

#include "base/checked_cast.h"
#include "intake/printed_cell.h"
#include "report/import_text.h"

namespace viisari {
namespace {

void member(JsonWriter& json, std::string_view name, std::size_t count) {
  json.key(name);
  json.integer(checked_cast<long long>(count));
}

void write_counts(JsonWriter& json, std::size_t added, std::size_t revised, std::size_t confirmed,
                  std::size_t unchanged) {
  json.key("counts");
  json.begin_object();
  member(json, "added", added);
  member(json, "revised", revised);
  member(json, "confirmed", confirmed);
  member(json, "unchanged", unchanged);
  json.end_object();
}

void write_figure(JsonWriter& json, std::string_view name, const Observation* figure) {
  json.key(name);
  if (figure == nullptr) {
    json.null();
    return;
  }
  json.begin_object();
  json.member("value", figure->value);
  json.member_or_null("missing", to_string(figure->reason));
  json.member("status", std::string(1, static_cast<char>(figure->status)));
  json.member("decimals", figure->decimals);
  json.member("known_from", figure->known_from.to_string());
  write_source(json, figure->source);
  json.end_object();
}

// kind, indicator, title, unit, period
void write_place(JsonWriter& json, std::string_view kind, const Observation& figure,
                 const IndicatorOf& indicator) {
  const Indicator* known = indicator(figure.series);
  json.member("kind", kind);
  json.member("indicator", figure.series);
  json.key("title");
  write_local_text(json, known != nullptr ? known->title : LocalText{figure.series, "", ""});
  json.member("unit", known != nullptr ? std::string_view(known->unit) : std::string_view());
  json.member("period", figure.period.to_string());
}

}  // namespace

void write_import(JsonWriter& json, const ImportRecord& record, bool may_undo) {
  json.begin_object();
  json.key("id");
  json.integer(record.id);
  json.member("area", record.area);
  json.member("name", record.file_name);
  json.member("sha256", record.sha256);
  json.member("by", record.by);
  json.member("recorded_at", to_string(record.recorded_at));
  write_counts(json, record.added, record.revised, record.confirmed, record.unchanged);
  json.key("undone");
  if (record.undone) {
    json.begin_object();
    json.member("at", to_string(record.undone->at));
    json.member("by", record.undone->by);
    json.member("reason", record.undone->reason);
    json.end_object();
  } else {
    json.null();
  }
  json.member("undoable", may_undo && !record.undone && record.given_again_by.empty());
  json.key("given_again_by");
  json.begin_array();
  for (const std::int64_t id : record.given_again_by) json.integer(id);
  json.end_array();
  json.end_object();
}

void write_rejected(JsonWriter& json, std::span<const FigureProblem> problems,
                    std::string_view text) {
  const auto shown = problems.first(std::min(problems.size(), kMaxListed));
  const auto cells = printed_cells(text, shown);
  json.key("rejected");
  json.begin_array();
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const FigureProblem& problem = shown[i];
    const auto place = [&](std::string_view name, std::uint32_t number) {
      json.key(name);
      if (number == 0) {
        json.null();
      } else {
        json.integer(number);
      }
    };
    const RejectionText message = rejection_text(problem.code);
    json.begin_object();
    place("line", problem.line);
    place("column", problem.column);
    json.member("code", problem.code);
    json.key("message");
    json.begin_object();
    json.member("fi", message.fi);
    json.member("en", message.en);
    json.end_object();
    json.member("detail", problem.text);
    json.key("cell");
    if (cells[i]) {
      json.string(*cells[i]);
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
  member(json, "rejected_total", problems.size());
}

void write_import_preview(JsonWriter& json, const PreparedImport& prepared, std::size_t bytes,
                          const IndicatorOf& indicator) {
  const ImportReport& report = prepared.report;
  const ImportDiff& diff = report.diff;
  json.begin_object();
  json.member("area", report.area);
  json.member("name", prepared.file.name);
  json.member("sha256", prepared.file.sha256);
  member(json, "bytes", bytes);
  json.member("encoding", report.windows_1252 ? "windows-1252" : "utf-8");
  json.member("importable", !report.rejected());
  write_counts(json, diff.added.size(), diff.revised.size(), diff.confirmed.size(), diff.unchanged);
  member(json, "without_value", report.without_value);
  json.key("changes");
  json.begin_array();
  std::size_t left = kMaxListed;
  const auto change = [&](std::string_view kind, const Observation* old, std::size_t index) {
    if (left == 0) return;
    --left;
    const Observation& figure = report.observations[index];
    json.begin_object();
    write_place(json, kind, figure, indicator);
    write_figure(json, "old", old);
    write_figure(json, "new", &figure);
    json.end_object();
  };
  for (const FigureChange& one : diff.revised) change("revised", &one.previous, one.index);
  for (const std::size_t index : diff.added) change("added", nullptr, index);
  for (const FigureChange& one : diff.confirmed) change("confirmed", &one.previous, one.index);
  json.end_array();
  member(json, "changes_total", diff.revised.size() + diff.added.size() + diff.confirmed.size());
  write_rejected(json, report.problems, prepared.file.text);
  json.end_object();
}

void write_undo_preview(JsonWriter& json, const ImportRecord& record,
                        std::span<const UndoneFigure> figures, bool may_undo,
                        const IndicatorOf& indicator) {
  std::size_t removed = 0;
  std::size_t kept = 0;
  for (const UndoneFigure& figure : figures) {
    removed += figure.after ? 0U : 1U;
    kept += figure.kept ? 1U : 0U;
  }
  json.begin_object();
  json.key("import");
  write_import(json, record, may_undo);
  json.key("counts");
  json.begin_object();
  member(json, "removed", removed);
  member(json, "restored", figures.size() - removed - kept);
  member(json, "kept", kept);
  json.end_object();
  json.key("changes");
  json.begin_array();
  for (const UndoneFigure& figure : figures.first(std::min(figures.size(), kMaxListed))) {
    json.begin_object();
    write_place(json,
                figure.kept    ? "kept"
                : figure.after ? "restored"
                               : "removed",
                figure.now, indicator);
    write_figure(json, "now", &figure.now);
    write_figure(json, "after", figure.after ? &*figure.after : nullptr);
    json.end_object();
  }
  json.end_array();
  member(json, "changes_total", figures.size());
  json.end_object();
}

}  // namespace viisari
