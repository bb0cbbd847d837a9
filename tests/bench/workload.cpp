#include "workload.h"

#include "engine/kernels.h"

namespace viisari::bench {
namespace {

class Generator {
 public:
  // Whole numbers, as the areas print them.
  double between(std::uint32_t low, std::uint32_t high) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return low + static_cast<std::uint32_t>(state_ >> 33U) % (high - low);
  }

 private:
  std::uint64_t state_ = 20251122;
};

class NativeSource final : public ValueSource {
 public:
  Result<SeriesView> compute(std::size_t /*index*/, std::span<const SeriesView> inputs,
                             SeriesPool& pool) override {
    return combine(SeriesOp::kDivide, combine(SeriesOp::kMultiply, inputs[0], 100.0, pool),
                   inputs[1], pool);
  }
};

}  // namespace

Workload make_workload(std::size_t n) {
  Workload made;
  made.size = n;
  Generator random;
  made.a.reserve(n * kMonths);
  made.b.reserve(n * kMonths);
  for (std::size_t i = 0; i < n; ++i) {
    const double start = random.between(200, 400);
    const double growth = random.between(0, 5);
    for (std::size_t month = 0; month < kMonths; ++month) {
      made.a.push_back(start + growth * static_cast<double>(month) / 2 + random.between(0, 40));
      made.b.push_back(random.between(900, 1000));
    }
    double sum = 0;
    for (std::size_t month = 0; month < 12; ++month) {
      sum += 100 * made.a[i * kMonths + month] / made.b[i * kMonths + month];
    }
    made.baselines.push_back(sum / 12);
    const double wanted = random.between(0, 3);
    for (std::size_t year = 1; year <= kYears; ++year) {
      made.targets.push_back(sum / 12 + wanted * static_cast<double>(year));
    }
  }
  std::vector<Period> months;
  for (std::size_t month = 0; month < kMonths; ++month) {
    months.push_back(Period::of_month(kFirstYear + static_cast<int>(month / 12),
                                      static_cast<int>(month % 12) + 1));
  }
  made.axis = std::make_shared<const Axis>(std::move(months));
  return made;
}

std::vector<Indicator> make_indicators(const Workload& workload) {
  std::vector<Indicator> made(workload.size);
  for (std::size_t i = 0; i < workload.size; ++i) {
    Indicator& indicator = made[i];
    const std::string number = std::to_string(i);
    indicator.area = "bench";
    indicator.key = "w" + number;
    indicator.id = "bench/w" + number;
    indicator.title.fi = "W";
    indicator.unit = "percent";
    indicator.kind = SeriesKind::kShare;
    indicator.better = Direction::kUp;
    indicator.computed = true;
    indicator.inputs = {{"a", "bench/a" + number}, {"b", "bench/b" + number}};
    Baseline baseline;
    baseline.period = Period::of_year(kFirstYear);
    baseline.value = workload.baselines[i];
    indicator.baseline = baseline;
    for (std::size_t year = 0; year < kYears; ++year) {
      Target target;
      target.time = TargetTime::kPeriod;
      target.period = Period::of_year(kFirstYear + 1 + static_cast<int>(year));
      target.op = TargetOp::kAtLeast;
      target.value = workload.targets[i * kYears + year];
      indicator.targets.push_back(target);
    }
  }
  return made;
}

SeriesMemory make_memory(const Workload& workload) {
  SeriesMemory memory(*Date::from_ymd(2031, 2, 1));
  Observation common;
  common.known_from = *Date::from_ymd(2031, 1, 15);
  common.source.document = "bench";
  for (std::size_t i = 0; i < workload.size; ++i) {
    const std::string number = std::to_string(i);
    memory.load("bench/a" + number, workload.axis.get(),
                std::span(workload.a).subspan(i * kMonths, kMonths), common);
    memory.load("bench/b" + number, workload.axis.get(),
                std::span(workload.b).subspan(i * kMonths, kMonths), common);
  }
  return memory;
}

std::unique_ptr<ValueSource> make_native_source() {
  return std::make_unique<NativeSource>();
}

}  // namespace viisari::bench
