#include "web/public_view.h"

#include <algorithm>

namespace viisari {

PublicView::PublicView(std::shared_ptr<const Snapshot> snapshot, const Viewer& viewer)
    : snapshot_(std::move(snapshot)), viewer_(viewer) {
  for (const AreaSnapshot& area : snapshot_->areas) {
    PublicArea visible;
    visible.area = &area;
    for (auto status = static_cast<std::uint8_t>(AssessmentStatus::kAchieved);
         status <= static_cast<std::uint8_t>(AssessmentStatus::kNotStarted); ++status) {
      visible.counts[static_cast<AssessmentStatus>(status)] = 0;
    }
    for (const AreaSnapshot::Row& row : area.rows) {
      if (row.indicator->visibility != Visibility::kPublic && !viewer.sees_restricted(area.id)) {
        continue;
      }
      visible.rows.push_back(&row);
      ++visible.counts[row.assessment.status];
    }
    areas_.push_back(std::move(visible));
  }
}

const PublicArea* PublicView::find_area(std::string_view id) const {
  const auto found = std::find_if(areas_.begin(), areas_.end(),
                                  [&](const PublicArea& area) { return area.area->id == id; });
  return found == areas_.end() ? nullptr : &*found;
}

const AreaSnapshot::Row* PublicView::find_row(std::string_view id) const {
  const PublicArea* area = find_area(id.substr(0, id.find('/')));
  if (area == nullptr) return nullptr;
  const auto found =
      std::find_if(area->rows.begin(), area->rows.end(),
                   [&](const AreaSnapshot::Row* row) { return row->indicator->id == id; });
  return found == area->rows.end() ? nullptr : *found;
}

Explanation PublicView::redact(Explanation explanation) const {
  const auto hidden = [&](const std::string& series) {
    for (const AreaSnapshot& area : snapshot_->areas) {
      for (const AreaSnapshot::Row& row : area.rows) {
        if (row.indicator->id == series) return find_row(series) == nullptr;
      }
    }
    return false;
  };
  for (ExplanationInput& input : explanation.inputs) {
    if (input.series.empty() || !hidden(input.series)) continue;
    input.series.clear();
    input.value.reset();
    input.reason = MissingReason::kSuppressed;
    input.source = {};
  }
  return explanation;
}

bool PublicView::shows(const Finding& finding) const {
  const auto visible = [&](const std::string& id) { return find_row(id) != nullptr; };
  return (!finding.restricted || viewer_.sees_restricted(finding.area)) &&
         find_area(finding.area) != nullptr &&
         std::all_of(finding.ids.begin(), finding.ids.end(), visible) &&
         std::all_of(finding.terms.begin(), finding.terms.end(),
                     [&](const FindingTerm& term) { return term.id.empty() || visible(term.id); });
}

}  // namespace viisari
