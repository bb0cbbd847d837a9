// Table layouts as data: an area plugin lists the columns of its documents' tables, and
// LayoutImporter turns rows into figures with the place of each.
//
// A layout names its columns by the words of their header. `{period}` in a header stands for any
// period (`Toteuma {period}` reads "Toteuma 1-4/2025"), and `|` divides spellings. Besides its own
// columns every layout may have:
//   Tunnus  the indicator's key          Jakso  the row's period, before that of the header
//   Lähde   `document:lines`             Tila   SDMX OBS_STATUS letter
//   Syy     why there is no value        Teksti the words around the figure
// and every importer reads the long layout, `Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti`.
// A file whose header fits no layout is refused whole: a column that is not understood could hold
// figures, and leaving it out would lose them silently.
//
// Ownership: layouts are constant data and outlive the importer. Thread-safety: one thread an
// object.
#ifndef VIISARI_LAYOUT_HPP
#define VIISARI_LAYOUT_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "viisari/plugin.hpp"
#include "viisari/table.hpp"

namespace viisari::sdk {

// Stable codes of the problems a header or a row can have.
inline constexpr std::string_view kLayoutUnknown = "layout.unknown";
inline constexpr std::string_view kLayoutMissingColumn = "layout.missing_column";
inline constexpr std::string_view kLayoutUnknownColumn = "layout.unknown_column";
inline constexpr std::string_view kLayoutDuplicateColumn = "layout.duplicate_column";
inline constexpr std::string_view kTableNoRows = "table.no_rows";
inline constexpr std::string_view kRowNoName = "row.no_name";      // neither key nor label
inline constexpr std::string_view kRowNoPeriod = "row.no_period";  // a figure of no known time
inline constexpr std::string_view kRowNoValue = "row.no_value";    // no figure and no reason
inline constexpr std::string_view kRowBadSource = "row.bad_source";
inline constexpr std::string_view kRowBadStatus = "row.bad_status";

enum class Holds : std::uint8_t {
  kNothing,       // known, but no observation: targets, budgets, computed changes, comments
  kKey,           // the indicator's key
  kLabel,         // the row's label as printed
  kSection,       // service or unit of the row
  kFigure,        // a figure
  kPeriod,        // the row's period
  kFigurePeriod,  // the period of the figure column that names this one
  kSource,
  kStatus,
  kReason,
  kText,
};

// What an empty figure cell, or a figure without a period, means.
enum class Otherwise : std::uint8_t { kSkip, kProblem };

struct Column {
  Holds holds = Holds::kNothing;
  std::string_view header;  // "Toteuma {period} | Tot {period}"
  bool required = false;
  std::string_view status = {};         // of its figures; before the row's own
  std::string_view period_column = {};  // header of the kFigurePeriod column
  Otherwise without_period = Otherwise::kProblem;
  Otherwise when_empty = Otherwise::kSkip;
};

struct Layout {
  std::string_view id;
  std::span<const Column> columns;
};

// Words that stand where a figure would, and the missing reason they mean. A cell of other words
// without a digit is text_only.
struct NoFigure {
  std::string_view words;
  std::string_view reason;
};

inline constexpr std::array kCommonColumns{
    Column{.holds = Holds::kKey, .header = "Tunnus"},
    Column{.holds = Holds::kPeriod, .header = "Jakso"},
    Column{.holds = Holds::kSource, .header = "Lähde"},
    Column{.holds = Holds::kStatus, .header = "Tila"},
    Column{.holds = Holds::kReason, .header = "Syy"},
    Column{.holds = Holds::kText, .header = "Teksti"},
};

inline constexpr std::array kLongColumns{
    Column{.holds = Holds::kKey, .header = "Tunnus", .required = true},
    Column{.holds = Holds::kPeriod, .header = "Jakso", .required = true},
    Column{.holds = Holds::kFigure,
           .header = "Arvo",
           .required = true,
           .when_empty = Otherwise::kProblem},
};
inline constexpr Layout kLongLayout{"long", kLongColumns};

namespace detail {

// One spelling of a column's header, in header_form, split at `{period}`.
struct Spelling {
  std::string before;
  std::string after;
  bool has_period = false;
};

inline std::vector<Spelling> spellings_of(std::string_view text) {
  constexpr std::string_view kPeriodMark = "{period}";
  std::vector<Spelling> spellings;
  while (!text.empty()) {
    const std::size_t bar = std::min(text.find('|'), text.size());
    const std::string form = header_form(text.substr(0, bar));
    text.remove_prefix(std::min(bar + 1, text.size()));
    const std::size_t mark = form.find(kPeriodMark);
    if (mark == std::string::npos) {
      spellings.push_back({form, {}, false});
    } else {
      spellings.push_back({form.substr(0, mark), form.substr(mark + kPeriodMark.size()), true});
    }
  }
  return spellings;
}

// A layout with what is computed from it once: its own columns, then those that all have.
struct PreparedColumn {
  const Column* column = nullptr;
  bool own = false;
  std::vector<Spelling> spellings;
  std::string period_column;  // in header_form
};
struct PreparedLayout {
  Layout layout;
  std::vector<PreparedColumn> columns;
};

inline PreparedLayout prepared(const Layout& layout) {
  PreparedLayout out{layout, {}};
  const auto add = [&](std::span<const Column> columns, bool own) {
    for (const Column& column : columns) {
      out.columns.push_back(
          {&column, own, spellings_of(column.header), header_form(column.period_column)});
    }
  };
  add(layout.columns, true);
  add(kCommonColumns, false);
  return out;
}

// Does a header cell, in header_form, fit one of the spellings? With `{period}` the period found
// is given.
struct HeaderMatch {
  bool matches = false;
  std::string period;
};

inline HeaderMatch match_header(const std::vector<Spelling>& spellings, std::string_view form) {
  for (const Spelling& spelling : spellings) {
    if (!spelling.has_period) {
      if (form == spelling.before) return {true, {}};
      continue;
    }
    const std::size_t words = spelling.before.size() + spelling.after.size();
    if (form.size() <= words || !form.starts_with(spelling.before) ||
        !form.ends_with(spelling.after)) {
      continue;
    }
    auto period = period_in_header(form.substr(spelling.before.size(), form.size() - words));
    if (period) return {true, std::move(*period)};
  }
  return {};
}

// How the header of a file fits one layout.
struct Fit {
  struct Bound {
    const Column* column = nullptr;
    std::string period;                        // from the header
    std::optional<std::size_t> period_column;  // place of the kFigurePeriod column
  };
  const Layout* layout = nullptr;
  std::vector<Bound> bound;              // one a header cell; column is null where unknown
  std::vector<const Column*> missing;    // required columns not found
  std::vector<std::size_t> unknown;      // header cells not understood
  std::optional<std::size_t> duplicate;  // header cell that repeats an earlier one
  std::size_t own = 0;                   // header cells that are the layout's own columns

  std::size_t faults() const { return missing.size() + unknown.size() + (duplicate ? 1U : 0U); }
  bool complete() const { return faults() == 0; }
  // Close enough to name what is wrong: most of its own required columns are there.
  bool likely() const { return own >= 2 && own >= missing.size() + unknown.size(); }
};

// `header` in header_form.
inline Fit fit_layout(const PreparedLayout& layout, const std::vector<std::string>& header) {
  Fit fit;
  fit.layout = &layout.layout;
  fit.bound.resize(header.size());
  std::vector<const Column*> found;
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (!fit.duplicate && std::find(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i),
                                    header[i]) != header.begin() + static_cast<std::ptrdiff_t>(i)) {
      fit.duplicate = i;
    }
    Fit::Bound& bound = fit.bound[i];
    for (const PreparedColumn& column : layout.columns) {
      HeaderMatch match = match_header(column.spellings, header[i]);
      if (!match.matches) continue;
      bound.column = column.column;
      bound.period = std::move(match.period);
      found.push_back(column.column);
      if (column.own) ++fit.own;
      if (!column.period_column.empty()) {
        const auto place = std::find(header.begin(), header.end(), column.period_column);
        if (place != header.end()) {
          bound.period_column = static_cast<std::size_t>(place - header.begin());
        }
      }
      break;
    }
    if (bound.column == nullptr) fit.unknown.push_back(i);
  }
  for (const Column& column : layout.layout.columns) {
    if (column.required && std::find(found.begin(), found.end(), &column) == found.end()) {
      fit.missing.push_back(&column);
    }
  }
  return fit;
}

// The first spelling, for messages.
inline std::string first_spelling(std::string_view spellings) {
  return std::string(trimmed(spellings.substr(0, spellings.find('|'))));
}

inline bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

// A cell that may be a figure: it has a digit, is yes or no, has no letters at all (a lone dash),
// or is what a spreadsheet leaves where a computation failed (#REF!, nan). The host refuses those
// that are no figures. Anything else is words.
inline bool may_be_figure(std::string_view text) {
  if (has_digit(text) || trimmed(text).starts_with('#')) return true;
  const std::string form = words_form(text);
  if (form == "nan" || form == "inf" || form == "-inf" || form == "null") return true;
  if (form == "kyllä" || form == "ei" || form == "yes" || form == "no") return true;
  return std::none_of(form.begin(), form.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace detail

class LayoutImporter final : public Importer {
 public:
  LayoutImporter(std::span<const Layout> layouts, std::span<const NoFigure> no_figure) {
    for (const Layout& layout : layouts) layouts_.push_back(detail::prepared(layout));
    layouts_.push_back(detail::prepared(kLongLayout));
    for (const NoFigure& phrase : no_figure) {
      no_figure_.push_back({words_form(phrase.words), phrase.reason});
    }
  }

  // 90: a layout of the area; 60: the long layout, which every area reads; 30: one of the area's
  // with a fault in its header, so that this plugin's message is the one that people see.
  int sniff(std::string_view file_name, std::string_view head) override {
    static_cast<void>(file_name);
    TableReader reader(head);
    if (!reader.read_header()) return 0;
    const detail::Fit fit = best_fit(reader.header());
    if (!fit.complete()) return fit.likely() ? 30 : 0;
    return fit.layout->id == kLongLayout.id ? 60 : 90;
  }

  bool import(std::string_view file_name, std::string_view content, Sink& sink) override {
    static_cast<void>(file_name);
    TableReader reader(content);
    if (!reader.read_header()) {
      report(sink, reader.problem());
      return false;
    }
    const detail::Fit fit = best_fit(reader.header());
    if (!fit.complete()) {
      explain_misfit(fit, reader.header(), sink);
      return false;
    }
    bool rows = false;
    for (;;) {
      switch (reader.next()) {
        case TableReader::Step::kRow:
          rows = true;
          if (!read_row(fit, reader.cells(), sink)) return false;
          break;
        case TableReader::Step::kBadRow:
          rows = true;
          if (!report(sink, reader.problem())) return false;
          break;
        case TableReader::Step::kFailed:
          report(sink, reader.problem());
          return false;
        case TableReader::Step::kEnd:
          if (!rows) {
            sink.problem({.line = reader.header().front().line,
                          .column = 1,
                          .code = kTableNoRows,
                          .text = "the table has a header and no rows"});
          }
          return true;
      }
    }
  }

 private:
  using Cells = std::vector<Cell>;

  static bool report(Sink& sink, const TableProblem& problem) {
    return sink.problem({problem.line, problem.column, problem.code, problem.text});
  }
  static bool report(Sink& sink, const Cell& cell, std::string_view code, const std::string& text) {
    return sink.problem({cell.line, cell.column, code, text});
  }

  detail::Fit best_fit(const Cells& header) const {
    std::vector<std::string> forms;
    for (const Cell& cell : header) forms.push_back(header_form(cell.text));
    detail::Fit best;
    for (const detail::PreparedLayout& layout : layouts_) {
      detail::Fit fit = detail::fit_layout(layout, forms);
      if (best.layout == nullptr || fit.faults() < best.faults() ||
          (fit.faults() == best.faults() && fit.own > best.own)) {
        best = std::move(fit);
      }
    }
    return best;
  }

  void explain_misfit(const detail::Fit& fit, const Cells& header, Sink& sink) const {
    if (!fit.likely()) {
      std::string known;
      for (const detail::PreparedLayout& each : layouts_) {
        if (!known.empty()) known += " / ";
        bool first = true;
        for (const Column& column : each.layout.columns) {
          if (!column.required) continue;
          if (!first) known += ";";
          first = false;
          known += detail::first_spelling(column.header);
        }
      }
      report(sink, header.front(), kLayoutUnknown,
             "the header '" + excerpt(header.front().text) +
                 "…' is none of this area's tables; known headers (columns that must be there): " +
                 known);
      return;
    }
    if (fit.duplicate) {
      const Cell& cell = header[*fit.duplicate];
      if (!report(sink, cell, kLayoutDuplicateColumn,
                  "the column '" + excerpt(cell.text) + "' stands twice in the header")) {
        return;
      }
    }
    for (const Column* column : fit.missing) {
      if (!report(sink, header.front(), kLayoutMissingColumn,
                  "the column '" + detail::first_spelling(column->header) + "' is missing")) {
        return;
      }
    }
    for (const std::size_t i : fit.unknown) {
      if (!report(sink, header[i], kLayoutUnknownColumn,
                  "the column '" + excerpt(header[i].text) +
                      "' is not known in this table; remove it or correct its header")) {
        return;
      }
    }
  }

  // The cell of the row that holds something there is one of in a row.
  static const Cell* find(const detail::Fit& fit, const Cells& cells, Holds holds) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (fit.bound[i].column->holds == holds) return &cells[i];
    }
    return nullptr;
  }
  static std::string text_of(const Cell* cell) {
    return cell == nullptr || cell->text.empty() ? std::string() : on_one_line(cell->text);
  }

  // False: the host wants no more.
  bool read_row(const detail::Fit& fit, const Cells& cells, Sink& sink) const {
    const std::string key = text_of(find(fit, cells, Holds::kKey));
    const std::string label = text_of(find(fit, cells, Holds::kLabel));
    const std::string section = text_of(find(fit, cells, Holds::kSection));
    if (key.empty() && label.empty()) {
      return report(sink, cells.front(), kRowNoName, "the row has neither a key nor a label");
    }

    const Cell* source_cell = find(fit, cells, Holds::kSource);
    const std::string source = text_of(source_cell);
    const std::size_t colon = std::min(source.find(':'), source.size());
    const std::string document(trimmed(std::string_view(source).substr(0, colon)));
    const std::string lines(
        trimmed(std::string_view(source).substr(std::min(colon + 1, source.size()))));
    if (document.empty() && !source.empty()) {
      return report(sink, *source_cell, kRowBadSource,
                    "write the source as document:lines, for example goals_2025:186");
    }

    const Cell* status_cell = find(fit, cells, Holds::kStatus);
    std::string status = text_of(status_cell);
    if (status.size() == 1 && status[0] >= 'a') status[0] = static_cast<char>(status[0] - 32);
    if (!status.empty() && (status.size() != 1 || std::string_view("APEFBMQ").find(status[0]) ==
                                                      std::string_view::npos)) {
      return report(sink, *status_cell, kRowBadStatus,
                    "the status is one of the letters A P E F B M Q");
    }
    const std::string reason = text_of(find(fit, cells, Holds::kReason));
    const std::string text = text_of(find(fit, cells, Holds::kText));
    const std::string row_period = text_of(find(fit, cells, Holds::kPeriod));

    // A reason belongs to the figure cells of the row that hold none. When all hold one, it
    // contradicts them: both are passed on, and the host refuses the row.
    bool reason_fits = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (fit.bound[i].column->holds == Holds::kFigure &&
          !reason_of(on_one_line(cells[i].text)).empty()) {
        reason_fits = true;
      }
    }

    for (std::size_t i = 0; i < cells.size(); ++i) {
      const detail::Fit::Bound& bound = fit.bound[i];
      const Column& column = *bound.column;
      if (column.holds != Holds::kFigure) continue;
      const std::string value = on_one_line(cells[i].text);
      if (value.empty() && reason.empty() && column.when_empty == Otherwise::kSkip) continue;
      if (value.empty() && reason.empty() && text.empty()) {
        if (!report(sink, cells[i], kRowNoValue,
                    "there is no figure; say why in the column Syy, or leave the row out")) {
          return false;
        }
        continue;
      }

      // A column that has its own period column takes no other: the row's period is not its.
      std::string period = bound.period_column ? text_of(&cells[*bound.period_column]) : row_period;
      if (period.empty() && !bound.period_column) period = bound.period;
      if (period.empty()) {
        if (column.without_period == Otherwise::kProblem &&
            !report(
                sink, cells[i], kRowNoPeriod,
                "the figure has no period; write it in the column '" +
                    (column.period_column.empty() ? std::string("Jakso")
                                                  : detail::first_spelling(column.period_column)) +
                    "'")) {
          return false;
        }
        continue;
      }

      const std::string_view phrase_reason = reason_of(value);
      const bool words = !phrase_reason.empty();
      std::string_view why = reason.empty() ? phrase_reason : std::string_view(reason);
      if (!words && reason_fits) why = {};
      const std::string_view raw = !text.empty() ? text : value;
      if (!sink.figure({.series = key,
                        .label = label,
                        .section = section,
                        .period = period,
                        .value = words ? std::string_view() : std::string_view(value),
                        .status = column.status.empty() ? std::string_view(status) : column.status,
                        .reason = why,
                        .document = document,
                        .lines = lines,
                        .raw = raw,
                        .line = cells[i].line,
                        .column = cells[i].column})) {
        return false;
      }
    }
    return true;
  }

  // Why the cell holds no figure; empty when it may hold one. Of the listed phrases that it
  // contains the longest decides. A cell with digits is words only when it is nothing but such a
  // phrase and a year ("Seuranta aloitetaan vuonna 2026"): no number is thrown away.
  std::string_view reason_of(std::string_view value) const {
    const bool maybe = !value.empty() && detail::may_be_figure(value);
    std::string_view reason = maybe ? "" : "text_only";
    if (value.empty() || detail::is_digit(value.front())) return reason;  // most cells
    const std::string form = words_form(value);
    std::size_t length = 0;
    for (const Phrase& phrase : no_figure_) {
      if (phrase.words.size() <= length || form.find(phrase.words) == std::string::npos) continue;
      if (maybe) {
        if (!form.starts_with(phrase.words)) continue;
        std::string_view rest = trimmed(std::string_view(form).substr(phrase.words.size()));
        for (const std::string_view year_word : {"vuonna ", "vuodelta "}) {
          if (rest.starts_with(year_word)) rest = trimmed(rest.substr(year_word.size()));
        }
        if (!rest.empty() && !detail::is_year(rest)) continue;
      }
      length = phrase.words.size();
      reason = phrase.reason;
    }
    return reason;
  }

  struct Phrase {
    std::string words;  // in words_form
    std::string_view reason;
  };

  std::vector<detail::PreparedLayout> layouts_;
  std::vector<Phrase> no_figure_;
};

}  // namespace viisari::sdk

#endif  // VIISARI_LAYOUT_HPP
