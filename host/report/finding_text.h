// Findings in words, Finnish or English, and as JSON: the same in commands, API and pages.
// Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/finding.h"
#include "report/format.h"

namespace viisari {

class JsonWriter;

// "ristiriita", "contradiction".
std::string_view finding_class_text(FindingClass finding_class, Language language);
// The rule in a few words: "total and its parts".
std::string_view rule_text(std::string_view rule, Language language);
// "1 086 000 € + 566 000 € = 1 652 000 €, printed 1 650 000 €": empty where nothing is computed.
std::string arithmetic_text(const Finding& finding, Language language);
// A finding for a terminal, with its sources. Ends in a line end.
std::string finding_text(const Finding& finding, Language language);

// {rule, name, automatic, area, class, ids, message{fi,en}, arithmetic, printed, computed,
// difference, tolerance, terms[…], sources[{document, lines, raw}], restricted, note}
void write_finding(JsonWriter& json, const Finding& finding);

}  // namespace viisari
