// Imports and evaluates, or steps alerts and sends mail, in a loop and says on standard output what
// is confirmed, one line each, until it is killed. The crash test holds the lines against the
// database.
//   store_writer DATABASE FIRST          endless, numbering batches from FIRST
//   store_writer DATABASE alerts FIRST   endless, numbering steps from FIRST
//   store_writer DATABASE undo FIRST     endless, undoing every other batch
//   store_writer DATABASE full BYTES     one large import with files limited to BYTES
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/sqlite_store.h"

namespace {

using namespace viisari;

// One write(2) a line: a line is there as a whole or not at all.
void say(const std::string& line) {
  const std::string text = line + "\n";
  if (write(STDOUT_FILENO, text.data(), text.size()) < 0) _exit(4);
}

Observation figure(const std::string& key, int number) {
  Observation out;
  out.series = "pirkanmaa/" + key;
  out.period = Period::of_year(2025);
  out.value = number;
  out.known_from = Date::from_ymd(2025, 1, 20).value();
  out.source = {"goals", std::to_string(number), "as printed"};
  return out;
}

// 30 new series and 30 revisions of those of the batch before.
ImportBatch batch(int number, int rows) {
  ImportBatch out;
  out.area = "pirkanmaa";
  out.file_name = "batch-" + std::to_string(number);
  out.by = "test";
  for (int i = 0; i < rows; ++i) {
    out.observations.push_back(
        figure("b" + std::to_string(number) + ".r" + std::to_string(i), number));
    out.observations.push_back(
        figure("b" + std::to_string(number - 1) + ".r" + std::to_string(i), number));
  }
  return out;
}

Evaluation evaluation(int number) {
  Evaluation out;
  out.as_of = Date::from_ymd(2025, 12, 1).value();
  out.started_at = Instant(std::chrono::seconds(number));
  for (int i = 0; i < 20; ++i) {
    out.assessments.push_back({"pirkanmaa/i" + std::to_string(i), AssessmentStatus::kOnTrack,
                               "path.met", "fresh", 1.0 * (number % (i + 1)),
                               std::string(500, 'x')});
  }
  return out;
}

// Five episodes open, those of the step before close; one mail tells of each group.
AlertCommit step(const AlertState& state, int number, Instant now) {
  AlertCommit out;
  out.generation = state.generation;
  out.as_of = Date::from_ymd(2026, 1, 1).value().plus_days(number);
  out.now = now;
  const auto mail = [&](const std::string& name) -> QueuedMessage& {
    OutboxMessage message;
    message.kind = MessageKind::kAlert;
    message.recipient = "johto";
    message.envelope_to = "johto@alue.example";
    message.message_id = "<" + name + "-" + std::to_string(number) + "@alue.example>";
    message.bytes = std::string(5000, 'x');
    message.expires_at = now + std::chrono::hours(24 * 365);
    return out.messages.emplace_back(QueuedMessage{message, {}});
  };
  const auto change = [&](const Episode& episode, TransitionKind kind) {
    Transition transition;
    transition.episode = static_cast<std::int64_t>(out.episodes.size());
    transition.number = episode.transitions;
    transition.kind = kind;
    out.messages.back().notices.push_back({out.episodes.size(), episode.transitions});
    out.transitions.push_back(transition);
    out.episodes.push_back(episode);
  };
  mail("opened");
  for (int i = 0; i < 5; ++i) {
    Episode episode;
    episode.kind = EpisodeKind::kPath;
    episode.severity = Severity::kHigh;
    episode.subject = "pirkanmaa/e" + std::to_string(number) + "." + std::to_string(i);
    episode.transitions = 1;
    change(episode, TransitionKind::kOpened);
  }
  if (!state.open.empty()) mail("resolved");
  for (Episode episode : state.open) {
    episode.open = false;
    episode.transitions = 2;
    change(episode, TransitionKind::kResolved);
  }
  return out;
}

[[noreturn]] void stop(const Error& error) {
  say("error " + std::string(error.code.name));
  _exit(3);
}

[[noreturn]] void step_alerts(Store& store, int first) {
  for (int number = first;; ++number) {
    // Every step is so much later that leases of a killed process have lapsed.
    const Instant now(std::chrono::seconds(number * 60));
    const auto state = store.alerts().alert_state(now);
    if (!state) stop(state.error());
    const auto committed = store.alerts().commit_alerts(step(*state, number, now));
    if (!committed) stop(committed.error());
    say("commit " + std::to_string(number));
    const auto leased = store.outbox().lease("writer", now, now + std::chrono::seconds(30), 3);
    if (!leased) stop(leased.error());
    for (const OutboxMessage& message : *leased) {
      const auto sent = store.outbox().settle(message.id, "writer", MessageState::kSent, "", now);
      if (!sent) stop(sent.error());
      say("sent " + std::to_string(message.id));
    }
  }
}

[[noreturn]] void import_and_undo(Store& store, int first) {
  for (int number = first;; ++number) {
    const auto imported = store.import(batch(number, 30));
    if (!imported) stop(imported.error());
    say("import " + std::to_string(imported->record.id));
    if (number % 2 == 0) continue;
    UndoRequest request;
    request.import = imported->record.id;
    request.by = "test";
    request.reason = "test";
    if (const auto undone = store.undo_import(request); !undone) stop(undone.error());
    say("undo " + std::to_string(request.import));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string_view mode = argv[2];
  if (mode == "full") {
    signal(SIGXFSZ, SIG_IGN);
    const auto bytes = static_cast<rlim_t>(std::atoll(argv[3]));
    const rlimit limit{bytes, bytes};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 2;
  }
  auto store = open_sqlite_store(argv[1]);
  if (!store) stop(store.error());
  if (mode == "full") {
    const auto done = (*store)->import(batch(1'000'000, 6'000));
    if (!done) stop(done.error());
    say("import 1000000");
    return 0;
  }
  say("ready");
  if (mode == "alerts") step_alerts(**store, std::atoi(argv[3]));
  if (mode == "undo") import_and_undo(**store, std::atoi(argv[3]));
  for (int number = std::atoi(argv[2]);; ++number) {
    const auto imported = (*store)->import(batch(number, 30));
    if (!imported) stop(imported.error());
    say("import " + std::to_string(number));
    const auto evaluated = (*store)->record_evaluation(evaluation(number));
    if (!evaluated) stop(evaluated.error());
    say("evaluation " + std::to_string(number));
  }
}
