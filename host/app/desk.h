// Desk: what one signed-in person has to see to: what changed since the last visit, open alerts,
// findings, overdue figures and mails, of the services of the person's recipient or of the areas of
// the account.
//
// Everything is made from what the person may see: restricted indicators are neither listed nor
// counted for those without the right. Statuses, figures, findings and overdue figures are as known
// on a day; alerts and mails are those of now.
// Ownership: owns its alert book, which borrows the store; rows and findings are kept alive by it.
// Thread-safety: open_desk() may be called from any thread; a desk belongs to one.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/alert_book.h"
#include "app/evaluation.h"
#include "base/date.h"
#include "base/result.h"
#include "model/finding.h"
#include "model/observation.h"
#include "store/outbox.h"

namespace viisari {

inline constexpr int kFirstVisitDays = 30;        // looked back at a first visit
inline constexpr std::size_t kDeskFigures = 200;  // listed; the rest is counted
inline constexpr std::size_t kDeskMails = 50;

struct DeskRow {
  const AreaSnapshot* area = nullptr;
  const AreaSnapshot::Row* row = nullptr;
};

enum class ChangeDirection : std::uint8_t { kWorse, kBetter, kOther };
std::string_view to_string(ChangeDirection direction);  // "worse", "better", "other"
ChangeDirection direction_of(std::optional<AssessmentStatus> before, AssessmentStatus now);

struct DeskStatusChange {
  DeskRow subject;
  std::optional<AssessmentStatus> before;  // nothing: it was not there
  ChangeDirection direction = ChangeDirection::kOther;
};
struct DeskFigure {
  DeskRow subject;
  Observation figure;
  bool revised = false;  // it corrects an earlier one
};
struct DeskAlertChange {
  Episode episode;
  Transition transition;
};
struct DeskFinding {
  const Finding* finding = nullptr;
  std::vector<DeskRow> subjects;  // never empty
};
struct DeskOverdue {
  DeskRow subject;
  std::optional<Date> due;  // of the first figure that is missing
  int days_late = 0;        // 0 where `due` is not known
};
struct DeskMail {
  OutboxMessage message;
  bool withheld = false;
};

struct Desk {
  AlertBook book;
  std::vector<const AreaSnapshot*> areas;  // that it covers
  std::optional<Instant> last_visit;
  Date since;                              // changes are counted from its end
  std::vector<DeskRow> rows;               // every indicator that it covers
  std::vector<DeskStatusChange> statuses;  // those that got worse first
  std::vector<DeskFigure> figures;         // newest first, at most kDeskFigures
  std::size_t figures_total = 0;
  std::vector<DeskAlertChange> alert_changes;  // newest first
  std::vector<Episode> alerts;                 // open ones, what nobody sees to first
  std::vector<DeskFinding> findings;           // contradictions first
  std::vector<DeskOverdue> overdue;            // the longest overdue first
  std::vector<DeskMail> mails;                 // newest first, at most kDeskMails
  // What `findings` points into.
  std::vector<std::shared_ptr<const std::vector<Finding>>> found;
};

struct DeskRequest {
  Viewer viewer;
  std::optional<Date> as_of;  // nothing: the source's day
  std::optional<Date> since;  // nothing: since the last visit
};
Result<Desk> open_desk(const LiveSource& source, const DeskRequest& request);

// Marks that the account has looked. The time of it.
Result<Instant> mark_visit(const LiveSource& source, const Viewer& viewer);

}  // namespace viisari
