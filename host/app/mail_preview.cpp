#include "app/mail_preview.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "app/alert_mail.h"
#include "app/alert_notices.h"
#include "app/alerting.h"
#include "app/config.h"
#include "app/digests.h"
#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "app/render_mail.h"
#include "app/session.h"
#include "app/simulating.h"
#include "app/watchdog.h"
#include "app/workspace.h"
#include "base/suggest.h"
#include "mail/compose.h"
#include "script/definitions.h"
#include "store/alert_store.h"
#include "store/store.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

inline constexpr ErrorCode kPreviewFailed{"mail.preview_failed", ErrorKind::kCannotRun};
inline constexpr ErrorCode kNothingOpen{"mail.nothing_open"};

// A preview of a past day is dated at eight in the morning in Finland's winter, so that the same
// day gives the same bytes.
constexpr std::chrono::hours kMorning{6};

struct Preview {
  Workspace& workspace;
  const NotifySettings& settings;
  const EvaluatedState& state;
  const Recipient& recipient;
  Instant now{};
};

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const auto byte = [&](std::size_t at) {
      return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
    };
    const unsigned three = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
    for (unsigned digit = 0; digit < 4; ++digit) {
      const bool padding = i + digit > bytes.size();
      out += padding ? '=' : kDigits[three >> (18U - 6U * digit) & 0x3FU];
    }
  }
  return out;
}

Result<const Recipient*> find_recipient(const Recipients& recipients, std::string_view role) {
  if (const Recipient* found = recipients.find(role)) return found;
  std::vector<std::string_view> known;
  for (const Recipient& recipient : recipients.all) known.push_back(recipient.role);
  return fail(kNoSuchRole, "there is no role '" + std::string(role) + "' in " +
                               recipients.file.string() + suggestion(role, known));
}

Result<const Schedule*> find_schedule(const Schedules& schedules, std::string_view name) {
  if (const Schedule* found = schedules.find(name)) return found;
  std::vector<std::string_view> known{kPreviewAlert};
  for (const Schedule& schedule : schedules.all) known.push_back(schedule.name);
  return fail(kNoSuchSchedule, "there is no schedule '" + std::string(name) + "' in " +
                                   schedules.file.string() + suggestion(name, known));
}

Result<Mail> preview_watchdog(const Preview& preview, const Schedule& schedule,
                              const MailPreviewOptions& options,
                              std::vector<Error>& template_errors) {
  WatchdogQuestion question{preview.state, preview.settings, preview.recipient, {}, preview.now};
  if (const auto since = Date::parse(options.since)) question.since = since->sys_days() + kMorning;
  const auto content = watchdog_content(preview.workspace, question);
  if (!content) return fail(content.error());
  MailFrame frame{preview.workspace.config(), preview.recipient, preview.now, {}, {}, {}};
  frame.message_id = "watchdog-" + schedule.name + "-" +
                     preview.state.snapshot()->as_of.to_string() + "." + preview.recipient.role;
  return render_watchdog_mail(*content, frame, template_errors);
}

Result<Mail> preview_scheduled(const Preview& preview, const MailPreviewOptions& options,
                               std::vector<Error>& template_errors) {
  const auto schedule = find_schedule(preview.settings.schedules, options.what);
  if (!schedule) return fail(schedule.error());
  if ((*schedule)->sends == ScheduleSends::kWatchdog) {
    return preview_watchdog(preview, **schedule, options, template_errors);
  }
  DigestRequest request;
  request.recipient = &preview.recipient;
  request.schedule = *schedule;
  request.now = preview.now;
  request.preview = true;
  if (!options.since.empty()) {
    request.since = Date::parse(options.since);
  } else {
    const auto last =
        preview.workspace.store().alerts().last_digest((*schedule)->name, preview.recipient.role);
    if (!last) return fail(last.error());
    if (*last && **last < preview.state.snapshot()->as_of) request.since = *last;
  }
  return digest(preview.workspace, preview.state, request, template_errors);
}

// The largest of the mails that this recipient would get if nobody had been told of anything yet.
Result<Mail> preview_alert(const Preview& preview, std::vector<Error>& template_errors) {
  const Snapshot& snapshot = *preview.state.snapshot();
  const std::span<const AlertRule> rules = preview.workspace.definitions().alert_rules();
  const std::vector<Watched> watched = watch(preview.state);
  const AlertSubjects subjects = alert_subjects(watched, rules);
  const AlertState nothing;
  const AlertStep step = step_alerts({rules, watched, nothing.open, snapshot.as_of, preview.now});
  const auto plan = plan_notices({nothing, step, subjects, preview.settings.recipients, preview.now,
                                  [](const Episode&) -> Result<Transition> {
                                    return fail(kNoSuchEpisode, "a preview has no earlier ones");
                                  }});
  if (!plan) return fail(plan.error());
  const PlannedMail* chosen = nullptr;
  for (const PlannedMail& mail : plan->mails) {
    if (mail.recipient != &preview.recipient) continue;
    if (chosen == nullptr || mail.notices.size() > chosen->notices.size()) chosen = &mail;
  }
  if (chosen == nullptr) {
    return fail(kNothingOpen, "on " + snapshot.as_of.to_string() + " nothing is open that role '" +
                                  preview.recipient.role + "' is told of at once");
  }
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < plan->episodes.size(); ++i) {
    ids.push_back(static_cast<std::int64_t>(i) + 1);
  }
  const auto simulated = holds_simulated_figures(preview.workspace.store());
  if (!simulated) return fail(simulated.error());
  const Config& config = preview.workspace.config();
  const SnapshotIndex index = index_of(snapshot);
  AlertMailContent content =
      alert_mail_content({*chosen, *plan, ids, snapshot, index, subjects,
                          preview.settings.recipients, config.pages_url, *simulated});
  MailFrame frame{config, preview.recipient, preview.now, {}, {}, {}};
  frame.message_id = "alert-" + snapshot.as_of.to_string() + "." + preview.recipient.role;
  const Language language = parse_language(preview.recipient.language).value_or(Language::kFinnish);
  frame.images = add_charts(content, preview.state, language, template_errors);
  return render_alert_mail(content, frame, template_errors);
}

Result<fs::path> write(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return fail(kPreviewFailed, "cannot be written", file.string());
  return file;
}

// "<digest-monthly-2026-01-05.role@…>" without what stands about the left part.
std::string name_of(const Mail& mail) {
  return mail.message_id.substr(1, mail.message_id.rfind('@') - 1);
}

Result<void> write_files(const Mail& mail, const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(kPreviewFailed, error.message(), folder.string());
  const auto bytes = compose(mail);
  if (!bytes) return fail(bytes.error());
  const auto message = write(folder / (name_of(mail) + ".eml"), *bytes);
  if (!message) return fail(message.error());
  const auto page = write(folder / (name_of(mail) + ".html"), standalone_html(mail));
  if (!page) return fail(page.error());
  put(message->string() + "\n" + page->string() + "\n\n");
  return {};
}

}  // namespace

std::string standalone_html(const Mail& mail) {
  std::string html = mail.html;
  for (const MailImage& image : mail.images) {
    const std::string reference = "\"cid:" + image.id + "\"";
    const std::string data = "\"data:image/png;base64," + base64(image.png) + "\"";
    for (std::size_t at = html.find(reference); at != std::string::npos;
         at = html.find(reference, at + data.size())) {
      html.replace(at, reference.size(), data);
    }
  }
  return html;
}

int run_mail_preview(const CommandContext& context, const MailPreviewOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  NotifySettings settings;
  const std::vector<Error> faults = read_notify_settings(workspace.config(), settings);
  int status = 0;
  for (const Error& fault : faults) status = std::max(status, failed(fault));
  if (status != 0) return status;
  const auto recipient = find_recipient(settings.recipients, options.to);
  if (!recipient) return failed(recipient.error());
  if (options.what != kPreviewAlert) {
    const auto schedule = find_schedule(settings.schedules, options.what);
    if (!schedule) return failed(schedule.error());
  }
  const Date as_of = as_of_date(options.as_of, workspace);
  const auto state = evaluate_and_tell(workspace, as_of);
  if (!state) return failed(state.error());
  const Instant now =
      options.as_of.empty() ? workspace.clock().now() : Instant(as_of.sys_days() + kMorning);

  const Preview preview{workspace, settings, **state, **recipient, now};
  std::vector<Error> template_errors;
  const auto mail = options.what == kPreviewAlert
                        ? preview_alert(preview, template_errors)
                        : preview_scheduled(preview, options, template_errors);
  if (!mail) return failed(mail.error());
  for (const Error& error : template_errors) put_error(error);
  const fs::path folder =
      options.out.empty() ? workspace.config().data_directory / "preview" : fs::path(options.out);
  if (const auto written = write_files(*mail, folder); !written) return failed(written.error());
  put(mail->subject + "\n\n" + mail->text);
  return template_errors.empty() ? 0 : 1;
}

}  // namespace viisari
