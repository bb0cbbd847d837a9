#include "app/digests.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include "alert/routing.h"
#include "app/config.h"
#include "app/mail_items.h"
#include "app/render_mail.h"
#include "app/simulating.h"
#include "app/workspace.h"
#include "base/text.h"
#include "mail/unsubscribe_token.h"
#include "report/explain_text.h"
#include "report/format.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

// So many of each list: the rest is counted and linked.
constexpr std::size_t kListed = 10;
// A mail stays light on a phone.
constexpr std::size_t kCharts = 6;

bool has(std::span<const std::string> list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// What the alert rules say of an indicator that matters here.
struct Ruling {
  Severity severity = Severity::kInvalid;  // the highest
  bool named = false;                      // one names the recipient
};

std::map<std::string_view, Ruling> rulings(std::span<const AlertRule> rules,
                                           const Recipient& recipient) {
  std::map<std::string_view, Ruling> out;
  for (const AlertRule& rule : rules) {
    for (const std::string& id : rule.indicators) {
      Ruling& ruling = out[id];
      ruling.severity = std::max(ruling.severity, rule.severity);
      ruling.named = ruling.named || has(rule.to, recipient.role);
    }
  }
  return out;
}

bool is_off(AssessmentStatus status) {
  return status == AssessmentStatus::kOffTrack || status == AssessmentStatus::kMissed;
}

// How far the figure is on the wrong side of what is expected, relative to the larger of the two:
// 0–2, comparable between units.
double distance(const Assessment& assessment) {
  if (!assessment.margin || !assessment.expected || !assessment.value || *assessment.margin >= 0) {
    return 0;
  }
  const double scale = std::max(std::abs(*assessment.expected), std::abs(*assessment.value));
  return scale > 0 ? -*assessment.margin / scale : 0;
}

struct Subject {
  const AreaSnapshot* area = nullptr;
  const AreaSnapshot::Row* row = nullptr;
  Severity severity = Severity::kWarning;
  std::optional<AssessmentStatus> before;
  const AlertRule* alert = nullptr;  // whose alert is open

  const Assessment& assessment() const { return row->assessment; }
  AssessmentStatus status() const { return row->assessment.status; }
};

// The worst first: off its path, then by severity, then by distance.
bool more_important(const Subject& a, const Subject& b) {
  const auto rank = [](const Subject& one) {
    const AssessmentStatus status = one.status();
    const int bad = is_off(status) ? 2 : status == AssessmentStatus::kAtRisk ? 1 : 0;
    return std::tuple{bad, one.severity, distance(one.assessment())};
  };
  return rank(a) > rank(b);
}

bool is_for(const Recipient& recipient, const Indicator& indicator, bool named) {
  if (indicator.visibility != Visibility::kPublic && !recipient.restricted) return false;
  return named || follows(recipient, indicator);
}

std::vector<Subject> subjects_of(const Snapshot& now, const Snapshot* before,
                                 const Recipient& recipient, std::span<const AlertRule> rules) {
  const auto ruled = rulings(rules, recipient);
  std::vector<Subject> out;
  for (const AreaSnapshot& area : now.areas) {
    for (const AreaSnapshot::Row& row : area.rows) {
      const auto ruling = ruled.find(row.indicator->id);
      const bool known = ruling != ruled.end();
      if (!is_for(recipient, *row.indicator, known && ruling->second.named)) continue;
      Subject subject{&area, &row, Severity::kWarning, {}};
      if (known) subject.severity = ruling->second.severity;
      out.push_back(subject);
    }
  }
  if (before == nullptr) return out;
  std::map<std::string_view, AssessmentStatus> then;
  for (const AreaSnapshot& area : before->areas) {
    for (const AreaSnapshot::Row& row : area.rows) then[row.indicator->id] = row.assessment.status;
  }
  for (Subject& subject : out) {
    if (const auto found = then.find(subject.row->indicator->id); found != then.end()) {
      subject.before = found->second;
    }
  }
  return out;
}

// Marks those whose alert was open on the day: a rule with a limit of its own may be open whatever
// the verdict says, and nobody else may be told of it.
Result<void> add_alerts(std::vector<Subject>& subjects, Store& store, Date as_of, Instant now,
                        std::span<const AlertRule> rules) {
  const auto state = store.alerts().alert_state(now);
  if (!state) return fail(state.error());
  std::map<std::string_view, const AlertRule*> by_id;
  for (const AlertRule& rule : rules) by_id[rule.id] = &rule;
  std::map<std::string_view, const AlertRule*> open;
  for (const Episode& episode : state->open) {
    const auto rule = by_id.find(episode.rule);
    if (episode.kind != EpisodeKind::kPath || rule == by_id.end()) continue;
    if (episode.opened_as_of <= as_of) open[episode.subject] = rule->second;
  }
  for (Subject& subject : subjects) {
    const auto found = open.find(subject.row->indicator->id);
    if (found != open.end()) subject.alert = found->second;
  }
  return {};
}

// When the newest of these indicators' figures became known.
Result<std::optional<Date>> latest_figure(Store& store, std::span<const Subject> subjects,
                                          Date as_of) {
  std::vector<std::string_view> ids;
  for (const Subject& subject : subjects) ids.push_back(subject.row->indicator->id);
  std::sort(ids.begin(), ids.end());
  std::optional<Date> latest;
  const auto visited =
      store.visit_series(as_of, "", [&](std::string_view id, std::span<const SeriesPoint> points) {
        if (!std::binary_search(ids.begin(), ids.end(), id)) return;
        for (const SeriesPoint& point : points) {
          if (point.reason != MissingReason::kNone) continue;
          latest = std::max(latest.value_or(point.known_from), point.known_from);
        }
      });
  if (!visited) return fail(visited.error());
  return latest;
}

std::string time_text(std::chrono::minutes time) {
  const auto minutes = time.count() % 60;
  return std::to_string(time.count() / 60) + "." + (minutes < 10 ? "0" : "") +
         std::to_string(minutes);
}

std::string delayed_text(const std::optional<Due>& late, Language language) {
  if (!late) return "";
  const std::string day = format_date(late->local_day, language);
  std::string time = time_text(late->local_time);
  if (language == Language::kFinnish) {
    return "Viesti on myöhässä: sen piti lähteä " + day + " klo " + time + ".";
  }
  std::replace(time.begin(), time.end(), '.', ':');
  return "This message is late: it was due on " + day + " at " + time + ".";
}

std::string why_text(const DigestRequest& request, std::span<const std::string> areas,
                     Language language) {
  const Recipient& recipient = *request.recipient;
  const bool finnish = language == Language::kFinnish;
  const std::string title = recipient.title.empty() ? recipient.role : recipient.title;
  std::string out = finnish ? "Viesti tulee roolille ”" + title + "”, koska se kuuluu koosteen ”" +
                                  request.schedule->name + "” saajiin. "
                            : "This message goes to the role “" + title +
                                  "” because it gets the digest on the schedule “" +
                                  request.schedule->name + "”. ";
  std::vector<std::string> services;
  for (const std::string& pattern : recipient.services) {
    const bool open = pattern.ends_with('*');
    services.push_back(open ? pattern.substr(0, pattern.size() - 1) + "…" : pattern);
  }
  const std::string all_areas = finnish ? "kaikki alueet" : "all areas";
  const std::string all_services = finnish ? "kaikki palvelut" : "all services";
  const std::string names =
      recipient.areas.empty() ? all_areas : join({areas.begin(), areas.end()}, ", ");
  out += finnish ? "Mukana: " : "It covers: ";
  return out + names + "; " + (services.empty() ? all_services : join(services, ", ")) + ".";
}

class Contents {
 public:
  Contents(const Config& config, Language language) : config_(config), language_(language) {}

  void add(std::vector<MailItem>& list, std::size_t& total,
           const std::vector<const Subject*>& subjects) const {
    total = subjects.size();
    for (std::size_t i = 0; i < std::min(kListed, subjects.size()); ++i) {
      const Subject& subject = *subjects[i];
      MailItem item = mail_item(*subject.area, *subject.row, config_.pages_url, language_);
      item.before = subject.before;
      if (subject.alert != nullptr) {
        const Indicator& indicator = *subject.row->indicator;
        item.reason.insert(0, limit_reason(*subject.alert, indicator, language_));
        item.note = subject.alert->note.in(to_string(language_));
      }
      list.push_back(std::move(item));
    }
  }

 private:
  const Config& config_;
  Language language_;
};

void fill_lists(DigestContent& content, const std::vector<Subject>& subjects, const Config& config,
                Language language) {
  std::vector<const Subject*> changed;
  std::vector<const Subject*> off_track;
  std::vector<const Subject*> achieved;
  std::vector<const Subject*> overdue;
  for (const Subject& subject : subjects) {
    const bool moved = subject.before && *subject.before != subject.status();
    if (moved && subject.status() == AssessmentStatus::kAchieved) {
      achieved.push_back(&subject);
    } else if (moved) {
      changed.push_back(&subject);
    } else if (is_off(subject.status()) || subject.alert != nullptr) {
      off_track.push_back(&subject);
    }
    if (subject.assessment().data_state == DataState::kOverdue) overdue.push_back(&subject);
  }
  const auto by_importance = [](const Subject* a, const Subject* b) {
    return more_important(*a, *b);
  };
  std::stable_sort(changed.begin(), changed.end(), by_importance);
  std::stable_sort(off_track.begin(), off_track.end(), by_importance);
  std::stable_sort(overdue.begin(), overdue.end(), [](const Subject* a, const Subject* b) {
    return a->assessment().period < b->assessment().period;
  });
  const Contents contents(config, language);
  contents.add(content.changed, content.changed_total, changed);
  contents.add(content.off_track, content.off_track_total, off_track);
  contents.add(content.achieved, content.achieved_total, achieved);
  contents.add(content.overdue, content.overdue_total, overdue);
  for (std::size_t i = 0; i < content.overdue.size(); ++i) {
    content.overdue[i].reason = overdue_reason(*overdue[i]->row, language);
    content.overdue[i].before.reset();
  }
}

// Charts of the first of what changed and of what is off track.
std::vector<MailImage> add_charts(DigestContent& content, const EvaluatedState& state,
                                  Language language, std::vector<Error>& errors) {
  std::vector<MailImage> images;
  for (auto* list : {&content.changed, &content.off_track}) {
    for (MailItem& item : *list) {
      if (images.size() == kCharts) return images;
      add_chart(item, state, language, images, errors);
    }
  }
  return images;
}

Result<std::string> unsubscribe_url(const Config& config, const DigestRequest& request) {
  const Recipient& recipient = *request.recipient;
  if (recipient.mandatory) return std::string();
  if (request.preview) return config.pages_url + "/unsubscribe/preview";
  const auto key = unsubscribe_key(config.data_directory);
  if (!key) return fail(key.error());
  return config.pages_url + "/unsubscribe/" + unsubscribe_token(*key, recipient.role);
}

}  // namespace

Result<Mail> digest(Workspace& workspace, const EvaluatedState& state, const DigestRequest& request,
                    std::vector<Error>& template_errors) {
  const Recipient& recipient = *request.recipient;
  const Config& config = workspace.config();
  const Snapshot& now = *state.snapshot();
  const Language language = parse_language(recipient.language).value_or(Language::kFinnish);

  std::shared_ptr<const EvaluatedState> evaluated;
  const EvaluatedState* before = request.before;
  if (before == nullptr && request.since) {
    auto then = evaluate_all(workspace, *request.since);
    if (!then) return fail(then.error());
    evaluated = std::move(*then);
    before = evaluated.get();
  }
  const auto rules = workspace.definitions().alert_rules();
  std::vector<Subject> subjects =
      subjects_of(now, before == nullptr ? nullptr : before->snapshot().get(), recipient, rules);
  if (auto added = add_alerts(subjects, workspace.store(), now.as_of, request.now, rules); !added) {
    return fail(added.error());
  }

  DigestContent content;
  content.title = recipient.title;
  content.as_of = now.as_of;
  content.since = request.since;
  content.delayed = delayed_text(request.late, language);
  content.pages_url = config.pages_url;
  content.indicators = subjects.size();
  for (const AreaSnapshot& area : now.areas) {
    const bool told = std::any_of(subjects.begin(), subjects.end(),
                                  [&](const Subject& subject) { return subject.area == &area; });
    if (told) content.areas.push_back(area.name.in(to_string(language)));
  }
  content.why = why_text(request, content.areas, language);
  for (const AssessmentStatus status : kStatusOrder) {
    const auto count =
        std::count_if(subjects.begin(), subjects.end(),
                      [status](const Subject& subject) { return subject.status() == status; });
    if (count > 0) content.counts.emplace_back(status, static_cast<std::size_t>(count));
  }
  const auto simulated = holds_simulated_figures(workspace.store());
  if (!simulated) return fail(simulated.error());
  content.simulated = *simulated;
  const auto latest = latest_figure(workspace.store(), subjects, now.as_of);
  if (!latest) return fail(latest.error());
  content.latest_figure = *latest;
  auto leaving = unsubscribe_url(config, request);
  if (!leaving) return fail(leaving.error());
  content.unsubscribe_url = std::move(*leaving);
  fill_lists(content, subjects, config, language);

  MailFrame frame{config, recipient, request.now, "", {}, {}};
  frame.images = add_charts(content, state, language, template_errors);
  frame.message_id =
      "digest-" + request.schedule->name + "-" + now.as_of.to_string() + "." + recipient.role;
  return render_digest_mail(content, frame, template_errors);
}

}  // namespace viisari
