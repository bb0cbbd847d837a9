#include "model/finding.h"

#include <array>
#include <cstddef>

namespace viisari {
namespace {

constexpr std::array<std::string_view, 4> kAudits{"", "figures", "targets", "verdicts"};
constexpr std::array<std::string_view, 4> kClasses{"", "contradiction", "rounding", "unverifiable"};

}  // namespace

std::string_view to_string(Audit audit) {
  return kAudits.at(static_cast<std::size_t>(audit));
}

std::optional<Audit> parse_audit(std::string_view text) {
  for (std::size_t i = 1; i < kAudits.size(); ++i) {
    if (kAudits[i] == text) return static_cast<Audit>(i);
  }
  return std::nullopt;
}

std::string_view to_string(FindingClass finding_class) {
  return kClasses.at(static_cast<std::size_t>(finding_class));
}

std::optional<FindingClass> parse_finding_class(std::string_view text) {
  for (std::size_t i = 1; i < kClasses.size(); ++i) {
    if (kClasses[i] == text) return static_cast<FindingClass>(i);
  }
  return std::nullopt;
}

}  // namespace viisari
