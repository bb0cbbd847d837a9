// Planning notices: from the episodes and who has been told, to the mails that are due now. Used by
// the step that queues mails and by the replay that only counts them.
// Ownership: a plan borrows recipients from the settings. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alert/notices.h"
#include "alert/recipients.h"
#include "alert/routing.h"
#include "alert/step.h"
#include "base/result.h"
#include "model/alert_rule.h"
#include "model/episode.h"
#include "model/indicator.h"
#include "store/alert_store.h"

namespace viisari {

// One transition told to one recipient.
struct PlannedNotice {
  std::size_t episode = 0;  // in NoticePlan::episodes
  int transition = 0;
  TransitionKind kind = TransitionKind::kInvalid;  // what it is to this recipient
  NoticeReason reason = NoticeReason::kInvalid;
  AlertRoute route;
};

struct PlannedMail {
  const Recipient* recipient = nullptr;
  std::string service;  // of the episodes; empty for overdue figures
  std::vector<PlannedNotice> notices;
};

struct NoticePlan {
  // Those of the step, at the same places, and after them further open ones that a notice is due
  // of.
  std::vector<Episode> episodes;
  // By recipient in the order of the file, then by group.
  std::vector<PlannedMail> mails;
  // Of what opened in this step, nobody but the admins is there to be told.
  std::vector<std::size_t> without_recipient;  // in `episodes`
};

// What an episode is about.
struct AlertSubjects {
  std::map<std::string_view, const Indicator*> indicators;  // by id
  std::map<std::string_view, const AlertRule*> rules;       // by id
};
AlertSubjects alert_subjects(std::span<const Watched> watched, std::span<const AlertRule> rules);
AlertSubjects alert_subjects(std::span<const Indicator> indicators,
                             std::span<const AlertRule> rules);

// Who is to be told of an episode, whether anything is due or not. The admins where nobody else is
// there; empty when its indicator is not defined any more.
std::vector<AlertRoute> routes_of(const Episode& episode, const AlertSubjects& subjects,
                                  const Recipients& recipients);

// A recipient's answer on one episode as things are: told now, or why not.
struct NoticeAnswer {
  AlertRoute route;
  NoticeReason reason = NoticeReason::kInvalid;
};

struct NoticeInput {
  const AlertState& state;
  const AlertStep& step;
  const AlertSubjects& subjects;
  const Recipients& recipients;
  Instant now{};
  // The last transition of an open episode that the step did not touch.
  std::function<Result<Transition>(const Episode& episode)> last_transition;
};
Result<NoticePlan> plan_notices(const NoticeInput& input);

// The same question for one open episode, to show.
std::vector<NoticeAnswer> notices_of(const Episode& episode, const Transition& latest,
                                     const AlertState& state, const AlertSubjects& subjects,
                                     const Recipients& recipients, Instant now);

}  // namespace viisari
