#include "bench_source.h"

#include <string>

namespace viisari::bench {
namespace {

std::shared_ptr<const Indicator> indicator(int i) {
  auto out = std::make_shared<Indicator>();
  out->area = kBenchArea;
  out->key = "palvelu" + std::to_string(i / 20) + ".mittari_" + std::to_string(i);
  out->id = out->area + "/" + out->key;
  out->title.fi =
      "Asiakkaista, jotka kokevat tulleensa kuulluiksi palvelun aikana, osuus " + std::to_string(i);
  out->title.en = "Share of clients who felt heard during the service, number " + std::to_string(i);
  out->unit = "percent";
  out->kind = SeriesKind::kShare;
  out->better = Direction::kUp;
  out->service = "Lapsiperheiden kotiin vietävät palvelut " + std::to_string(i / 20);
  out->goal = "Asiakkaat saavat palvelut oikea-aikaisesti ja yhdenvertaisesti, tavoite " +
              std::to_string(i / 5);
  out->owner = "lapset.johto";
  Target target;
  target.time = TargetTime::kPeriod;
  target.op = TargetOp::kAtLeast;
  for (int year = 2026; year <= 2030; ++year) {
    target.period = Period::of_year(year);
    target.value = 60 + 5 * (year - 2026) + i % 10;
    out->targets.push_back(target);
  }
  return out;
}

}  // namespace

BenchSource::BenchSource() {
  auto made = std::make_shared<Snapshot>();
  made->data_version = data_version();
  made->as_of = Date::from_ymd(2025, 12, 1).value();
  AreaSnapshot& area = made->areas.emplace_back();
  area.id = kBenchArea;
  area.name.fi = "Pirkanmaa";
  for (int i = 0; i < kBenchIndicators; ++i) {
    AreaSnapshot::Row& row = area.rows.emplace_back();
    row.indicator = indicator(i);
    Assessment& assessment = row.assessment;
    assessment.id = row.indicator->id;
    assessment.as_of = made->as_of;
    assessment.status = i % 3 == 0 ? AssessmentStatus::kOffTrack : AssessmentStatus::kOnTrack;
    assessment.reason_code = "path.on_track_met";
    assessment.reason = {assessment.reason_code,
                         {{"value", Quantity{52.5 + i % 10, 1, "percent"}},
                          {"period", Period::year_to_month(2025, 8)},
                          {"expected", Quantity{50, 1, "percent"}},
                          {"target", Quantity{60, 0, "percent"}},
                          {"target_period", Period::of_year(2026)}}};
    assessment.data_state = DataState::kFresh;
    assessment.value = 52.5 + i % 10;
    assessment.period = Period::year_to_month(2025, 8);
    assessment.expected = 50;
    assessment.margin = 2.5;
    assessment.target = row.indicator->targets.front();
    assessment.method = "path";
    assessment.method_version = 1;
  }
  snapshot_ = std::move(made);
}

}  // namespace viisari::bench
