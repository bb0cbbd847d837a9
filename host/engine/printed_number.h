// How exactly a number was printed, read from the words it stands in: "45,5 %", "1 086 000 €",
// "noin 30", "-76,1 miljoonaa euroa". Unlike intake/number this reads running text, where several
// numbers, dates and words stand together.
// Thread-safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace viisari {

// One number of a text, without its sign: whether a dash is a minus or joins a range, the reader
// of the text must know.
struct PrintedToken {
  double value = 0;  // what the digits say, before any "M€"
  int decimals = 0;
  int digits = 0;            // before the decimal mark
  int trailing_zeros = 0;    // of a number without decimals
  bool approximate = false;  // "noin", "n.", "arviolta", "yli", "lähes" … stands beside it
  std::size_t begin = 0;     // bytes of the text: the digits with their separators
  std::size_t end = 0;
};

// The numbers of `text` in order; a number in groups of three ("12 845", also with no-break and
// thin spaces) is one. Dates such as 31.10.2025 and numbers of more than 15 digits are left out.
std::vector<PrintedToken> printed_tokens(std::string_view text);
// The same with every way to read groups of three: "117 313 lasta" may be 117 313, or 117 and 313.
std::vector<PrintedToken> printed_readings(std::string_view text);
// Whether the number may be `value` in `unit`: plainly, in thousands or millions of it, or, for
// shares, a hundred times it. Signs are left to the caller.
bool stands_for(const PrintedToken& token, double value, std::string_view unit);

struct PrintedPrecision {
  int decimals = 0;  // after the decimal mark, in the unit of the value: 0 for "76,1 M€" in euros
  // The last printed place, in the unit: 0.1 for "45,5", 1 for "233 000", 100 000 for "76,1 M€".
  double place = 1;
  // The number stands for anything within value ± half_unit: half of `place`, more where trailing
  // zeros may be rounding (500 for "233 000"), 0 for counted things.
  double half_unit = 0;
  bool approximate = false;
};

// Reads the precision of `value` from the words it was printed in: the number of `raw` that has
// this value, in `unit` or in thousands or millions of it. Where `raw` has none, `decimals` (or,
// below 0, the shortest form of the value) decides.
//   - Zeros that end a number of four digits or more may be rounding: 3 240 stands for 3 235–3 245.
//   - A counted thing (Unit::whole) is otherwise exact.
//   - An approximate number stands for a whole unit of its last place that is not zero on either
//     side ("noin 40": 30–50), or two and a half where that place is a 5 ("noin 45": 42,5–47,5).
PrintedPrecision printed_precision(std::string_view raw, double value, int decimals,
                                   std::string_view unit);

}  // namespace viisari
