#include "engine/simulation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "engine/judge.h"
#include "model/natural_limits.h"
#include "model/unit.h"

namespace viisari {
namespace {

// Numbers from a seed, the same on every machine: SplitMix64 (Steele, Lea, Flood 2014). The
// standard library's distributions differ between implementations, so they are not used.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
  }
  // In [0, 1).
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
  bool chance(double probability) { return uniform() < probability; }
  // Mean 0, deviation 1, never beyond ±6: the sum of twelve uniforms.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }

 private:
  std::uint64_t state_;
};

// FNV-1a: an indicator's figures depend on its own id only, not on what else is defined.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return hash;
}

// How an indicator fares: the share of the path's change that it makes.
struct Course {
  double probability;
  double pace;
};
constexpr std::array kCourses{
    Course{0.45, 1.0},   // on its path
    Course{0.10, 1.3},   // ahead
    Course{0.20, 0.75},  // behind
    Course{0.15, 0.1},   // stalled
    Course{0.10, -0.5},  // away
};

double draw_pace(Random& random) {
  double left = random.uniform();
  for (const Course& course : kCourses) {
    if (left < course.probability) return course.pace;
    left -= course.probability;
  }
  return kCourses.front().pace;
}

struct Anchor {
  Date day;
  double level = 0;  // of a flow: of a whole year
};

// A figure as a yearly level: ten months of a flow are 10/12 of a year.
double yearly(const Indicator& indicator, const Period& period, double value) {
  if (indicator.kind != SeriesKind::kFlow) return value;
  const std::optional<int> months = period.whole_months();
  return months && *months > 0 ? value * 12 / *months : value;
}

// The level that just meets a target; nothing for a target without a number.
std::optional<double> good_level(const PreparedTarget& target, double start) {
  if (target.problem != MissingReason::kNone || target.done) return std::nullopt;
  const bool low = std::isfinite(target.low);
  const bool high = std::isfinite(target.high);
  double level = 0;
  if (low && high) {
    level = (target.low + target.high) / 2;
  } else if (low || high) {
    level = low ? target.low : target.high;
  } else {
    return std::nullopt;
  }
  switch (target.previous_year) {
    case PreparedTarget::Measured::kPlain:
      return level;
    case PreparedTarget::Measured::kChange:
      return start + level;
    case PreparedTarget::Measured::kPercentChange:
      return start * (1 + level / 100);
  }
  return std::nullopt;
}

class Maker {
 public:
  Maker(const Indicator& indicator, const Unit& unit, const SimulationPlan& plan)
      : indicator_(indicator),
        unit_(unit),
        plan_(plan),
        random_(plan.seed ^ hash_of(indicator.id)) {}

  // False when there is no number to begin from.
  bool make(const Observation* latest, std::vector<Observation>& out);

 private:
  std::vector<Anchor> path(const Observation* latest) const;
  double level_on(const std::vector<Anchor>& path, Date day) const;
  int decimals() const {
    if (unit_.whole) return 0;
    return indicator_.decimals >= 0 ? indicator_.decimals : unit_.decimals;
  }
  double limited(double value) const;
  void add(const Period& period, double value, std::vector<Observation>& out);
  void milestone(std::vector<Observation>& out);
  std::vector<Period> periods() const;

  const Indicator& indicator_;
  const Unit& unit_;
  const SimulationPlan& plan_;
  Random random_;
};

std::vector<Period> Maker::periods() const {
  const int step = indicator_.reporting == "monthly" ? 1 : 3;
  std::vector<Period> out;
  for (int year = plan_.first.year(); year <= plan_.last.year(); ++year) {
    for (int month = 1; month <= 12; month += step) {
      const Period period =
          step == 1 ? Period::of_month(year, month) : Period::of_quarter(year, month / 3 + 1);
      if (plan_.first <= period.first() && period.last() <= plan_.last) out.push_back(period);
    }
  }
  return out;
}

std::vector<Anchor> Maker::path(const Observation* latest) const {
  std::vector<Anchor> anchors;
  const PreparedIndicator prepared(indicator_);
  if (latest != nullptr) {
    anchors.push_back({latest->period.last(), yearly(indicator_, latest->period, *latest->value)});
  } else if (indicator_.baseline && !is_missing(prepared.baseline)) {
    anchors.push_back(
        {indicator_.baseline->period.valid() ? indicator_.baseline->period.last() : plan_.first,
         prepared.baseline});
  }
  for (std::size_t i = 0; i < prepared.targets.size(); ++i) {
    const auto level = good_level(prepared.targets[i], anchors.empty() ? 0 : anchors.front().level);
    if (!level) continue;
    const Target& target = indicator_.targets[i];
    const bool dated = target.time == TargetTime::kPeriod || target.time == TargetTime::kDeadline;
    const Date day = dated ? target.period.last() : plan_.last;
    // Nothing but a target: it began somewhere below or above it.
    if (anchors.empty()) {
      anchors.push_back(
          {plan_.first, *level * (indicator_.better == Direction::kDown ? 1.3 : 0.7)});
    }
    if (day > anchors.back().day) anchors.push_back({day, *level});
  }
  return anchors;
}

double Maker::level_on(const std::vector<Anchor>& path, Date day) const {
  if (day <= path.front().day) return path.front().level;
  for (std::size_t i = 1; i < path.size(); ++i) {
    if (day > path[i].day) continue;
    const double share = static_cast<double>(days_between(path[i - 1].day, day)) /
                         days_between(path[i - 1].day, path[i].day);
    return path[i - 1].level + share * (path[i].level - path[i - 1].level);
  }
  return path.back().level;
}

double Maker::limited(double value) const {
  const NaturalLimits limits = natural_limits(indicator_);
  if (limits.low) value = std::max(value, *limits.low);
  if (limits.high) value = std::min(value, *limits.high);
  const double scale = std::pow(10.0, decimals());
  return std::round(value * scale) / scale;
}

void Maker::add(const Period& period, double value, std::vector<Observation>& out) {
  constexpr int kDelayDays = 25;
  constexpr int kLateDays = 60;
  Observation made;
  made.series = indicator_.id;
  made.period = period;
  made.decimals = decimals();
  made.source.document = kSimulatedDocument;
  made.source.lines = "seed " + std::to_string(plan_.seed);
  made.known_from = period.last().plus_days(kDelayDays);
  if (random_.chance(0.03)) made.known_from = made.known_from.plus_days(kLateDays);
  if (random_.chance(0.02)) {
    made.reason = MissingReason::kNotPublished;
    out.push_back(made);
    return;
  }
  made.value = limited(value);
  const bool revised = random_.chance(0.02);
  out.push_back(made);
  if (!revised) return;
  made.value = limited(value * (1 + 0.03 * random_.normal()));
  made.known_from = made.known_from.plus_days(period.days());
  if (made.value != out.back().value) out.push_back(made);
}

// Done some time around its deadline, or not at all.
void Maker::milestone(std::vector<Observation>& out) {
  Date deadline = plan_.last;
  for (const Target& target : indicator_.targets) {
    if (target.period.valid()) deadline = target.period.last();
  }
  const int span = std::max(1, days_between(plan_.first, std::max(deadline, plan_.first)));
  const Date done = plan_.first.plus_days(static_cast<int>(1.4 * span * random_.uniform()));
  for (const Period& period : periods()) add(period, period.last() >= done ? 1 : 0, out);
}

bool Maker::make(const Observation* latest, std::vector<Observation>& out) {
  if (indicator_.kind == SeriesKind::kFlag && indicator_.measure == Measure::kValue) {
    milestone(out);
    return true;
  }
  const std::vector<Anchor> anchors = path(latest);
  if (anchors.empty()) return false;

  double scale = 0;
  for (const Anchor& anchor : anchors) scale = std::max(scale, std::abs(anchor.level));
  if (scale == 0) scale = 1;
  const double start = level_on(anchors, plan_.first);
  double pace = draw_pace(random_);
  const bool turns = random_.chance(0.35);
  const double turn_share = random_.uniform();
  // Where the path asks for nothing to change, the figure wanders a little of its own.
  const double drift = random_.normal() * 0.01 * scale;
  const std::vector<Period> all = periods();
  const auto turn_at = static_cast<std::size_t>(turn_share * static_cast<double>(all.size()));
  double moved = 0;  // from `start`, without noise
  double before = start;
  double noise = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (turns && i == turn_at) pace = draw_pace(random_);
    const Period& period = all[i];
    const double on_path = level_on(anchors, period.last());
    moved += pace * (on_path - before) + drift * period.days() / 365.25;
    before = on_path;
    noise = 0.6 * noise + 0.01 * scale * random_.normal();
    double value = start + moved + noise;
    if (indicator_.kind == SeriesKind::kFlow) {
      // July is quiet everywhere; the rest of the year makes up for it.
      const bool july = period.first().month() <= 7 && period.last().month() >= 7;
      const int months = *period.whole_months();
      const double season = (months - (july ? 0.3 : 0)) / (12 - 0.3);
      value *= season;
    }
    add(period, value, out);
  }
  return true;
}

}  // namespace

Simulation simulate(std::span<const Indicator> indicators, std::span<const Observation> published,
                    const SimulationPlan& plan) {
  std::map<std::string_view, const Observation*> latest;
  for (const Observation& observation : published) {
    if (!observation.value || observation.status == ObservationStatus::kForecast ||
        observation.period.last() >= plan.first) {
      continue;
    }
    const Observation*& held = latest[observation.series];
    if (held == nullptr ||
        std::tuple(held->period, held->known_from, held->revision) <
            std::tuple(observation.period, observation.known_from, observation.revision)) {
      held = &observation;
    }
  }
  Simulation out;
  for (const Indicator& indicator : indicators) {
    const Unit* unit = find_unit(indicator.unit);
    if (indicator.computed || unit == nullptr || !unit->numeric) continue;
    const auto found = latest.find(indicator.id);
    Maker maker(indicator, *unit, plan);
    if (maker.make(found == latest.end() ? nullptr : found->second, out.observations)) {
      ++out.indicators;
    } else {
      ++out.without_start;
    }
  }
  return out;
}

}  // namespace viisari
