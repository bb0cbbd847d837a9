// "Did you mean …": the nearest of the known names. Thread-safety: pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace viisari {

// The name that differs least, by up to a third of its letters; otherwise the first one that has
// all of `name`, or of its part after '/', as its own first or last parts ("nps" in
// "pirkanmaa/perhetyo.nps"). Empty when nothing is near enough to be what was meant.
std::string_view nearest(std::string_view name, std::span<const std::string_view> known);
// "; did you mean 'x'?" or an empty text.
std::string suggestion(std::string_view name, std::span<const std::string_view> known);

}  // namespace viisari
