// The reading of numbers and their precision from running text, on any bytes: it stays within the
// text, gives numbers only, and never takes a number for more exact than its digits.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/printed_number.h"
#include "model/unit.h"

namespace {

using namespace viisari;

void require(bool condition) {
  if (!condition) std::abort();
}

void precision(std::string_view text, double value, int decimals) {
  for (const std::string_view id : {"persons", "percent", "eur", "keur"}) {
    const Unit& unit = *find_unit(id);
    const PrintedPrecision read = printed_precision(text, value, decimals, id);
    require(read.decimals >= 0 && read.decimals <= 9);
    require(std::isfinite(read.place) && read.place > 0);
    require(std::isfinite(read.half_unit) && read.half_unit >= 0);
    // Only what is counted is exact.
    require(read.half_unit > 0 || unit.whole);
    require(read.half_unit == 0 || read.half_unit >= read.place / 2 * (1 - 1e-9));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  for (const PrintedToken& token : printed_tokens(text)) {
    require(token.begin >= end && token.end > token.begin && token.end <= text.size());
    end = token.end;
    require(text[token.begin] >= '0' && text[token.begin] <= '9');
    require(text[token.end - 1] >= '0' && text[token.end - 1] <= '9');
    require(std::isfinite(token.value) && token.value >= 0);
    require(token.digits >= 1 && token.decimals >= 0 && token.digits + token.decimals <= 15);
    require(token.trailing_zeros >= 0 && token.trailing_zeros < token.digits + 1);
    for (const double factor : {1.0, -1.0, 1000.0, 1e6, 0.01}) {
      precision(text, token.value * factor, token.decimals);
    }
  }
  for (const double value : {0.0, -0.0, 1e-300, -1e300, 123.456, 1000.0}) {
    for (const int decimals : {-1, 0, 2, 9}) precision(text, value, decimals);
  }
  return 0;
}
