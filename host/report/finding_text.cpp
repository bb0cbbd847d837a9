#include "report/finding_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/unit.h"
#include "report/explain_text.h"
#include "report/json.h"
#include "report/wording.h"

namespace viisari {
namespace {

struct NamedWords {
  std::string_view name;
  Words words;
};

// Form words, then the checks of targets, then those of stated verdicts.
constexpr std::array kRules{
    NamedWords{"total", {"summa ja sen osat", "total and its parts"}},
    NamedWords{"share", {"osuus ja sen luvut", "share and its counts"}},
    NamedWords{"change", {"muutos kahden luvun välillä", "change between two figures"}},
    NamedWords{"change_percent",
               {"prosenttimuutos kahden luvun välillä", "change in per cent between two figures"}},
    NamedWords{"derived", {"lähtötasosta johdettu tavoite", "target derived from a baseline"}},
    NamedWords{"same", {"sama luku kahdessa paikassa", "one figure printed twice"}},
    NamedWords{"ratio", {"kahden luvun suhde", "ratio of two figures"}},
    NamedWords{"average", {"keskiarvo", "average"}},
    NamedWords{"pace",
               {"koko vuoden luku ja tähän asti kertynyt", "full year and what has added up"}},
    NamedWords{"within", {"osa ja sen kokonaisuus", "part and its whole"}},
    NamedWords{"percent_of_change", {"muutos ja sen prosenttiluku", "change and its per cent"}},
    NamedWords{"weaker_than_baseline",
               {"tavoite heikompi kuin lähtötaso", "target weaker than the baseline"}},
    NamedWords{"baseline_meets", {"lähtötaso täyttää jo tavoitteen", "baseline meets the target"}},
    NamedWords{"against_direction", {"tavoite suuntaa vastaan", "target against the direction"}},
    NamedWords{"two_targets", {"kaksi tavoitetta samalle asialle", "two targets for one thing"}},
    NamedWords{"unit_mismatch", {"tavoitteen yksikkö", "unit of the target"}},
    NamedWords{"beyond_limit", {"mahdoton tavoite", "target beyond the natural limit"}},
    NamedWords{"no_year", {"tavoite ilman vuotta", "target without a year"}},
    NamedWords{"no_operator", {"tavoitteen ehto puuttuu", "target without a clear condition"}},
    NamedWords{"no_baseline", {"tavoite ilman lähtötasoa", "target without a baseline"}},
    NamedWords{"full_year_part_year",
               {"koko vuoden tavoite, osavuoden luku", "full-year target, part-year figure"}},
    NamedWords{"later_figure", {"uudempi luku", "a newer figure"}},
    NamedWords{"part_year_against_full_year",
               {"osavuosi koko vuoden tavoitetta vasten", "a part year against a full year"}},
    NamedWords{"figure_differs", {"eri luku", "another figure"}},
    NamedWords{"another_target", {"eri tavoite", "another target"}},
    NamedWords{"judged_early", {"tavoitteen aika ei ole tullut", "judged before its time"}},
    NamedWords{"degree", {"eri aste", "a difference of degree"}},
    NamedWords{"differs", {"eri arvio", "another verdict"}},
    NamedWords{"words_say_no_status", {"sanat eivät kerro tilaa", "words without a status"}},
    NamedWords{"no_target", {"ei tavoitetta", "no target"}},
    NamedWords{"words_only", {"arvio ilman lukua", "judged without a figure"}},
    NamedWords{"confidence_only", {"alueen oma arvio onnistumisesta", "an estimate of success"}},
    NamedWords{"not_comparable", {"ei vertailukohtaa", "nothing to compare with"}},
    NamedWords{"no_figure", {"ei lukua", "no figure"}},
    NamedWords{"not_started", {"tavoitteen aika ei ole alkanut", "not started"}},
};

constexpr std::array kRoles{
    NamedWords{"result", {"painettu", "printed"}},
    NamedWords{"part", {"osa", "part"}},
    NamedWords{"whole", {"kokonaisuus", "whole"}},
    NamedWords{"from", {"mistä", "from"}},
    NamedWords{"to", {"mihin", "to"}},
    NamedWords{"of", {"jaettava", "of"}},
    NamedWords{"term", {"luku", "figure"}},
    NamedWords{"so_far", {"kertynyt", "so far"}},
    NamedWords{"baseline", {"lähtötaso", "baseline"}},
    NamedWords{"target", {"tavoite", "target"}},
    NamedWords{"latest", {"viimeisin", "latest"}},
    NamedWords{"change", {"muutos", "change"}},
    NamedWords{"earlier", {"aiempi", "earlier"}},
    NamedWords{"value", {"arvioitu luku", "figure judged"}},
    NamedWords{"expected", {"odotettu", "expected"}},
    NamedWords{"threshold", {"tavoite lukuna", "target as a figure"}},
    NamedWords{"projection", {"ennuste", "projection"}},
    NamedWords{"verdict", {"asiakirjan arvio", "stated verdict"}},
};

std::string_view find_words(std::span<const NamedWords> table, std::string_view name,
                            Language language) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const NamedWords& one) { return one.name == name; });
  return found == table.end() ? name : in(found->words, language);
}

// How an expression is written: for people in a language, or plainly for machines.
struct Style {
  std::optional<Language> language;  // nothing: plain

  bool plain() const { return !language.has_value(); }
  std::string_view minus() const { return plain() ? " - " : " − "; }
  std::string_view times() const { return plain() ? " * " : " · "; }
  std::string_view printed() const {
    return language == Language::kFinnish ? "; painettu " : "; printed ";
  }
};

const FindingTerm* result_of(const Finding& finding) {
  return finding.terms.empty() ? nullptr : &finding.terms.front();
}

std::string_view unit_of(const Finding& finding) {
  const FindingTerm* result = result_of(finding);
  return result == nullptr ? std::string_view() : std::string_view(result->unit);
}

// Without what binary fractions add: 0.1, not 0.09999999999999716.
double cleaned(double value) {
  constexpr double kScale = 1e9;
  return std::abs(value) < 1e6 ? std::round(value * kScale) / kScale : value;
}

std::optional<double> cleaned(std::optional<double> value) {
  return value ? std::optional(cleaned(*value)) : value;
}

// At most `decimals` of them, without zeros at the end, never with an exponent.
std::string plain_number(double value, int decimals) {
  std::string out = format_fixed(cleaned(value), decimals);
  if (out.find('.') == std::string::npos) return out;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out;
}

std::string number(double value, int decimals, std::string_view unit, const Style& style) {
  if (!style.plain()) return format_quantity({value, decimals, std::string(unit)}, *style.language);
  return plain_number(value, 9);
}

// Decimals with which a computed value differs visibly from the printed one: those printed, and one
// more where it has more.
int computed_decimals(const Finding& finding, double value) {
  const FindingTerm* result = result_of(finding);
  const int printed = result == nullptr ? 0 : std::clamp(result->decimals, 0, 6);
  const double scale = std::pow(10.0, printed);
  return std::abs(value * scale - std::round(value * scale)) < 1e-6 ? printed : printed + 1;
}

std::string computed_number(const Finding& finding, double value, const Style& style) {
  const int decimals = computed_decimals(finding, value);
  if (!style.plain()) return number(value, decimals, unit_of(finding), style);
  return plain_number(value, decimals + 1);  // one more for machines
}

// Whether the figure is a year: no unit, and printed without a space between its digits.
bool is_year(const FindingTerm& term) {
  if (!term.value || *term.value < 1900 || *term.value > 2100) return false;
  if (!term.unit.empty() && term.unit != "count") return false;
  return term.source.raw.find(format_double(*term.value)) != std::string::npos;
}

std::string term_number(const Finding& finding, const FindingTerm& term, const Style& style) {
  if (!term.value) return "?";
  if (is_year(term)) return format_double(*term.value);
  std::string out = number(*term.value, term.decimals, term.unit, style);
  // Thousands of euros beside euros: bare numbers would not add up.
  const auto in_unit = [&](std::string_view unit) {
    return std::any_of(finding.terms.begin(), finding.terms.end(),
                       [unit](const FindingTerm& other) { return other.unit == unit; });
  };
  if (style.plain() && in_unit("eur") && in_unit("keur")) out += " " + term.unit;
  return out;
}

std::string joined(const Finding& finding, std::span<const FindingTerm> terms,
                   std::string_view separator, const Style& style) {
  std::string out;
  for (const FindingTerm& term : terms) {
    const bool first = out.empty();
    if (!first) out += separator;
    const bool negative = !first && term.value && *term.value < 0;
    if (negative) out += '(';
    out += term_number(finding, term, style);
    if (negative) out += ')';
  }
  return out;
}

std::string in_parentheses(std::string text, std::size_t terms) {
  return terms > 1 ? "(" + std::move(text) + ")" : text;
}

// The change that a target is derived by: " − 20 %", "* (1 - 20 / 100)".
std::string derived_by(const Finding& finding, const Style& style) {
  const double amount = std::abs(finding.by);
  const std::string_view sign = finding.by < 0 ? style.minus() : std::string_view(" + ");
  const int decimals = amount == std::round(amount) ? 0 : 1;
  std::string out;
  if (!finding.by_percent) {
    return out.append(sign).append(number(amount, decimals, unit_of(finding), style));
  }
  if (!style.plain()) return out.append(sign).append(number(amount, decimals, "percent", style));
  return out.append(style.times())
      .append("(1")
      .append(sign)
      .append(number(amount, 0, "", style))
      .append(" / 100)");
}

// What stands before "=": the terms put together as the rule says.
std::string expression(const Finding& finding, const Style& style) {
  const std::span<const FindingTerm> terms = std::span(finding.terms).subspan(1);
  const auto term = [&](std::size_t i) { return joined(finding, terms.subspan(i, 1), "", style); };
  const bool percent = unit_of(finding) == "percent";
  // For people the unit of the result tells that it is in per cent.
  const std::string hundred =
      percent && style.plain() ? std::string("100").append(style.times()) : std::string();
  switch (finding.form) {
    case ReconcileForm::kInvalid:
      return "";
    case ReconcileForm::kTotal:
    case ReconcileForm::kWithin:
      return joined(finding, terms, " + ", style);
    case ReconcileForm::kShare:
      if (terms.size() < 2) return "";
      return hundred + term(0) + " / " +
             in_parentheses(joined(finding, terms.subspan(1), " + ", style), terms.size() - 1);
    case ReconcileForm::kChange:
      if (terms.size() != 2) return "";
      return std::string(term(1)).append(style.minus()).append(term(0));
    case ReconcileForm::kChangePercent:
      if (terms.size() != 2) return "";
      return std::string(hundred)
          .append("(" + term(1))
          .append(style.minus())
          .append(term(0) + ") / " + term(0));
    case ReconcileForm::kPercentOfChange:
      if (terms.size() != 2) return "";
      return std::string(hundred + term(0) + " / (" + term(1))
          .append(style.minus())
          .append(term(0) + ")");
    case ReconcileForm::kDerived:
      if (terms.size() != 1) return "";
      return term(0) + derived_by(finding, style);
    case ReconcileForm::kSame:
    case ReconcileForm::kPace:
      return joined(finding, terms, "; ", style);
    case ReconcileForm::kRatio:
      if (terms.size() != 2) return "";
      return hundred + term(0) + " / " + term(1);
    case ReconcileForm::kAverage:
      return in_parentheses(joined(finding, terms, " + ", style), terms.size()) + " / " +
             std::to_string(terms.size());
  }
  return "";
}

std::string arithmetic(const Finding& finding, const Style& style) {
  if (finding.form == ReconcileForm::kInvalid || finding.terms.empty()) return "";
  std::string out = expression(finding, style);
  if (out.empty()) return "";
  // Of figures that are only held against one another, nothing is computed.
  const bool plain_figures = finding.form == ReconcileForm::kSame ||
                             finding.form == ReconcileForm::kPace ||
                             (finding.form == ReconcileForm::kWithin && finding.terms.size() == 2);
  if (!plain_figures) {
    out += " = ";
    out += finding.computed ? computed_number(finding, *finding.computed, style) : "?";
  }
  out += style.printed();
  return out + term_number(finding, finding.terms.front(), style);
}

// The unit of a difference between two figures of a unit.
std::string difference_unit(std::string_view unit) {
  return std::string(unit == "percent" ? "percentage_points" : unit);
}

// Sources of the terms, each once.
std::vector<const Source*> sources_of(const Finding& finding) {
  std::vector<const Source*> out;
  for (const FindingTerm& term : finding.terms) {
    const Source& source = term.source;
    if (source.document.empty()) continue;
    const bool known = std::any_of(out.begin(), out.end(), [&](const Source* other) {
      return other->document == source.document && other->lines == source.lines &&
             other->raw == source.raw;
    });
    if (!known) out.push_back(&source);
  }
  return out;
}

std::string title_of(std::string_view id, const FindIndicator& find, Language language) {
  const Indicator* indicator = find ? find(id) : nullptr;
  return indicator == nullptr ? "" : printable(indicator->title.in(to_string(language)));
}

// The period that the finding speaks of, where it is one.
Period period_of(const Finding& finding) {
  const FindingTerm* result = result_of(finding);
  return result == nullptr ? Period() : result->period;
}

// "✖ contradiction: total and its parts"
std::string kind_text(const Finding& finding, Language language) {
  return std::string(finding_class_shape(finding.finding_class)) + " " +
         std::string(finding_class_text(finding.finding_class, language)) + ": " +
         std::string(rule_text(finding.rule, language));
}

std::string heading_text(const Finding& finding, Language language) {
  const std::string period = format_period(period_of(finding), language);
  return kind_text(finding, language) + (period.empty() ? "" : ", " + period);
}

bool has_term(const Finding& finding, const std::string& id) {
  return std::any_of(finding.terms.begin(), finding.terms.end(),
                     [&](const FindingTerm& term) { return term.id == id; });
}

// Whether the term is of the indicator that the finding is headed with, or of none.
bool is_subject(const Finding& finding, const std::string& id) {
  return id.empty() || (!finding.ids.empty() && id == finding.ids.front());
}

std::string term_line(const Finding& finding, const FindingTerm& term, Language language) {
  std::string out = term_value_text(term, language);
  if (term.period.valid()) out += " (" + format_period(term.period, language) + ")";
  if (!is_subject(finding, term.id)) out += "  " + term.id;
  const std::string source = source_text(term.source, language);
  if (!source.empty()) out += "  – " + source;
  return out;
}

void write_sentence(JsonWriter& json, std::string_view name, const Message& message) {
  json.key(name);
  json.begin_object();
  json.member("fi", sentence(message, Language::kFinnish));
  json.member("en", sentence(message, Language::kEnglish));
  json.end_object();
}

// Characters that Markdown would take for its own.
std::string escape_markdown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string finding_markdown(const Finding& finding, const FindIndicator& find, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::string out = "- **" + kind_text(finding, language) + ":** ";
  const std::string title =
      title_of(finding.ids.empty() ? "" : finding.ids.front(), find, language);
  if (!title.empty()) out += "*" + escape_markdown(title) + "*. ";
  out += escape_markdown(finding_sentence(finding, language));
  for (const Message& detail : finding.details) {
    out += " " + escape_markdown(sentence(detail, language));
  }
  out += "\n";
  const auto line = [&](std::string_view label, const std::string& text) {
    if (!text.empty()) out.append("  - ").append(label).append(": ").append(text).append("\n");
  };
  line(finnish ? "laskelma" : "arithmetic", escape_markdown(arithmetic_text(finding, language)));
  line(finnish ? "ero" : "difference", escape_markdown(difference_text(finding, language)));
  for (const FindingTerm& term : finding.terms) {
    // Where nothing is wrong, the arithmetic and one place to look at are enough.
    const bool brief = finding.finding_class == FindingClass::kRounding;
    if (brief && &term != &finding.terms.front()) break;
    std::string text = escape_markdown(term_line(finding, term, language));
    if (!is_subject(finding, term.id)) {
      const std::string term_title = title_of(term.id, find, language);
      if (!term_title.empty()) text += ", " + escape_markdown(term_title);
    }
    line(term_role_text(term.role, language), text);
  }
  line(finnish ? "huomaa" : "note", escape_markdown(finding.note.in(to_string(language))));
  return out;
}

}  // namespace

std::string_view finding_class_text(FindingClass finding_class, Language language) {
  constexpr std::array<Words, 4> kNames{{{"", ""},
                                         {"ristiriita", "contradiction"},
                                         {"pyöristysero", "rounding"},
                                         {"ei tarkistettavissa", "unverifiable"}}};
  return in(kNames.at(static_cast<std::size_t>(finding_class)), language);
}

std::string_view finding_class_shape(FindingClass finding_class) {
  constexpr std::array<std::string_view, 4> kShapes{"", "✖", "≈", "?"};
  return kShapes.at(static_cast<std::size_t>(finding_class));
}

std::string_view audit_text(Audit audit, Language language) {
  constexpr std::array<Words, 4> kNames{
      {{"", ""},
       {"Luvut, jotka eivät sovi yhteen", "Figures that disagree"},
       {"Puutteelliset tavoitteet", "Targets that are badly set"},
       {"Asiakirjan arvio ja laskettu arvio", "Stated verdicts beside the computed ones"}}};
  return in(kNames.at(static_cast<std::size_t>(audit)), language);
}

std::string_view rule_text(std::string_view rule, Language language) {
  return find_words(kRules, rule, language);
}

std::string_view term_role_text(std::string_view role, Language language) {
  return find_words(kRoles, role, language);
}

std::string term_value_text(const FindingTerm& term, Language language) {
  if (term.low && term.high) {
    return format_number(*term.low, term.decimals, language) + "–" +
           format_quantity({*term.high, term.decimals, term.unit}, language);
  }
  if (is_year(term)) return format_double(*term.value);
  if (term.value) return format_quantity({*term.value, term.decimals, term.unit}, language);
  const std::string_view reason = missing_text(term.reason, language);
  if (!reason.empty()) return std::string(reason);
  return language == Language::kFinnish ? "ei lukua" : "no figure";
}

std::string arithmetic_text(const Finding& finding, Language language) {
  return arithmetic(finding, {language});
}

std::string plain_arithmetic(const Finding& finding) {
  if (finding.form != ReconcileForm::kInvalid) return arithmetic(finding, {});
  std::vector<std::string> parts;
  for (const auto& [name, value] : finding.message.args) {
    const auto* word = std::get_if<std::string>(&value);
    if (word != nullptr && (name == "stated" || name == "computed")) {
      parts.push_back(name + " " + (word->empty() ? "?" : *word));
    }
  }
  for (const FindingTerm& term : finding.terms) {
    // A verdict in words is no figure.
    if (term.role != "verdict") parts.push_back(term.role + " " + term_number(finding, term, {}));
  }
  return join(parts, "; ");
}

std::string difference_text(const Finding& finding, Language language) {
  if (!finding.difference) return "";
  const bool finnish = language == Language::kFinnish;
  const std::string unit = difference_unit(unit_of(finding));
  const double difference = *finding.difference;
  int decimals = computed_decimals(finding, difference);
  const auto shown = [&](double value) {
    return format_quantity({value, decimals, unit}, language);
  };
  if (finding.tolerance) {
    // As many decimals as it takes to see which of the two is larger.
    const int most = decimals + 2;
    decimals = std::max(decimals, computed_decimals(finding, *finding.tolerance));
    while (decimals < most && shown(std::abs(difference)) == shown(*finding.tolerance) &&
           cleaned(std::abs(difference)) != cleaned(*finding.tolerance)) {
      ++decimals;
    }
  }
  std::string out = shown(difference);
  if (finding.tolerance && *finding.tolerance == 0) {
    out += finnish ? ", luvut ovat tarkkoja" : ", the figures are exact";
  } else if (finding.tolerance) {
    out += finnish ? ", pyöristys selittää enintään " : ", rounding explains at most ";
    out += shown(*finding.tolerance);
  }
  return out;
}

std::string finding_sentence(const Finding& finding, Language language) {
  Message message = finding.message;
  const FindingTerm* result = result_of(finding);
  for (auto& [name, value] : message.args) {
    auto* quantity = std::get_if<Quantity>(&value);
    if (quantity == nullptr || finding.form == ReconcileForm::kInvalid) continue;
    // As in the arithmetic beside it.
    if (result != nullptr && is_year(*result)) {
      value = format_double(quantity->value);
    } else if (name == "computed") {
      quantity->decimals = computed_decimals(finding, quantity->value);
    }
  }
  return sentence(message, language);
}

std::string finding_text(const Finding& finding, const FindIndicator& find, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::string out = heading_text(finding, language) + "\n";
  for (const std::string& id : finding.ids) {
    // The others are named with their figures below.
    if (id != finding.ids.front() && has_term(finding, id)) continue;
    out += "  " + id;
    const std::string title = title_of(id, find, language);
    if (!title.empty()) out += "  " + title;
    out += "\n";
  }
  out += "    " + finding_sentence(finding, language) + "\n";
  for (const Message& detail : finding.details) out += "    " + sentence(detail, language) + "\n";
  Lines lines;
  lines.add(finnish ? "  laskelma" : "  arithmetic", arithmetic_text(finding, language));
  lines.add(finnish ? "  ero" : "  difference", difference_text(finding, language));
  for (const FindingTerm& term : finding.terms) {
    lines.add("  " + std::string(term_role_text(term.role, language)),
              term_line(finding, term, language));
  }
  lines.add(finnish ? "  sääntö" : "  rule", finding.name);
  lines.add(finnish ? "  huomaa" : "  note", printable(finding.note.in(to_string(language)), 4096));
  if (finding.restricted) {
    lines.add(finnish ? "  julkisuus" : "  visibility",
              finnish ? "ei julkinen: nojaa lukuun, jota ei julkaista"
                      : "not public: rests on a figure that is withheld");
  }
  return out + lines.to_string();
}

bool same_text(const Finding& a, const Finding& b, Language language) {
  return a.rule == b.rule && a.finding_class == b.finding_class && a.form == b.form &&
         a.form == ReconcileForm::kInvalid &&
         finding_sentence(a, language) == finding_sentence(b, language);
}

std::string findings_markdown(std::span<const Finding* const> findings, const FindIndicator& find,
                              Language language) {
  if (findings.empty()) return "";
  if (findings.size() == 1) return finding_markdown(*findings.front(), find, language);
  std::string out = "- **" + kind_text(*findings.front(), language) + ":** " +
                    escape_markdown(finding_sentence(*findings.front(), language)) + "\n";
  for (const Finding* finding : findings) {
    const std::string id = finding->ids.empty() ? finding->name : finding->ids.front();
    out += "  - `" + id + "` " + escape_markdown(title_of(id, find, language));
    const auto sources = sources_of(*finding);
    if (!sources.empty()) {
      out += " – " + escape_markdown(source_text(*sources.front(), language));
    }
    out += "\n";
  }
  return out;
}

void write_finding(JsonWriter& json, const Finding& finding) {
  const auto member_period = [&](const Period& period) {
    json.member_or_null("period", period.valid() ? period.to_string() : std::string());
  };
  const auto write_source = [&](const Source& source) {
    json.begin_object();
    json.member("document", source.document);
    json.member("lines", source.lines);
    json.member("raw", source.raw);
    json.end_object();
  };
  json.begin_object();
  json.member("audit", to_string(finding.audit));
  json.member("rule", finding.rule);
  write_in_both(json, "rule_text",
                [&](Language language) { return std::string(rule_text(finding.rule, language)); });
  json.member_or_null("name", finding.name);
  json.member("automatic", finding.automatic);
  json.member("area", finding.area);
  json.member("class", to_string(finding.finding_class));
  json.key("ids");
  json.begin_array();
  for (const std::string& id : finding.ids) json.string(id);
  json.end_array();
  json.member("code", finding.message.code);
  json.key("message");
  json.begin_object();
  json.member("fi", finding_sentence(finding, Language::kFinnish));
  json.member("en", finding_sentence(finding, Language::kEnglish));
  json.end_object();
  json.key("details");
  json.begin_array();
  for (const Message& detail : finding.details) {
    json.begin_object();
    json.member("code", detail.code);
    write_sentence(json, "text", detail);
    json.end_object();
  }
  json.end_array();
  json.member("arithmetic", plain_arithmetic(finding));
  write_in_both(json, "arithmetic_text",
                [&](Language language) { return arithmetic_text(finding, language); });
  json.member("printed", cleaned(finding.printed));
  json.member("computed", cleaned(finding.computed));
  json.member("difference", cleaned(finding.difference));
  write_in_both(json, "difference_text",
                [&](Language language) { return difference_text(finding, language); });
  json.member("tolerance", cleaned(finding.tolerance));
  json.key("terms");
  json.begin_array();
  for (const FindingTerm& term : finding.terms) {
    json.begin_object();
    json.member("role", term.role);
    write_in_both(json, "role_text", [&](Language language) {
      return std::string(term_role_text(term.role, language));
    });
    json.member_or_null("id", term.id);
    member_period(term.period);
    write_in_both(json, "period_text",
                  [&](Language language) { return format_period(term.period, language); });
    json.member("value", term.value);
    write_in_both(json, "value_text",
                  [&](Language language) { return term_value_text(term, language); });
    json.member("low", term.low);
    json.member("high", term.high);
    json.member_or_null("missing", to_string(term.reason));
    json.member_or_null("unit", term.unit);
    json.member("decimals", term.decimals);
    json.member("half_unit", term.half_unit);
    json.key("source");
    if (term.source.document.empty()) {
      json.null();
    } else {
      write_source(term.source);
    }
    json.end_object();
  }
  json.end_array();
  json.key("sources");
  json.begin_array();
  for (const Source* source : sources_of(finding)) write_source(*source);
  json.end_array();
  json.member("restricted", finding.restricted);
  json.key("note");
  if (finding.note.fi.empty()) {
    json.null();
  } else {
    write_local_text(json, finding.note);
  }
  json.end_object();
}

}  // namespace viisari
