#include "script/linking.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/suggest.h"
#include "base/text.h"
#include "script/error_codes.h"

namespace viisari::script {
namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Groups of indicators that read one another in a circle (Tarjan's strongly connected components,
// without recursion: a chain of inputs may be long).
class Cycles {
 public:
  explicit Cycles(const std::vector<std::vector<std::size_t>>& edges)
      : edges_(edges), order_(edges.size(), kNone), low_(edges.size()), open_(edges.size(), false) {
    for (std::size_t node = 0; node < edges_.size(); ++node) {
      if (order_[node] == kNone) visit(node);
    }
  }
  const std::vector<std::vector<std::size_t>>& groups() const { return groups_; }

 private:
  struct Frame {
    std::size_t node;
    std::size_t next;
  };

  void enter(std::size_t node) {
    order_[node] = low_[node] = count_++;
    open_[node] = true;
    path_.push_back(node);
    frames_.push_back({node, 0});
  }

  void visit(std::size_t start) {
    enter(start);
    while (!frames_.empty()) {
      const std::size_t node = frames_.back().node;
      if (frames_.back().next < edges_[node].size()) {
        const std::size_t other = edges_[node][frames_.back().next++];
        if (order_[other] == kNone) {
          enter(other);
        } else if (open_[other]) {
          low_[node] = std::min(low_[node], order_[other]);
        }
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) {
        low_[frames_.back().node] = std::min(low_[frames_.back().node], low_[node]);
      }
      if (low_[node] == order_[node]) close(node);
    }
  }

  void close(std::size_t node) {
    std::vector<std::size_t> group;
    for (std::size_t member = kNone; member != node;) {
      member = path_.back();
      path_.pop_back();
      open_[member] = false;
      group.push_back(member);
    }
    const bool itself =
        std::find(edges_[node].begin(), edges_[node].end(), node) != edges_[node].end();
    if (group.size() > 1 || itself) {
      std::sort(group.begin(), group.end());
      groups_.push_back(std::move(group));
    }
  }

  const std::vector<std::vector<std::size_t>>& edges_;
  std::vector<std::size_t> order_;
  std::vector<std::size_t> low_;
  std::vector<bool> open_;
  std::vector<std::size_t> path_;
  std::vector<Frame> frames_;
  std::vector<std::vector<std::size_t>> groups_;
  std::size_t count_ = 0;
};

// For each indicator the restricted one its figures would show: itself, or the nearest that it
// reads directly or through public ones; kNone where there is none. A restricted one in between
// stops the search, as it is what the reader must not show.
std::vector<std::size_t> restricted_origins(std::span<const Indicator* const> indicators,
                                            const std::vector<std::vector<std::size_t>>& edges) {
  std::vector<std::vector<std::size_t>> readers(edges.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    for (const std::size_t input : edges[i]) readers[input].push_back(i);
  }
  std::vector<std::size_t> origins(edges.size(), kNone);
  std::vector<std::size_t> queue;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    if (indicators[i]->visibility == Visibility::kPublic) continue;
    origins[i] = i;
    queue.push_back(i);
  }
  for (std::size_t next = 0; next < queue.size(); ++next) {
    const std::size_t node = queue[next];
    for (const std::size_t reader : readers[node]) {
      if (origins[reader] != kNone) continue;
      origins[reader] = origins[node];
      queue.push_back(reader);
    }
  }
  return origins;
}

// What the indicator's verdict rests on besides its own figures, by name and id: the inputs of its
// value, and the series that move its targets.
std::vector<std::pair<std::string, std::string>> reads_of(const Indicator& indicator) {
  std::vector<std::pair<std::string, std::string>> reads = indicator.inputs;
  for (const Target& target : indicator.targets) {
    if (!target.reference.empty()) reads.emplace_back("of the national average", target.reference);
  }
  return reads;
}

Error error_at(const Indicator& indicator, ErrorCode code, const std::string& text) {
  return {code, "indicator '" + indicator.key + "': " + text, indicator.file, indicator.line, 0};
}

}  // namespace

std::vector<LinkError> check_links(std::span<const Indicator* const> indicators) {
  std::vector<LinkError> errors;
  std::unordered_map<std::string_view, std::size_t> places;
  places.reserve(indicators.size());
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const Indicator& indicator = *indicators[i];
    const auto [known, is_new] = places.emplace(indicator.id, i);
    if (is_new) continue;
    const Indicator& first = *indicators[known->second];
    errors.push_back(
        {i, error_at(indicator, kDuplicateId,
                     "is already defined in " + first.file + ":" + std::to_string(first.line))});
  }

  std::vector<std::string_view> ids;
  std::vector<std::vector<std::size_t>> edges(indicators.size());
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const Indicator& indicator = *indicators[i];
    for (const auto& [name, id] : reads_of(indicator)) {
      if (const auto known = places.find(id); known != places.end()) {
        edges[i].push_back(known->second);
        continue;
      }
      if (ids.empty()) {
        for (const auto& [known_id, place] : places) ids.push_back(known_id);
        std::sort(ids.begin(), ids.end());
      }
      errors.push_back({i, error_at(indicator, kUnknownInput,
                                    "its input " + name + " = '" + id + "' is not defined" +
                                        suggestion(id, ids))});
    }
  }

  const auto origins = restricted_origins(indicators, edges);
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    const Indicator& indicator = *indicators[i];
    if (indicator.visibility != Visibility::kPublic) continue;
    // One error is enough: what it advises settles all inputs.
    for (const auto& [name, id] : reads_of(indicator)) {
      const auto known = places.find(id);
      if (known == places.end() || origins[known->second] == kNone) continue;
      const std::size_t origin = origins[known->second];
      const std::string fault =
          origin == known->second
              ? " is restricted"
              : " is computed from '" + indicators[origin]->id + "', which is restricted";
      errors.push_back({i, error_at(indicator, kRestrictedInput,
                                    "its input " + name + " = '" + id + "'" + fault +
                                        ": write visibility = \"restricted\" here too")});
      break;
    }
  }

  const Cycles cycles(edges);
  for (const auto& group : cycles.groups()) {
    std::vector<std::string> names;
    for (const std::size_t member : group) names.push_back(indicators[member]->id);
    constexpr std::size_t kShown = 20;
    if (names.size() > kShown) {
      names.resize(kShown);
      names.emplace_back("…");
    }
    const std::string text = names.size() == 1
                                 ? "reads itself"
                                 : "these read one another in a circle: " + join(names, ", ");
    for (const std::size_t member : group) {
      errors.push_back({member, error_at(*indicators[member], kCycle, text)});
    }
  }
  return errors;
}

}  // namespace viisari::script
