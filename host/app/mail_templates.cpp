#include "app/mail_templates.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

#include "app/config.h"
#include "app/sample_mails.h"
#include "app/template_values.h"
#include "app/workspace.h"
#include "base/log_messages.h"
#include "base/suggest.h"
#include "script/error_codes.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAlertFile = "alert.lua";
constexpr std::string_view kDigestFile = "digest.lua";
constexpr std::string_view kWatchdogFile = "watchdog.lua";
constexpr std::array kFiles{kAlertFile, kDigestFile, kWatchdogFile};

bool is_there(const fs::path& file) {
  std::error_code error;
  // Whatever is there but cannot be looked at is for the reading to complain of.
  return fs::symlink_status(file, error).type() != fs::file_type::not_found;
}

Result<MailTemplate> load(const Config& config, std::string_view name) {
  const Limits limits = script_limits(config);
  auto file = read_source_file(config.templates_directory, std::string(name), limits);
  // Errors are to name a path that opens.
  const std::string path = (config.templates_directory / name).string();
  if (!file) {
    file.error().file = path;
    return fail(std::move(file.error()));
  }
  file->path = path;
  return MailTemplate::load(std::move(*file), limits);
}

std::string& part_of(MailText& text, TemplatePart part) {
  switch (part) {
    case TemplatePart::kSubject:
      return text.subject;
    case TemplatePart::kText:
      return text.text;
    case TemplatePart::kHtml:
      break;
  }
  return text.html;
}

template <class Content>
MailText apply(const Config& config, std::string_view name, const Content& content,
               Language language, MailText builtin, std::vector<Error>& errors) {
  if (config.templates_directory.empty() || !is_there(config.templates_directory / name)) {
    return builtin;
  }
  const auto loaded = load(config, name);
  if (!loaded) {
    errors.push_back(loaded.error());
    return builtin;
  }
  const TemplateValue value = template_value(content, builtin, language);
  MailText text = builtin;
  bool good = true;
  for (const TemplatePart part : kTemplateParts) {
    if (!loaded->has(part)) continue;
    auto rendered = loaded->render(part, value);
    if (rendered) {
      part_of(text, part) = std::move(*rendered);
    } else {
      errors.push_back(std::move(rendered.error()));
      good = false;
    }
  }
  if (!good) return builtin;
  return content.simulated ? marked_simulated(std::move(text), language) : text;
}

std::vector<Error> check_names(const fs::path& folder) {
  std::vector<Error> errors;
  std::error_code error;
  for (fs::directory_iterator file(folder, error); !error && file != fs::directory_iterator();
       file.increment(error)) {
    const std::string name = file->path().filename().string();
    if (name.starts_with('.') || !name.ends_with(".lua")) continue;
    if (std::find(kFiles.begin(), kFiles.end(), name) != kFiles.end()) continue;
    errors.push_back(
        {script::kBadKey,
         "no mail has this template; there are alert.lua, digest.lua and watchdog.lua" +
             suggestion(name, kFiles),
         file->path().string(), 1, 0});
  }
  return errors;
}

}  // namespace

MailText apply_template(const Config& config, const AlertMailContent& content, Language language,
                        MailText builtin, std::vector<Error>& errors) {
  return apply(config, kAlertFile, content, language, std::move(builtin), errors);
}

MailText apply_template(const Config& config, const DigestContent& content, Language language,
                        MailText builtin, std::vector<Error>& errors) {
  return apply(config, kDigestFile, content, language, std::move(builtin), errors);
}

MailText apply_template(const Config& config, const WatchdogContent& content, Language language,
                        MailText builtin, std::vector<Error>& errors) {
  return apply(config, kWatchdogFile, content, language, std::move(builtin), errors);
}

void log_template_errors(Log& log, std::span<const Error> errors) {
  for (const Error& error : errors) {
    log.write(log_message::kTemplateFailed, {{"file", error.file},
                                             {"line", std::to_string(error.line)},
                                             {"code", std::string(error.code.name)}});
  }
}

std::vector<Error> check_mail_templates(const Config& config) {
  if (config.templates_directory.empty()) return {};
  std::vector<Error> errors = check_names(config.templates_directory);
  for (const Language language : {Language::kFinnish, Language::kEnglish}) {
    for (const AlertMailContent& content : sample_alert_mails()) {
      apply_template(config, content, language, alert_mail(content, language), errors);
    }
    for (const DigestContent& content : sample_digests()) {
      apply_template(config, content, language, digest_mail(content, language), errors);
    }
    for (const WatchdogContent& content : sample_watchdogs()) {
      apply_template(config, content, language, watchdog_mail(content, language), errors);
    }
  }
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return a.file != b.file ? a.file < b.file : a.line < b.line;
  });
  const auto same = [](const Error& a, const Error& b) {
    return a.file == b.file && a.line == b.line && a.code == b.code;
  };
  errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
  return errors;
}

}  // namespace viisari
