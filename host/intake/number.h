// Numbers as documents print them: "1 086 000 €", "− 53 %", "67,5", "2 M€", "kyllä".
// What can be read in two ways is refused, never guessed. Thread-safety: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "model/unit.h"

namespace viisari {

inline constexpr ErrorCode kIntakeNumber{"intake.number"};           // not a number, or ambiguous
inline constexpr ErrorCode kIntakeTwoNumbers{"intake.two_numbers"};  // "41-89", "178 (244)"
inline constexpr ErrorCode kIntakeUnitMismatch{"intake.unit_mismatch"};  // "12 %" in euros
inline constexpr ErrorCode kIntakeNotWhole{"intake.not_whole"};          // 2,5 persons
inline constexpr ErrorCode kIntakeOutOfRange{"intake.out_of_range"};  // outside the unit's limits
inline constexpr ErrorCode kIntakeTextUnit{"intake.text_unit"};       // a number where words belong

struct PrintedNumber {
  double value = 0;  // in the unit: "2 M€" is 2000000 in eur
  int decimals = 0;  // as printed, 0–9; 0 when a multiplier made the digits smaller than one
};

// Reads `text` as a figure in `unit`. Spaces, no-break and thin spaces separate groups of three
// digits; the decimal sign is a comma or a point; U+2212 and dashes are a minus. Words after the
// number must fit the unit.
Result<PrintedNumber> parse_printed_number(std::string_view text, const Unit& unit);

// Words that say there is no figure: "ei luotettavaa tietoa saatavissa".
bool says_no_figure(std::string_view text);

}  // namespace viisari
