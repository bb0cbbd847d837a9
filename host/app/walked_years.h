// WalkedYears: every indicator's verdicts as the days go by, from a database that knows the whole
// history: each step lets in what became known since the last and judges what that changed. For
// looking back over years at a cost of what happened in them, not of days times indicators.
//
// Ownership: owns everything it computes with. What it gives out is valid until the next go_to().
// Thread-safety: needs the workspace for itself.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "alert/step.h"
#include "base/date.h"
#include "base/result.h"
#include "model/indicator.h"

namespace viisari {

class Workspace;

class WalkedYears {
 public:
  // As known on `first`, to go on to `last`. `area`: only its indicators; empty: all. Definitions
  // must have been loaded.
  static Result<WalkedYears> begin(Workspace& workspace, Date first, Date last,
                                   std::string_view area);
  ~WalkedYears();
  WalkedYears(WalkedYears&&) noexcept;
  WalkedYears& operator=(WalkedYears&&) noexcept;

  // The days after `first` on which a verdict or a data state may change: something became known, a
  // target's time ended, a figure became overdue.
  const std::set<Date>& days() const;
  // On to a later day, not after `last`.
  Result<void> go_to(Date day);

  Date day() const;
  std::span<const Watched> watched() const;

 private:
  class Impl;
  explicit WalkedYears(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace viisari
