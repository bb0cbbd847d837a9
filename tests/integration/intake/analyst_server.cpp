#include "analyst_server.h"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "app/http_analyst.h"
#include "script/definitions.h"

namespace viisari::test {

namespace fs = std::filesystem;

Result<std::optional<SignedIn>> TokenIdentity::find_session(std::string_view /*secret*/) {
  return std::nullopt;
}
Result<std::optional<Viewer>> TokenIdentity::find_token(std::string_view token) {
  Viewer viewer;
  viewer.account = token;
  viewer.role = PersonRole::kAnalyst;
  viewer.token = "1";
  if (token == "pirkanmaa" || token == "keski-suomi") {
    viewer.areas = {std::string(token)};
  } else if (token == "restricted") {
    viewer.restricted = true;
  } else if (token == "viewer") {
    viewer.role = PersonRole::kViewer;
  } else if (token == "leader") {
    viewer.role = PersonRole::kLeader;
  } else if (token != "every") {
    return std::nullopt;
  }
  return viewer;
}
Result<std::int64_t> TokenIdentity::write_begins(const WriteRecord& /*record*/) {
  return 1;
}
Result<void> TokenIdentity::write_ended(std::int64_t /*id*/, int /*status*/,
                                        std::string_view /*summary*/) {
  return {};
}

AnalystServer::AnalystServer() : AnalystServer(Options{}) {}

AnalystServer::AnalystServer(const Options& options)
    : clock_(parse_instant("2025-12-01T09:00:00Z").value()) {
  std::string pattern = (fs::temp_directory_path() / "viisari-analyst-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  definitions_ = fs::path(VIISARI_SOURCE_DIR) / "indicators";
  if (options.own_definitions) {
    fs::copy(definitions_, folder_ / "indicators", fs::copy_options::recursive);
    definitions_ = folder_ / "indicators";
  }
  Config config;
  config.data_directory = folder_ / "var";
  config.definitions_directory = definitions_;
  config.plugin_directory = fs::path(VIISARI_BINARY_DIR) / "plugins";
  config.plugin_deadline_seconds = options.plugin_deadline_seconds;
  config.server_port = 0;
  if (!options.plugin.empty()) {
    fs::copy(config.plugin_directory, folder_ / "plugins", fs::copy_options::recursive);
    config.plugin_directory = folder_ / "plugins";
    for (const char* end : {".so", ".plugin.toml"}) {
      fs::copy_file(
          fs::path(VIISARI_BINARY_DIR) / "tests/fixtures/plugins" / (options.plugin + end),
          folder_ / "plugins" / (options.plugin + end));
    }
  }
  auto workspace = Workspace::open(config, clock_, log_, fs::path(VIISARI_BINARY_DIR) / "viisari");
  if (!workspace) throw std::runtime_error(workspace.error().to_string());
  workspace_ = std::move(*workspace);
  if (const auto loaded = workspace_->load_definitions(); !loaded) {
    throw std::runtime_error(loaded.error().to_string());
  }
  source_ = std::make_unique<LiveSource>(*workspace_, std::nullopt);
  HttpServerOptions server;
  server.port = 0;
  WebParts parts;
  parts.identity = &identity_;
  for (const Routes& part :
       {import_routes(*source_), script_routes(*source_), due_routes(*source_)}) {
    parts.routes.insert(parts.routes.end(), part.begin(), part.end());
  }
  auto service = WebService::start(server, *source_, clock_, std::move(parts));
  if (!service) throw std::runtime_error(service.error().to_string());
  service_ = std::move(*service);
}

AnalystServer::~AnalystServer() {
  service_.reset();
  source_.reset();
  workspace_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

RawResponse AnalystServer::send(std::string_view method, std::string_view target,
                                std::string_view body, std::string_view who, std::string_view type,
                                std::string_view if_match) const {
  RawClient client(port());
  std::string request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\n";
  request += "Host: 127.0.0.1\r\nConnection: close\r\n";
  if (!who.empty()) request += "Authorization: Bearer " + std::string(who) + "\r\n";
  if (!type.empty()) {
    request += "Content-Type: " + std::string(type) + "\r\n";
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  if (!if_match.empty()) request += "If-Match: " + std::string(if_match) + "\r\n";
  client.send(request + "\r\n");
  client.send(body);
  return client.read(method == "HEAD").value_or(RawResponse{});
}

RawResponse AnalystServer::get(std::string_view target, std::string_view who) const {
  return send("GET", target, {}, who, {});
}

RawResponse AnalystServer::preview(std::string_view area, std::string_view csv,
                                   std::string_view who, std::string_view name) const {
  return send("POST",
              "/api/v1/areas/" + std::string(area) + "/imports/preview?name=" + std::string(name),
              csv, who, "text/csv");
}

RawResponse AnalystServer::import(std::string_view area, std::string_view csv,
                                  std::string_view if_match, std::string_view who,
                                  std::string_view name) const {
  return send("POST", "/api/v1/areas/" + std::string(area) + "/imports?name=" + std::string(name),
              csv, who, "text/csv", if_match);
}

std::string AnalystServer::import_whole(std::string_view area, std::string_view csv,
                                        std::string_view who) const {
  const RawResponse looked = preview(area, csv, who);
  if (looked.status != 200) throw std::runtime_error(looked.body);
  const RawResponse stored = import(area, csv, looked.fields.at("etag"), who);
  if (stored.status != 201) throw std::runtime_error(stored.body);
  return member(stored.body, "id");
}

RawResponse AnalystServer::undo(std::string_view id, std::string_view if_match,
                                std::string_view who) const {
  return send("POST", "/api/v1/imports/" + std::string(id) + "/undo",
              R"({"reason":"Väärä tiedosto"})", who, "application/json", if_match);
}

std::string member(std::string_view json, std::string_view name) {
  const std::string key = "\"" + std::string(name) + "\":";
  const std::size_t at = json.find(key);
  if (at == std::string_view::npos) return {};
  std::string_view rest = json.substr(at + key.size());
  rest = rest.substr(0, rest.find_first_of(",]}"));
  if (rest.starts_with('"')) rest.remove_prefix(1);
  if (rest.ends_with('"')) rest.remove_suffix(1);
  return std::string(rest);
}

}  // namespace viisari::test
