// Message: a sentence in the making. The engine gives codes and values; report/ turns them into
// Finnish and English, the same in CLI, API, page and mail. Plain values.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"
#include "model/local_text.h"
#include "model/period.h"

namespace viisari {

// A number ready to be printed.
struct Quantity {
  double value = 0;
  int decimals = 0;
  std::string unit;  // id of a Unit, "/9" for so many of nine; empty for a bare number
};

using MessageValue = std::variant<std::string, LocalText, Quantity, Period, Date>;

struct Message {
  std::string code;  // "path.on_track_met" …; every code has a Finnish and an English form
  std::vector<std::pair<std::string, MessageValue>> args;
};

}  // namespace viisari
