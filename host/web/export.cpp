#include "web/export.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "model/unit.h"
#include "report/explain_text.h"
#include "report/finding_text.h"
#include "report/outlook_text.h"

namespace viisari {
namespace {

struct Format {
  ExportFormat format;
  std::string_view word;
  std::string_view type;
  std::string_view ending;
};
constexpr std::array kFormats{
    Format{ExportFormat::kJson, "json", kJsonType, "json"},
    Format{ExportFormat::kCsv, "csv", "text/csv; charset=utf-8; header=present", "csv"},
    Format{ExportFormat::kXlsx, "xlsx",
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    Format{ExportFormat::kJsonStat, "json-stat", kJsonType, "json"},
};

const Format& format_of(ExportFormat format) {
  return kFormats.at(static_cast<std::size_t>(format));
}

// A name that any system takes as a file's: nothing of it can end the header's quotes.
std::string safe_name(std::string_view name) {
  std::string out = "viisari";
  bool dash = true;
  for (const char c : to_lower_ascii(name)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain) {
      dash = true;
      continue;
    }
    if (dash) out += '-';
    dash = false;
    out += c;
    if (out.size() > 100) break;
  }
  return out;
}

Fields download_fields(ExportFormat format, std::string_view name, Date as_of) {
  return {{"Content-Disposition", "attachment; filename=\"" + safe_name(name) + "-" +
                                      as_of.to_string() + "." +
                                      std::string(format_of(format).ending) + "\""}};
}

std::string shown_source(const Source& source, Language language) {
  if (source.document.empty()) return "";
  std::string out = source.document;
  if (!source.lines.empty()) {
    out += language == Language::kFinnish ? ", rivit " : ", lines ";
    out += source.lines;
  }
  return out;
}

std::string_view observation_status(ObservationStatus status, Language language) {
  const bool finnish = language == Language::kFinnish;
  switch (status) {
    case ObservationStatus::kNormal:
      return finnish ? "julkaistu" : "published";
    case ObservationStatus::kProvisional:
      return finnish ? "ennakkotieto" : "provisional";
    case ObservationStatus::kEstimated:
      return finnish ? "arvio" : "estimated";
    case ObservationStatus::kForecast:
      return finnish ? "ennuste" : "forecast";
    case ObservationStatus::kBreak:
      return finnish ? "sarja katkeaa" : "break in the series";
    case ObservationStatus::kMissing:
      return finnish ? "puuttuu" : "missing";
    case ObservationStatus::kSuppressed:
      return finnish ? "ei julkinen" : "suppressed";
  }
  return "";
}

class Columns {
 public:
  Columns(Table& table, Language language) : table_(table), language_(language) {}
  Columns& add(std::string_view fi, std::string_view en, int width) {
    table_.columns.push_back({std::string(language_ == Language::kFinnish ? fi : en), width});
    return *this;
  }

 private:
  Table& table_;
  Language language_;
};

}  // namespace

std::optional<ExportFormat> parse_export_format(std::string_view word) {
  for (const Format& one : kFormats) {
    if (one.word == word) return one.format;
  }
  return std::nullopt;
}

ExportFormat read_format(Exchange& exchange, std::initializer_list<ExportFormat> known) {
  const auto word = exchange.parameter("format");
  if (!word) return ExportFormat::kJson;
  const auto format = parse_export_format(*word);
  if (format == ExportFormat::kJson) return ExportFormat::kJson;
  if (format && std::find(known.begin(), known.end(), *format) != known.end()) return *format;
  std::vector<std::string> words{"json"};
  for (const ExportFormat one : known) words.emplace_back(format_of(one).word);
  exchange.wrong_parameter("format", "Muodon on oltava jokin näistä: " + join(words, ", ") + ".",
                           "The format must be one of " + join(words, ", ") + ".");
  return ExportFormat::kJson;
}

AnswerPtr table_answer(Exchange& exchange, ExportFormat format, Table table,
                       const Snapshot& snapshot, std::string_view name) {
  const Language language = exchange.language;
  const bool finnish = language == Language::kFinnish;
  table.about.emplace_back(finnish ? "Tiedossa päivänä" : "As known on",
                           TableCell::of(snapshot.as_of));
  table.about.emplace_back(finnish ? "Rivejä" : "Rows",
                           TableCell::of(static_cast<double>(table.rows.size()), 0));
  table.about.emplace_back(finnish ? "Lähde" : "Source",
                           TableCell::of("Viisari, " + exchange.target.path));
  std::string body;
  if (format == ExportFormat::kXlsx) {
    auto written = table_xlsx(table, snapshot.as_of, language);
    if (!written) return source_failed(exchange, written.error());
    body = std::move(*written);
  } else {
    body = table_csv(table);
  }
  return answer(exchange, 200, format_of(format).type, std::move(body), Keeping::kRevalidate,
                download_fields(format, name, snapshot.as_of));
}

AnswerPtr json_stat_answer(Exchange& exchange, const StatSet& set, std::string_view name) {
  return answer(exchange, 200, kJsonType, json_stat(set, exchange.language), Keeping::kRevalidate,
                download_fields(ExportFormat::kJsonStat, name, set.as_of));
}

namespace {

// An indicator's table, still without columns: what it is of.
Table table_about(const Indicator& indicator, Language language) {
  const bool finnish = language == Language::kFinnish;
  Table table;
  table.title = indicator.title.in(to_string(language));
  table.about.emplace_back(finnish ? "Mittari" : "Indicator", TableCell::of(indicator.id));
  const Unit* unit = find_unit(indicator.unit);
  if (unit != nullptr) {
    table.about.emplace_back(finnish ? "Yksikkö" : "Unit",
                             TableCell::of(finnish ? unit->name_fi : unit->name_en));
  }
  return table;
}

}  // namespace

Table observation_table(const Indicator& indicator, std::span<const Observation> observations,
                        Language language) {
  const bool finnish = language == Language::kFinnish;
  Table table = table_about(indicator, language);
  Columns(table, language)
      .add("Ajanjakso", "Period", 20)
      .add("Ajanjakson alku", "First day", 14)
      .add("Ajanjakson loppu", "Last day", 14)
      .add("Luku", "Figure", 14)
      .add("Laji", "Kind", 16)
      .add("Versio", "Revision", 10)
      .add("Tiedossa alkaen", "Known from", 16)
      .add("Lähde", "Source", 30)
      .add("Luku painettuna", "As printed", 40)
      .add("Simuloitu", "Simulated", 12);
  for (const Observation& one : observations) {
    std::vector<TableCell> cells;
    cells.push_back(TableCell::of(format_period(one.period, language)));
    cells.push_back(one.period.valid() ? TableCell::of(one.period.first()) : TableCell{});
    cells.push_back(one.period.valid() ? TableCell::of(one.period.last()) : TableCell{});
    cells.push_back(one.value ? TableCell::of(*one.value, one.decimals)
                              : TableCell::missing(missing_reason_text(one.reason, language)));
    cells.push_back(TableCell::of(observation_status(one.status, language)));
    cells.push_back(TableCell::of(one.revision, 0));
    cells.push_back(TableCell::of(one.known_from));
    cells.push_back(TableCell::of(shown_source(one.source, language)));
    cells.push_back(TableCell::of(one.source.raw));
    const bool simulated = one.source.document == kSimulatedDocument;
    cells.push_back(TableCell::of(simulated ? (finnish ? "kyllä" : "yes") : ""));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

std::vector<StatFigure> observation_figures(const Indicator& indicator, const LocalText& area_name,
                                            std::span<const Observation> observations,
                                            Language language) {
  std::vector<StatFigure> out;
  for (const Observation& one : observations) {
    StatFigure figure;
    figure.area = indicator.area;
    figure.area_name = area_name.in(to_string(language));
    figure.id = indicator.id;
    figure.title = indicator.title.in(to_string(language));
    figure.unit = indicator.unit;
    figure.decimals = one.decimals;
    figure.period = one.period;
    figure.value = one.value;
    if (!one.value) figure.missing = to_string(one.reason);
    figure.simulated = one.source.document == kSimulatedDocument;
    out.push_back(std::move(figure));
  }
  return out;
}

Table outlook_table(const Indicator& indicator, const Outlook& outlook, Language language) {
  Table table = table_about(indicator, language);
  const Unit* unit = find_unit(indicator.unit);
  Columns(table, language)
      .add("Vuosi", "Year", 10)
      .add("Tavoite", "Target", 24)
      .add("Odotettu", "Expected", 24)
      .add("Ennuste", "Projection", 14)
      .add("Ennuste vähintään (80 %)", "Projection from (80 %)", 18)
      .add("Ennuste enintään (80 %)", "Projection to (80 %)", 18);
  const int decimals = indicator.decimals >= 0 ? indicator.decimals
                       : unit != nullptr       ? unit->decimals
                                               : 0;
  const OutlookText text(indicator, outlook, language);
  const auto words = [&](std::string shown, OutlookGap gap) {
    return shown.empty() ? TableCell::missing(outlook_gap_text(gap, language))
                         : TableCell::of(shown);
  };
  const auto number = [&](const OutlookNumber& one) {
    return one.value ? TableCell::of(*one.value, decimals + 1)
                     : TableCell::missing(outlook_gap_text(one.gap, language));
  };
  for (const OutlookYear& year : outlook.years) {
    table.rows.push_back(
        {TableCell::of(std::to_string(year.year)), words(text.target(year), year.target.gap),
         words(text.expected(year), year.expected.gap), number(year.projection.figure),
         number(year.projection.low), number(year.projection.high)});
  }
  return table;
}

Table finding_table(const PublicView& view, std::span<const Finding* const> findings,
                    Language language) {
  const bool finnish = language == Language::kFinnish;
  Table table;
  table.title = finnish ? "Löydökset" : "Findings";
  Columns(table, language)
      .add("Alue", "Area", 18)
      .add("Tarkastus", "Audit", 30)
      .add("Luokka", "Class", 16)
      .add("Sääntö", "Rule", 26)
      .add("Mittarit", "Indicators", 50)
      .add("Löydös", "Finding", 70)
      .add("Laskelma", "Arithmetic", 50)
      .add("Painettu", "Printed", 14)
      .add("Laskettu", "Computed", 14)
      .add("Ero", "Difference", 14)
      .add("Pyöristys selittää", "Explained by rounding", 14)
      .add("Lähteet", "Sources", 40)
      .add("Tunnisteet", "Ids", 50);
  const auto number = [](const std::optional<double>& value, int decimals) {
    return value ? TableCell::of(*value, decimals) : TableCell{};
  };
  for (const Finding* finding : findings) {
    std::vector<std::string> titles;
    for (const std::string& id : finding->ids) {
      const AreaSnapshot::Row* row = view.find_row(id);
      titles.push_back(row == nullptr ? id : row->indicator->title.in(to_string(language)));
    }
    std::vector<std::string> sources;
    int decimals = 0;
    for (const FindingTerm& term : finding->terms) {
      decimals = std::max(decimals, term.decimals);
      std::string source = shown_source(term.source, language);
      if (source.empty()) continue;
      if (std::find(sources.begin(), sources.end(), source) == sources.end()) {
        sources.push_back(std::move(source));
      }
    }
    const PublicArea* area = view.find_area(finding->area);
    std::vector<TableCell> cells;
    cells.push_back(
        TableCell::of(area == nullptr ? finding->area : area->area->name.in(to_string(language))));
    cells.push_back(TableCell::of(audit_text(finding->audit, language)));
    cells.push_back(TableCell::of(finding_class_text(finding->finding_class, language)));
    cells.push_back(TableCell::of(rule_text(finding->rule, language)));
    cells.push_back(TableCell::of(join(titles, "; ")));
    cells.push_back(TableCell::of(finding_sentence(*finding, language)));
    cells.push_back(TableCell::of(arithmetic_text(*finding, language)));
    cells.push_back(number(finding->printed, decimals));
    cells.push_back(number(finding->computed, decimals + 1));
    cells.push_back(number(finding->difference, decimals + 1));
    cells.push_back(number(finding->tolerance, decimals + 1));
    cells.push_back(TableCell::of(join(sources, "; ")));
    cells.push_back(TableCell::of(join(finding->ids, "; ")));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace viisari
