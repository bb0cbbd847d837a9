#include "store/sqlite/alerts.h"

#include <algorithm>
#include <string>
#include <utility>

#include "store/sqlite/episodes.h"
#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

// ---- Generations -----------------------------------------------------------------------------

constexpr std::string_view kGeneration = "SELECT ifnull(max(id), 0) FROM alert_change";
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

// kAlertsMoved unless it is the current one.
Result<void> check_generation(Connection& connection, std::optional<std::int64_t> expected) {
  if (!expected) return {};
  const auto current = connection.integer(kGeneration);
  if (!current) return fail(current.error());
  if (*current == *expected) return {};
  return fail(kAlertsMoved,
              "the alerts have changed since they were read; they are to be computed again");
}

Result<std::optional<Date>> last_step(Connection& connection) {
  auto query = connection.query(kLastStep);
  if (!query) return fail(query.error());
  return first_row(*query,
                   [](const Query& row) -> Result<Date> { return date_of(row.integer(0)); });
}

// ---- Acknowledgements, silences, leaving, schedules ------------------------------------------

constexpr std::string_view kIsOpen = "SELECT open FROM episode WHERE id = ?";
constexpr std::string_view kAcknowledge =
    "INSERT INTO acknowledgement (episode, given_by, comment, at, until) VALUES (?, ?, ?, ?, ?)";
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

Result<void> write_acknowledgement(Connection& connection, std::int64_t episode,
                                   const Acknowledgement& given) {
  auto add = connection.query(kAcknowledge);
  if (!add) return fail(add.error());
  return add->bind(episode)
      .bind(std::string_view(given.by))
      .bind(std::string_view(given.comment))
      .bind(seconds(given.at))
      .bind(seconds(given.until))
      .run();
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
  if (commit.closed_by && (commit.episodes.size() != 1 || commit.episodes[0].open)) {
    return bad("one episode is closed by hand at a time");
  }
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
  if (auto current = check_generation(connection, commit.generation); !current) {
    return fail(current.error());
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
  if (commit.closed_by) {
    const auto done = write_acknowledgement(connection, out.episodes[0], *commit.closed_by);
    if (!done) return fail(done.error());
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
  const auto next = next_episode(connection);
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
  auto told = told_now(connection);
  if (!told) return fail(told.error());
  out.told = std::move(*told);
  return out;
}

Result<void> acknowledge_in(Connection& connection, std::int64_t episode,
                            const Acknowledgement& given, std::optional<std::int64_t> generation) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  if (auto current = check_generation(connection, generation); !current) return current;
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
  if (auto done = write_acknowledgement(connection, episode, given); !done) return done;
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

Result<void> end_silence_in(Connection& connection, std::int64_t id, Instant now,
                            std::optional<std::int64_t> generation) {
  auto transaction = Transaction::begin(connection, Transaction::Kind::kWrite);
  if (!transaction) return fail(transaction.error());
  if (auto current = check_generation(connection, generation); !current) return current;
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

Result<std::optional<Episode>> SqliteAlerts::episode(std::int64_t id) {
  return database_.read([&](Connection& c) { return episode_of(c, id); });
}

Result<std::vector<Transition>> SqliteAlerts::transitions(std::int64_t episode) {
  return database_.read([&](Connection& c) { return transitions_of(c, episode); });
}

Result<std::vector<Told>> SqliteAlerts::told(std::int64_t episode) {
  return database_.read([&](Connection& c) { return told_of(c, episode); });
}

Result<void> SqliteAlerts::acknowledge(std::int64_t episode, const Acknowledgement& given,
                                       std::optional<std::int64_t> generation) {
  return database_.write(
      [&](Connection& c) { return acknowledge_in(c, episode, given, generation); });
}

Result<std::int64_t> SqliteAlerts::add_silence(const Silence& silence) {
  return database_.write([&](Connection& c) { return add_silence_in(c, silence); });
}

Result<void> SqliteAlerts::end_silence(std::int64_t id, Instant now,
                                       std::optional<std::int64_t> generation) {
  return database_.write([&](Connection& c) { return end_silence_in(c, id, now, generation); });
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
