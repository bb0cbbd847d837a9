#include "model/finding.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 4> kAudits{"", "figures", "targets", "verdicts"};
constexpr std::array<std::string_view, 4> kClasses{"", "contradiction", "rounding", "unverifiable"};

}  // namespace

std::string_view to_string(Audit audit) {
  return word_of(kAudits, audit);
}

std::optional<Audit> parse_audit(std::string_view text) {
  return value_of<Audit>(kAudits, text);
}

std::string_view to_string(FindingClass finding_class) {
  return word_of(kClasses, finding_class);
}

std::optional<FindingClass> parse_finding_class(std::string_view text) {
  return value_of<FindingClass>(kClasses, text);
}

}  // namespace viisari
