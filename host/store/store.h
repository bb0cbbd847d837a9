// The store: what Viisari remembers. Figures, accepted definitions and verdicts are appended and
// never overwritten, so that any past answer can be given again "as known on D". What is known on a
// day follows from what was published by then, whenever it was imported; so an import that is
// undone counts for no day, and its rows stay.
//
// An observation is a version of the figure of one series and period. A file read a second time
// adds nothing; a corrected figure is added as a new version and the old one stays. `revision`
// counts how often the figure itself changed, in the order of publication (known from, then
// recorded): a later document that repeats the same figure is a further source, not a revision.
//
// Ownership: a Store owns its database; everything it returns is a copy.
// Thread-safety: every method may be called from any thread. One write runs at a time, also among
// processes; readers never wait for the writer and see the last completed write.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/result.h"
#include "model/assessment_status.h"
#include "model/observation.h"
#include "model/period.h"
#include "store/account_store.h"
#include "store/alert_store.h"
#include "store/feedback_store.h"
#include "store/outbox.h"

namespace viisari {

// The machine or the file does not allow it; in each case the stored data stays as it was.
inline constexpr ErrorCode kStoreLocked{"store.locked", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreFull{"store.full", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreReadOnly{"store.read_only", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreNewerSchema{"store.newer_schema", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreOldSchema{"store.old_schema", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreNotADatabase{"store.not_a_database", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreForeign{"store.foreign", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreCorrupt{"store.corrupt", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreCannotOpen{"store.cannot_open", ErrorKind::kCannotRun};
inline constexpr ErrorCode kStoreFailed{"store.failed", ErrorKind::kCannotRun};  // any other fault
// The caller's batch breaks a rule that holds for every stored figure; intake finds these first.
inline constexpr ErrorCode kStoreDuplicateRow{"store.duplicate_row"};
inline constexpr ErrorCode kStoreBadBatch{"store.bad_batch", ErrorKind::kUsage};
// What the caller looked at before it decided is not so any more.
inline constexpr ErrorCode kStoreMoved{"store.moved"};
// An import that cannot be undone: there is none, it is undone already, or later ones gave its
// figures again.
inline constexpr ErrorCode kStoreUnknownImport{"store.unknown_import", ErrorKind::kUsage};
inline constexpr ErrorCode kStoreUndoneAlready{"store.undone_already"};
inline constexpr ErrorCode kStoreGivenAgain{"store.given_again"};

// ---- Figures ---------------------------------------------------------------------------------

struct ImportBatch {
  std::string area;       // every series is "<area>/…"
  std::string file_name;  // without its folder
  std::string sha256;     // of the file's bytes, in hex
  std::string by;         // role or program
  Instant recorded_at{};
  // Only when Store::figures_version of the area is this; otherwise kStoreMoved.
  std::optional<std::int64_t> at_version{};
  // `revision`, `recorded_at` and `by` of these are the store's to set and are ignored.
  // No two may share series, period and source document.
  std::vector<Observation> observations;
};

// What one row of a batch changes. `previous` is the figure that was known at its known-from date.
struct FigureChange {
  std::size_t index = 0;  // in ImportBatch::observations
  Observation previous;
};

struct ImportDiff {
  std::vector<std::size_t> added;  // the first figure of that series and period
  std::vector<FigureChange> revised;
  // The same figure from another document, or with its place or precision in the document put
  // right: stored, but no revision.
  std::vector<FigureChange> confirmed;
  std::size_t unchanged = 0;  // already stored, nothing written
};

struct ImportUndo {
  std::string by;
  std::string reason;
  Instant at{};
};

struct ImportRecord {
  std::int64_t id = 0;
  std::string area;
  std::string file_name;
  std::string sha256;
  std::string by;
  Instant recorded_at{};
  std::size_t added = 0;
  std::size_t revised = 0;
  std::size_t confirmed = 0;
  std::size_t unchanged = 0;
  std::optional<ImportUndo> undone{};  // its figures do not count
  // Later imports, not undone, that gave figures of this one again. They wrote nothing, because
  // this one had: until they are undone, this one cannot be.
  std::vector<std::int64_t> given_again_by{};
};

struct ImportOutcome {
  ImportRecord record;
  ImportDiff diff;
};

struct ImportQuery {
  std::string area{};                    // empty: every area
  std::optional<std::int64_t> before{};  // only those older than this one
  std::size_t limit = 0;                 // 0: all
};

struct UndoRequest {
  std::int64_t import = 0;
  std::string by;
  std::string reason;
  Instant at{};
  // Only when Store::figures_version of its area is this; otherwise kStoreMoved.
  std::optional<std::int64_t> at_version{};
};

// A figure of which an import stored a version.
struct UndoneFigure {
  Observation now;                   // the figure known last
  std::optional<Observation> after;  // the one known last without the import
  bool kept = false;                 // the two are the same: a later import's
};

// Figures of imports that were undone are in no answer.
struct ObservationQuery {
  std::string area;           // empty: every area
  std::string series;         // "area/key"; empty: every series
  std::optional<Date> as_of;  // figures known on that day; nothing: whenever known
  // False: of each series and period only the figure that was known last. True: every version.
  bool every_version = false;
};

// Without the words around it: what the engine computes with.
struct SeriesPoint {
  Period period;
  double value = 0;  // 0 and meaningless when `reason` is set
  MissingReason reason = MissingReason::kNone;
  ObservationStatus status = ObservationStatus::kNormal;
  std::uint8_t decimals = 0;
  int revision = 1;
  Date known_from;
};

// ---- Definitions -----------------------------------------------------------------------------

// The text of a definition file that passed every check.
struct DefinitionText {
  std::string path;  // below the definitions folder: "pirkanmaa/kotiin_vietavat.lua"
  std::string sha256;
  std::string text;
  Instant accepted_at{};
};

// ---- Verdicts --------------------------------------------------------------------------------

struct StoredAssessment {
  std::string indicator;  // "area/key"
  AssessmentStatus status = AssessmentStatus::kInvalid;
  std::string reason_code;
  std::string data_state;
  std::optional<double> value;
  std::string json;  // the whole record; must not hold the time of evaluation (see below)
};

// One evaluation of everything. An assessment equal to the one before it (same indicator and
// as-of date) is stored once, so an evaluation that changes nothing costs a few bytes a row.
struct Evaluation {
  std::int64_t id = 0;  // set by the store
  Date as_of;
  Instant started_at{};
  Instant finished_at{};
  std::vector<StoredAssessment> assessments;  // read back in the order of the indicator ids
};

// ---- State -----------------------------------------------------------------------------------

// Grows with each completed write of its kind, by any process: a cheap question "is what I hold
// still what the store holds?".
struct StoreVersion {
  std::int64_t imports = 0;  // and undone ones
  std::int64_t definitions = 0;
  std::int64_t evaluations = 0;
  std::int64_t alerts = 0;  // steps, runs of schedules, acknowledgements, silences, leaving digests

  friend bool operator==(const StoreVersion&, const StoreVersion&) = default;
};

struct StoreCounts {
  int schema_version = 0;
  std::int64_t series = 0;
  std::int64_t observations = 0;  // every version, also of imports that were undone
  std::int64_t imports = 0;
  std::int64_t definitions = 0;  // files active now
  std::int64_t evaluations = 0;
  std::int64_t episodes = 0;  // open ones and closed ones
  std::int64_t messages = 0;  // of the outbox, whatever became of them
  std::int64_t bytes = 0;     // of the database file and its log
};

class Store {
 public:
  Store() = default;
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  virtual ~Store() = default;

  // All of the batch or, on any error, none of it. Durable when it returns.
  virtual Result<ImportOutcome> import(const ImportBatch& batch) = 0;
  // What `import` would do now, writing nothing.
  virtual Result<ImportDiff> preview(const ImportBatch& batch) = 0;
  // Newest first, undone ones too.
  virtual Result<std::vector<ImportRecord>> list_imports(const ImportQuery& query = {}) = 0;
  virtual Result<std::optional<ImportRecord>> find_import(std::int64_t id) = 0;
  // The series that it stored figures of or found stored already, by name; perhaps some more of the
  // imports that had stored those.
  virtual Result<std::vector<std::string>> series_of_import(std::int64_t id) = 0;
  // From now on every answer, for every day, is as if the import had not been made; that it was
  // stays in the list. Fails with kStoreUnknownImport, kStoreUndoneAlready, kStoreGivenAgain or
  // kStoreMoved. All or nothing; durable when it returns. The figures of which it had stored a
  // version, by series and period.
  virtual Result<std::vector<UndoneFigure>> undo_import(const UndoRequest& request) = 0;
  // What `undo_import` would do now, writing nothing. Also where kStoreGivenAgain would be said.
  virtual Result<std::vector<UndoneFigure>> preview_undo(std::int64_t import) = 0;
  // Grows with each import of the area and each undoing of one.
  virtual Result<std::int64_t> figures_version(std::string_view area) = 0;

  // In the order of series id, then period, then publication. `visit` sees one consistent state
  // and may call this store; the reference is valid during the call only.
  virtual Result<void> visit_observations(const ObservationQuery& query,
                                          const std::function<void(const Observation&)>& visit) = 0;
  // The figures known on `as_of`, one call a series that has any, in the order of the series ids,
  // points in the order of their periods. Much faster than visit_observations.
  virtual Result<void> visit_series(
      Date as_of, std::string_view area,
      const std::function<void(std::string_view series, std::span<const SeriesPoint>)>& visit) = 0;

  // Remembers the texts as the last good ones of their paths; a text equal to the one remembered
  // writes nothing. All or none.
  virtual Result<void> accept_definitions(std::span<const DefinitionText> texts) = 0;
  // Files that were removed on purpose: no longer given by last_good_definitions.
  virtual Result<void> retire_definitions(std::span<const std::string> paths, Instant at) = 0;
  // By path.
  virtual Result<std::vector<DefinitionText>> last_good_definitions() = 0;

  // All or none; returns the evaluation's id.
  virtual Result<std::int64_t> record_evaluation(const Evaluation& evaluation) = 0;
  // The one recorded last (for that as-of date when given); nothing when there is none.
  virtual Result<std::optional<Evaluation>> latest_evaluation(
      std::optional<Date> as_of = std::nullopt) = 0;

  // Parts of this store; they live as long as it does.
  virtual AccountStore& accounts() = 0;
  virtual AlertStore& alerts() = 0;
  virtual FeedbackStore& feedback() = 0;
  virtual Outbox& outbox() = 0;

  virtual Result<StoreVersion> version() = 0;
  virtual Result<StoreCounts> counts() = 0;
  // Reads the whole database. kStoreCorrupt names the first faults.
  virtual Result<void> check_integrity() = 0;

  // Convenience over visit_observations.
  Result<std::vector<Observation>> observations_as_known(Date as_of, std::string_view area = {});
  Result<std::vector<Observation>> all_observations(std::string_view area = {});
};

}  // namespace viisari
