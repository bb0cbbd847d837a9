// AlertBook: the alerts at one moment, as one person may see them. What rests on a figure that the
// person has no right to is as if it did not exist.
//
// Ownership: owns what it shows; borrows the store. Thread-safety: a book belongs to one thread;
// open_alert_book() may be called from any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alert/recipients.h"
#include "app/alert_acts.h"
#include "app/alert_notices.h"
#include "base/date.h"
#include "base/result.h"
#include "model/alert_rule.h"
#include "model/episode.h"
#include "report/format.h"
#include "store/store.h"
#include "web/public_view.h"
#include "web/viewer.h"

namespace viisari {

class JsonWriter;
class LiveSource;

struct AlertBook {
  Store& store;
  Viewer viewer;
  PublicView view;
  Instant now{};
  std::vector<AlertRule> rules;
  std::vector<Silence> silences;  // ended ones too, newest first
  // Nothing while the file cannot be read: then nobody knows who is told.
  std::optional<Recipients> recipients;

  const Recipient* own_recipient() const;  // of the viewer's role; nullptr: none
  const AlertRule* rule(std::string_view id) const;
  // The indicator of an episode; nullptr for an area's outage, and for what is not shown.
  const AreaSnapshot::Row* row(const Episode& episode) const;
  bool shows(const Episode& episode) const;
  bool shows(const Silence& silence) const;
  // May act on what concerns the area.
  bool may_act(std::string_view area) const;
  // The one that covers it now; nullptr: none.
  const Silence* silence_on(const Episode& episode) const;
  std::string version(const Episode& episode) const;
};

// As known on that day; alerts and silences are those of now.
Result<AlertBook> open_alert_book(const LiveSource& source, const Viewer& viewer, Date as_of);

enum class AlertsOf { kOpen, kOver, kAll };
struct AlertQuery {
  AlertsOf state = AlertsOf::kOpen;
  std::string area;                  // empty: all
  std::string indicator;             // "area/key"; empty: all
  std::vector<Severity> severities;  // empty: all
  bool mine = false;                 // only of the viewer's own services
  std::int64_t before = 0;           // ids below it only; 0: all
  std::size_t limit = 200;
};
struct AlertPage {
  std::vector<Episode> episodes;  // newest first
  std::int64_t next = 0;          // `before` of the next page; 0: there is none
};
Result<AlertPage> list_alerts(const AlertBook& book, const AlertQuery& query);
// kNoSuchEpisode also for one that the viewer may not see.
Result<Episode> shown_alert(const AlertBook& book, std::int64_t id);

struct SilencePage {
  std::vector<Silence> silences;  // newest first
  std::int64_t next = 0;          // as of alerts
};
// kOpen: those that hold or will. `before` and `limit` as of alerts.
SilencePage list_silences(const AlertBook& book, AlertsOf state, std::int64_t before,
                          std::size_t limit);
// kNoSuchSilence also for one that the viewer may not see.
Result<Silence> shown_silence(const AlertBook& book, std::int64_t id);

// What the viewer may silence.
std::vector<const Indicator*> known_indicators(const AlertBook& book);

// Whether it is among the viewer's own: of the services of the viewer's recipient, or of the areas
// of the account where it has none.
bool is_mine(const AlertBook& book, const Indicator& indicator);
bool is_mine(const AlertBook& book, const Episode& episode);

// What happened, who was told, and who is told next.
struct AlertHistory {
  std::vector<Transition> transitions;
  std::vector<Told> told;
  std::vector<NoticeAnswer> next;  // borrows from the book
};
Result<AlertHistory> alert_history(const AlertBook& book, const Episode& episode);

// In one sentence, why. `ended_as`: of one that is over.
std::string alert_reason(const AlertBook& book, const Episode& episode,
                         std::optional<TransitionKind> ended_as, Language language);

}  // namespace viisari
