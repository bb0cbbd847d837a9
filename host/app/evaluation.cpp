#include "app/evaluation.h"

#include <algorithm>
#include <mutex>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/workspace.h"
#include "area/area_host.h"
#include "base/log_messages.h"
#include "base/suggest.h"
#include "base/text.h"
#include "engine/evaluator.h"
#include "engine/moving_targets.h"
#include "report/json.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

class State final : public EvaluatedState {
 public:
  State(std::vector<Indicator> indicators, SeriesMemory memory)
      : indicators_(std::move(indicators)), memory_(std::move(memory)) {}

  Result<void> evaluate(ValueSource& source, EngineOptions options) {
    auto engine = Engine::create(indicators_, source, memory_, std::move(options));
    if (!engine) return fail(engine.error());
    engine_ = std::make_unique<Engine>(std::move(*engine));
    engine_->evaluate();
    std::set<std::string> seen;
    for (Error& error : engine_->failures()) {
      if (seen.insert(error.to_string()).second) failures_.push_back(std::move(error));
    }
    return {};
  }

  std::vector<Indicator>& indicators() { return indicators_; }
  Engine& engine() { return *engine_; }
  void set_snapshot(std::shared_ptr<const Snapshot> snapshot) { snapshot_ = std::move(snapshot); }

  const std::shared_ptr<const Snapshot>& snapshot() const override { return snapshot_; }
  const std::vector<Error>& failures() const override { return failures_; }

  Result<Explanation> explain(std::string_view id) const override {
    const auto index = find(id);
    if (!index) return fail(index.error());
    // The engine is for one thread at a time.
    const std::lock_guard lock(mutex_);
    return engine_->explain(*index).explanation;
  }
  Result<Outlook> outlook(std::string_view id, std::optional<int> year) const override {
    const auto index = find(id);
    if (!index) return fail(index.error());
    const std::lock_guard lock(mutex_);
    return engine_->outlook(*index, year);
  }
  Result<std::vector<JudgedFigure>> judged(std::string_view id) const override {
    const auto index = find(id);
    if (!index) return fail(index.error());
    const std::lock_guard lock(mutex_);
    return engine_->judged_figures(*index);
  }

 private:
  Result<std::size_t> find(std::string_view id) const {
    if (const auto index = engine_->find(id)) return *index;
    std::vector<std::string_view> ids;
    for (const Indicator& indicator : indicators_) ids.push_back(indicator.id);
    return fail(kUnknownIndicator, "there is no indicator '" + std::string(id) + "'" +
                                       suggestion(id, ids) + "; `viisari status` lists them");
  }

  std::vector<Indicator> indicators_;
  SeriesMemory memory_;
  std::unique_ptr<Engine> engine_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::vector<Error> failures_;
  mutable std::mutex mutex_;
};

// A stated verdict without a meaning of its own is read with the area's words.
void read_stated_verdicts(std::vector<Indicator>& indicators,
                          const std::map<std::string, AreaDescription>& areas) {
  for (Indicator& indicator : indicators) {
    if (!indicator.stated_verdict || indicator.stated_verdict->meaning) continue;
    const auto area = areas.find(indicator.area);
    if (area == areas.end()) continue;
    indicator.stated_verdict->meaning =
        status_of_words(area->second, indicator.stated_verdict->raw);
  }
}

std::string plugin_state(const std::vector<PluginStatus>& plugins, const std::string& area) {
  for (const PluginStatus& plugin : plugins) {
    if (plugin.id == area) return std::string(to_string(plugin.state));
  }
  return "absent";
}

}  // namespace

EngineOptions engine_options(const std::map<std::string, AreaDescription>& areas) {
  EngineOptions options;
  for (const auto& [id, area] : areas) {
    for (const ReportingCalendar& calendar : area.reporting) {
      int& delay = options.reporting_delay_days[id];
      delay = std::max(delay, calendar.delay_days);
    }
  }
  return options;
}

Result<std::string> data_version(Workspace& workspace) {
  const auto stored = workspace.store().version();
  if (!stored) return fail(stored.error());
  std::string version = std::to_string(stored->imports) + "." +
                        std::to_string(workspace.definitions().version()) + ".";
  // Plugin states: one letter each.
  if (const auto areas = workspace.areas()) {
    for (const PluginStatus& plugin : (*areas)->status()) {
      version += to_string(plugin.state).substr(0, 1);
    }
  }
  return version;
}

Result<std::shared_ptr<const EvaluatedState>> evaluate(EvaluationBasis basis, ValueSource& source) {
  read_stated_verdicts(basis.indicators, basis.areas);
  std::unordered_map<std::string_view, Date> known_from;  // by series: the latest day
  for (const Observation& observation : basis.observations) {
    Date& latest = known_from[observation.series];
    latest = std::max(latest, observation.known_from);
  }
  SeriesMemory memory = SeriesMemory::from(basis.observations, basis.as_of);
  set_moving_targets(basis.indicators, memory);
  auto state = std::make_shared<State>(std::move(basis.indicators), std::move(memory));
  if (auto done = state->evaluate(source, engine_options(basis.areas)); !done) {
    return fail(done.error());
  }
  auto snapshot = std::make_shared<Snapshot>();
  snapshot->data_version = basis.data_version;
  snapshot->as_of = basis.as_of;
  for (const auto& [id, description] : basis.areas) {
    AreaSnapshot area;
    area.id = id;
    area.name = description.name;
    area.codes = description.codes;
    area.plugin_state = plugin_state(basis.plugins, id);
    for (std::size_t i = 0; i < state->indicators().size(); ++i) {
      const Indicator& indicator = state->indicators()[i];
      if (indicator.area != id) continue;
      AreaSnapshot::Row& row = area.rows.emplace_back();
      row.indicator = std::make_shared<const Indicator>(indicator);
      row.assessment = state->engine().assessment(i);
      if (const auto known = known_from.find(indicator.id); known != known_from.end()) {
        row.known_from = known->second;
      }
    }
    snapshot->areas.push_back(std::move(area));
  }
  snapshot->comparisons = std::move(basis.comparisons);
  state->set_snapshot(std::move(snapshot));
  return state;
}

Result<std::shared_ptr<const EvaluatedState>> evaluate_all(Workspace& workspace, Date as_of) {
  EvaluationBasis basis;
  basis.as_of = as_of;
  const auto version = data_version(workspace);
  if (!version) return fail(version.error());
  basis.data_version = *version;
  auto observations = workspace.store().observations_as_known(as_of);
  if (!observations) return fail(observations.error());
  basis.observations = std::move(*observations);
  basis.areas = workspace.descriptions();
  if (const auto host = workspace.areas()) basis.plugins = (*host)->status();
  Definitions& definitions = workspace.definitions();
  basis.indicators.assign(definitions.indicators().begin(), definitions.indicators().end());
  basis.comparisons.assign(definitions.comparisons().begin(), definitions.comparisons().end());

  auto state = evaluate(std::move(basis), definitions);
  if (!state) return state;
  for (const Error& failure : (*state)->failures()) {
    // Not the text: a function may put figures into it, and they need not be public.
    workspace.log().write(log_message::kValueFailed, {{"file", failure.file},
                                                      {"line", std::to_string(failure.line)},
                                                      {"code", std::string(failure.code.name)}});
  }
  return state;
}

Result<std::vector<Observation>> published_figures(Store& store, std::string_view id, Date as_of) {
  ObservationQuery query;
  query.series = id;
  query.as_of = as_of;
  query.every_version = true;
  std::vector<Observation> figures;
  const auto visited = store.visit_observations(
      query, [&](const Observation& observation) { figures.push_back(observation); });
  if (!visited) return fail(visited.error());
  std::stable_sort(figures.begin(), figures.end(), [](const Observation& a, const Observation& b) {
    return std::tie(a.period, a.known_from, a.revision) <
           std::tie(b.period, b.known_from, b.revision);
  });
  return figures;
}

Result<void> record(Workspace& workspace, const Snapshot& snapshot, Instant started) {
  Evaluation evaluation;
  evaluation.as_of = snapshot.as_of;
  evaluation.started_at = started;
  evaluation.finished_at = workspace.clock().now();
  for (const AreaSnapshot& area : snapshot.areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      JsonWriter json;
      write_assessment(json, row.assessment);
      StoredAssessment stored;
      stored.indicator = row.assessment.id;
      stored.status = row.assessment.status;
      stored.reason_code = row.assessment.reason_code;
      stored.data_state = std::string(to_string(row.assessment.data_state));
      stored.value = row.assessment.value;
      stored.json = json.take();
      evaluation.assessments.push_back(std::move(stored));
    }
  }
  const auto id = workspace.store().record_evaluation(evaluation);
  if (!id) return fail(id.error());
  workspace.log().write(log_message::kEvaluationStored,
                        {{"as_of", snapshot.as_of.to_string()},
                         {"indicators", std::to_string(evaluation.assessments.size())}});
  return {};
}

Error unknown_area(std::string_view id, const std::vector<std::string>& known) {
  return {kUnknownArea,
          "there is no area '" + std::string(id) + "'; the areas are " + join(known, ", "), "", 0,
          0};
}

Result<void> check_area(std::string_view id, std::span<const Indicator> indicators) {
  std::set<std::string> known;
  for (const Indicator& indicator : indicators) known.insert(indicator.area);
  if (known.contains(std::string(id))) return {};
  return fail(unknown_area(id, {known.begin(), known.end()}));
}

Result<std::vector<const AreaSnapshot*>> choose_areas(const Snapshot& snapshot,
                                                      std::string_view id) {
  std::vector<const AreaSnapshot*> chosen;
  std::vector<std::string> known;
  for (const AreaSnapshot& area : snapshot.areas) {
    known.push_back(area.id);
    if (id.empty() || area.id == id) chosen.push_back(&area);
  }
  if (chosen.empty()) return fail(unknown_area(id, known));
  return chosen;
}

const AreaSnapshot::Row* find_row(const Snapshot& snapshot, std::string_view id) {
  for (const AreaSnapshot& area : snapshot.areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      if (row.assessment.id == id) return &row;
    }
  }
  return nullptr;
}

}  // namespace viisari
