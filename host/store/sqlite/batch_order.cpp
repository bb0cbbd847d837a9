#include "store/sqlite/batch_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <tuple>

#include "base/text.h"

namespace viisari::sqlite {
namespace {

bool same_figure_place(const Observation& a, const Observation& b) {
  return a.series == b.series && a.period == b.period;
}

Result<void> check_row(const ImportBatch& batch, const Observation& row) {
  const auto bad = [&](std::string_view what) {
    return fail(kStoreBadBatch, "the figure of '" + row.series + "' " + std::string(what));
  };
  const std::size_t slash = batch.area.size();
  const bool in_area = row.series.size() > slash + 1 && row.series.starts_with(batch.area) &&
                       row.series[slash] == '/' &&
                       is_key(std::string_view(row.series).substr(slash + 1));
  if (!in_area) return bad("does not belong to the area '" + batch.area + "'");
  if (!row.period.valid()) return bad("has no period");
  if (row.value.has_value() == (row.reason != MissingReason::kNone)) {
    return bad("must have either a value or a reason why there is none");
  }
  if (row.value && !std::isfinite(*row.value)) return bad("is not a finite number");
  if (row.decimals < 0 || row.decimals > 9) return bad("has an impossible number of decimals");
  for (const std::string* text : {&row.source.document, &row.source.lines, &row.source.raw}) {
    if (!is_valid_utf8(*text)) return bad("has a source that is not UTF-8");
  }
  return {};
}

}  // namespace

Result<std::vector<std::size_t>> order_batch(const ImportBatch& batch) {
  const auto& rows = batch.observations;
  if (!is_key(batch.area)) return fail(kStoreBadBatch, "the batch names no area");
  for (const Observation& row : rows) {
    if (auto fine = check_row(batch, row); !fine) return fail(fine.error());
  }
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto before = [&](std::size_t a, std::size_t b) {
    const int series = rows[a].series.compare(rows[b].series);
    if (series != 0) return series < 0;
    return std::tie(rows[a].period, rows[a].known_from, a) <
           std::tie(rows[b].period, rows[b].known_from, b);
  };
  if (!std::is_sorted(order.begin(), order.end(), before)) {
    std::sort(order.begin(), order.end(), before);
  }
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Observation& row = rows[order[i]];
    for (std::size_t j = i; j > 0 && same_figure_place(rows[order[j - 1]], row); --j) {
      const Observation& other = rows[order[j - 1]];
      if (other.source.document != row.source.document) continue;
      const bool same = other.value == row.value && other.reason == row.reason;
      return fail(kStoreDuplicateRow, "the batch gives '" + row.series + "' in " +
                                          row.period.to_string() + " twice" +
                                          (same ? "" : ", with different figures") +
                                          ", from document '" + row.source.document + "'");
    }
  }
  return order;
}

}  // namespace viisari::sqlite
