#include "web/viewer.h"

#include <algorithm>
#include <array>

#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 5> kRoles{"", "viewer", "analyst", "leader", "admin"};

}  // namespace

std::string_view to_string(PersonRole role) {
  return word_of(kRoles, role);
}
std::optional<PersonRole> parse_person_role(std::string_view text) {
  return value_of<PersonRole>(kRoles, text);
}

bool Viewer::in_area(std::string_view area) const {
  return signed_in() &&
         (areas.empty() || std::find(areas.begin(), areas.end(), area) != areas.end());
}

bool Viewer::sees_restricted(std::string_view area) const {
  return restricted && in_area(area);
}

std::string Viewer::sight() const {
  if (!signed_in() || !restricted) return {};
  if (areas.empty()) return "*";
  std::vector<std::string> sorted = areas;
  std::sort(sorted.begin(), sorted.end());
  std::string out;
  for (const std::string& area : sorted) out += (out.empty() ? "" : ",") + area;
  return out;
}

bool has_access(const Viewer& viewer, Access access) {
  switch (access) {
    case Access::kAnyone:
      return true;
    case Access::kSignedIn:
      return viewer.signed_in();
    case Access::kLeader:
      return viewer.signed_in() &&
             (viewer.role == PersonRole::kLeader || viewer.role == PersonRole::kAdmin);
    case Access::kAnalyst:
      return viewer.signed_in() &&
             (viewer.role == PersonRole::kAnalyst || viewer.role == PersonRole::kAdmin);
    case Access::kAdmin:
      return viewer.signed_in() && viewer.role == PersonRole::kAdmin;
  }
  return false;
}

}  // namespace viisari
