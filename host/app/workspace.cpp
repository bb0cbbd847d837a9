#include "app/workspace.h"

#include <algorithm>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "app/loaded_definitions.h"
#include "area/area_host.h"
#include "base/log_messages.h"
#include "base/text.h"
#include "intake/read_file.h"
#include "script/definitions.h"
#include "store/sqlite/sqlite_store.h"
#include "store/store.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

// Lower case for ASCII and the Finnish letters, runs of white space as one space, no final stop.
std::string normalised_words(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("\xC3\x84") || rest.starts_with("\xC3\x96") ||
        rest.starts_with("\xC3\x85")) {
      out += '\xC3';
      out += static_cast<char>(rest[1] + 0x20);
      ++i;
    } else if (rest.starts_with("\xC2\xA0")) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      ++i;
    } else if (std::string_view(" \t\r\n").find(text[i]) != std::string_view::npos) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += to_lower_ascii(text.substr(i, 1));
    }
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.')) out.pop_back();
  return out;
}

}  // namespace

Limits script_limits(const Config& config) {
  Limits limits;
  limits.load_instructions = config.script_max_instructions;
  limits.value_instructions = config.script_max_instructions;
  limits.memory_bytes = static_cast<std::size_t>(config.script_max_memory_kib) * 1024;
  limits.load_time = std::chrono::milliseconds(config.script_max_time_ms);
  limits.value_time = std::chrono::milliseconds(config.script_max_time_ms);
  return limits;
}

Workspace::Workspace(Config config, const Clock& clock, Log& log, fs::path self)
    : config_(std::move(config)), clock_(clock), log_(log), self_(std::move(self)) {}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::open(Config config, const Clock& clock, Log& log,
                                                   fs::path self) {
  std::error_code error;
  fs::create_directories(config.data_directory, error);
  if (error) {
    return fail(kDataDirectory, "cannot be created: " + error.message(),
                config.data_directory.string());
  }
  std::unique_ptr<Workspace> workspace(
      new Workspace(std::move(config), clock, log, std::move(self)));
  auto store = open_sqlite_store(workspace->config_.data_directory / "viisari.db");
  if (!store) return fail(store.error());
  workspace->store_ = std::move(*store);
  workspace->definitions_ = std::make_unique<Definitions>(script_limits(workspace->config_));
  return workspace;
}

Result<LoadReport> Workspace::load_definitions() {
  const auto tree = read_source_tree(config_.definitions_directory, script_limits(config_));
  if (!tree) return fail(tree.error());

  if (!remembered_loaded_) {
    // A file that is broken today keeps what was good before the restart; one that is gone stays
    // gone.
    const auto remembered = store_->last_good_definitions();
    if (!remembered) return fail(remembered.error());
    std::set<std::string> present;
    for (const SourceFile& file : tree->files) present.insert(file.path);
    for (const Error& broken : tree->errors) present.insert(broken.file);
    std::vector<SourceFile> last_good;
    for (const DefinitionText& text : *remembered) {
      if (present.contains(text.path)) last_good.push_back({text.path, text.text});
    }
    if (!last_good.empty()) definitions_->load(std::move(last_good));
    remembered_loaded_ = true;
  }

  LoadReport report = definitions_->load(tree->files);
  for (const Error& broken : tree->errors) {
    FileReport file;
    file.path = broken.file;
    file.active = ActiveVersion::kNone;
    file.errors.push_back(broken);
    report.files.push_back(std::move(file));
  }
  std::sort(report.files.begin(), report.files.end(),
            [](const FileReport& a, const FileReport& b) { return a.path < b.path; });

  std::vector<DefinitionText> accepted;
  std::vector<std::string> retired;
  for (const FileReport& file : report.files) {
    if (file.active == ActiveVersion::kGone) retired.push_back(file.path);
    if (file.active != ActiveVersion::kNew) continue;
    const auto found =
        std::find_if(tree->files.begin(), tree->files.end(),
                     [&](const SourceFile& source) { return source.path == file.path; });
    if (found == tree->files.end()) continue;
    accepted.push_back({found->path, sha256_hex(found->text), found->text, clock_.now()});
  }
  if (auto stored = store_->accept_definitions(accepted); !stored) return fail(stored.error());
  if (auto stored = store_->retire_definitions(retired, clock_.now()); !stored) {
    return fail(stored.error());
  }
  for (const Error& error : report.errors()) {
    log_.write(log_message::kDefinitionRejected, {{"file", error.file},
                                                  {"line", std::to_string(error.line)},
                                                  {"code", std::string(error.code.name)}});
  }
  loaded_ = std::make_shared<const LoadedDefinitions>(LoadedDefinitions{*tree, report});
  return report;
}

Result<AreaHost*> Workspace::areas() {
  if (areas_ == nullptr) {
    AreaHostOptions options;
    options.self = self_;
    options.trusted_keys = config_.trusted_keys;
    options.limits.memory_bytes = static_cast<std::size_t>(config_.plugin_memory_mib) << 20U;
    options.limits.import_deadline = std::chrono::seconds(config_.plugin_deadline_seconds);
    options.limits.content_bytes = static_cast<std::size_t>(config_.import_max_file_mib) << 21U;
    auto areas = std::make_unique<AreaHost>(std::move(options), clock_, log_);
    if (auto found = areas->discover(config_.plugin_directory); !found) {
      return fail(found.error());
    }
    areas->start();
    areas_ = std::move(areas);
  }
  return areas_.get();
}

std::map<std::string, AreaDescription> Workspace::descriptions() {
  std::map<std::string, AreaDescription> out;
  for (const Indicator& indicator : definitions_->indicators()) {
    AreaDescription& area = out[indicator.area];
    area.area_id = indicator.area;
    area.name.fi = indicator.area;
  }
  const auto areas = this->areas();
  if (!areas) return out;
  for (const PluginStatus& plugin : (*areas)->status()) {
    if (auto description = (*areas)->description(plugin.id)) {
      out[plugin.id] = std::move(*description);
    }
  }
  return out;
}

std::optional<AssessmentStatus> status_of_words(const AreaDescription& area,
                                                std::string_view words) {
  const std::string said = normalised_words(words);
  const StatusWord* best = nullptr;
  std::size_t best_length = 0;
  for (const StatusWord& word : area.status_words) {
    const std::string phrase = normalised_words(word.words);
    if (phrase.size() > best_length && said.find(phrase) != std::string::npos) {
      best = &word;
      best_length = phrase.size();
    }
  }
  if (best == nullptr) return std::nullopt;
  return best->status;
}

}  // namespace viisari
