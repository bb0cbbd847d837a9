#include "report/wording.h"

#include <algorithm>

#include "base/text.h"

namespace viisari {
namespace {

Words condition_words(std::string_view op) {
  if (op == "at_least") return {"vähintään", "at least"};
  if (op == "at_most") return {"enintään", "at most"};
  if (op == "more_than") return {"yli", "more than"};
  if (op == "less_than") return {"alle", "less than"};
  if (op == "equal") return {"tasan", "exactly"};
  return {op, op};
}

Words missing_words(MissingReason reason) {
  switch (reason) {
    case MissingReason::kNone:
      return {"", ""};
    case MissingReason::kNotPublished:
      return {"ei julkaistu", "not published"};
    case MissingReason::kTextOnly:
      return {"vain sanoin", "in words only"};
    case MissingReason::kNotYetStarted:
      return {"ei ole alkanut", "not yet started"};
    case MissingReason::kOverdue:
      return {"myöhässä", "overdue"};
    case MissingReason::kZeroDenominator:
      return {"jakaja nolla", "zero denominator"};
    case MissingReason::kSuppressed:
      return {"ei julkinen", "suppressed"};
    case MissingReason::kMissingInput:
      return {"lähtöluku puuttuu", "missing input"};
    case MissingReason::kSignChange:
      return {"etumerkki vaihtuu", "sign change"};
    case MissingReason::kNotComputable:
      return {"ei laskettavissa", "not computable"};
    case MissingReason::kSeriesBreak:
      return {"sarja katkeaa", "series break"};
  }
  return {"", ""};
}

}  // namespace

std::string_view in(const Words& words, Language language) {
  return language == Language::kFinnish ? words.first : words.second;
}

std::string_view condition_text(std::string_view op, Language language) {
  return in(condition_words(op), language);
}

std::string_view missing_text(MissingReason reason, Language language) {
  return in(missing_words(reason), language);
}

std::string source_text(const Source& source, Language language) {
  if (source.document.empty()) return "";
  if (source.document == kSimulatedDocument) {
    // No document prints it: the lines hold the seed.
    return std::string(language == Language::kFinnish ? "simuloitu" : "simulated") + " (" +
           printable(source.lines) + ")";
  }
  std::string out = printable(source.document);
  if (!source.lines.empty()) {
    const bool one = source.lines.find_first_of(",-") == std::string::npos;
    if (language == Language::kFinnish) {
      out += one ? ", rivi " : ", rivit ";
    } else {
      out += one ? ", line " : ", lines ";
    }
    out += printable(source.lines);
  }
  if (!source.raw.empty()) out += ": \"" + printable(source.raw, 400) + "\"";
  return out;
}

void Lines::add(std::string label, std::string value) {
  if (!value.empty()) lines_.emplace_back(std::move(label), std::move(value));
}

std::string Lines::to_string() const {
  std::size_t width = 0;
  for (const auto& [label, value] : lines_) width = std::max(width, character_count(label));
  std::string out;
  for (const auto& [label, value] : lines_) {
    out += "  " + label + std::string(width - character_count(label) + 2, ' ') + value + "\n";
  }
  return out;
}

}  // namespace viisari
