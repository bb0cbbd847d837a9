#include "model/episode.h"

#include <array>

#include "base/enum_words.h"

namespace viisari {
namespace {

constexpr std::array<std::string_view, 5> kPathStates{"", "on", "pending", "off", "recovering"};
constexpr std::array<std::string_view, 4> kKinds{"", "path", "data", "area_data"};
constexpr std::array<std::string_view, 7> kTransitions{
    "", "opened", "repeated", "escalated", "corrected", "resolved", "closed"};

}  // namespace

std::string_view to_string(PathState state) {
  return word_of(kPathStates, state);
}
std::optional<PathState> parse_path_state(std::string_view text) {
  return value_of<PathState>(kPathStates, text);
}
std::string_view to_string(EpisodeKind kind) {
  return word_of(kKinds, kind);
}
std::optional<EpisodeKind> parse_episode_kind(std::string_view text) {
  return value_of<EpisodeKind>(kKinds, text);
}
std::string_view to_string(TransitionKind kind) {
  return word_of(kTransitions, kind);
}
std::optional<TransitionKind> parse_transition_kind(std::string_view text) {
  return value_of<TransitionKind>(kTransitions, text);
}

}  // namespace viisari
