// Every message the program can log, with its meaning for an operator. docs/log-messages.md lists
// the same ids; a test keeps the two together. An id is never reused for another meaning.
// A part of the program adds its messages here, in its own section and in kLogMessages.
#pragma once

#include <array>

#include "base/log.h"

namespace viisari::log_message {

// ---- server
inline constexpr LogMessage kServerStarted{"SERVER_STARTED", LogLevel::kInfo,
                                           "The HTTP server answers at the address given.", ""};
inline constexpr LogMessage kServerStopped{"SERVER_STOPPED", LogLevel::kInfo,
                                           "The server ended after a signal.", ""};
inline constexpr LogMessage kRequestFailed{
    "REQUEST_FAILED", LogLevel::kError,
    "A request ended with an unexpected error; the client got status 500.",
    "Report the line with the request's path."};

// ---- area plugins and their workers
inline constexpr LogMessage kAreaStarted{"AREA_STARTED", LogLevel::kInfo,
                                         "An area's worker process loaded its plugin.", ""};
inline constexpr LogMessage kAreaRefused{
    "AREA_REFUSED", LogLevel::kError,
    "A plugin failed verification and was not loaded; the reason has a code of docs/sdk.md.",
    "Install a correct plugin file; the other areas are not affected."};
inline constexpr LogMessage kAreaEnded{
    "AREA_ENDED", LogLevel::kWarning,
    "A worker process ended or was ended; the reason has a code of docs/sdk.md.",
    "Nothing at once: it is restarted with growing delays. Tell the plugin's author."};
inline constexpr LogMessage kAreaOutput{"AREA_OUTPUT", LogLevel::kWarning,
                                        "A plugin wrote to its standard error.", ""};

// ---- definitions
inline constexpr LogMessage kDefinitionRejected{
    "DEFINITION_REJECTED", LogLevel::kError,
    "A definition file has an error; its last good version stays in use.",
    "Run `viisari check` on the folder and correct the line named."};
inline constexpr LogMessage kValueFailed{
    "VALUE_FAILED", LogLevel::kError,
    "A definition's value function failed; its indicators have no value until it is corrected.",
    "Correct the line named and run `viisari evaluate`."};

// ---- store, import, evaluation
inline constexpr LogMessage kImportStored{"IMPORT_STORED", LogLevel::kInfo,
                                          "A file's figures were stored.", ""};
inline constexpr LogMessage kImportRejected{
    "IMPORT_REJECTED", LogLevel::kWarning, "A file was rejected whole; nothing of it was stored.",
    "Run `viisari import AREA FILE --dry-run` to see every rejected row."};
inline constexpr LogMessage kImportUndone{
    "IMPORT_UNDONE", LogLevel::kInfo,
    "An import was undone: its figures count no more; `viisari imports list` says by whom and why.",
    ""};
inline constexpr LogMessage kEvaluationStored{
    "EVALUATION_STORED", LogLevel::kInfo, "The indicators were evaluated and the verdicts stored.",
    ""};
inline constexpr LogMessage kStoreFailed{"STORE_FAILED", LogLevel::kError,
                                         "The database could not be read or written.",
                                         "Run `viisari doctor`."};

// ---- mail
inline constexpr LogMessage kMailSent{"MAIL_SENT", LogLevel::kInfo,
                                      "A mail server took a message, or its file was written.", ""};
inline constexpr LogMessage kMailDeferred{
    "MAIL_DEFERRED", LogLevel::kWarning,
    "A message met a passing fault; the detail has a code of docs/mail.md. It is tried again.",
    "Nothing at once; `viisari outbox list` shows when the next try is."};
inline constexpr LogMessage kMailUnknown{
    "MAIL_UNKNOWN", LogLevel::kWarning,
    "The connection was lost after a message was sent and before the answer. It is sent again with "
    "the same Message-ID.",
    ""};
inline constexpr LogMessage kMailRefused{
    "MAIL_REFUSED", LogLevel::kError,
    "A message was refused for good; nobody gets it. The detail has a code of docs/mail.md.",
    "Correct the recipient's address, then `viisari outbox retry ID`."};
inline constexpr LogMessage kMailLeaseLost{
    "MAIL_LEASE_LOST", LogLevel::kWarning,
    "Sending took longer than the lease; another process has the message. The recipient may get it "
    "twice with the same Message-ID.",
    "Look for what makes the mail server slow."};
inline constexpr LogMessage kOutboxPaused{
    "OUTBOX_PAUSED", LogLevel::kError,
    "Nothing can be sent until someone acts: the reason has a code of docs/mail.md. One message is "
    "tried again every hour.",
    "Put [mail] or the server right, check it with `viisari mail test ADDRESS`, then run `viisari "
    "outbox resume`."};

// ---- schedules
inline constexpr LogMessage kScheduleRun{"SCHEDULE_RUN", LogLevel::kInfo,
                                         "A schedule was due; its mails were queued.", ""};
inline constexpr LogMessage kScheduleSkipped{
    "SCHEDULE_SKIPPED", LogLevel::kWarning,
    "A run of a schedule was missed and is not made up for, as schedules.toml says.", ""};
inline constexpr LogMessage kScheduleMailFailed{
    "SCHEDULE_MAIL_FAILED", LogLevel::kError,
    "A scheduled mail to one recipient could not be made; the others were.",
    "Correct what the code (docs/mail.md) says of the recipient."};

// ---- alerts
inline constexpr LogMessage kAlertWithoutRecipient{
    "ALERT_WITHOUT_RECIPIENT", LogLevel::kWarning,
    "Alerts opened that nobody but the admins is there to be told of; counts public ones only.",
    "Add a recipient for the area and service to recipients.toml; `viisari route test AREA/KEY` "
    "shows who would be told."};
inline constexpr LogMessage kAlertMailFailed{
    "ALERT_MAIL_FAILED", LogLevel::kError,
    "A mail of alerts could not be composed; it is tried again at the next round.",
    "Correct what the code (docs/mail.md) says of the recipient or the configuration."};
inline constexpr LogMessage kTemplateFailed{
    "TEMPLATE_FAILED", LogLevel::kError,
    "A mail template failed and the built-in mail went out instead; or a chart of a mail could not "
    "be drawn and was left out.",
    "Run `viisari check` and correct the line named."};
inline constexpr LogMessage kNotifyFailed{
    "NOTIFY_FAILED", LogLevel::kError,
    "A round of alerts, schedules and delivery could not be done; it is tried again.",
    "Correct what the code says; `viisari notify` shows it with its place."};
inline constexpr LogMessage kFeedbackNotTold{
    "FEEDBACK_NOT_TOLD", LogLevel::kWarning,
    "Feedback from the pages was kept, but no mail about it could be queued.",
    "Read it on the page of the outbox, and correct what the code (docs/mail.md) says."};

inline constexpr std::array kLogMessages{
    kServerStarted,    kServerStopped,   kRequestFailed,      kAreaStarted,
    kAreaRefused,      kAreaEnded,       kAreaOutput,         kDefinitionRejected,
    kValueFailed,      kImportStored,    kImportUndone,       kImportRejected,
    kEvaluationStored, kStoreFailed,     kMailSent,           kMailDeferred,
    kMailUnknown,      kMailRefused,     kMailLeaseLost,      kOutboxPaused,
    kScheduleRun,      kScheduleSkipped, kScheduleMailFailed, kAlertWithoutRecipient,
    kAlertMailFailed,  kTemplateFailed,  kNotifyFailed,       kFeedbackNotTold,
};

}  // namespace viisari::log_message
