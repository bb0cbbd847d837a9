// Everything that reads text typed or printed by people, on any bytes: numbers, periods, files.
// What is accepted keeps its promises, and reads the same when written out again.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "intake/fold.h"
#include "intake/number.h"
#include "intake/read_file.h"
#include "model/period.h"

namespace {

using namespace viisari;

void require(bool condition) {
  if (!condition) std::abort();
}

void numbers(std::string_view text) {
  static_cast<void>(says_no_figure(text));
  for (const Unit& unit : units()) {
    const auto number = parse_printed_number(text, unit);
    if (!number) {
      require(!number.error().code.name.empty() && is_valid_utf8(number.error().text));
      continue;
    }
    require(unit.numeric && std::isfinite(number->value));
    require(number->decimals >= 0 && number->decimals <= 9);
    require(!unit.whole || number->value == std::trunc(number->value));
    require(!unit.minimum || number->value >= *unit.minimum);
    require(!unit.maximum || number->value <= *unit.maximum);
    // Written out with all its decimals it is the same number, unless that form is ambiguous or
    // longer than a double holds.
    const std::string again = format_fixed(number->value, number->decimals);
    if (again.size() > 14 || (unit.decimals == 0 && number->decimals == 3)) continue;
    const auto second = parse_printed_number(again, unit);
    require(second.has_value() && second->value == number->value &&
            second->decimals == (unit.id == "yes_no" ? 0 : number->decimals));
  }
}

void periods(std::string_view text) {
  const auto period = Period::parse(text);
  if (!period) {
    require(!period.error().code.name.empty());
    return;
  }
  require(period->valid() && period->first() <= period->last() && period->days() >= 1);
  const auto again = Period::parse(period->to_string());
  require(again.has_value() && *again == *period && again->kind() == period->kind());
}

void files(std::string_view bytes) {
  const auto text = decode_import_text(bytes);
  if (!text) return;
  require(is_valid_utf8(text->text) && !text->text.empty());
  require(text->text.find('\0') == std::string::npos);
  const auto again = decode_import_text(text->text);
  // A second byte order mark is text like any other, and then a mark when read again.
  require(again.has_value() ? again->encoding == TextEncoding::kUtf8
                            : again.error().code == kIntakeEmpty);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  numbers(text);
  periods(text);
  files(text);
  const std::string folded = fold(text);
  require(folded.size() <= text.size() && fold(folded) == folded);
  return 0;
}
