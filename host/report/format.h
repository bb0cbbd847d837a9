// Numbers, dates and periods as people read them, in Finnish or English. Finnish: "−1 234,5 %",
// with U+2212 for minus and a no-break space between groups and before the unit; dates 5.3.2026;
// periods 1–9/2025. English: "−1,234.5 %", 5 March 2026, January–September 2025.
// Nothing here reads the process locale. Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/assessment.h"
#include "model/period.h"

namespace viisari {

enum class Language : std::uint8_t { kFinnish, kEnglish };
std::string_view to_string(Language language);  // "fi", "en"
std::optional<Language> parse_language(std::string_view text);

// Characters of UTF-8 text: what columns of a terminal are counted in.
std::size_t character_count(std::string_view text);

// The number alone. Decimals 0–9.
std::string format_number(double value, int decimals, Language language);
// The number with its unit's sign: "85,3 %", "2 250 000 €"; yes_no becomes "kyllä" or "ei". A unit
// that is not in the list is left out.
std::string format_quantity(const Quantity& quantity, Language language);
std::string format_date(Date date, Language language);
// Empty for a period that is not valid.
std::string format_period(const Period& period, Language language);

}  // namespace viisari
