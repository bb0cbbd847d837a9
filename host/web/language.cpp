#include "web/language.h"

#include "base/text.h"

namespace viisari {
namespace {

// The weight of one entry in thousandths; 0 when it is broken or unwanted.
int weight(std::string_view parameters) {
  parameters = trim(parameters);
  if (parameters.empty()) return 1000;
  if (!parameters.starts_with("q=") && !parameters.starts_with("Q=")) return 0;
  const auto value = parse_double(parameters.substr(2));
  return value && *value >= 0 && *value <= 1 ? static_cast<int>(*value * 1000) : 0;
}

}  // namespace

Language negotiate_language(std::string_view accept_language) {
  Language best = Language::kFinnish;
  int best_weight = 0;
  for (const std::string_view entry : split(accept_language, ',')) {
    const std::size_t semicolon = entry.find(';');
    const std::string range = to_lower_ascii(trim(entry.substr(0, semicolon)));
    const auto language = parse_language(std::string_view(range).substr(0, range.find('-')));
    const int entry_weight = weight(
        semicolon == std::string_view::npos ? std::string_view() : entry.substr(semicolon + 1));
    if (language && entry_weight > best_weight) {
      best = *language;
      best_weight = entry_weight;
    }
  }
  return best;
}

}  // namespace viisari
