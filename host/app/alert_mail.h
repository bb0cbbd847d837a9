// Alert mails: what a planned mail says. Words of the verdicts come from the assessment, as pages
// and commands show them. Thread-safety: pure functions.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "alert/recipients.h"
#include "app/alert_notices.h"
#include "app/evaluation.h"
#include "base/error.h"
#include "mail/mail.h"
#include "report/mail_text.h"
#include "web/api_source.h"

namespace viisari {

// The rows of a snapshot by indicator, and its areas by id. Borrows from the snapshot.
struct SnapshotIndex {
  std::map<std::string_view, std::pair<const AreaSnapshot*, const AreaSnapshot::Row*>> rows;
  std::map<std::string_view, const AreaSnapshot*> areas;
};
SnapshotIndex index_of(const Snapshot& snapshot);

struct AlertMailInput {
  const PlannedMail& mail;
  const NoticePlan& plan;
  std::span<const std::int64_t> episode_ids;  // of plan.episodes
  const Snapshot& snapshot;
  const SnapshotIndex& index;
  const AlertSubjects& subjects;
  const Recipients& recipients;
  std::string_view pages_url;
  bool simulated = false;
};
AlertMailContent alert_mail_content(const AlertMailInput& input);
// Charts of the first indicators that have left their paths, for those who have not been told of
// it before.
std::vector<MailImage> add_charts(AlertMailContent& content, const EvaluatedState& state,
                                  Language language, std::vector<Error>& errors);

// Why this recipient is told, in its language: a sentence. `area`: its name.
std::string why_text(const Recipient& recipient, const AlertRoute& route,
                     const Recipients& recipients, std::string_view area, std::string_view service,
                     Language language);

}  // namespace viisari
