// What alert mails and digests say, as text and as HTML, in Finnish and English. The same words as
// commands and pages: each indicator's reason is report/explain_text's sentence.
// Ownership: a content borrows nothing. Thread-safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "model/assessment.h"
#include "model/episode.h"
#include "model/indicator.h"
#include "report/format.h"

namespace viisari {

// An indicator as a mail shows it.
struct MailItem {
  std::string id;       // "area/key"; "area" for an area's outage
  std::string title;    // in the mail's language
  std::string area;     // name, in the mail's language
  std::string service;  // may be empty
  AssessmentStatus status = AssessmentStatus::kInvalid;
  std::optional<AssessmentStatus> before;  // of a change: the status in the last mail
  std::string reason;                      // one sentence
  std::string figure;                      // "23,2 % (1–8/2025)"; may be empty
  std::string target;                      // "vähintään 90 % (2025)"; may be empty
  std::string note;                        // of the alert rule; may be empty
  std::string url;                         // of the page that explains it
  std::string chart;                       // id of a MailImage; empty: none
  std::string chart_alt;
  bool simulated = false;
};

struct AlertNotice {
  TransitionKind transition = TransitionKind::kInvalid;
  EpisodeKind kind = EpisodeKind::kInvalid;
  Severity severity = Severity::kInvalid;
  std::int64_t episode = 0;  // its page is /alerts/N; 0: not known yet
  Date opened;
  MailItem item;
};

struct AlertMailContent {
  std::string area;     // name, in the mail's language
  std::string service;  // may be empty
  Date as_of;
  std::string role;  // of the recipient, who may acknowledge
  std::string why;   // why this person got it: one sentence
  std::vector<AlertNotice> notices;
  std::string pages_url;
  bool simulated = false;
};

struct DigestContent {
  std::string title;               // of the recipient's role
  std::vector<std::string> areas;  // names
  Date as_of;
  std::optional<Date> since;  // of the last digest this recipient got
  std::string why;
  std::string delayed;  // "delayed, due 5.1.2026 8.00"; empty: on time
  // No indicator is in two of the first three. Each list may be shorter than its total: the rest is
  // counted and linked.
  std::vector<MailItem> changed;    // verdict differs from the last mail's; not those achieved
  std::vector<MailItem> off_track;  // still off track or missed, most important first
  std::vector<MailItem> achieved;   // since the last mail
  std::vector<MailItem> overdue;    // figures that have not come
  std::size_t changed_total = 0;
  std::size_t off_track_total = 0;
  std::size_t achieved_total = 0;
  std::size_t overdue_total = 0;
  std::vector<std::pair<AssessmentStatus, std::size_t>> counts;  // in kStatusOrder
  std::size_t indicators = 0;
  std::optional<Date> latest_figure;  // when the newest figure was published
  std::string pages_url;
  std::string unsubscribe_url;  // empty: cannot leave
  bool simulated = false;
};

struct WatchdogContent {
  Date as_of;
  std::optional<Date> since;
  std::size_t indicators = 0;
  std::size_t figures_since = 0;      // stored since the last one
  std::optional<Date> latest_figure;  // when the newest figure was published
  std::size_t episodes_open = 0;
  std::size_t mails_sent = 0;  // since the last one
  std::size_t mails_waiting = 0;
  std::size_t mails_failed = 0;      // failed and expired
  std::vector<std::string> remarks;  // anything an admin should see to, a sentence each
  std::string pages_url;
  bool simulated = false;
};

struct MailText {
  std::string subject;
  std::string text;
  std::string html;
};

MailText alert_mail(const AlertMailContent& content, Language language);
MailText digest_mail(const DigestContent& content, Language language);
MailText watchdog_mail(const WatchdogContent& content, Language language);

// A mail that is not one of these, of figures that are made up: says so in its subject and at the
// top of both bodies, unless it does already.
MailText marked_simulated(MailText mail, Language language);

}  // namespace viisari
