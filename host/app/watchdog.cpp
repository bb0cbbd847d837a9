#include "app/watchdog.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "alert/routing.h"
#include "app/config.h"
#include "app/workspace.h"
#include "base/checked_cast.h"
#include "store/store.h"

namespace viisari {
namespace {

class Remarks {
 public:
  explicit Remarks(Language language) : finnish_(language == Language::kFinnish) {}

  void add(const std::string& finnish, const std::string& english) {
    all_.push_back(finnish_ ? finnish : english);
  }
  std::vector<std::string> take() { return std::move(all_); }

 private:
  bool finnish_;
  std::vector<std::string> all_;
};

// Roles that a schedule's mail is meant for and that nobody reads for while they are away.
void add_unread(Remarks& remarks, const NotifySettings& settings) {
  for (const Schedule& schedule : settings.schedules.all) {
    if (schedule.sends != ScheduleSends::kDigest) continue;
    std::size_t readers = 0;
    for (const Recipient& recipient : settings.recipients.all) {
      const bool wants = std::find(recipient.digests.begin(), recipient.digests.end(),
                                   schedule.name) != recipient.digests.end();
      if (!wants) continue;
      ++readers;
      if (stand_in(settings.recipients, recipient) == nullptr) {
        remarks.add("Rooli " + recipient.role + " on poissa eikä sijaista ole.",
                    "Role " + recipient.role + " is away and has no deputy.");
      }
    }
    if (readers == 0) {
      remarks.add("Aikataululla " + schedule.name + " ei ole vastaanottajia.",
                  "The schedule " + schedule.name + " has no recipients.");
    }
  }
}

struct Figures {
  std::size_t since = 0;
  std::optional<Date> latest;
};

// Of the indicators that the reader may see; all figures are counted the first time.
Result<Figures> figures(Store& store, const WatchdogQuestion& question,
                        const std::set<std::string_view>& seen) {
  Figures found;
  ObservationQuery query;
  query.as_of = Date::of(question.now);
  query.every_version = true;
  const auto visited = store.visit_observations(query, [&](const Observation& observation) {
    if (!observation.value || !seen.contains(observation.series)) return;
    found.latest = std::max(found.latest.value_or(observation.known_from), observation.known_from);
    if (!question.since || observation.recorded_at > *question.since) ++found.since;
  });
  if (!visited) return fail(visited.error());
  return found;
}

bool may_know_of(const Recipient& reader, const OutboxMessage& message,
                 const Recipients& recipients) {
  const Recipient* recipient = recipients.find(message.recipient);
  return reader.restricted || recipient == nullptr || !recipient->restricted;
}

// Messages in a state that came after `since`.
Result<std::size_t> messages(Outbox& outbox, MessageState state, const WatchdogQuestion& question) {
  const std::optional<Instant> since = question.since;
  OutboxQuery query;
  query.state = state;
  query.limit = std::numeric_limits<std::int32_t>::max();
  const auto all = outbox.messages(query);
  if (!all) return fail(all.error());
  return checked_cast<std::size_t>(
      std::count_if(all->begin(), all->end(), [&](const OutboxMessage& message) {
        // Alerts of figures that are not public go to the roles that may see them.
        if (!may_know_of(question.recipient, message, question.settings.recipients)) return false;
        if (!since) return true;
        if (message.sent_at) return *message.sent_at > *since;
        const Instant end =
            state == MessageState::kExpired ? message.expires_at : message.next_try_at;
        return std::max(message.queued_at, end) > *since;
      }));
}

}  // namespace

Result<WatchdogContent> watchdog_content(Workspace& workspace, const WatchdogQuestion& question) {
  const Language language =
      parse_language(question.recipient.language).value_or(Language::kFinnish);
  Store& store = workspace.store();
  Remarks remarks(language);
  WatchdogContent content;
  content.as_of = Date::of(question.now);
  if (question.since) content.since = Date::of(*question.since);
  content.pages_url = workspace.config().pages_url;

  std::size_t overdue = 0;
  std::set<std::string_view> seen;
  for (const AreaSnapshot& area : question.state.snapshot()->areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      content.simulated = content.simulated || row.assessment.simulated;
      if (row.indicator->visibility != Visibility::kPublic && !question.recipient.restricted) {
        continue;
      }
      ++content.indicators;
      seen.insert(row.indicator->id);
      if (row.assessment.data_state == DataState::kOverdue) ++overdue;
    }
  }
  const auto counted = figures(store, question, seen);
  if (!counted) return fail(counted.error());
  content.figures_since = counted->since;
  content.latest_figure = counted->latest;

  const auto alerts = store.alerts().alert_state(question.now);
  if (!alerts) return fail(alerts.error());
  content.episodes_open = checked_cast<std::size_t>(
      std::count_if(alerts->open.begin(), alerts->open.end(), [&](const Episode& episode) {
        return episode.kind == EpisodeKind::kAreaData || seen.contains(episode.subject);
      }));

  Outbox& outbox = store.outbox();
  const auto depth = outbox.outbox_depth();
  if (!depth) return fail(depth.error());
  content.mails_waiting = checked_cast<std::size_t>(depth->waiting);
  const auto sent = messages(outbox, MessageState::kSent, question);
  if (!sent) return fail(sent.error());
  content.mails_sent = *sent;
  for (const MessageState state : {MessageState::kFailed, MessageState::kExpired}) {
    const auto failed = messages(outbox, state, question);
    if (!failed) return fail(failed.error());
    content.mails_failed += *failed;
  }

  const auto paused = outbox.paused();
  if (!paused) return fail(paused.error());
  if (*paused) {
    remarks.add("Lähetys on pysäytetty: " + (*paused)->reason + ".",
                "Sending is paused: " + (*paused)->reason + ".");
  }
  if (overdue > 0) {
    const std::string n = std::to_string(overdue);
    remarks.add("Mittareita, joiden luvut ovat myöhässä: " + n + ".",
                "Indicators whose figures are overdue: " + n + ".");
  }
  if (const std::size_t failures = question.state.failures().size(); failures > 0) {
    const std::string n = std::to_string(failures);
    remarks.add("Määrittelyjen virheitä laskennassa: " + n + ".",
                "Faults of definitions while computing: " + n + ".");
  }
  add_unread(remarks, question.settings);
  content.remarks = remarks.take();
  return content;
}

}  // namespace viisari
