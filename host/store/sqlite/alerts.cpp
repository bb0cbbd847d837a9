#include "store/sqlite/alerts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "store/sqlite/outbox.h"
#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

// ---- Generations -----------------------------------------------------------------------------

constexpr std::string_view kGeneration = "SELECT ifnull(max(id), 0) FROM alert_change";
constexpr std::string_view kNextEpisode = "SELECT ifnull(max(id), 0) + 1 FROM episode";
constexpr std::string_view kAddChange =
    "INSERT INTO alert_change (kind, as_of, at) VALUES (?, ?, ?)";
constexpr std::string_view kLastStep =
    "SELECT as_of FROM alert_change WHERE kind = 'step' ORDER BY id DESC LIMIT 1";

// Every write begins with one, so that what was computed before it is not committed after it.
Result<std::int64_t> add_change(Connection& connection, std::string_view kind,
                                std::optional<Date> as_of, Instant at) {
  auto add = connection.query(kAddChange);
  if (!add) return fail(add.error());
  if (auto done = bind_optional(add->bind(kind), as_of).bind(seconds(at)).run(); !done) {
    return fail(done.error());
  }
  return connection.last_insert_id();
}

Result<std::optional<Date>> last_step(Connection& connection) {
  auto query = connection.query(kLastStep);
  if (!query) return fail(query.error());
  return first_row(*query,
                   [](const Query& row) -> Result<Date> { return date_of(row.integer(0)); });
}

// ---- Episodes --------------------------------------------------------------------------------

constexpr std::string_view kSelectEpisode =
    "SELECT e.id, e.kind, e.subject, e.rule, e.rule_fingerprint, e.severity, e.open, e.path_state, "
    "e.opened_at, e.opened_as_of, e.opened_kind, e.opened_first, e.opened_last, e.opened_value, "
    "e.last_kind, e.last_first, e.last_last, e.last_value, e.last_status, e.transitions, "
    "e.next_repeat_at, e.repeats, e.escalated, e.closed_at, a.given_by, a.comment, a.at, a.until "
    "FROM episode AS e LEFT JOIN acknowledgement AS a "
    "ON a.id = (SELECT max(id) FROM acknowledgement WHERE episode = e.id) ";
constexpr std::string_view kOpenById = "WHERE e.open = 1 ORDER BY e.id";
constexpr std::string_view kMatching =
    "WHERE (?1 OR e.open = 1) AND (?2 = '' OR e.subject = ?2 "
    "OR substr(e.subject, 1, length(?2) + 1) = ?2 || '/') AND (?3 = '' OR e.subject = ?3) "
    "AND (?4 IS NULL OR e.opened_as_of >= ?4 OR (e.open = 0 AND (SELECT as_of FROM transition "
    "WHERE episode = e.id ORDER BY number DESC LIMIT 1) >= ?4)) ORDER BY e.id DESC";
// The parameters of both in the same order; ?24 is the change that closed it.
constexpr std::string_view kAddEpisode =
    "INSERT INTO episode (kind, subject, rule, rule_fingerprint, severity, open, path_state, "
    "opened_at, opened_as_of, opened_kind, opened_first, opened_last, opened_value, last_kind, "
    "last_first, last_last, last_value, last_status, transitions, next_repeat_at, repeats, "
    "escalated, closed_at, closed_in, id) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?24, ?25)";
constexpr std::string_view kUpdateEpisode =
    "UPDATE episode SET (kind, subject, rule, rule_fingerprint, severity, open, path_state, "
    "opened_at, opened_as_of, opened_kind, opened_first, opened_last, opened_value, last_kind, "
    "last_first, last_last, last_value, last_status, transitions, next_repeat_at, repeats, "
    "escalated, closed_at, closed_in) "
    "= (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "iif(?24 IS NULL, NULL, ifnull(closed_in, ?24))) WHERE id = ?25";
constexpr std::string_view kIsOpen = "SELECT open FROM episode WHERE id = ?";
constexpr std::string_view kAcknowledge =
    "INSERT INTO acknowledgement (episode, given_by, comment, at, until) VALUES (?, ?, ?, ?, ?)";

Query& bind_status(Query& query, AssessmentStatus status) {
  return status == AssessmentStatus::kInvalid ? query.bind_null() : query.bind(to_string(status));
}

Result<AssessmentStatus> status_at(const Query& row, int column) {
  if (row.is_null(column)) return AssessmentStatus::kInvalid;
  const auto status = parse_assessment_status(row.text(column));
  if (!status) return damaged("verdict");
  return *status;
}

Result<Episode> read_episode(const Query& row) {
  const auto kind = parse_episode_kind(row.text(1));
  const auto severity = parse_severity(row.text(5));
  const auto path_state =
      row.is_null(7) ? std::optional(PathState::kInvalid) : parse_path_state(row.text(7));
  if (!kind || !severity || !path_state) return damaged("episode");
  const auto opened = period_at(row, 10);
  if (!opened) return fail(opened.error());
  const auto last = period_at(row, 14);
  if (!last) return fail(last.error());
  const auto status = status_at(row, 18);
  if (!status) return fail(status.error());

  Episode out;
  out.id = row.integer(0);
  out.kind = *kind;
  out.subject = row.text(2);
  out.rule = row.text(3);
  out.rule_fingerprint = row.text(4);
  out.severity = *severity;
  out.open = row.integer(6) != 0;
  out.path_state = *path_state;
  out.opened_at = instant_of(row.integer(8));
  out.opened_as_of = date_of(row.integer(9));
  out.opened_period = *opened;
  out.opened_value = optional_real(row, 13);
  out.last_period = *last;
  out.last_value = optional_real(row, 17);
  out.last_status = *status;
  out.transitions = checked_cast<int>(row.integer(19));
  out.next_repeat_at = optional_instant(row, 20);
  out.repeats = checked_cast<int>(row.integer(21));
  out.escalated = row.integer(22) != 0;
  out.closed_at = optional_instant(row, 23);
  if (!row.is_null(24)) {
    out.acknowledged = Acknowledgement{std::string(row.text(24)), std::string(row.text(25)),
                                       instant_of(row.integer(26)), instant_of(row.integer(27))};
  }
  return out;
}

Result<std::vector<Episode>> open_episodes(Connection& connection) {
  auto query = connection.query(std::string(kSelectEpisode) + std::string(kOpenById));
  if (!query) return fail(query.error());
  return all_rows(*query, read_episode);
}

Result<std::vector<Episode>> matching_episodes(Connection& connection, const EpisodeQuery& wanted) {
  auto query = connection.query(std::string(kSelectEpisode) + std::string(kMatching));
  if (!query) return fail(query.error());
  query->bind(std::int64_t{wanted.closed})
      .bind(std::string_view(wanted.area))
      .bind(std::string_view(wanted.subject));
  return all_rows(bind_optional(*query, wanted.since), read_episode);
}

Result<void> write_episode(Connection& connection, std::string_view sql, const Episode& episode,
                           std::int64_t id, std::int64_t change) {
  auto query = connection.query(sql);
  if (!query) return fail(query.error());
  query->bind(to_string(episode.kind))
      .bind(std::string_view(episode.subject))
      .bind(std::string_view(episode.rule))
      .bind(std::string_view(episode.rule_fingerprint))
      .bind(to_string(episode.severity))
      .bind(std::int64_t{episode.open});
  if (episode.path_state == PathState::kInvalid) {
    query->bind_null();
  } else {
    query->bind(to_string(episode.path_state));
  }
  query->bind(seconds(episode.opened_at))
      .bind(std::int64_t{episode.opened_as_of.days_since_epoch()});
  bind_optional(bind_period(*query, episode.opened_period), episode.opened_value);
  bind_optional(bind_period(*query, episode.last_period), episode.last_value);
  bind_status(*query, episode.last_status).bind(std::int64_t{episode.transitions});
  bind_optional(*query, episode.next_repeat_at)
      .bind(std::int64_t{episode.repeats})
      .bind(std::int64_t{episode.escalated});
  bind_optional(*query, episode.closed_at);
  if (episode.open) {
    query->bind_null();
  } else {
    query->bind(change);
  }
  return query->bind(id).run();
}

// The ids of the commit's episodes, in its order.
Result<std::vector<std::int64_t>> write_episodes(Connection& connection,
                                                 std::span<const Episode> episodes,
                                                 std::int64_t change) {
  auto next = connection.integer(kNextEpisode);
  if (!next) return fail(next.error());
  const std::int64_t first_new = *next;
  std::vector<std::int64_t> ids;
  for (const Episode& episode : episodes) {
    if (episode.id < 0 || episode.id >= first_new) {
      return fail(kNoSuchEpisode, "there is no episode " + std::to_string(episode.id));
    }
    ids.push_back(episode.id != 0 ? episode.id : (*next)++);
  }
  // What closes goes first, and what is new last: one may take the other's place.
  const auto turn = [&](const Episode& episode) {
    return episode.id == 0 ? 2 : episode.open ? 1 : 0;
  };
  for (const int now : {0, 1, 2}) {
    for (std::size_t i = 0; i < episodes.size(); ++i) {
      if (turn(episodes[i]) != now) continue;
      const auto sql = episodes[i].id == 0 ? kAddEpisode : kUpdateEpisode;
      if (auto done = write_episode(connection, sql, episodes[i], ids[i], change); !done) {
        return fail(done.error());
      }
    }
  }
  return ids;
}

// ---- Transitions and notices -----------------------------------------------------------------

constexpr std::string_view kAddTransition =
    "INSERT INTO transition (episode, number, kind, at, as_of, period_kind, period_first, "
    "period_last, value, status, reason_code, change) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kTransitions =
    "SELECT episode, number, kind, at, as_of, period_kind, period_first, period_last, value, "
    "status, reason_code FROM transition WHERE episode = ? ORDER BY number";
constexpr std::string_view kIsGiven =
    "SELECT 1 FROM notice WHERE episode = ? AND recipient = ? AND transition = ? AND channel = ?";
constexpr std::string_view kAddNotice =
    "INSERT INTO notice (episode, recipient, transition, channel, message, at) "
    "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
constexpr std::string_view kToldOfEpisode =
    "SELECT n.episode, n.recipient, n.transition, t.kind, n.at FROM notice AS n JOIN transition "
    "AS t ON t.episode = n.episode AND t.number = n.transition WHERE n.episode = ? "
    "ORDER BY n.at, n.transition, n.recipient";
// The latest a recipient, of open episodes and of those that the last step closed.
constexpr std::string_view kToldNow =
    "SELECT n.episode, n.recipient, n.transition, t.kind, n.at FROM (SELECT episode, recipient, "
    "max(transition) AS transition, at FROM notice WHERE episode IN (SELECT id FROM episode WHERE "
    "open = 1 UNION ALL SELECT id FROM episode WHERE open = 0 AND closed_in = (SELECT max(id) FROM "
    "alert_change WHERE kind = 'step')) GROUP BY episode, recipient) AS n JOIN transition AS t "
    "ON t.episode = n.episode AND t.number = n.transition ORDER BY n.episode, n.recipient";

Result<Transition> read_transition(const Query& row) {
  const auto kind = parse_transition_kind(row.text(2));
  if (!kind) return damaged("transition");
  const auto period = period_at(row, 5);
  if (!period) return fail(period.error());
  const auto status = status_at(row, 9);
  if (!status) return fail(status.error());
  Transition out;
  out.episode = row.integer(0);
  out.number = checked_cast<int>(row.integer(1));
  out.kind = *kind;
  out.at = instant_of(row.integer(3));
  out.as_of = date_of(row.integer(4));
  out.period = *period;
  out.value = optional_real(row, 8);
  out.status = *status;
  out.reason_code = row.text(10);
  return out;
}

Result<Told> read_told(const Query& row) {
  const auto kind = parse_transition_kind(row.text(3));
  if (!kind) return damaged("transition");
  return Told{row.integer(0), std::string(row.text(1)), checked_cast<int>(row.integer(2)), *kind,
              instant_of(row.integer(4))};
}

Result<void> write_transition(Connection& connection, const Transition& transition,
                              std::int64_t episode, std::int64_t change) {
  auto add = connection.query(kAddTransition);
  if (!add) return fail(add.error());
  add->bind(episode)
      .bind(std::int64_t{transition.number})
      .bind(to_string(transition.kind))
      .bind(seconds(transition.at))
      .bind(std::int64_t{transition.as_of.days_since_epoch()});
  bind_optional(bind_period(*add, transition.period), transition.value);
  bind_status(*add, transition.status).bind(std::string_view(transition.reason_code)).bind(change);
  return add->run();
}

Result<bool> is_given(Connection& connection, const OutboxMessage& message, std::int64_t episode,
                      int transition) {
  auto query = connection.query(kIsGiven);
  if (!query) return fail(query.error());
  return query->bind(episode)
      .bind(std::string_view(message.recipient))
      .bind(std::int64_t{transition})
      .bind(std::string_view(message.channel))
      .step();
}

// The message's id; 0: not queued, because all it tells was told, or the digest is there already.
Result<std::int64_t> write_message(Connection& connection, const QueuedMessage& queued,
                                   std::span<const std::int64_t> episodes, Instant now) {
  std::vector<NoticeKey> fresh;
  for (const NoticeKey& notice : queued.notices) {
    const auto given =
        is_given(connection, queued.message, episodes[notice.episode], notice.transition);
    if (!given) return fail(given.error());
    if (!*given) fresh.push_back(notice);
  }
  if (fresh.empty() && !queued.notices.empty()) return 0;
  const auto id = add_message(connection, queued.message, now);
  if (!id) return fail(id.error());
  if (*id == 0 && !fresh.empty()) {
    return fail(kMessageIdTaken, "another message has the Message-ID " + queued.message.message_id);
  }
  for (const NoticeKey& notice : fresh) {
    auto add = connection.query(kAddNotice);
    if (!add) return fail(add.error());
    add->bind(episodes[notice.episode])
        .bind(std::string_view(queued.message.recipient))
        .bind(std::int64_t{notice.transition})
        .bind(std::string_view(queued.message.channel))
        .bind(*id)
        .bind(seconds(now));
    if (auto done = add->run(); !done) return fail(done.error());
  }
  return *id;
}

// ---- Silences, leaving, schedules ------------------------------------------------------------

constexpr std::string_view kAddSilence =
    "INSERT INTO silence (area, subject, given_by, reason, starts_at, ends_at) "
    "VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view kEndSilence =
    "UPDATE silence SET ended_at = ?1 WHERE id = ?2 AND min(ends_at, ifnull(ended_at, ends_at)) > "
    "?1";
constexpr std::string_view kHasSilence = "SELECT 1 FROM silence WHERE id = ?";
constexpr std::string_view kSilences =
    "SELECT id, area, subject, given_by, reason, starts_at, min(ends_at, ifnull(ended_at, "
    "ends_at)) FROM silence ORDER BY id DESC";
constexpr std::string_view kHasLeft =
    "SELECT has_left FROM leaving WHERE recipient = ? ORDER BY id DESC LIMIT 1";
constexpr std::string_view kAddLeaving =
    "INSERT INTO leaving (recipient, has_left, at) VALUES (?, ?, ?)";
constexpr std::string_view kLeft =
    "SELECT recipient FROM leaving AS l WHERE has_left = 1 AND "
    "id = (SELECT max(id) FROM leaving WHERE recipient = l.recipient) ORDER BY recipient";
constexpr std::string_view kLastDigest =
    "SELECT m.as_of FROM message AS m JOIN delivery AS d ON d.message = m.id "
    "WHERE m.schedule = ? AND m.schedule <> '' AND m.recipient = ? AND m.kind = 'digest' AND "
    "m.as_of IS NOT NULL AND d.state NOT IN ('failed', 'expired', 'cancelled') "
    "ORDER BY m.id DESC LIMIT 1";
constexpr std::string_view kIsFired =
    "SELECT 1 FROM schedule_fire WHERE schedule = ? AND due_at = ?";
constexpr std::string_view kAddFire =
    "INSERT INTO schedule_fire (schedule, due_at, fired_at, outcome, change) "
    "VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kFires =
    "SELECT schedule, due_at, fired_at, outcome FROM schedule_fire WHERE schedule = ? "
    "ORDER BY due_at DESC LIMIT ?";

Result<Silence> read_silence(const Query& row) {
  Silence out;
  out.id = row.integer(0);
  out.area = row.text(1);
  out.subject = row.text(2);
  out.by = row.text(3);
  out.reason = row.text(4);
  out.from = instant_of(row.integer(5));
  out.until = instant_of(row.integer(6));
  return out;
}

Result<std::vector<Silence>> all_silences(Connection& connection) {
  auto query = connection.query(kSilences);
  if (!query) return fail(query.error());
  return all_rows(*query, read_silence);
}

Result<bool> is_fired(Connection& connection, const ScheduleFire& fire) {
  auto query = connection.query(kIsFired);
  if (!query) return fail(query.error());
  return query->bind(std::string_view(fire.schedule)).bind(seconds(fire.due_at)).step();
}

Result<void> write_fire(Connection& connection, const ScheduleFire& fire, std::int64_t change) {
  auto add = connection.query(kAddFire);
  if (!add) return fail(add.error());
  return add->bind(std::string_view(fire.schedule))
      .bind(seconds(fire.due_at))
      .bind(seconds(fire.fired_at))
      .bind(std::string_view(fire.outcome))
      .bind(change)
      .run();
}

Result<std::vector<ScheduleFire>> read_fires(Connection& connection, std::string_view schedule,
                                             std::int64_t limit) {
  auto query = connection.query(kFires);
  if (!query) return fail(query.error());
  return all_rows(query->bind(schedule).bind(limit), [](const Query& row) -> Result<ScheduleFire> {
    return ScheduleFire{std::string(row.text(0)), instant_of(row.integer(1)),
                        instant_of(row.integer(2)), std::string(row.text(3))};
  });
}

// ---- Whole transactions ----------------------------------------------------------------------

// What a caller must have seen to: everything that would be stored and could not be read back.
Result<void> check_commit(const AlertCommit& commit) {
  const auto bad = [](const char* what) { return fail(kBadCommit, what); };
  for (const Episode& episode : commit.episodes) {
    if (episode.kind == EpisodeKind::kInvalid || episode.severity == Severity::kInvalid ||
        episode.subject.empty()) {
      return bad("an episode needs a kind, a subject and a severity");
    }
  }
  for (const Transition& transition : commit.transitions) {
    if (transition.kind == TransitionKind::kInvalid || transition.number < 1 ||
        !std::in_range<std::size_t>(transition.episode) ||
        static_cast<std::size_t>(transition.episode) >= commit.episodes.size()) {
      return bad("a transition needs a kind, a number and an episode of the commit");
    }
  }
  for (const QueuedMessage& queued : commit.messages) {
    const bool known = std::all_of(
        queued.notices.begin(), queued.notices.end(),
        [&](const NoticeKey& notice) { return notice.episode < commit.episodes.size(); });
    if (!known) return bad("a message tells of an episode that is not in the commit");
  }
  if (commit.fire && commit.fire->schedule.empty()) return bad("a run needs a schedule");
  return {};
}

// Nothing new, on the day of the last step.
Result<bool> changes_nothing(Connection& connection, const AlertCommit& commit) {
  if (!commit.episodes.empty() || !commit.transitions.empty() || !commit.messages.empty() ||
      commit.fire) {
    return false;
  }
  const auto last = last_step(connection);
  if (!last) return fail(last.error());
  return *last == commit.as_of;
}

Result<CommitOutcome> commit_in(Connection& connection, const AlertCommit& commit) {
  if (auto fine = check_commit(commit); !fine) return fail(fine.error());
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  CommitOutcome out;
  if (commit.fire) {
    const auto fired = is_fired(connection, *commit.fire);
    if (!fired) return fail(fired.error());
    if (*fired) return out;
  }
  const auto generation = connection.integer(kGeneration);
  if (!generation) return fail(generation.error());
  if (*generation != commit.generation) {
    return fail(kAlertsMoved,
                "the alerts have changed since they were read; they are to be computed again");
  }
  const auto nothing = changes_nothing(connection, commit);
  if (!nothing) return fail(nothing.error());
  if (*nothing) return out;

  const auto change = commit.fire ? add_change(connection, "run", std::nullopt, commit.now)
                                  : add_change(connection, "step", commit.as_of, commit.now);
  if (!change) return fail(change.error());
  auto episodes = write_episodes(connection, commit.episodes, *change);
  if (!episodes) return fail(episodes.error());
  out.episodes = std::move(*episodes);
  for (const Transition& transition : commit.transitions) {
    const std::int64_t id = out.episodes[static_cast<std::size_t>(transition.episode)];
    if (auto done = write_transition(connection, transition, id, *change); !done) {
      return fail(done.error());
    }
  }
  for (const QueuedMessage& queued : commit.messages) {
    const auto id = write_message(connection, queued, out.episodes, commit.now);
    if (!id) return fail(id.error());
    out.messages.push_back(*id);
  }
  if (commit.fire) {
    if (auto done = write_fire(connection, *commit.fire, *change); !done) return fail(done.error());
  }
  if (auto done = transaction->commit(); !done) return fail(done.error());
  out.written = true;
  return out;
}

Result<AlertState> read_state(Connection& connection, Instant now) {
  const auto transaction = Transaction::begin(connection, Transaction::Kind::kRead);
  if (!transaction) return fail(transaction.error());
  AlertState out;
  const auto generation = connection.integer(kGeneration);
  if (!generation) return fail(generation.error());
  out.generation = *generation;
  const auto next = connection.integer(kNextEpisode);
  if (!next) return fail(next.error());
  out.next_episode = *next;
  const auto as_of = last_step(connection);
  if (!as_of) return fail(as_of.error());
  out.as_of = *as_of;
  auto open = open_episodes(connection);
  if (!open) return fail(open.error());
  out.open = std::move(*open);
  auto silences = all_silences(connection);
  if (!silences) return fail(silences.error());
  out.silences = std::move(*silences);
  std::erase_if(out.silences, [&](const Silence& silence) { return silence.until <= now; });
  std::reverse(out.silences.begin(), out.silences.end());
  auto told = connection.query(kToldNow);
  if (!told) return fail(told.error());
  auto rows = all_rows(*told, read_told);
  if (!rows) return fail(rows.error());
  out.told = std::move(*rows);
  return out;
}

Result<void> acknowledge_in(Connection& connection, std::int64_t episode,
                            const Acknowledgement& given) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  {
    auto query = connection.query(kIsOpen);
    if (!query) return fail(query.error());
    const auto found = query->bind(episode).step();
    if (!found) return fail(found.error());
    if (!*found) {
      return fail(kNoSuchEpisode, "there is no episode " + std::to_string(episode));
    }
    if (query->integer(0) == 0) {
      return fail(kEpisodeClosed, "episode " + std::to_string(episode) + " is closed");
    }
  }
  {
    auto add = connection.query(kAcknowledge);
    if (!add) return fail(add.error());
    add->bind(episode)
        .bind(std::string_view(given.by))
        .bind(std::string_view(given.comment))
        .bind(seconds(given.at))
        .bind(seconds(given.until));
    if (auto done = add->run(); !done) return done;
  }
  const auto change = add_change(connection, "acknowledgement", std::nullopt, given.at);
  if (!change) return fail(change.error());
  return transaction->commit();
}

Result<std::int64_t> add_silence_in(Connection& connection, const Silence& silence) {
  if (silence.reason.empty() || silence.until <= silence.from) {
    return fail(kBadSilence, "a silence needs a reason, and an end after its beginning");
  }
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  {
    const auto change = add_change(connection, "silence", std::nullopt, silence.from);
    if (!change) return fail(change.error());
    auto add = connection.query(kAddSilence);
    if (!add) return fail(add.error());
    add->bind(std::string_view(silence.area))
        .bind(std::string_view(silence.subject))
        .bind(std::string_view(silence.by))
        .bind(std::string_view(silence.reason))
        .bind(seconds(silence.from))
        .bind(seconds(silence.until));
    if (auto done = add->run(); !done) return fail(done.error());
  }
  const std::int64_t id = connection.last_insert_id();
  if (auto done = transaction->commit(); !done) return fail(done.error());
  return id;
}

Result<void> end_silence_in(Connection& connection, std::int64_t id, Instant now) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  {
    auto query = connection.query(kHasSilence);
    if (!query) return fail(query.error());
    const auto found = query->bind(id).step();
    if (!found) return fail(found.error());
    if (!*found) return fail(kNoSuchSilence, "there is no silence " + std::to_string(id));
    auto end = connection.query(kEndSilence);
    if (!end) return fail(end.error());
    if (auto done = end->bind(seconds(now)).bind(id).run(); !done) return done;
  }
  const auto change = add_change(connection, "silence", std::nullopt, now);
  if (!change) return fail(change.error());
  return transaction->commit();
}

Result<void> set_left_in(Connection& connection, std::string_view recipient, bool left,
                         Instant now) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  {
    auto query = connection.query(kHasLeft);
    if (!query) return fail(query.error());
    const auto found = query->bind(recipient).step();
    if (!found) return fail(found.error());
    const bool has_left = *found && query->integer(0) != 0;
    if (has_left == left) return {};
    auto add = connection.query(kAddLeaving);
    if (!add) return fail(add.error());
    add->bind(recipient).bind(std::int64_t{left}).bind(seconds(now));
    if (auto done = add->run(); !done) return done;
  }
  const auto change = add_change(connection, "leaving", std::nullopt, now);
  if (!change) return fail(change.error());
  return transaction->commit();
}

}  // namespace

Result<AlertState> SqliteAlerts::alert_state(Instant now) {
  return database_.read([&](Connection& c) { return read_state(c, now); });
}

Result<CommitOutcome> SqliteAlerts::commit_alerts(const AlertCommit& commit) {
  return database_.write([&](Connection& c) { return commit_in(c, commit); });
}

Result<std::vector<Episode>> SqliteAlerts::episodes(const EpisodeQuery& query) {
  return database_.read([&](Connection& c) { return matching_episodes(c, query); });
}

Result<std::vector<Transition>> SqliteAlerts::transitions(std::int64_t episode) {
  return database_.read([&](Connection& c) -> Result<std::vector<Transition>> {
    auto query = c.query(kTransitions);
    if (!query) return fail(query.error());
    return all_rows(query->bind(episode), read_transition);
  });
}

Result<std::vector<Told>> SqliteAlerts::told(std::int64_t episode) {
  return database_.read([&](Connection& c) -> Result<std::vector<Told>> {
    auto query = c.query(kToldOfEpisode);
    if (!query) return fail(query.error());
    return all_rows(query->bind(episode), read_told);
  });
}

Result<void> SqliteAlerts::acknowledge(std::int64_t episode, const Acknowledgement& given) {
  return database_.write([&](Connection& c) { return acknowledge_in(c, episode, given); });
}

Result<std::int64_t> SqliteAlerts::add_silence(const Silence& silence) {
  return database_.write([&](Connection& c) { return add_silence_in(c, silence); });
}

Result<void> SqliteAlerts::end_silence(std::int64_t id, Instant now) {
  return database_.write([&](Connection& c) { return end_silence_in(c, id, now); });
}

Result<std::vector<Silence>> SqliteAlerts::silences() {
  return database_.read([&](Connection& c) { return all_silences(c); });
}

Result<void> SqliteAlerts::set_left_digests(std::string_view recipient, bool left, Instant now) {
  return database_.write([&](Connection& c) { return set_left_in(c, recipient, left, now); });
}

Result<std::vector<std::string>> SqliteAlerts::left_digests() {
  return database_.read([&](Connection& c) -> Result<std::vector<std::string>> {
    auto query = c.query(kLeft);
    if (!query) return fail(query.error());
    return all_rows(
        *query, [](const Query& row) -> Result<std::string> { return std::string(row.text(0)); });
  });
}

Result<std::optional<Date>> SqliteAlerts::last_digest(std::string_view schedule,
                                                      std::string_view recipient) {
  return database_.read([&](Connection& c) -> Result<std::optional<Date>> {
    auto query = c.query(kLastDigest);
    if (!query) return fail(query.error());
    return first_row(query->bind(schedule).bind(recipient),
                     [](const Query& row) -> Result<Date> { return date_of(row.integer(0)); });
  });
}

Result<std::optional<ScheduleFire>> SqliteAlerts::last_fire(std::string_view schedule) {
  return database_.read([&](Connection& c) -> Result<std::optional<ScheduleFire>> {
    auto rows = read_fires(c, schedule, 1);
    if (!rows) return fail(rows.error());
    return rows->empty() ? std::nullopt : std::optional(std::move(rows->front()));
  });
}

Result<std::vector<ScheduleFire>> SqliteAlerts::fires(std::string_view schedule) {
  return database_.read([&](Connection& c) { return read_fires(c, schedule, -1); });
}

}  // namespace viisari::sqlite
