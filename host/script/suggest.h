// "Did you mean …": the nearest of the known names. Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace viisari::script {

// Empty when nothing is near enough to be what was meant.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known);
// "; did you mean 'x'?" or an empty text.
std::string suggestion(std::string_view name, std::span<const std::string_view> known);

}  // namespace viisari::script
