// What of a snapshot somebody may see: the indicators that are not restricted, and those of areas
// whose restricted figures the viewer has the right to. Every answer is made from this view, counts
// included, so that a restricted one cannot slip into any of them.
// Ownership: keeps the snapshot alive; the pointers point into it.
// Thread-safety: immutable after construction.
#pragma once

#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "web/api_source.h"
#include "web/viewer.h"

namespace viisari {

struct PublicArea {
  const AreaSnapshot* area = nullptr;
  std::vector<const AreaSnapshot::Row*> rows;
  std::map<AssessmentStatus, int> counts;  // every status has an entry
};

class PublicView {
 public:
  PublicView(std::shared_ptr<const Snapshot> snapshot, const Viewer& viewer);

  const Snapshot& snapshot() const { return *snapshot_; }
  const std::vector<PublicArea>& areas() const { return areas_; }
  const PublicArea* find_area(std::string_view id) const;        // nullptr: none
  const AreaSnapshot::Row* find_row(std::string_view id) const;  // "area/key"
  // The explanation without the figures of restricted indicators it was computed from.
  Explanation redact(Explanation explanation) const;
  // Whether everything the finding rests on is in this view.
  bool shows(const Finding& finding) const;

 private:
  std::shared_ptr<const Snapshot> snapshot_;
  Viewer viewer_;
  std::vector<PublicArea> areas_;
};

}  // namespace viisari
