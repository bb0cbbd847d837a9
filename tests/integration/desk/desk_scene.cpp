#include "desk_scene.h"

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "../web/raw_client.h"
#include "app/http_admin.h"
#include "app/http_desk.h"
#include "app/notify_settings.h"
#include "app/notifying.h"
#include "report/json.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari::testing_support {
namespace {

constexpr const char* kDocuments = R"(
document "plan" { title = { fi = "Suunnitelma", en = "Plan" }, published = "2025-01-01" }
)";

constexpr const char* kIndicators = R"(
local lapset = service "Lapset"
local aikuiset = service "Aikuiset"
local function share(title, service)
  return {
    title = { fi = title, en = title }, unit = "percent", kind = "share", better = "up",
    service = service, source = cite(doc.plan, 1),
    targets = { ["2026"] = at_least(80, cite(doc.plan, 2, "80 %")) },
  }
end
indicator "osuus" (share("Osuus", lapset))
indicator "hyva" (share("Hyvä", aikuiset))
local hidden = share("Salattu osuus kokonaan", lapset)
hidden.visibility = "restricted"
indicator "salainen" (hidden)
local slow = share("Hidas", lapset)
slow.reporting = "monthly"
indicator "hidas" (slow)
alert "tarkea" { on = "osuus", severity = "high", note = { fi = "Katso tämä", en = "See this" } }
)";

constexpr const char* kElsewhere = R"(
local palvelu = service "Muut"
indicator "osuus" {
  title = { fi = "Osuus muualla", en = "Share elsewhere" }, unit = "percent", kind = "share",
  better = "up", service = palvelu, source = cite(doc.plan, 1),
  targets = { ["2026"] = at_least(80, cite(doc.plan, 2, "80 %")) },
}
)";

constexpr const char* kRecipients = R"(
[[recipient]]
role = "yllapito"
title = "Ylläpito"
address = "yllapito@palvelu.example"
admin = true
digests = ["kooste"]
[[recipient]]
role = "koeala.lapset"
title = "Lasten palvelujen johto"
address = "lapset@koeala.example"
areas = ["koeala"]
services = ["Lapset"]
at_once = "warning"
[[recipient]]
role = "koeala.erityis"
title = "Erityispalvelujen johto"
address = "erityis@koeala.example"
areas = ["koeala"]
services = ["Lapset"]
at_once = "warning"
restricted = true
)";

constexpr const char* kSchedules = R"(
[[schedule]]
name = "kooste"
sends = "digest"
rule = "FREQ=MONTHLY;BYMONTHDAY=5"
time = "08:00"
start = 2026-01-01
)";

constexpr const char* kConfig = R"(
[data]
directory = "var"
[definitions]
directory = "indicators"
[plugins]
directory = "plugins"
[server]
port = 0
)";

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().to_string());
  return std::move(*result);
}

void add(Routes& all, Routes more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

rapidjson::Document Reply::json() const {
  rapidjson::Document document;
  document.Parse(body.c_str());
  return document;
}

std::string Reply::etag() const {
  const auto found = fields.find("etag");
  return found == fields.end() ? std::string() : found->second;
}

std::string Reply::problem() const {
  const auto document = json();
  constexpr std::string_view kBase = "/problems/";
  if (!document.IsObject() || !document.HasMember("type")) return {};
  return std::string(document["type"].GetString()).substr(kBase.size());
}

std::vector<std::string> Reply::wrong() const {
  std::vector<std::string> out;
  const auto document = json();
  if (!document.IsObject() || !document.HasMember("errors")) return out;
  for (const auto& error : document["errors"].GetArray()) {
    out.emplace_back(error[error.HasMember("pointer") ? "pointer" : "parameter"].GetString());
  }
  return out;
}

DeskScene::DeskScene(const std::string& name) : here_(name) {
  here_.write("indicators/koeala/documents.lua", kDocuments);
  here_.write("indicators/koeala/mittarit.lua", kIndicators);
  here_.write("indicators/muuala/documents.lua", kDocuments);
  here_.write("indicators/muuala/mittarit.lua", kElsewhere);
  here_.write("recipients.toml", kRecipients);
  here_.write("schedules.toml", kSchedules);
  std::filesystem::create_directories(here_.folder() / "plugins");
  const auto config = here_.write("own.toml", kConfig);
  clock_.set(parse_instant("2026-03-02T06:00:00Z").value());
  workspace_ = must(Workspace::open(must(read_config(config)), clock_, log_,
                                    std::string(VIISARI_BINARY_DIR) + "/viisari"));
  const LoadReport loaded = must(workspace_->load_definitions());
  if (!loaded.errors().empty()) throw std::runtime_error(loaded.errors().front().to_string());
  publish("koeala/osuus", "2026-01", 50, "2026-02-10");
  publish("koeala/hyva", "2026-01", 90, "2026-02-10");
  publish("koeala/salainen", "2026-01", 43.21, "2026-02-10");
  publish("koeala/hidas", "2025-10", 90, "2025-11-10");
  publish("muuala/osuus", "2026-01", 50, "2026-02-10");

  source_ = std::make_unique<LiveSource>(*workspace_, std::nullopt);
  accounts_ = std::make_unique<Accounts>(store().accounts(), clock_, AccountsOptions{});
  identity_ = std::make_unique<AccountIdentity>(*accounts_);
  feedback_ = std::make_unique<FeedbackDesk>(store(), workspace_->config(), clock_, log_);
  add_person("johto", {"leader", {"koeala"}, false, "koeala.lapset", true});
  add_person("erityis", {"leader", {"koeala"}, true, "koeala.erityis", true});
  add_person("muu", {"leader", {"muuala"}, false, "", true});
  add_person("katsoja", {"viewer", {"koeala"}, false, "", true});
  add_person("analyysi", {"analyst", {"koeala"}, false, "", true});
  add_person("yllapito", {"admin", {}, false, "", true});
  add_person("ylin", {"admin", {}, true, "", true});

  WebParts parts{.identity = identity_.get()};
  add(parts.routes, desk_routes(*source_));
  add(parts.routes, alert_routes(*source_));
  add(parts.routes, admin_routes(*source_));
  add(parts.routes, feedback_routes(*feedback_, store()));
  HttpServerOptions options;
  options.port = 0;
  service_ = must(WebService::start(options, *source_, clock_, std::move(parts)));
}

DeskScene::~DeskScene() {
  service_->stop();
}

void DeskScene::add_person(const std::string& name, const AccountSettings& settings) {
  must(
      store().accounts().add_account(name, settings, {"no password", false}, "test", clock_.now()));
  tokens_[name] = must(accounts_->create_token(
                           {name, "test", "write", Date::parse("2026-12-31").value()}, "test"))
                      .secret;
}

Reply DeskScene::get(const std::string& who, const std::string& target) {
  return send(who, "GET", target);
}

Reply DeskScene::send(const std::string& who, const std::string& method, const std::string& target,
                      const std::string& body, const std::string& if_match) {
  std::string head = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  if (!who.empty()) head += "Authorization: Bearer " + tokens_.at(who) + "\r\n";
  if (!if_match.empty()) head += "If-Match: " + if_match + "\r\n";
  if (!body.empty()) head += "Content-Type: application/json\r\n";
  if (method != "GET") head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  RawClient client(service_->port());
  client.send(head + "Connection: close\r\n\r\n" + body);
  const auto response = client.read();
  if (!response) throw std::runtime_error("no answer to " + method + " " + target);
  JsonWriter note;
  note.begin_object();
  note.member("method", method);
  note.member("path", target.substr(0, target.find('?')));
  note.member("status", response->status);
  note.key("fields");
  note.begin_object();
  for (const auto& [name, value] : response->fields) note.member(name, value);
  note.end_object();
  note.member("body", response->body);
  note.end_object();
  std::ofstream(answers(), std::ios::app) << note.take() << "\n";
  return {response->status, response->fields, response->body};
}

void DeskScene::round(const char* now) {
  clock_.set(parse_instant(now).value());
  source_->refresh();
  NotifySettings settings;
  const auto faults = read_notify_settings(workspace_->config(), settings);
  if (!faults.empty()) throw std::runtime_error(faults.front().to_string());
  must(source_->notify(settings));
  must(deliver_mails({store(), workspace_->config(), clock_, log_, {}}, settings.recipients));
}

void DeskScene::publish(const std::string& series, const char* period, double value,
                        const char* known_from) {
  Observation figure;
  figure.series = series;
  figure.period = Period::parse(period).value();
  figure.value = value;
  figure.known_from = Date::parse(known_from).value();
  figure.source = {"report_" + std::to_string(++documents_), "1", std::to_string(value)};
  ImportBatch batch;
  batch.area = series.substr(0, series.find('/'));
  batch.file_name = figure.source.document + ".csv";
  batch.sha256 = std::string(64, 'a');
  batch.by = "test";
  batch.recorded_at = clock_.now();
  batch.observations = {figure};
  must(store().import(batch));
  if (source_) source_->refresh();
}

std::vector<std::string> DeskScene::mails() const {
  std::vector<std::string> out;
  const auto folder = here_.folder() / "var" / "mail" / "new";
  if (!std::filesystem::exists(folder)) return out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return out;
}

std::string DeskScene::undescribed() const {
  if (!std::filesystem::exists(answers())) return "no answer was noted";
  const auto out = here_.folder() / "undescribed.txt";
  const std::string source = VIISARI_SOURCE_DIR;
  const std::string command =
      "/usr/bin/python3 '" + source + "/tests/integration/desk/validate_answers.py' '" + source +
      "/host/web/openapi.yaml' '" + answers().string() + "' > '" + out.string() + "' 2>&1";
  if (std::system(command.c_str()) == 0) return {};
  std::ifstream file(out);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::int64_t DeskScene::alert(const std::string& subject) {
  EpisodeQuery query;
  query.subject = subject;
  const auto found = must(store().alerts().episodes(query));
  return found.empty() ? 0 : found.front().id;
}

}  // namespace viisari::testing_support
