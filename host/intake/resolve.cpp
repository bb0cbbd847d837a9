#include "intake/resolve.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/suggest.h"
#include "base/text.h"
#include "intake/fold.h"
#include "intake/number.h"

namespace viisari {
namespace {

std::string quoted(std::string_view text) {
  return "'" + printable(text, 120) + "'";
}

// The unit a figure is printed in. An estimate of how surely a goal is met is a percentage of its
// own, whatever the goal is measured in.
Unit printed_unit(const std::string& unit, Measure measure) {
  if (measure == Measure::kConfidence) {
    Unit share = *find_unit("percent");
    share.minimum = 0.0;
    share.maximum = 100.0;
    return share;
  }
  const Unit* found = find_unit(unit);
  return found != nullptr ? *found : *find_unit("text");
}

bool reads_as_number(std::string_view text) {
  return parse_printed_number(text, *find_unit("index")).has_value() ||
         parse_printed_number(text, *find_unit("count")).has_value();
}

struct Value {
  std::optional<double> value;
  MissingReason reason = MissingReason::kNone;
  int decimals = 0;
};

}  // namespace

FigureResolver::FigureResolver(std::string area, std::span<const Indicator> indicators,
                               std::map<std::string, Date, std::less<>> published)
    : area_(std::move(area)), published_(std::move(published)) {
  for (const Indicator& indicator : indicators) {
    if (indicator.area != area_) continue;
    const auto [place, added] =
        by_key_.try_emplace(indicator.key, Series{indicator.id, indicator.unit, indicator.measure,
                                                  fold(indicator.service), fold(indicator.goal),
                                                  fold(indicator.subgoal)});
    if (added) by_label_[fold(indicator.title.fi)].push_back(&place->second);
  }
}

Result<const FigureResolver::Series*> FigureResolver::find_series(const Figure& figure,
                                                                  bool suggest) const {
  std::string_view key = trim(figure.series);
  if (key.empty()) return find_by_label(figure);
  const std::string prefix = area_ + "/";
  if (key.starts_with(prefix)) key.remove_prefix(prefix.size());
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) return &found->second;
  std::string text = quoted(key) + " is not an indicator of " + area_;
  if (suggest) {
    std::vector<std::string_view> keys;
    for (const auto& [known, series] : by_key_) keys.push_back(known);
    text += suggestion(key, keys);
  }
  return fail(kIntakeUnknownSeries, std::move(text));
}

Result<const FigureResolver::Series*> FigureResolver::find_by_label(const Figure& figure) const {
  const std::string label = fold(figure.label);
  if (label.empty()) return fail(kIntakeNoSeries, "the row has neither a key nor a label");
  const auto found = by_label_.find(label);
  if (found == by_label_.end()) {
    return fail(kIntakeUnknownLabel, "no indicator of " + area_ + " has the title " +
                                         quoted(figure.label) + "; write its key on the row");
  }
  if (found->second.size() == 1) return found->second.front();
  // The heading above the row may tell them apart.
  const std::string section = fold(figure.section);
  const Series* match = nullptr;
  std::size_t matches = 0;
  for (const Series* series : found->second) {
    if (section.empty()) break;
    if (series->service == section || series->goal == section || series->subgoal == section) {
      match = series;
      ++matches;
    }
  }
  if (matches == 1) return match;
  std::string text = quoted(figure.label) + " is the title of several indicators (";
  for (std::size_t i = 0; i < found->second.size() && i < 5; ++i) {
    text += (i > 0 ? ", " : "") + found->second[i]->id;
  }
  return fail(kIntakeAmbiguousLabel, text + "); write the key on the row");
}

// One call of resolve.
class FigureResolver::Run {
 public:
  Run(const FigureResolver& resolver, const ResolveOptions& options)
      : resolver_(resolver), options_(options) {}

  void add(const Figure& figure) {
    figure_ = &figure;
    const std::size_t before = problem_count_;

    const auto series = resolver_.find_series(figure, problem_count_ < options_.max_problems);
    if (!series) problem(series.error());
    const auto period = Period::parse(figure.period);
    if (!period) {
      problem(kIntakePeriod,
              trim(figure.period).empty() ? "the figure has no period" : period.error().text);
    }
    const auto status = read_status();
    const auto reason = read_reason();
    const auto known_from = find_known_from();
    std::optional<Value> value;
    if (series && status && reason) value = read_value(**series, *status, *reason);

    if (problem_count_ != before || !value) return;
    if (!value->value && value->reason == MissingReason::kNone) {
      ++out_.without_value;
      return;
    }
    Observation observation;
    observation.series = (*series)->id;
    observation.period = *period;
    observation.value = value->value;
    observation.reason = value->reason;
    observation.decimals = value->decimals;
    observation.status = *status;
    observation.source.document = document();
    observation.source.lines = trim(figure.lines);
    observation.source.raw = trim(figure.raw).empty() ? trim(figure.value) : trim(figure.raw);
    observation.known_from = *known_from;
    if (is_first(observation)) out_.observations.push_back(std::move(observation));
  }

  Resolution finish() {
    std::stable_sort(out_.problems.begin(), out_.problems.end(),
                     [](const FigureProblem& a, const FigureProblem& b) {
                       return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                     });
    if (problem_count_ > out_.problems.size()) {
      out_.problems.push_back(
          {0, 0, std::string(kIntakeTooMany.name),
           "and " + std::to_string(problem_count_ - out_.problems.size()) + " more problems"});
    }
    return std::move(out_);
  }

 private:
  void problem(ErrorCode code, std::string text) {
    ++problem_count_;
    if (out_.problems.size() >= options_.max_problems) return;
    out_.problems.push_back(
        {figure_->line, figure_->column, std::string(code.name), std::move(text)});
  }
  void problem(const Error& error) { problem(error.code, error.text); }

  std::optional<ObservationStatus> read_status() {
    const std::string_view letter = trim(figure_->status);
    if (letter.empty()) return ObservationStatus::kNormal;
    const char upper =
        letter[0] >= 'a' && letter[0] <= 'z' ? static_cast<char>(letter[0] - 'a' + 'A') : letter[0];
    const auto status = letter.size() == 1 ? parse_observation_status(upper) : std::nullopt;
    if (!status) {
      problem(kIntakeStatus, quoted(letter) + " is not a status; use A, P, E, F, B, M or Q");
    }
    return status;
  }

  std::optional<MissingReason> read_reason() {
    const auto reason = parse_missing_reason(fold(figure_->reason));
    if (!reason) {
      problem(kIntakeReason, quoted(figure_->reason) +
                                 " is not a reason; use not_published, text_only, "
                                 "not_yet_started, overdue, suppressed or zero_denominator");
    }
    return reason;
  }

  // The document a figure stands in: its own, else the import's, else the file.
  std::string document() const {
    const std::string_view own = trim(figure_->document);
    if (!own.empty()) return std::string(own);
    return options_.document.empty() ? options_.file_name : options_.document;
  }

  std::optional<Date> find_known_from() {
    if (trim(figure_->document).empty() && options_.document.empty()) return options_.imported_on;
    const auto found = resolver_.published_.find(document());
    if (found != resolver_.published_.end()) return found->second;
    problem(kIntakeUnknownDocument, "the document " + quoted(document()) +
                                        " is not in the documents.lua of " + resolver_.area_);
    return std::nullopt;
  }

  std::optional<Value> read_value(const Series& series, ObservationStatus status,
                                  MissingReason reason) {
    const Unit unit = printed_unit(series.unit, series.measure);
    const std::string text = fold(figure_->value);
    if (text.empty()) return missing(status, reason);
    if (!unit.numeric) return words(reason);
    if (says_no_figure(text)) {
      return Value{std::nullopt,
                   reason == MissingReason::kNone ? MissingReason::kNotPublished : reason, 0};
    }
    const auto number = parse_printed_number(figure_->value, unit);
    const bool withheld =
        status == ObservationStatus::kMissing || status == ObservationStatus::kSuppressed;
    if (reason != MissingReason::kNone || withheld) {
      // Words with a reason are the document's own explanation; a number with one contradicts it.
      if (!number && !reads_as_number(figure_->value)) return missing(status, reason);
      problem(kIntakeReasonWithValue,
              "the figure " + quoted(figure_->value) + " is given together with " +
                  (reason != MissingReason::kNone
                       ? "the reason '" + std::string(to_string(reason)) + "' for there being none"
                       : "a status that says there is none"));
      return std::nullopt;
    }
    if (!number) {
      problem(number.error());
      return std::nullopt;
    }
    return Value{number->value, MissingReason::kNone, number->decimals};
  }

  // An indicator in words.
  std::optional<Value> words(MissingReason reason) {
    if (reads_as_number(figure_->value)) {
      problem(kIntakeTextUnit,
              quoted(figure_->value) + " is a number, but the indicator's unit is words");
      return std::nullopt;
    }
    return Value{std::nullopt, reason == MissingReason::kNone ? MissingReason::kTextOnly : reason,
                 0};
  }

  Value missing(ObservationStatus status, MissingReason reason) const {
    if (reason == MissingReason::kNone && status == ObservationStatus::kSuppressed) {
      reason = MissingReason::kSuppressed;
    }
    if (reason == MissingReason::kNone && status == ObservationStatus::kMissing) {
      reason = MissingReason::kNotPublished;
    }
    const bool has_words = !fold(figure_->raw).empty() || !fold(figure_->value).empty();
    if (reason == MissingReason::kNone && has_words) reason = MissingReason::kTextOnly;
    return {std::nullopt, reason, 0};
  }

  struct Seen {
    std::uint32_t line = 0;
    std::optional<double> value;
    MissingReason reason = MissingReason::kNone;
  };

  bool is_first(const Observation& observation) {
    const auto [place, added] = seen_.try_emplace(
        std::make_tuple(observation.series, observation.period, observation.source.document),
        Seen{figure_->line, observation.value, observation.reason});
    if (added) return true;
    const Seen& first = place->second;
    const std::string what = "'" + observation.series + "' in " + observation.period.to_string() +
                             " is already given on line " + std::to_string(first.line);
    if (first.value == observation.value && first.reason == observation.reason) {
      problem(kIntakeDuplicateRow, what);
    } else {
      problem(kIntakeContradiction, what + ", with another figure");
    }
    return false;
  }

  const FigureResolver& resolver_;
  const ResolveOptions& options_;
  const Figure* figure_ = nullptr;  // the one at hand
  Resolution out_;
  std::size_t problem_count_ = 0;
  std::map<std::tuple<std::string, Period, std::string>, Seen> seen_;
};

Resolution FigureResolver::resolve(std::span<const Figure> figures,
                                   const ResolveOptions& options) const {
  Run run(*this, options);
  for (const Figure& figure : figures) run.add(figure);
  return run.finish();
}

}  // namespace viisari
