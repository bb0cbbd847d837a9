#include "model/indicator.h"

#include <array>

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
  return kKinds.at(static_cast<std::size_t>(kind));
}

std::optional<SeriesKind> parse_series_kind(std::string_view text) {
  for (std::size_t i = 1; i < kKinds.size(); ++i) {
    if (kKinds[i] == text) return static_cast<SeriesKind>(i);
  }
  return std::nullopt;
}

std::string_view to_string(Direction direction) {
  return kDirections.at(static_cast<std::size_t>(direction));
}

std::optional<Direction> parse_direction(std::string_view text) {
  for (std::size_t i = 1; i < kDirections.size(); ++i) {
    if (kDirections[i] == text) return static_cast<Direction>(i);
  }
  return std::nullopt;
}

std::string_view to_string(Visibility visibility) {
  return visibility == Visibility::kPublic ? "public" : "restricted";
}

std::string quantity_unit(const Indicator& indicator) {
  return indicator.of > 0 ? "/" + std::to_string(indicator.of) : indicator.unit;
}

}  // namespace viisari
