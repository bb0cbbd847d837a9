// `viisari mail preview`: a mail as a role would get it, written to files instead of being sent.
// Nothing is queued, remembered or told. Thread-safety: one command a process.
#pragma once

#include <string>
#include <string_view>

#include "app/commands.h"
#include "mail/mail.h"

namespace viisari {

struct MailPreviewOptions {
  std::string what;   // name of a schedule, or "alert"
  std::string to;     // role
  std::string as_of;  // empty: today
  std::string since;  // empty: the role's last digest of that schedule
  std::string out;    // folder; empty: `preview` in the data directory
};
// What stands for a schedule's name to see a mail of what is open.
inline constexpr std::string_view kPreviewAlert = "alert";

int run_mail_preview(const CommandContext& context, const MailPreviewOptions& options);

// The HTML with its pictures in it, as a browser shows it without the mail.
std::string standalone_html(const Mail& mail);

}  // namespace viisari
