#include "test_source.h"

#include <limits>
#include <stdexcept>

namespace viisari {
namespace {

constexpr ErrorCode kLocked{"store.locked", ErrorKind::kCannotRun};

Date day(std::string_view text) {
  return *Date::parse(text);
}
Period period(std::string_view text) {
  return *Period::parse(text);
}

std::shared_ptr<Indicator> indicator(std::string area, std::string key, std::string title) {
  auto out = std::make_shared<Indicator>();
  out->id = area + "/" + key;
  out->area = std::move(area);
  out->key = std::move(key);
  out->title.fi = std::move(title);
  out->unit = "nps";
  out->kind = SeriesKind::kScore;
  out->better = Direction::kUp;
  out->service = "Perhetyö";
  out->source = {"goals_2025", "182-187", ""};
  return out;
}

Message message(std::string code) {
  return {std::move(code), {}};
}

AreaSnapshot::Row row(std::shared_ptr<const Indicator> definition, AssessmentStatus status,
                      Date as_of) {
  AreaSnapshot::Row out{std::move(definition), {}};
  out.assessment.id = out.indicator->id;
  out.assessment.as_of = as_of;
  out.assessment.status = status;
  out.assessment.reason_code = status == AssessmentStatus::kNoData ? "not_published" : "path.test";
  out.assessment.reason = message(out.assessment.reason_code);
  out.assessment.data_state = DataState::kFresh;
  out.assessment.method = "path";
  out.assessment.method_version = 1;
  return out;
}

AreaSnapshot::Row full_row(Date as_of) {
  auto definition = indicator("pirkanmaa", "perhetyo_shl.nps", "Asiakastyytyväisyys, perhetyö");
  definition->title.en = "Client satisfaction, family work";
  definition->goal = "Tyytyväiset asiakkaat";
  Baseline baseline;
  baseline.period = period("2024");
  baseline.value = 53;
  baseline.source = {"goals_2025", "186", "+ 53 (v. 2024)"};
  definition->baseline = baseline;
  Target target;
  target.time = TargetTime::kPeriod;
  target.period = period("2026");
  target.op = TargetOp::kAtLeast;
  target.value = 80;
  target.source = {"goals_2025", "182", ""};
  definition->targets.push_back(target);
  Target relative = target;
  relative.basis = TargetBasis::kPercentChangeFromBaseline;
  relative.time = TargetTime::kUndated;
  relative.period = {};
  relative.value = 10;
  definition->targets.push_back(relative);

  AreaSnapshot::Row out = row(std::move(definition), AssessmentStatus::kOnTrack, as_of);
  out.known_from = day("2025-11-30");
  Assessment& assessment = out.assessment;
  assessment.value = 67;
  assessment.period = period("1-9/2025");
  assessment.expected = 66.5;
  assessment.margin = 0.5;
  assessment.flip_value = 65.25;
  assessment.projection = std::numeric_limits<double>::quiet_NaN();  // must never be printed
  assessment.target = target;
  assessment.threshold = 80;
  assessment.stated_verdict = AssessmentStatus::kOnTrack;
  assessment.stated_verdict_raw = "Tavoite toteutuu suunnitellusti.";
  assessment.agrees = true;
  return out;
}

void add_comparison(Snapshot& snapshot) {
  AreaSnapshot area;
  area.id = "keski-suomi";
  area.name = {"Keski-Suomi", "Central Finland", ""};
  auto definition = indicator("keski-suomi", "keskisuomi.nps", "NPS");
  definition->owner = "lapset.johto";
  area.rows.push_back(row(definition, AssessmentStatus::kNoData, snapshot.as_of));
  snapshot.areas.push_back(std::move(area));
  Comparison shown;
  shown.id = "nps";
  shown.title = {"Suositteluhalukkuus", "Willingness to recommend", ""};
  shown.caveat = {"Eri joukot.", "Different groups.", ""};
  shown.members = {{"keski-suomi/keskisuomi.nps", {"Kaikki.", "Everybody.", ""}},
                   {"pirkanmaa/perhetyo_shl.nps", {}}};
  Comparison hidden = shown;
  hidden.id = "salainen";
  hidden.title = {"SALAINEN", "SALAINEN", ""};
  hidden.members = {{"pirkanmaa/salainen.luku", {}}, {"keski-suomi/keskisuomi.nps", {}}};
  snapshot.comparisons = {shown, hidden};
}

FindingTerm term(std::string role, std::string id, double value, std::string raw) {
  FindingTerm out;
  out.role = std::move(role);
  out.id = std::move(id);
  out.period = period("2024");
  out.value = value;
  out.unit = "percent";
  out.source = {"report_2025", "12", std::move(raw)};
  return out;
}

// Printed 45.5 %, but 39 012 of 81 700.
Finding share(std::string id) {
  Finding out;
  out.audit = Audit::kFigures;
  out.rule = "share";
  out.name = "pirkanmaa/osuus";
  out.area = "pirkanmaa";
  out.finding_class = FindingClass::kContradiction;
  out.ids = {id};
  out.message = {"finding.share.contradiction",
                 {{"printed", Quantity{45.5, 1, "percent"}},
                  {"computed", Quantity{47.75, 2, "percent"}},
                  {"difference", Quantity{-2.25, 2, "percentage_points"}}}};
  out.form = ReconcileForm::kShare;
  out.terms = {term("result", id, 45.5, "45,5 %"), term("part", "", 39012, "39 012"),
               term("whole", "", 81700, "81 700")};
  out.terms[0].decimals = 1;
  out.terms[1].unit = out.terms[2].unit = "days";
  out.printed = 45.5;
  out.computed = 47.75;
  out.difference = -2.25;
  out.tolerance = 0.05;
  return out;
}

}  // namespace

TestSource::TestSource() = default;

Date TestSource::default_as_of() const {
  return day("2025-12-01");
}

Result<std::shared_ptr<const Snapshot>> TestSource::snapshot(Date as_of) const {
  ++snapshots;
  if (throwing) throw std::runtime_error("secret detail of the machine");
  if (broken) return fail(kLocked, "secret path /var/lib/figures.db is locked");
  auto out = std::make_shared<Snapshot>();
  out->data_version = data_version();
  out->as_of = as_of;
  AreaSnapshot pirkanmaa;
  pirkanmaa.id = "pirkanmaa";
  pirkanmaa.name = {"Pirkanmaa", "Pirkanmaa", "Birkaland"};
  pirkanmaa.codes = {{"hyvinvointialue", "HVA08", day("2023-01-01"), {}}};
  pirkanmaa.plugin_state = "running";
  pirkanmaa.rows.push_back(full_row(as_of));
  auto hostile = indicator("pirkanmaa", "hostile.title", std::string(kHostile));
  hostile->service = kHostile;
  hostile->goal = kHostile;
  pirkanmaa.rows.push_back(row(hostile, AssessmentStatus::kOffTrack, as_of));
  pirkanmaa.rows.back().assessment.stated_verdict_raw = kHostile;
  auto secret = indicator("pirkanmaa", "salainen.luku", "SALAINEN");
  secret->visibility = Visibility::kRestricted;
  pirkanmaa.rows.push_back(row(secret, AssessmentStatus::kMissed, as_of));
  pirkanmaa.rows.back().assessment.value = 424242;
  auto derived = indicator("pirkanmaa", "johdettu.osuus", "Johdettu osuus");
  derived->unit = "percent";
  derived->kind = SeriesKind::kShare;
  derived->better = Direction::kNone;
  pirkanmaa.rows.push_back(row(derived, AssessmentStatus::kAtRisk, as_of));
  const auto add = [&](std::string key, AssessmentStatus status) {
    pirkanmaa.rows.push_back(row(indicator("pirkanmaa", key, key), status, as_of));
  };
  add("a.achieved", AssessmentStatus::kAchieved);
  add("a.no_data", AssessmentStatus::kNoData);
  add("a.no_target", AssessmentStatus::kNoTarget);
  add("a.not_started", AssessmentStatus::kNotStarted);
  out->areas.push_back(std::move(pirkanmaa));

  AreaSnapshot kanta_hame;
  kanta_hame.id = "kanta-hame";
  kanta_hame.name = {"Kanta-Häme", "Kanta-Häme", "Egentliga Tavastland"};
  auto hidden = indicator("kanta-hame", "salainen", "SALAINEN");
  hidden->visibility = Visibility::kRestricted;
  kanta_hame.rows.push_back(row(hidden, AssessmentStatus::kMissed, as_of));
  out->areas.push_back(std::move(kanta_hame));
  if (comparing) add_comparison(*out);
  return std::shared_ptr<const Snapshot>(std::move(out));
}

Result<Explanation> TestSource::explanation(const Snapshot& /*snapshot*/,
                                            std::string_view id) const {
  Explanation out;
  out.method = "path";
  out.method_version = 1;
  ExplanationInput input;
  input.role = "latest";
  input.series = id;
  input.period = period("1-9/2025");
  input.value = 67;
  input.revision = 2;
  input.known_from = day("2025-11-01");
  input.source = {"report_2025", "12", "67"};
  out.inputs.push_back(input);
  ExplanationInput missing = input;
  missing.role = "previous_year";
  missing.value.reset();
  missing.reason = MissingReason::kNotPublished;
  out.inputs.push_back(missing);
  if (id == "pirkanmaa/johdettu.osuus") {
    ExplanationInput secret = input;
    secret.role = "own";
    secret.series = "pirkanmaa/salainen.luku";
    secret.value = 424242;
    secret.source.raw = "424 242";
    out.inputs.push_back(secret);
  }
  out.steps = {message("path.step_one"), message("path.step_two")};
  return out;
}

Result<std::shared_ptr<const std::vector<Finding>>> TestSource::findings(
    const Snapshot& /*snapshot*/, Audit audit) const {
  if (broken) return fail(kLocked, "secret path /var/lib/figures.db is locked");
  auto out = std::make_shared<std::vector<Finding>>();
  if (audit == Audit::kFigures) {
    out->push_back(share("pirkanmaa/perhetyo_shl.nps"));
    Finding hostile = share("pirkanmaa/hostile.title");
    hostile.finding_class = FindingClass::kRounding;
    hostile.note = {std::string(kHostile), "", ""};
    hostile.terms[1].source = {std::string(kHostile), std::string(kHostile), std::string(kHostile)};
    out->push_back(hostile);
    Finding restricted = share("pirkanmaa/johdettu.osuus");
    restricted.restricted = true;
    restricted.printed = 424242;
    out->push_back(restricted);
    Finding leaking = share("pirkanmaa/johdettu.osuus");
    leaking.terms[1] = term("part", "pirkanmaa/salainen.luku", 424242, "424 242");
    out->push_back(leaking);
  }
  if (audit == Audit::kTargets) {
    Finding undated;
    undated.audit = audit;
    undated.rule = "no_year";
    undated.area = "pirkanmaa";
    undated.finding_class = FindingClass::kUnverifiable;
    undated.ids = {"pirkanmaa/perhetyo_shl.nps"};
    undated.message = {"finding.target.no_year", {}};
    out->push_back(undated);
  }
  return std::shared_ptr<const std::vector<Finding>>(std::move(out));
}

Result<std::vector<Observation>> TestSource::observations(const Snapshot& /*snapshot*/,
                                                          std::string_view id) const {
  Observation first;
  first.series = id;
  first.period = period("2025-10");
  first.value = 66;
  first.known_from = day("2025-11-10");
  first.source = {"status_2025_11", "7", std::string(kHostile)};
  Observation second = first;
  second.value = 67;
  second.revision = 2;
  second.known_from = day("2025-11-30");
  return std::vector<Observation>{first, second};
}

Result<Chart> TestSource::chart(const Snapshot& snapshot, std::string_view id,
                                Language language) const {
  Chart chart;
  chart.title = id == "pirkanmaa/hostile.title" ? std::string(kHostile) : std::string(id);
  chart.unit = "nps";
  chart.actual = {{day("2024-12-31"), 53}, {day("2025-10-31"), 67}};
  chart.target = {{day("2024-12-31"), 53}, {day("2027-12-31"), 80}};
  chart.as_of = snapshot.as_of;
  chart.language = language;
  return chart;
}

// A target of 80 in 2027 with everything known; the other indicators have no target.
Result<Outlook> TestSource::outlook(const Snapshot& snapshot, std::string_view id) const {
  Outlook out;
  out.id = id;
  out.as_of = snapshot.as_of;
  const bool full = id == "pirkanmaa/perhetyo_shl.nps";
  for (int year = 2025; year <= 2030; ++year) {
    OutlookYear row;
    row.year = year;
    row.target.gap = row.expected.gap = full ? OutlookGap::kAfterLast : OutlookGap::kNoTarget;
    row.projection = {{{}, OutlookGap::kOnePoint},
                      {{}, OutlookGap::kNoProjection},
                      {{}, OutlookGap::kNoProjection}};
    if (full && year <= 2027) {
      row.expected = {67 + 6.5 * (year - 2025), {}, false, OutlookGap::kNone};
      row.expected_by = year < 2027 ? ExpectedBy::kLine : ExpectedBy::kTarget;
      row.projection = {{67.0 + 5 * (year - 2025), {}}, {60, {}}, {90, {}}};
    }
    if (full && year == 2026) row.target.gap = OutlookGap::kNotThatYear;
    if (full && year == 2027) row.target = {70, 80, true, OutlookGap::kNone};
    out.years.push_back(row);
  }
  if (full) {
    out.start.value = 67;
    out.start_period = period("1-9/2025");
    out.next.due = out.last.due = day("2027-12-31");
    out.next.limits = out.last.limits = {80, {}, false, OutlookGap::kNone};
    out.next.required_pace.value = out.last.required_pace.value = 6.5;
    out.best_pace.value = 14;
    out.best_from = period("2023");
    out.best_to = period("2024");
    out.reachable_until = 2026;
  } else {
    out.start.gap = OutlookGap::kNoFigure;
    out.next.gap = out.last.gap = OutlookGap::kNoTarget;
    out.best_pace.gap = OutlookGap::kNoFigure;
    out.reachable_gap = OutlookGap::kNoTarget;
  }
  return out;
}

std::vector<HealthCheck> TestSource::readiness() const {
  return {{"database", ready}, {"definitions", true}, {"workers", true}};
}

std::vector<Metric> TestSource::metrics() const {
  const auto gauge = [](std::string area, double value) {
    return Metric{"viisari_indicators",
                  "Indicators\nof an area.",
                  Metric::Type::kGauge,
                  {{"area", std::move(area)}},
                  value};
  };
  return {gauge("pirkanmaa", 8),
          {"viisari_imports_total", "Imports.", Metric::Type::kCounter, {}, 3},
          gauge("a \"quoted\" \\ area", std::numeric_limits<double>::quiet_NaN())};
}

}  // namespace viisari
