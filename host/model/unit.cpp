#include "model/unit.h"

#include <array>

namespace viisari {
namespace {

// A percentage has no upper limit: a change can exceed 100 %. Shares are limited by their kind.
constexpr std::optional<double> kNone = std::nullopt;
constexpr std::array kUnits{
    Unit{"count", "kpl", "count", "", 0, 0.0, kNone, true, true},
    Unit{"persons", "henkilöä", "persons", "", 0, 0.0, kNone, true, true},
    Unit{"percent", "prosenttia", "per cent", "%", 1, kNone, kNone, false, true},
    Unit{"percentage_points", "prosenttiyksikköä", "percentage points", "%-yks.", 1, kNone, kNone,
         false, true},
    Unit{"ratio", "suhde", "ratio", "", 1, kNone, kNone, false, true},
    Unit{"index", "indeksi", "index", "", 1, kNone, kNone, false, true},
    Unit{"score_of_n", "pistettä", "score", "", 1, 0.0, kNone, false, true},
    Unit{"nps", "NPS", "NPS", "", 0, -100.0, 100.0, false, true},
    Unit{"eur", "euroa", "euros", "€", 0, kNone, kNone, false, true},
    Unit{"keur", "tuhatta euroa", "thousand euros", "1000 €", 0, kNone, kNone, false, true},
    Unit{"bed_days", "hoitopäivää", "bed days", "vrk", 0, 0.0, kNone, true, true},
    Unit{"days", "päivää", "days", "pv", 0, kNone, kNone, false, true},
    Unit{"hours", "tuntia", "hours", "h", 1, kNone, kNone, false, true},
    Unit{"visits", "käyntiä", "visits", "", 0, 0.0, kNone, false, true},
    Unit{"yes_no", "kyllä/ei", "yes/no", "", 0, 0.0, 1.0, true, true},
    Unit{"text", "sanallinen", "in words", "", 0, kNone, kNone, false, false},
};

}  // namespace

std::span<const Unit> units() {
  return kUnits;
}

const Unit* find_unit(std::string_view id) {
  for (const Unit& unit : kUnits) {
    if (unit.id == id) return &unit;
  }
  return nullptr;
}

}  // namespace viisari
