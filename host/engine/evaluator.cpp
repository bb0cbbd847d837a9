#include "engine/evaluator.h"

#include <algorithm>
#include <queue>
#include <unordered_map>

#include "base/checked_cast.h"
#include "engine/kernels.h"

namespace viisari {
namespace {

constexpr std::uint32_t kNowhere = static_cast<std::uint32_t>(-1);

struct Input {
  std::string id;
  std::uint32_t indicator = kNowhere;  // a computed one; otherwise a series of the memory
  std::uint32_t series = kNowhere;     // not there yet: kNowhere
};

struct Node {
  std::vector<Input> inputs;              // of a computed indicator
  std::vector<std::uint32_t> dependents;  // computed indicators that read it
  std::uint32_t place = 0;                // in the order of evaluation
  std::uint32_t series = kNowhere;        // of an observed indicator
  std::uint32_t timeline = 0;
  int delay = 0;
  bool inputs_revised = false;
  bool inputs_simulated = false;
  MissingReason failure = MissingReason::kNone;  // why a computed indicator has no values
  const Axis* axis = nullptr;                    // of a computed indicator's result
  std::vector<double> values;
  Verdict verdict;
};

// "a → b → a", for one cycle among the indicators that could not be ordered.
std::string describe_cycle(std::span<const Indicator> indicators, const std::vector<Node>& nodes,
                           const std::vector<std::size_t>& waiting) {
  std::uint32_t at = 0;
  while (waiting[at] == 0) ++at;
  // Every waiting node has a waiting input: following those must come round.
  std::vector<std::uint32_t> path;
  std::vector<bool> seen(nodes.size(), false);
  while (!seen[at]) {
    seen[at] = true;
    path.push_back(at);
    for (const Input& input : nodes[at].inputs) {
      if (input.indicator != kNowhere && waiting[input.indicator] > 0) {
        at = input.indicator;
        break;
      }
    }
  }
  std::string text;
  for (auto it = std::find(path.begin(), path.end(), at); it != path.end(); ++it) {
    text += indicators[*it].id + " → ";
  }
  return text + indicators[at].id;
}

}  // namespace

struct Engine::State {
  State(std::span<const Indicator> definitions, ValueSource& values, SeriesMemory& figures,
        EngineOptions chosen)
      : indicators(definitions),
        source(values),
        memory(figures),
        options(std::move(chosen)),
        judge(figures.as_of()) {}

  Result<void> build();
  void evaluate(std::uint32_t index);
  void compute(std::uint32_t index);
  void judge_again(std::uint32_t index);
  SeriesView view(std::uint32_t index) const;
  FigureFacts facts(std::uint32_t index) const;
  AssessmentBasis basis(std::uint32_t index, std::vector<NamedInput>& inputs) const;
  const Axis* adopt(const Axis* axis);
  SeriesView input_view(Input& input);

  std::span<const Indicator> indicators;
  ValueSource& source;
  SeriesMemory& memory;
  EngineOptions options;
  Judge judge;
  SeriesPool pool;
  std::vector<PreparedIndicator> prepared;
  std::vector<Node> nodes;
  std::vector<std::uint32_t> order;
  std::unordered_map<std::string_view, std::uint32_t> index_of;
  // Which indicators read a series of the memory, as their own figures or as an input.
  std::unordered_map<std::string, std::vector<std::uint32_t>> readers;
  std::unordered_map<std::uint32_t, Error> errors;  // of failed value functions
  std::vector<std::uint32_t> touched;
  std::vector<CountedFigure> counted;
  std::vector<SeriesView> input_views;
  const Axis* foreign_axis = nullptr;
  const Axis* adopted_axis = nullptr;
  const Axis* no_periods = nullptr;
};

Result<void> Engine::State::build() {
  no_periods = memory.axes().intern({});
  nodes.resize(indicators.size());
  prepared.reserve(indicators.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    const Indicator& indicator = indicators[i];
    if (!index_of.emplace(indicator.id, i).second) {
      return fail(kEngineDuplicate, "two indicators have the id '" + indicator.id + "'",
                  indicator.file, indicator.line);
    }
    prepared.emplace_back(indicator);
    Node& node = nodes[i];
    node.timeline = judge.timeline_id(indicator);
    const auto delay = options.reporting_delay_days.find(indicator.area);
    node.delay = delay == options.reporting_delay_days.end() ? options.default_reporting_delay_days
                                                             : delay->second;
    if (!indicator.computed) readers[indicator.id].push_back(i);
  }
  std::vector<std::size_t> waiting(nodes.size(), 0);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (!indicators[i].computed) continue;
    for (const auto& [name, id] : indicators[i].inputs) {
      Input input{id, kNowhere, kNowhere};
      const auto other = index_of.find(id);
      if (other != index_of.end() && indicators[other->second].computed) {
        input.indicator = other->second;
        nodes[other->second].dependents.push_back(i);
        ++waiting[i];
      } else {
        std::vector<std::uint32_t>& reading = readers[id];
        if (reading.empty() || reading.back() != i) reading.push_back(i);
      }
      nodes[i].inputs.push_back(std::move(input));
    }
  }
  // Of those ready the first in the definitions' order goes next: the order is always the same.
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (waiting[i] == 0) ready.push(i);
  }
  order.reserve(nodes.size());
  while (!ready.empty()) {
    const std::uint32_t i = ready.top();
    ready.pop();
    nodes[i].place = checked_cast<std::uint32_t>(order.size());
    order.push_back(i);
    for (const std::uint32_t dependent : nodes[i].dependents) {
      if (--waiting[dependent] == 0) ready.push(dependent);
    }
  }
  if (order.size() < nodes.size()) {
    const auto first = static_cast<std::size_t>(
        std::find_if(waiting.begin(), waiting.end(), [](std::size_t n) { return n > 0; }) -
        waiting.begin());
    return fail(
        kEngineCycle,
        "the values are computed from each other: " + describe_cycle(indicators, nodes, waiting),
        indicators[first].file, indicators[first].line);
  }
  return {};
}

SeriesView Engine::State::view(std::uint32_t index) const {
  const Node& node = nodes[index];
  if (indicators[index].computed) {
    return node.axis == nullptr ? SeriesView{no_periods, {}} : SeriesView{node.axis, node.values};
  }
  return node.series == kNowhere ? SeriesView{no_periods, {}} : memory.view(node.series);
}

FigureFacts Engine::State::facts(std::uint32_t index) const {
  const Node& node = nodes[index];
  if (indicators[index].computed || node.series == kNowhere) {
    return {nullptr, 0, node.inputs_revised, node.inputs_simulated};
  }
  return {&memory, node.series, false, false};
}

// The result's axis, kept by the memory: the pool may drop its own.
const Axis* Engine::State::adopt(const Axis* axis) {
  for (const SeriesView& input : input_views) {
    if (input.axis == axis) return axis;
  }
  if (axis != foreign_axis) {
    adopted_axis = memory.axes().adopt(*axis);
    foreign_axis = axis;
  }
  return adopted_axis;
}

SeriesView Engine::State::input_view(Input& input) {
  if (input.indicator != kNowhere) return view(input.indicator);
  if (input.series == kNowhere) input.series = memory.find(input.id).value_or(kNowhere);
  return input.series == kNowhere ? SeriesView{no_periods, {}} : memory.view(input.series);
}

void Engine::State::compute(std::uint32_t index) {
  Node& node = nodes[index];
  node.values.clear();
  node.axis = nullptr;
  node.inputs_revised = node.inputs_simulated = false;
  if (!errors.empty()) errors.erase(index);
  input_views.clear();
  for (Input& input : node.inputs) {
    if (input.indicator != kNowhere && !errors.empty()) {
      if (const auto failed = errors.find(input.indicator); failed != errors.end()) {
        Error copy = failed->second;
        errors.insert_or_assign(index, std::move(copy));
        node.failure = MissingReason::kMissingInput;
        return;
      }
    }
    const SeriesView series = input_view(input);
    if (input.indicator != kNowhere) {
      const Node& read = nodes[input.indicator];
      node.inputs_revised = node.inputs_revised || read.inputs_revised;
      node.inputs_simulated = node.inputs_simulated || read.inputs_simulated;
    } else if (!series.empty()) {
      node.inputs_revised =
          node.inputs_revised || memory.revision(input.series, series.size() - 1) > 1;
      node.inputs_simulated =
          node.inputs_simulated || memory.simulated(input.series, series.size() - 1);
    }
    input_views.push_back(series);
  }
  Result<SeriesView> result = source.compute(index, input_views, pool);
  if (!result) {
    errors.insert_or_assign(index, std::move(result.error()));
    node.failure = MissingReason::kNotComputable;
    return;
  }
  if (result->axis == nullptr) return;
  node.axis = adopt(result->axis);
  node.values.assign(result->values.begin(), result->values.end());
}

void Engine::State::evaluate(std::uint32_t index) {
  Node& node = nodes[index];
  node.failure = MissingReason::kNone;
  if (indicators[index].computed) {
    compute(index);
  } else if (node.series == kNowhere) {
    node.series = memory.find(indicators[index].id).value_or(kNowhere);
  }
  judge_again(index);
}

void Engine::State::judge_again(std::uint32_t index) {
  Node& node = nodes[index];
  node.verdict = judge.judge(prepared[index], node.timeline, view(index), facts(index), node.delay);
  if (node.failure != MissingReason::kNone) {
    node.verdict.status = AssessmentStatus::kNoData;
    node.verdict.reason = Reason::kFailed;
    node.verdict.missing = node.failure;
  } else if (indicators[index].computed && node.values.empty() &&
             node.verdict.missing == MissingReason::kNotPublished) {
    node.verdict.missing = MissingReason::kMissingInput;
  }
}

AssessmentBasis Engine::State::basis(std::uint32_t index, std::vector<NamedInput>& inputs) const {
  const Node& node = nodes[index];
  for (std::size_t k = 0; k < node.inputs.size(); ++k) {
    const Input& input = node.inputs[k];
    NamedInput named;
    named.name = indicators[index].inputs[k].first;
    named.series = input.id;
    if (input.indicator != kNowhere) {
      named.view = view(input.indicator);
      named.facts = facts(input.indicator);
    } else if (input.series != kNowhere) {
      named.view = memory.view(input.series);
      named.facts = {&memory, input.series, false, false};
    } else {
      named.view = {no_periods, {}};
    }
    inputs.push_back(named);
  }
  AssessmentBasis basis{view(index), facts(index), inputs, {}};
  if (const auto failed = errors.find(index); failed != errors.end()) {
    basis.error = failed->second.text;
  }
  return basis;
}

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<Engine> Engine::create(std::span<const Indicator> indicators, ValueSource& source,
                              SeriesMemory& memory, EngineOptions options) {
  auto state = std::make_unique<State>(indicators, source, memory, std::move(options));
  if (auto built = state->build(); !built) return fail(std::move(built.error()));
  return Engine(std::move(state));
}

std::size_t Engine::size() const {
  return state_->nodes.size();
}

std::optional<std::size_t> Engine::find(std::string_view id) const {
  const auto place = state_->index_of.find(id);
  if (place == state_->index_of.end()) return std::nullopt;
  return place->second;
}

void Engine::evaluate() {
  for (const std::uint32_t index : state_->order) {
    state_->evaluate(index);
    state_->pool.reset();
  }
}

std::span<const std::uint32_t> Engine::update(const Observation& observation) {
  State& state = *state_;
  state.touched.clear();
  const SeriesMemory::Applied applied = state.memory.apply(observation);
  if (applied.change == SeriesMemory::Change::kIgnored) return {};
  const auto readers = state.readers.find(observation.series);
  if (readers == state.readers.end()) return {};
  // By place in the order, so that each is evaluated once, after everything it reads.
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> places;
  for (const std::uint32_t reader : readers->second) places.push(state.nodes[reader].place);
  std::uint32_t done = kNowhere;
  while (!places.empty()) {
    const std::uint32_t place = places.top();
    places.pop();
    if (place == done) continue;
    done = place;
    const std::uint32_t index = state.order[place];
    state.evaluate(index);
    state.pool.reset();
    state.touched.push_back(index);
    for (const std::uint32_t dependent : state.nodes[index].dependents) {
      places.push(state.nodes[dependent].place);
    }
  }
  return state.touched;
}

void Engine::advance(Date as_of) {
  state_->memory.advance(as_of);
  state_->judge.set_as_of(as_of);
  for (const std::uint32_t index : state_->order) state_->judge_again(index);
}

Assessment Engine::assessment(std::size_t index) const {
  const auto at = checked_cast<std::uint32_t>(index);
  const Node& node = state_->nodes.at(index);
  const AssessmentBasis basis{state_->view(at), state_->facts(at), {}, {}};
  return to_assessment(state_->prepared[index], state_->judge.timeline(node.timeline), node.verdict,
                       basis, state_->memory.as_of());
}

ExplainedAssessment Engine::explain(std::size_t index) const {
  const auto at = checked_cast<std::uint32_t>(index);
  const Node& node = state_->nodes.at(index);
  const Timeline& timeline = state_->judge.timeline(node.timeline);
  std::vector<NamedInput> inputs;
  const AssessmentBasis basis = state_->basis(at, inputs);
  ExplainedAssessment explained;
  explained.assessment =
      to_assessment(state_->prepared[index], timeline, node.verdict, basis, state_->memory.as_of());
  explained.explanation =
      to_explanation(state_->prepared[index], timeline, node.verdict, basis, explained.assessment);
  return explained;
}

Outlook Engine::outlook(std::size_t index, std::optional<int> asked) const {
  const auto at = checked_cast<std::uint32_t>(index);
  return viisari::outlook(state_->prepared.at(index),
                          state_->judge.timeline(state_->nodes[index].timeline), state_->view(at),
                          state_->facts(at), state_->memory.as_of(), asked);
}

SeriesView Engine::series(std::size_t index) const {
  return state_->view(checked_cast<std::uint32_t>(index));
}

std::vector<JudgedFigure> Engine::judged_figures(std::size_t index) const {
  State& state = *state_;
  const auto at = checked_cast<std::uint32_t>(index);
  const Node& node = state.nodes.at(index);
  const SeriesView series = state.view(at);
  state.judge.counted(state.prepared[index], node.timeline, series, state.facts(at), state.counted);
  std::vector<JudgedFigure> figures;
  figures.reserve(state.counted.size());
  for (const CountedFigure& figure : state.counted) {
    const auto position = static_cast<std::size_t>(figure.position);
    const bool todays = figure.position == node.verdict.figure && is_judged(node.verdict.status);
    figures.push_back({(*series.axis)[position], series.values[position],
                       todays ? node.verdict.status : figure.status});
  }
  return figures;
}

void Engine::evaluate_with_history(const HistorySink& sink) {
  State& state = *state_;
  std::vector<AssessmentStatus> statuses;
  for (const std::uint32_t index : state.order) {
    state.evaluate(index);
    const Node& node = state.nodes[index];
    const SeriesView series = state.view(index);
    statuses.resize(series.size());
    state.judge.history(state.prepared[index], node.timeline, series, state.facts(index), statuses);
    IndicatorHistory history;
    history.values = series;
    history.year_to_date = ytd(series, state.pool);
    history.year_on_year = yoy(series, state.pool);
    history.statuses = statuses;
    const auto target_day = state.judge.last_target_day(node.timeline);
    const int last_day = series.empty() ? 0 : series.axis->end_days().back();
    history.forecast = forecast(series, static_cast<std::size_t>(kPathV1.forecast_points),
                                target_day.value_or(last_day));
    sink(index, history);
    state.pool.reset();
  }
}

std::vector<Error> Engine::failures() const {
  std::vector<std::uint32_t> failed;
  for (const auto& [index, error] : state_->errors) failed.push_back(index);
  std::sort(failed.begin(), failed.end());
  std::vector<Error> out;
  for (const std::uint32_t index : failed) out.push_back(state_->errors.at(index));
  return out;
}

std::size_t Engine::memory_bytes() const {
  std::size_t bytes = state_->prepared.capacity() * sizeof(PreparedIndicator) +
                      state_->order.capacity() * sizeof(std::uint32_t);
  for (const Node& node : state_->nodes) {
    bytes += sizeof(Node) + node.values.capacity() * sizeof(double) +
             node.inputs.capacity() * sizeof(Input) +
             node.dependents.capacity() * sizeof(std::uint32_t);
  }
  return bytes;
}

}  // namespace viisari
