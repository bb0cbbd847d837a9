#include "app/script_check.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "app/workspace.h"
#include "base/enum_words.h"
#include "base/text.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 3> kStates{"active", "kept", "none"};
constexpr int kContextLines = 2;
constexpr std::size_t kMaxLineBytes = 400;
constexpr ErrorCode kCheckTime{"script.check_time"};

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.find('/'));
}

ErrorContext context_of(std::string_view text, int line) {
  ErrorContext context;
  if (line <= 0) return context;
  int number = 1;
  for (std::size_t at = 0; at < text.size() && number <= line + kContextLines; ++number) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (number >= line - kContextLines) {
      std::string_view shown = text.substr(at, end - at);
      if (shown.ends_with('\r')) shown.remove_suffix(1);
      std::string clean;
      // Tabs are how scripts are indented.
      for (const char c : shown) clean += c == '\t' ? std::string("  ") : std::string(1, c);
      context.lines.push_back({number, printable(clean, kMaxLineBytes)});
    }
    at = end + 1;
  }
  return context;
}

// A word of the text is this id, or its key alone.
bool names(std::string_view text, std::string_view id) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  const std::string_view key = id.substr(id.find('/') + 1);
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    const std::size_t end = at + key.size();
    if ((at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]))) {
      return true;
    }
  }
  return false;
}

class Shower {
 public:
  explicit Shower(const ScriptBasis& basis) : basis_(basis) {}

  ScriptError show(Error error, std::string_view text) const {
    const auto told = [&](const auto& hidden) {
      return std::any_of(hidden.begin(), hidden.end(),
                         [&](const std::string& id) { return names(error.text, id); });
    };
    if (told(basis_.hidden_ids) || told(basis_.hidden_files)) {
      error.text = "this is about an indicator that is not public";
    }
    ScriptError shown;
    shown.context = context_of(text, error.line);
    shown.error = std::move(error);
    return shown;
  }

 private:
  const ScriptBasis& basis_;
};

// Ends a try whose value functions take too long, however many there are.
class TimedSource final : public ValueSource {
 public:
  TimedSource(ValueSource& source, std::chrono::milliseconds time)
      : source_(source), end_(std::chrono::steady_clock::now() + time) {}

  Result<SeriesView> compute(std::size_t index, std::span<const SeriesView> inputs,
                             SeriesPool& pool) override {
    if (std::chrono::steady_clock::now() >= end_) {
      return fail(kCheckTime, "the functions before this one used up the time of a check");
    }
    return source_.compute(index, inputs, pool);
  }

 private:
  ValueSource& source_;
  const std::chrono::steady_clock::time_point end_;
};

bool same_verdict(const Assessment& a, const Assessment& b) {
  return a.status == b.status && a.reason_code == b.reason_code && a.value == b.value &&
         a.period == b.period;
}

const SourceFile* find_source(const LoadedDefinitions& loaded, std::string_view path) {
  const auto& files = loaded.tree.files;
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const SourceFile& file) { return file.path == path; });
  return found == files.end() ? nullptr : &*found;
}

// The texts in use of what the viewer may see.
Result<std::vector<SourceFile>> texts_in_use(Store& store, const ScriptBasis& basis) {
  const auto remembered = store.last_good_definitions();
  if (!remembered) return fail(remembered.error());
  std::vector<SourceFile> files;
  for (const DefinitionText& text : *remembered) {
    if (!basis.hidden_files.contains(text.path)) files.push_back({text.path, text.text});
  }
  return files;
}

Result<std::vector<Observation>> visible_figures(Store& store, const ScriptBasis& basis,
                                                 Date as_of) {
  auto observations = store.observations_as_known(as_of);
  if (!observations) return observations;
  std::erase_if(*observations, [&](const Observation& figure) {
    return !basis.visible_ids.contains(figure.series);
  });
  return observations;
}

TriedIndicator tried_of(const AreaSnapshot::Row* now, const AreaSnapshot::Row* would) {
  const AreaSnapshot::Row& row = would != nullptr ? *would : *now;
  TriedIndicator tried;
  tried.id = row.assessment.id;
  tried.title = row.indicator->title;
  tried.unit = row.indicator->unit;
  if (now != nullptr) tried.now = now->assessment;
  if (would != nullptr) tried.would = would->assessment;
  tried.changed = now == nullptr || would == nullptr || !same_verdict(*tried.now, *tried.would);
  return tried;
}

std::vector<TriedIndicator> compare(const std::string& path, const Snapshot& now,
                                    const Snapshot& would, const ScriptBasis& basis) {
  const auto now_of = [&](const std::string& id) {
    return basis.visible_ids.contains(id) ? find_row(now, id) : nullptr;
  };
  std::vector<TriedIndicator> own;
  std::vector<TriedIndicator> others;
  for (const AreaSnapshot& area : would.areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      TriedIndicator tried = tried_of(now_of(row.assessment.id), &row);
      if (row.indicator->file == path) {
        own.push_back(std::move(tried));
      } else if (tried.changed) {
        others.push_back(std::move(tried));
      }
    }
  }
  for (const AreaSnapshot& area : now.areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      const std::string& id = row.assessment.id;
      if (!basis.visible_ids.contains(id) || find_row(would, id) != nullptr) continue;
      if (basis.hidden_files.contains(row.indicator->file)) continue;  // took no part
      others.push_back(tried_of(&row, nullptr));
    }
  }
  own.insert(own.end(), std::make_move_iterator(others.begin()),
             std::make_move_iterator(others.end()));
  return own;
}

}  // namespace

std::string_view to_string(ScriptState state) {
  return word_of(kStates, state);
}

ScriptBasis script_basis(Workspace& workspace, const Viewer& viewer) {
  ScriptBasis basis;
  basis.loaded = workspace.loaded();
  basis.limits = script_limits(workspace.config());
  basis.areas = workspace.descriptions();
  for (const Indicator& indicator : workspace.definitions().indicators()) {
    basis.area_ids.insert(indicator.area);
    if (indicator.visibility == Visibility::kPublic || viewer.sees_restricted(indicator.area)) {
      basis.visible_ids.insert(indicator.id);
    } else {
      basis.hidden_ids.insert(indicator.id);
      basis.hidden_files.insert(indicator.file);
    }
  }
  // A text with errors may define what is not in use yet; its words are enough to be careful.
  for (const SourceFile& file : basis.loaded->tree.files) {
    if (viewer.sees_restricted(folder_of(file.path))) continue;
    if (file.text.find("restricted") != std::string::npos) basis.hidden_files.insert(file.path);
  }
  return basis;
}

std::vector<ScriptFileView> list_scripts(const ScriptBasis& basis, std::string_view area) {
  const Shower shower(basis);
  std::vector<ScriptFileView> out;
  for (const FileReport& report : basis.loaded->report.files) {
    if (report.active == ActiveVersion::kGone || basis.hidden_files.contains(report.path)) continue;
    const std::string_view folder = folder_of(report.path);
    if (!area.empty() && folder != area) continue;
    ScriptFileView view;
    view.path = report.path;
    if (basis.area_ids.contains(folder)) view.area = folder;
    view.state = report.active == ActiveVersion::kNew    ? ScriptState::kActive
                 : report.active == ActiveVersion::kKept ? ScriptState::kKept
                                                         : ScriptState::kNone;
    view.indicators = report.indicators;
    view.source = find_source(*basis.loaded, report.path);
    const std::string_view text =
        view.source != nullptr ? std::string_view(view.source->text) : std::string_view();
    for (const Error& error : report.errors) view.errors.push_back(shower.show(error, text));
    out.push_back(std::move(view));
  }
  return out;
}

Result<ScriptTrial> try_script(Store& store, const ScriptBasis& basis, const SourceFile& source,
                               const Snapshot& now, std::chrono::milliseconds time) {
  const Shower shower(basis);
  ScriptTrial trial;
  trial.path = source.path;
  trial.as_of = now.as_of;
  trial.new_file = find_source(*basis.loaded, source.path) == nullptr;

  auto files = texts_in_use(store, basis);
  if (!files) return fail(files.error());
  Definitions definitions(basis.limits);
  std::set<std::string> known;
  for (const Error& error : definitions.load(*files).errors()) known.insert(error.to_string());
  const auto text_of = [&](std::string_view path) -> std::string_view {
    if (path == source.path) return source.text;
    const auto found = std::find_if(files->begin(), files->end(),
                                    [&](const SourceFile& file) { return file.path == path; });
    return found == files->end() ? std::string_view() : std::string_view(found->text);
  };
  for (const Error& error : definitions.reload(source).errors()) {
    if (error.file != source.path && known.contains(error.to_string())) continue;
    trial.errors.push_back(shower.show(error, text_of(error.file)));
  }
  if (!trial.errors.empty()) return trial;

  EvaluationBasis evaluation;
  evaluation.as_of = now.as_of;
  evaluation.indicators.assign(definitions.indicators().begin(), definitions.indicators().end());
  auto figures = visible_figures(store, basis, now.as_of);
  if (!figures) return fail(figures.error());
  evaluation.observations = std::move(*figures);
  evaluation.areas = basis.areas;
  for (const Indicator& indicator : evaluation.indicators) {
    AreaDescription& area = evaluation.areas[indicator.area];
    if (area.area_id.empty()) area.area_id = area.name.fi = indicator.area;
  }
  TimedSource timed(definitions, time);
  const auto state = evaluate(std::move(evaluation), timed);
  if (!state) return fail(state.error());
  for (const Error& failure : (*state)->failures()) {
    trial.failures.push_back(shower.show(failure, text_of(failure.file)));
  }
  trial.indicators = compare(source.path, now, *(*state)->snapshot(), basis);
  return trial;
}

}  // namespace viisari
