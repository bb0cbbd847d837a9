#include "app/walked_years.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "app/evaluation.h"
#include "app/workspace.h"
#include "engine/evaluator.h"
#include "engine/judge.h"
#include "engine/method_path.h"
#include "engine/moving_targets.h"
#include "engine/reporting_calendar.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

bool becomes_known_before(const Observation& a, const Observation& b) {
  return std::tie(a.known_from, a.revision) < std::tie(b.known_from, b.revision);
}

// Days of a definition on which time alone may change the verdict on it.
void add_target_days(const Indicator& indicator, std::span<const Observation> figures, Date first,
                     Date last, std::set<Date>& days) {
  const auto add = [&](Date day) {
    if (first < day && day <= last) days.insert(day);
  };
  for (const Target& target : indicator.targets) {
    if (target.time == TargetTime::kEveryYear) {
      for (int year = first.year(); year <= last.year(); ++year) {
        add(Date::end_of_month(year, 12));
        add(Date::end_of_month(year, 12).plus_days(1));
      }
    } else if (target.time != TargetTime::kUndated && target.period.valid()) {
      const Date end = target.period.last();
      add(end);
      add(end.plus_days(1));
      // Of a flow's deadline the whole year counts.
      add(Date::end_of_month(end.year(), 12));
      add(Date::end_of_month(end.year(), 12).plus_days(1));
      if (target.op != TargetOp::kDone) continue;
      // A milestone's time is half over: counted from its baseline or from its first figure.
      const auto half = [&](Date start) {
        const double whole = std::max(1, days_between(start, end));
        add(start.plus_days(static_cast<int>(std::floor(kPathV1.milestone_at_risk * whole)) + 1));
      };
      if (indicator.baseline) half(indicator.baseline->period.last());
      for (const Observation& figure : figures) half(figure.period.last());
    }
  }
}

}  // namespace

class WalkedYears::Impl {
 public:
  Impl(std::vector<Indicator> indicators, std::vector<Observation> figures, EngineOptions options,
       ValueSource& source, Date first, std::string_view area)
      : indicators_(std::move(indicators)),
        figures_(std::move(figures)),
        options_(std::move(options)),
        source_(source),
        memory_(first),
        day_(first) {
    for (std::size_t i = 0; i < indicators_.size(); ++i) {
      if (area.empty() || indicators_[i].area == area) chosen_.push_back(i);
      for (const Target& target : indicators_[i].targets) {
        if (!target.reference.empty()) references_.insert(target.reference);
      }
    }
    assessments_.resize(indicators_.size());
    place_.assign(indicators_.size(), kNotChosen);
    watched_.resize(chosen_.size());
    for (std::size_t k = 0; k < chosen_.size(); ++k) {
      place_[chosen_[k]] = k;
      watched_[k].indicator = &indicators_[chosen_[k]];
      watched_[k].assessment = &assessments_[chosen_[k]];
    }
  }

  Result<void> begin(Date last) {
    find_days(last);
    const auto known = std::upper_bound(
        figures_.begin(), figures_.end(), day_,
        [](Date day, const Observation& figure) { return day < figure.known_from; });
    next_ = static_cast<std::size_t>(known - figures_.begin());
    memory_ = SeriesMemory::from(std::span(figures_).first(next_), day_);
    return evaluate_afresh();
  }

  Result<void> go_to(Date day) {
    const Date before = day_;
    day_ = day;
    engine_->advance(day);
    const auto next_clock_day = clock_days_.upper_bound(before);
    const bool clock = next_clock_day != clock_days_.end() && *next_clock_day <= day;
    std::set<std::uint32_t> touched;
    bool moved = false;
    for (; next_ < figures_.size() && figures_[next_].known_from <= day; ++next_) {
      moved = moved || references_.contains(figures_[next_].series);
      for (const std::uint32_t index : engine_->update(figures_[next_])) touched.insert(index);
    }
    if (moved) return evaluate_afresh();
    for (const std::size_t index : chosen_) {
      if (clock || touched.contains(static_cast<std::uint32_t>(index))) look_at(index);
    }
    return {};
  }

  Date day() const { return day_; }
  const std::set<Date>& days() const { return days_; }
  std::span<const Watched> watched() const { return watched_; }

 private:
  static constexpr std::size_t kNotChosen = static_cast<std::size_t>(-1);

  // Targets that move with an average are part of the definitions the engine has prepared.
  Result<void> evaluate_afresh() {
    engine_.reset();
    set_moving_targets(indicators_, memory_);
    auto engine = Engine::create(indicators_, source_, memory_, options_);
    if (!engine) return fail(engine.error());
    engine_ = std::make_unique<Engine>(std::move(*engine));
    engine_->evaluate();
    for (const std::size_t index : chosen_) look_at(index);
    return {};
  }

  void find_days(Date last) {
    std::set<std::pair<int, int>> calendars;
    for (const std::size_t i : chosen_) {
      const Indicator& indicator = indicators_[i];
      std::vector<Observation> own;
      const bool milestone =
          std::any_of(indicator.targets.begin(), indicator.targets.end(),
                      [](const Target& target) { return target.op == TargetOp::kDone; });
      if (milestone) {
        std::copy_if(figures_.begin(), figures_.end(), std::back_inserter(own),
                     [&](const Observation& figure) { return figure.series == indicator.id; });
      }
      add_target_days(indicator, own, day_, last, clock_days_);
      if (const int months = calendar_months(indicator.reporting); months > 0) {
        const auto delay = options_.reporting_delay_days.find(indicator.area);
        calendars.insert({months, delay == options_.reporting_delay_days.end()
                                      ? options_.default_reporting_delay_days
                                      : delay->second});
      }
    }
    for (const auto& [months, delay] : calendars) {
      for (Date day = day_.plus_days(-delay - 1); day <= last; day = day.plus_days(28)) {
        const Date late = last_reporting_end(day, months).plus_days(delay + 1);
        if (day_ < late && late <= last) clock_days_.insert(late);
      }
    }
    days_ = clock_days_;
    for (const Observation& figure : figures_) {
      if (day_ < figure.known_from && figure.known_from <= last) days_.insert(figure.known_from);
    }
  }

  void look_at(std::size_t index) {
    assessments_[index] = engine_->assessment(index);
    Watched& watched = watched_[place_[index]];
    watched.points.clear();
    for (const JudgedFigure& figure : engine_->judged_figures(index)) {
      watched.points.push_back({figure.period, figure.value, figure.status});
    }
  }

  std::vector<Indicator> indicators_;
  std::vector<Observation> figures_;  // as they became known
  EngineOptions options_;
  ValueSource& source_;
  SeriesMemory memory_;
  Date day_;
  std::size_t next_ = 0;  // of figures_: the first that is not known yet
  std::set<std::string, std::less<>> references_;
  std::vector<std::size_t> chosen_;
  std::vector<std::size_t> place_;  // in watched_, by indicator
  std::unique_ptr<Engine> engine_;
  std::vector<Assessment> assessments_;
  std::vector<Watched> watched_;
  std::set<Date> clock_days_;  // on which time alone may change something
  std::set<Date> days_;        // those, and those on which something became known
};

WalkedYears::WalkedYears(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WalkedYears::~WalkedYears() = default;
WalkedYears::WalkedYears(WalkedYears&&) noexcept = default;
WalkedYears& WalkedYears::operator=(WalkedYears&&) noexcept = default;

Result<WalkedYears> WalkedYears::begin(Workspace& workspace, Date first, Date last,
                                       std::string_view area) {
  std::vector<Observation> figures;
  ObservationQuery query;
  query.as_of = last;
  query.every_version = true;
  const auto visited = workspace.store().visit_observations(
      query, [&](const Observation& figure) { figures.push_back(figure); });
  if (!visited) return fail(visited.error());
  std::stable_sort(figures.begin(), figures.end(), becomes_known_before);
  Definitions& definitions = workspace.definitions();
  std::vector<Indicator> indicators(definitions.indicators().begin(),
                                    definitions.indicators().end());
  auto impl =
      std::make_unique<Impl>(std::move(indicators), std::move(figures),
                             engine_options(workspace.descriptions()), definitions, first, area);
  if (auto begun = impl->begin(last); !begun) return fail(begun.error());
  return WalkedYears(std::move(impl));
}

const std::set<Date>& WalkedYears::days() const {
  return impl_->days();
}

Result<void> WalkedYears::go_to(Date day) {
  return impl_->go_to(day);
}

Date WalkedYears::day() const {
  return impl_->day();
}

std::span<const Watched> WalkedYears::watched() const {
  return impl_->watched();
}

}  // namespace viisari
