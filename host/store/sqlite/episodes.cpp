#include "store/sqlite/episodes.h"

#include <string>

#include "store/sqlite/outbox.h"
#include "store/sqlite/values.h"

namespace viisari::sqlite {
namespace {

constexpr std::string_view kNextEpisode = "SELECT ifnull(max(id), 0) + 1 FROM episode";
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

}  // namespace

Result<std::int64_t> next_episode(Connection& connection) {
  return connection.integer(kNextEpisode);
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

Result<std::optional<Episode>> episode_of(Connection& connection, std::int64_t id) {
  auto query = connection.query(std::string(kSelectEpisode) + "WHERE e.id = ?");
  if (!query) return fail(query.error());
  return first_row(query->bind(id), read_episode);
}

Result<std::vector<Transition>> transitions_of(Connection& connection, std::int64_t episode) {
  auto query = connection.query(kTransitions);
  if (!query) return fail(query.error());
  return all_rows(query->bind(episode), read_transition);
}

Result<std::vector<Told>> told_of(Connection& connection, std::int64_t episode) {
  auto query = connection.query(kToldOfEpisode);
  if (!query) return fail(query.error());
  return all_rows(query->bind(episode), read_told);
}

Result<std::vector<Told>> told_now(Connection& connection) {
  auto query = connection.query(kToldNow);
  if (!query) return fail(query.error());
  return all_rows(*query, read_told);
}

Result<std::vector<std::int64_t>> write_episodes(Connection& connection,
                                                 std::span<const Episode> episodes,
                                                 std::int64_t change) {
  auto next = next_episode(connection);
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

}  // namespace viisari::sqlite
