#include "base/suggest.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace viisari {
namespace {

// Edits (insert, delete, replace, swap of neighbours) from a to b; `limit` where they are as many
// or more.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(last);
    last.swap(row);
    // A swap may still save one edit of the row before.
    if (*std::min_element(last.begin(), last.end()) > limit) return limit;
  }
  return std::min(last[b.size()], limit);
}

std::string_view after_area(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

// Whether the dotted `name` begins or ends with all of `part`.
bool has_part(std::string_view name, std::string_view part) {
  if (part.empty() || name.size() < part.size()) return false;
  const std::size_t rest = name.size() - part.size();
  if (name.starts_with(part) && (rest == 0 || name[part.size()] == '.')) return true;
  return name.ends_with(part) && name[rest - 1] == '.';
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> known) {
  if (name.empty() || name.size() > 200) return {};
  std::size_t best = std::max<std::size_t>(1, name.size() / 3) + 1;
  std::string_view found;
  for (const std::string_view candidate : known) {
    if (candidate.size() > name.size() + best || name.size() > candidate.size() + best) continue;
    const std::size_t edits = distance(name, candidate, best);
    if (edits < best) {
      best = edits;
      found = candidate;
    }
  }
  if (!found.empty()) return found;
  const std::string_view part = after_area(name);
  const auto alike = std::find_if(known.begin(), known.end(), [&](std::string_view candidate) {
    return has_part(after_area(candidate), part);
  });
  return alike == known.end() ? std::string_view() : *alike;
}

std::string suggestion(std::string_view name, std::span<const std::string_view> known) {
  const std::string_view near = nearest(name, known);
  return near.empty() ? std::string() : "; did you mean '" + std::string(near) + "'?";
}

}  // namespace viisari
