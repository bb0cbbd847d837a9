#include "app/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <sstream>

#include "base/text.h"
#include "mail/mail.h"
#include "mail/smtp_options.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

// Reads one table at a time; the first error wins and ends the reading.
class Reader {
 public:
  Reader(const toml::table& root, fs::path file)
      : root_(root), file_(std::move(file)), folder_(fs::absolute(file_).parent_path()) {}

  void enter(std::string_view section) {
    section_ = section;
    sections_.insert(std::string(section));
    known_.clear();
    table_ = nullptr;
    const toml::node* node = root_.get(section);
    if (node == nullptr) return;
    table_ = node->as_table();
    if (table_ == nullptr) bad(*node, "must be a table");
  }

  // After the keys of a section have been asked for: no other may be there.
  void leave() {
    if (table_ == nullptr) return;
    for (const auto& [key, node] : *table_) {
      if (!known_.contains(std::string(key.str()))) unknown(std::string(key.str()), node);
    }
  }

  void leave_root() {
    for (const auto& [key, node] : root_) {
      if (!sections_.contains(std::string(key.str()))) {
        section_.clear();
        unknown(std::string(key.str()), node);
      }
    }
  }

  template <class Integer>
  void integer(std::string_view key, Integer low, Integer high, Integer* out) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
      bad(*node, std::string(key) + " must be a whole number from " + std::to_string(low) + " to " +
                     std::to_string(high));
      return;
    }
    *out = static_cast<Integer>(*value);
  }

  void boolean(std::string_view key, bool* out) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<bool>();
    if (!value) {
      bad(*node, std::string(key) + " must be true or false");
      return;
    }
    *out = *value;
  }

  void text(std::string_view key, std::string* out) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const auto value = node->value_exact<std::string>();
    if (!value) {
      bad(*node, std::string(key) + " must be a text in quotes");
      return;
    }
    *out = *value;
  }

  // A key that is not there, or empty, leaves `out` as it is.
  void file(std::string_view key, fs::path* out) {
    std::string value;
    text(key, &value);
    if (!value.empty()) *out = (folder_ / value).lexically_normal();
  }

  void path(std::string_view key, std::string_view otherwise, fs::path* out) {
    std::string value(otherwise);
    text(key, &value);
    *out = (folder_ / value).lexically_normal();
  }

  void choice(std::string_view key, std::initializer_list<std::string_view> choices,
              std::string* out) {
    text(key, out);
    if (std::find(choices.begin(), choices.end(), *out) != choices.end()) return;
    std::string list;
    for (const std::string_view one : choices) {
      list += (list.empty() ? "\"" : ", \"") + std::string(one) + "\"";
    }
    bad(key, std::string(key) + " must be one of " + list);
  }

  void keys(std::string_view key, std::vector<std::string>* out) {
    const toml::node* node = find(key);
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      bad(*node, std::string(key) + " must be a list of texts");
      return;
    }
    for (const toml::node& element : *array) {
      const auto value = element.value_exact<std::string>();
      const bool hex = value && value->size() == 64 &&
                       value->find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
      if (!hex) {
        bad(element, std::string(key) + " must hold keys of 64 hex digits");
        return;
      }
      out->push_back(*value);
    }
  }

  void bad(std::string_view key, const std::string& text) {
    if (const toml::node* node = find(key)) bad(*node, text);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  const toml::node* find(std::string_view key) {
    known_.insert(std::string(key));
    return table_ == nullptr ? nullptr : table_->get(key);
  }

  static int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

  void bad(const toml::node& node, const std::string& text) {
    if (error_) return;
    error_ = Error{kConfigBadValue, "[" + section_ + "] " + text, file_.string(), line_of(node), 0};
  }
  void unknown(const std::string& key, const toml::node& node) {
    if (error_) return;
    const std::string where = section_.empty() ? "" : " in [" + section_ + "]";
    error_ = Error{kConfigUnknownKey, "'" + key + "' is not a key" + where, file_.string(),
                   line_of(node), 0};
  }

  const toml::table& root_;
  fs::path file_;
  fs::path folder_;
  std::string section_;
  std::set<std::string> sections_;
  std::set<std::string> known_;
  const toml::table* table_ = nullptr;
  std::optional<Error> error_;
};

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

bool is_web_address(std::string_view text) {
  const bool web = text.starts_with("https://") || text.starts_with("http://");
  return web && text.find("//") + 2 < text.size() && text.back() != '/' && !has_control(text) &&
         text.find_first_of(" \"<>?#") == std::string_view::npos;
}

void read_mail(Reader& reader, Config& config) {
  reader.enter("mail");
  reader.choice("transport", {"maildir", "smtp"}, &config.mail_transport);
  reader.file("folder", &config.mail_folder);
  reader.integer("every_seconds", 1, 3600, &config.mail_every_seconds);
  reader.text("from", &config.mail_from);
  if (!is_valid_utf8(config.mail_from) || !parse_mailbox(config.mail_from)) {
    reader.bad("from", "from must be an address, or a name and an address in <>");
  }
  reader.text("pages_url", &config.pages_url);
  if (!is_web_address(config.pages_url)) {
    reader.bad("pages_url", "pages_url must begin with https:// or http:// and not end in '/'");
  }
  reader.text("host", &config.smtp_host);
  if (!config.smtp_host.empty() && !is_host(config.smtp_host)) {
    reader.bad("host", "host must be the name or address of a mail server");
  }
  reader.integer("port", 1, 65535, &config.smtp_port);
  reader.choice("tls", {"starttls", "tls", "none"}, &config.smtp_tls);
  if (config.smtp_tls == "none" && !config.smtp_host.empty() &&
      !is_loopback_host(config.smtp_host)) {
    reader.bad("tls", "tls = \"none\" is for a server on this machine (localhost) only");
  }
  reader.text("user", &config.smtp_user);
  if (has_control(config.smtp_user)) reader.bad("user", "user must be one line");
  reader.file("password_file", &config.smtp_password_file);
  reader.file("ca_file", &config.smtp_ca_file);
  if (config.mail_transport == "smtp" && config.smtp_host.empty()) {
    reader.bad("transport", "transport = \"smtp\" needs host");
  }
  reader.path("recipients", "recipients.toml", &config.recipients_file);
  reader.path("schedules", "schedules.toml", &config.schedules_file);
  reader.path("templates", "templates", &config.templates_directory);
  reader.leave();
}

Result<Config> from_table(const toml::table& root, const fs::path& file) {
  Config config;
  config.file = fs::absolute(file);
  Reader reader(root, file);

  reader.enter("data");
  reader.path("directory", "../var", &config.data_directory);
  reader.leave();

  reader.enter("definitions");
  reader.path("directory", "../indicators", &config.definitions_directory);
  reader.integer("watch_seconds", 1, 3600, &config.watch_seconds);
  reader.leave();

  reader.enter("plugins");
  reader.path("directory", "../build/release/plugins", &config.plugin_directory);
  reader.keys("trusted_keys", &config.trusted_keys);
  reader.integer("memory_mib", 64, 4096, &config.plugin_memory_mib);
  reader.integer("deadline_seconds", 1, 600, &config.plugin_deadline_seconds);
  reader.leave();

  reader.enter("import");
  reader.integer("max_file_mib", 1, 1024, &config.import_max_file_mib);
  reader.leave();

  reader.enter("script");
  reader.integer<std::int64_t>("max_instructions", 10'000, 1'000'000'000,
                               &config.script_max_instructions);
  reader.integer("max_memory_kib", 256, 1'048'576, &config.script_max_memory_kib);
  reader.integer("max_time_ms", 10, 60'000, &config.script_max_time_ms);
  reader.leave();

  reader.enter("server");
  reader.text("address", &config.server_address);
  reader.integer("port", 0, 65535, &config.server_port);
  reader.integer("max_connections", 1, 4096, &config.server_max_connections);
  reader.boolean("behind_proxy", &config.server_behind_proxy);
  reader.leave();

  reader.enter("accounts");
  reader.integer("idle_minutes", 1, 24 * 60, &config.session_idle_minutes);
  reader.integer("session_hours", 1, 24 * 7, &config.session_hours);
  reader.leave();

  read_mail(reader, config);

  reader.enter("log");
  std::string format = "text";
  reader.text("format", &format);
  if (format == "json") {
    config.log.format = LogFormat::kJson;
  } else if (format != "text") {
    reader.bad("format", "format must be \"text\" or \"json\"");
  }
  std::string level = "info";
  reader.text("level", &level);
  if (!parse_log_level(level, &config.log.level)) {
    reader.bad("level", "level must be \"debug\", \"info\", \"warning\" or \"error\"");
  }
  reader.text("file", &config.log.file);
  if (!config.log.file.empty()) {
    config.log.file = (config.file.parent_path() / config.log.file).lexically_normal().string();
  }
  reader.leave();

  reader.leave_root();
  if (reader.error()) return fail(*reader.error());
  return config;
}

}  // namespace

Result<Config> read_config(const fs::path& file) {
  std::error_code status_error;
  if (!fs::is_regular_file(file, status_error)) {
    return fail(kConfigNotFound,
                "no such file; run the command from the project's folder or name a configuration "
                "with --config FILE",
                file.string());
  }
  try {
    return from_table(toml::parse_file(file.string()), file);
  } catch (const toml::parse_error& error) {
    return fail(kConfigSyntax, std::string(error.description()), file.string(),
                static_cast<int>(error.source().begin.line),
                static_cast<int>(error.source().begin.column));
  }
}

}  // namespace viisari
