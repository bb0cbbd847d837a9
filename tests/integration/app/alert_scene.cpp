#include "alert_scene.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace viisari::testing_support {
namespace {

const std::string kFiles = R"(
document "plan" { title = { fi = "Suunnitelma", en = "Plan" }, published = "2025-01-01" }
)";

std::string definition(const std::string& rule) {
  return R"(
local palvelu = service "Koepalvelu"
indicator "osuus" {
  title = { fi = "Osuus", en = "Share" }, unit = "percent", kind = "share", better = "up",
  service = palvelu, reporting = "monthly", source = cite(doc.plan, 1),
  targets = {
    ["2026"] = at_least(80, cite(doc.plan, 2, "80 %")),
    ["2027"] = at_least(80, cite(doc.plan, 2, "80 %")),
  },
}
alert { )" +
         rule + " }\n";
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().to_string());
  return std::move(*result);
}

}  // namespace

Instant morning(Date day) {
  return Instant(day.sys_days()) + std::chrono::hours(6);
}

Date day(std::string_view iso) {
  return Date::parse(iso).value();
}

Recipient recipient(std::string role, std::string area, Severity at_once) {
  Recipient made;
  made.title = role;
  made.address = role + "@koeala.example";
  made.role = std::move(role);
  made.areas = {std::move(area)};
  made.at_once = at_once;
  return made;
}

AlertScene::AlertScene(const std::string& name, const std::string& rule)
    : own_(std::make_unique<Installation>(name)) {
  own_->write("indicators/koeala/documents.lua", kFiles);
  own_->write("indicators/koeala/osuus.lua", definition(rule));
  std::filesystem::create_directories(own_->folder() / "plugins");
  const auto config = own_->write("own.toml",
                                  "[data]\ndirectory = \"var\"\n[definitions]\ndirectory = "
                                  "\"indicators\"\n[plugins]\ndirectory = \"plugins\"\n");
  open(config, own_->folder() / "var");
  recipients_.all = {recipient("koeala.johto", "koeala", Severity::kHigh)};
}

AlertScene::AlertScene(const Installation& here, const std::filesystem::path& data) {
  open(here.folder() / "viisari.toml", data);
}

void AlertScene::open(const std::filesystem::path& config_file, const std::filesystem::path& data) {
  clock_.set(morning(day("2026-01-01")));
  Config config = must(read_config(config_file));
  config.data_directory = data;
  workspace_ = must(Workspace::open(std::move(config), clock_, log_,
                                    std::string(VIISARI_BINARY_DIR) + "/viisari"));
  const LoadReport loaded = must(workspace_->load_definitions());
  if (!loaded.errors().empty()) throw std::runtime_error(loaded.errors().front().to_string());
}

void AlertScene::publish(std::string_view month, double value, Date known_from) {
  Observation figure;
  figure.series = "koeala/osuus";
  figure.period = Period::parse(month).value();
  figure.value = value;
  figure.known_from = known_from;
  figure.source = {"report_" + std::to_string(++documents_), "1", std::to_string(value)};
  ImportBatch batch;
  batch.area = "koeala";
  batch.file_name = figure.source.document + ".csv";
  batch.sha256 = std::string(64, 'a');
  batch.by = "test";
  batch.recorded_at = clock_.now();
  batch.observations = {figure};
  must(workspace_->store().import(batch));
}

AlertReport AlertScene::step(Date as_of) {
  return step(as_of, morning(as_of));
}

AlertReport AlertScene::step(Date as_of, Instant now) {
  clock_.set(now);
  state_ = must(evaluate_all(*workspace_, as_of));
  return must(update_alerts(*workspace_, recipients_, *state_));
}

std::vector<Episode> AlertScene::episodes() const {
  EpisodeQuery query;
  query.closed = true;
  std::vector<Episode> all = must(store().alerts().episodes(query));
  std::sort(all.begin(), all.end(), [](const Episode& a, const Episode& b) { return a.id < b.id; });
  return all;
}

std::vector<Transition> AlertScene::transitions(std::int64_t episode) const {
  return must(store().alerts().transitions(episode));
}

std::vector<TransitionKind> AlertScene::kinds(std::int64_t episode) const {
  std::vector<TransitionKind> out;
  for (const Transition& transition : transitions(episode)) out.push_back(transition.kind);
  return out;
}

std::vector<Told> AlertScene::told(std::int64_t episode) const {
  return must(store().alerts().told(episode));
}

std::size_t AlertScene::mails() const {
  OutboxQuery query;
  query.limit = 1'000'000;
  return must(store().outbox().messages(query)).size();
}

}  // namespace viisari::testing_support
