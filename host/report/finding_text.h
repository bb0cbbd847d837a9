// Findings in words, Finnish or English, and as JSON: the same in commands, API and pages.
// Thread-safety: pure functions.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "model/finding.h"
#include "report/format.h"

namespace viisari {

class JsonWriter;

// The definition of an id; nullptr where it is not known (or not for the reader): no title then.
using FindIndicator = std::function<const Indicator*(std::string_view id)>;

// "ristiriita", "contradiction".
std::string_view finding_class_text(FindingClass finding_class, Language language);
// A character that tells the classes apart without colour.
std::string_view finding_class_shape(FindingClass finding_class);
// What is audited, as a heading: "Figures that contradict one another".
std::string_view audit_text(Audit audit, Language language);
// The rule in a few words: "total and its parts".
std::string_view rule_text(std::string_view rule, Language language);
// What the term is in its rule: "part", "osa".
std::string_view term_role_text(std::string_view role, Language language);
// The figure with its unit, or why there is none.
std::string term_value_text(const FindingTerm& term, Language language);
// "1 086 000 € + 566 000 € = 1 652 000 €; painettu 1 650 000 €": empty where the terms are not
// computed with.
std::string arithmetic_text(const Finding& finding, Language language);
// The same for machines, of every finding that has figures: "1086000 + 566000 = 1652000; printed
// 1650000", a missing figure as "?".
std::string plain_arithmetic(const Finding& finding);
// The one sentence that says what is wrong.
std::string finding_sentence(const Finding& finding, Language language);
// How far the printed figure is from the computed one, and what rounding explains: "−2,25 %-yks.,
// pyöristys selittää enintään 0,05 %-yks."; empty where nothing is computed.
std::string difference_text(const Finding& finding, Language language);
// A finding for a terminal: class, rule, indicators with their titles, the sentence, arithmetic,
// tolerance, and every figure with its source. Ends in a line end.
std::string finding_text(const Finding& finding, const FindIndicator& find, Language language);
// In Markdown, as an item of a list: one finding, or several that say the same, in fewer words.
// Ends in a line end.
std::string findings_markdown(std::span<const Finding* const> findings, const FindIndicator& find,
                              Language language);
// Whether two findings read alike but for the indicators they are about.
bool same_text(const Finding& a, const Finding& b, Language language);

// {audit, rule, name, automatic, area, class, ids, code, message{fi,en}, details[{code, text}],
// arithmetic, printed, computed, difference, tolerance, terms[…], sources[{document, lines, raw}],
// restricted, note}, and what of it people read as …_text{fi,en}
void write_finding(JsonWriter& json, const Finding& finding);

}  // namespace viisari
