// The indicator definitions of all areas, read from Lua files in a sandbox.
//
// Each file runs alone, in a Lua state of its own, and is taken as a whole or not at all: a file
// with an error keeps the last good version of its definitions active. The state lives on only
// where a file has `value` functions.
//
// Ownership: holds the definitions, the texts they came from and the Lua states. Spans and
// pointers stay valid until the next load, reload or remove.
// Thread-safety: load, reload and remove need the object for themselves. Between them every const
// method and `compute` may be called from any thread; calls of `compute` for indicators of the
// same file wait for one another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "engine/value_source.h"
#include "model/alert_rule.h"
#include "model/comparison.h"
#include "model/indicator.h"
#include "model/reconcile_rule.h"
#include "script/error_codes.h"
#include "script/limits.h"
#include "script/source_tree.h"

namespace viisari {

// A published document that figures are cited from.
struct Document {
  std::string id;    // "goals_2025"
  std::string area;  // "pirkanmaa"
  LocalText title;
  Date published;  // its figures are known from this day
  std::string file;
  int line = 0;
};

enum class ActiveVersion : std::uint8_t {
  kInvalid,
  kNew,   // what was given now is active
  kKept,  // what was given has errors: the last good version stays active
  kNone,  // it has errors and there was no good version before
  kGone,  // the file was removed
};
std::string_view to_string(ActiveVersion version);  // "new", "kept", "none", "gone"

struct FileReport {
  std::string path;
  ActiveVersion active = ActiveVersion::kInvalid;
  std::vector<Error> errors;   // by line
  std::size_t indicators = 0;  // active after this load
};

struct LoadReport {
  std::vector<FileReport> files;  // those that were read, by path

  bool ok() const;
  std::vector<Error> errors() const;  // of all files, in order
};

class Definitions final : public ValueSource {
 public:
  explicit Definitions(Limits limits = {});
  ~Definitions() override;
  Definitions(Definitions&&) noexcept;
  Definitions& operator=(Definitions&&) noexcept;

  // Makes `files` the whole set: a file that is no longer in it goes. Files whose text and helpers
  // did not change are not run again, but are in the report.
  LoadReport load(std::vector<SourceFile> files);
  // Reads one file: itself only, or the users of a helper, or an area whose documents changed.
  LoadReport reload(SourceFile file);
  LoadReport remove(std::string_view path);

  // Active definitions, by file path and then in the order of the file.
  std::span<const Indicator> indicators() const;
  // Active reconcile rules, in the same order.
  std::span<const ReconcileRule> reconcile_rules() const;
  // Active alert rules, in the same order, each with the indicators it watches.
  std::span<const AlertRule> alert_rules() const;
  // Active comparisons, in the same order.
  std::span<const Comparison> comparisons() const;
  std::span<const Document> documents() const;  // by area and id
  const Indicator* indicator(std::string_view id) const;
  const Document* document(std::string_view area, std::string_view id) const;
  // The series of the computed indicator at `index` of indicators().
  Result<SeriesView> compute(std::size_t index, std::span<const SeriesView> inputs,
                             SeriesPool& pool) override;

  // Grows with each load that changed something.
  std::uint64_t version() const;

  // Bytes held by the Lua states of all files.
  std::size_t script_memory() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace viisari
