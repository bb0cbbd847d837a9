// Words and lines that the texts of this library share; not for use outside it.
// Thread-safety: pure functions; Lines belongs to one thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/observation.h"
#include "report/format.h"

namespace viisari {

using Words = std::pair<std::string_view, std::string_view>;  // Finnish, English
std::string_view in(const Words& words, Language language);

// "at_least" as "vähintään"; another word as it is.
std::string_view condition_text(std::string_view op, Language language);
// Why there is no number, in a word or two; empty for kNone.
std::string_view missing_text(MissingReason reason, Language language);
// `goals_2025, line 12: "45,5 %"`; empty without a document.
std::string source_text(const Source& source, Language language);

// "Label   value" lines, indented, the labels in one column.
class Lines {
 public:
  // An empty value adds no line.
  void add(std::string label, std::string value);
  std::string to_string() const;

 private:
  std::vector<std::pair<std::string, std::string>> lines_;
};

}  // namespace viisari
