#include "model/indicator.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 7> kKinds{"",      "stock", "flow",  "share",
                                                 "score", "flag",  "n_of_m"};
constexpr std::array<std::string_view, 6> kDirections{"", "up", "down", "hold", "range", "done"};

}  // namespace

const std::string& LocalText::in(std::string_view language) const {
  if (language == "en" && !en.empty()) return en;
  if (language == "sv" && !sv.empty()) return sv;
  return fi;
}

std::string_view to_string(SeriesKind kind) {
  return word_of(kKinds, kind);
}

std::optional<SeriesKind> parse_series_kind(std::string_view text) {
  return value_of<SeriesKind>(kKinds, text);
}

std::string_view to_string(Direction direction) {
  return word_of(kDirections, direction);
}

std::optional<Direction> parse_direction(std::string_view text) {
  return value_of<Direction>(kDirections, text);
}

std::string_view to_string(Visibility visibility) {
  return visibility == Visibility::kPublic ? "public" : "restricted";
}

std::string quantity_unit(const Indicator& indicator) {
  return indicator.of > 0 ? "/" + std::to_string(indicator.of) : indicator.unit;
}

}  // namespace viisari
