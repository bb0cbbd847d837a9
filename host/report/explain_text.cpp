#include "report/explain_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "base/text.h"
#include "model/unit.h"
#include "report/wording.h"

namespace viisari {
namespace {

Words role_words(std::string_view role) {
  if (role == "latest") return {"viimeisin", "latest"};
  if (role == "part") return {"osa", "part"};
  if (role == "previous_year") return {"edellinen vuosi", "previous year"};
  if (role == "trend") return {"suunta", "trend"};
  if (role == "baseline") return {"lähtötaso", "baseline"};
  if (role == "target") return {"tavoite", "target"};
  return {role, role};  // an input's own name
}

// Words of ours among the arguments, by the argument's name; another text as it is.
std::string word_text(std::string_view name, const std::string& text, Language language) {
  if (name == "op" || name == "other_op") return std::string(condition_text(text, language));
  if (name == "stated" || name == "computed") {
    const auto status = parse_assessment_status(text);
    return status ? std::string(status_text(*status, language)) : text;
  }
  if (name == "better") {
    if (text == "up") return language == Language::kFinnish ? "ylöspäin" : "up";
    if (text == "down") return language == Language::kFinnish ? "alaspäin" : "down";
  }
  if (name == "unit" || name == "units") {
    std::string out;
    for (const std::string_view id : split(text, ',')) {
      const Unit* unit = find_unit(trim(id));
      out += out.empty() ? "" : ", ";
      out += unit == nullptr                  ? printable(trim(id))
             : language == Language::kFinnish ? std::string(unit->name_fi)
                                              : std::string(unit->name_en);
    }
    return out;
  }
  return printable(text, 8192);
}

std::string value_text(std::string_view name, const MessageValue& value, Language language) {
  struct Visitor {
    std::string_view name;
    Language language;
    std::string operator()(const std::string& text) const {
      return word_text(name, text, language);
    }
    std::string operator()(const LocalText& text) const {
      return printable(text.in(to_string(language)), 8192);
    }
    std::string operator()(const Quantity& quantity) const {
      return format_quantity(quantity, language);
    }
    std::string operator()(const Period& period) const { return format_period(period, language); }
    std::string operator()(Date date) const { return format_date(date, language); }
  };
  return std::visit(Visitor{name, language}, value);
}

const Sentence* find_sentence(std::span<const Sentence> table, std::string_view code) {
  const auto found = std::find_if(table.begin(), table.end(),
                                  [&](const Sentence& one) { return one.code == code; });
  return found == table.end() ? nullptr : &*found;
}

const MessageValue* find_argument(const Message& message, std::string_view name) {
  for (const auto& [argument, value] : message.args) {
    if (argument == name) return &value;
  }
  return nullptr;
}

// " (2026)", or nothing for a target without a time.
std::string for_target(const Message& message, Language language) {
  const MessageValue* value = find_argument(message, "target_period");
  const auto* period = value == nullptr ? nullptr : std::get_if<Period>(value);
  if (period == nullptr || !period->valid()) return "";
  return " (" + format_period(*period, language) + ")";
}

struct Filled {
  std::string text;
  bool whole = true;  // every value was there
};

// The template with its values. A part in brackets is left out where one of its values is missing.
Filled filled(std::string_view text, const Message& message, Language language) {
  Filled out;
  while (!text.empty()) {
    const std::size_t open = text.find_first_of("{[");
    out.text += text.substr(0, open);
    if (open == std::string_view::npos) break;
    const bool optional = text[open] == '[';
    const std::size_t close = text.find(optional ? ']' : '}', open);
    const std::string_view inner = text.substr(open + 1, close - open - 1);
    if (optional) {
      const Filled part = filled(inner, message, language);
      if (part.whole) out.text += part.text;
    } else if (inner == "for_target") {
      out.text += for_target(message, language);
    } else {
      const MessageValue* value = find_argument(message, inner);
      const std::string shown = value == nullptr ? "" : value_text(inner, *value, language);
      out.whole = out.whole && !shown.empty();
      out.text += value == nullptr ? std::string(text.substr(open, close + 1 - open)) : shown;
    }
    text.remove_prefix(close + 1);
  }
  return out;
}

const Quantity* find_quantity(const Message& message, double value) {
  for (const auto& [name, argument] : message.args) {
    const auto* quantity = std::get_if<Quantity>(&argument);
    if (quantity != nullptr && quantity->value == value) return quantity;
  }
  return nullptr;
}

}  // namespace

std::string target_text(const Target& target, const Indicator& indicator, Language language) {
  const bool finnish = language == Language::kFinnish;
  if (target.op == TargetOp::kDone) return finnish ? "toteutuu" : "done";
  Words basis{"", ""};
  bool percent = false;
  switch (target.basis) {
    case TargetBasis::kInvalid:
    case TargetBasis::kAbsolute:
    case TargetBasis::kShareOfGroup:
      break;
    case TargetBasis::kPercentChangeFromBaseline:
      percent = true;
      [[fallthrough]];
    case TargetBasis::kChangeFromBaseline:
      basis = {" muutosta lähtötasosta", " of change from the baseline"};
      break;
    case TargetBasis::kPercentChangeFromPreviousYear:
      percent = true;
      [[fallthrough]];
    case TargetBasis::kChangeFromPreviousYear:
      basis = {" muutosta edellisestä vuodesta", " of change from the previous year"};
      break;
    case TargetBasis::kNationalAverage:
      basis = {" (maan keskiarvo)", " (national average)"};
      break;
  }
  const auto number = [&](double value) {
    // As many decimals as the condition was written with, within reason.
    constexpr std::array kScales{1.0, 10.0, 100.0, 1000.0};
    const auto scale = std::find_if(kScales.begin(), kScales.end(), [value](double candidate) {
      return std::abs(value * candidate - std::round(value * candidate)) < 1e-9 * candidate;
    });
    const int decimals = static_cast<int>(scale - kScales.begin());
    return format_quantity({value, decimals, percent ? "percent" : quantity_unit(indicator)},
                           language);
  };
  std::string out;
  if (target.op == TargetOp::kBetween && target.low && target.high) {
    out = number(*target.low) + " – " + number(*target.high);
  } else {
    out = condition_text(to_string(target.op), language);
    if (target.value) out += " " + number(*target.value);
    const bool limits = target.low && target.high;
    if (limits && !target.value) {
      out += " " + number(*target.low) + " – " + number(*target.high);
      out += finnish ? " osa-alueittain" : " by sub-area";
    } else if (limits) {
      // The band is of another unit than the share, which the title names.
      out += finnish ? ", joilla " : " with ";
      out +=
          format_number(*target.low, 0, language) + "–" + format_number(*target.high, 0, language);
    }
  }
  return out.append(in(basis, language));
}

namespace {

std::string input_text(const ExplanationInput& input, const Assessment& assessment,
                       const Indicator& indicator, Language language) {
  std::string out = input_value_text(input, assessment, indicator, language);
  if (input.period.valid()) {
    out += " (" + format_period(input.period, language);
    if (input.assumed) out += language == Language::kFinnish ? ", oletus" : ", assumed";
    out += ")";
  }
  if (!input.series.empty() && input.series != indicator.id) out += "  " + input.series;
  const std::string source = source_text(input.source, language);
  if (!source.empty()) out += "  – " + source;
  if (input.revision > 0) {
    out += language == Language::kFinnish ? "; versio " : "; revision ";
    out += std::to_string(input.revision);
    out += language == Language::kFinnish ? ", tiedossa " : ", known from ";
    out += format_date(input.known_from, language);
  }
  return out;
}

}  // namespace

std::string_view status_text(AssessmentStatus status, Language language) {
  constexpr std::array<Words, 9> kNames{{{"", ""},
                                         {"toteutunut", "achieved"},
                                         {"aikataulussa", "on track"},
                                         {"vaarassa", "at risk"},
                                         {"jäljessä", "off track"},
                                         {"ei toteutunut", "missed"},
                                         {"ei tietoa", "no data"},
                                         {"ei tavoitetta", "no target"},
                                         {"ei ole alkanut", "not started"}}};
  return in(kNames.at(static_cast<std::size_t>(status)), language);
}

std::string_view status_shape(AssessmentStatus status) {
  constexpr std::array<std::string_view, 9> kShapes{"", "✔", "●", "▲", "▼", "✖", "?", "–", "○"};
  return kShapes.at(static_cast<std::size_t>(status));
}

std::string_view data_state_text(DataState state, Language language) {
  constexpr std::array<Words, 5> kNames{{{"", ""},
                                         {"ajan tasalla", "fresh"},
                                         {"uusi luku tulossa", "due"},
                                         {"uusi luku myöhässä", "overdue"},
                                         {"korjattu", "revised"}}};
  return in(kNames.at(static_cast<std::size_t>(state)), language);
}

std::string sentence(const Message& message, Language language) {
  const Sentence* found = find_sentence(sentences(), message.code);
  if (found == nullptr) found = find_sentence(finding_sentences(), message.code);
  if (found == nullptr) return message.code;
  return filled(language == Language::kFinnish ? found->fi : found->en, message, language).text;
}

namespace {

// The figure as the reason or a step prints it; nullptr where none does.
const Quantity* printed_figure(const Assessment& assessment, double value,
                               std::span<const Message> steps) {
  const Quantity* printed = find_quantity(assessment.reason, value);
  for (std::size_t i = 0; printed == nullptr && i < steps.size(); ++i) {
    printed = find_quantity(steps[i], value);
  }
  return printed;
}

}  // namespace

int figure_decimals(const Assessment& assessment, std::optional<double> value,
                    const Indicator& indicator, std::span<const Message> steps) {
  if (value) {
    if (const Quantity* printed = printed_figure(assessment, *value, steps)) {
      return printed->decimals;
    }
  }
  if (indicator.decimals >= 0) return indicator.decimals;
  const Unit* unit = find_unit(indicator.unit);
  return unit == nullptr ? 0 : unit->decimals;
}

std::string figure_text(const Assessment& assessment, std::optional<double> value,
                        const Indicator& indicator, Language language,
                        std::span<const Message> steps) {
  if (!value) return "";
  if (const Quantity* printed = printed_figure(assessment, *value, steps)) {
    return format_quantity(*printed, language);
  }
  return format_quantity(
      {*value, figure_decimals(assessment, value, indicator, steps), quantity_unit(indicator)},
      language);
}

std::string_view missing_reason_text(MissingReason reason, Language language) {
  return missing_text(reason, language);
}

std::string_view missing_figure_text(const Assessment& assessment, Language language) {
  if (const auto reason = parse_missing_reason(assessment.reason_code)) {
    return missing_text(*reason, language);
  }
  return language == Language::kFinnish ? "ei lukua" : "no figure";
}

std::string_view missing_figure_word(const Assessment& assessment) {
  const auto reason = parse_missing_reason(assessment.reason_code);
  return reason ? to_string(*reason) : "no_figure";
}

std::string_view input_role_text(std::string_view role, Language language) {
  return in(role_words(role), language);
}

std::string input_value_text(const ExplanationInput& input, const Assessment& assessment,
                             const Indicator& indicator, Language language) {
  if (input.role == "target" && assessment.target) {
    return target_text(*assessment.target, indicator, language);
  }
  if (!input.value) return std::string(missing_text(input.reason, language));
  // Another series may have another unit, which this record does not carry.
  const bool own = input.series.empty() || input.series == indicator.id;
  return format_quantity({*input.value, input.decimals, own ? quantity_unit(indicator) : ""},
                         language);
}

std::string reason_text(const Assessment& assessment, Language language) {
  if (!assessment.simulated) return sentence(assessment.reason, language);
  return std::string(language == Language::kFinnish ? "Simuloitu luku. " : "Simulated figure. ") +
         sentence(assessment.reason, language);
}

std::string explanation_text(const Assessment& assessment, const Explanation& explanation,
                             const Indicator& indicator, Language language) {
  const bool finnish = language == Language::kFinnish;
  const auto quantity = [&](std::optional<double> value) {
    return figure_text(assessment, value, indicator, language, explanation.steps);
  };
  std::string out = indicator.id + "  " + printable(indicator.title.in(to_string(language))) + "\n";
  out += std::string(status_text(assessment.status, language)) + " (" + assessment.reason_code +
         "), " + (finnish ? "tilanne " : "as known on ") + format_date(assessment.as_of, language) +
         "\n";
  out += "  " + reason_text(assessment, language) + "\n\n";

  Lines lines;
  lines.add(finnish ? "menetelmä" : "method", explanation.method +
                                                  (finnish ? ", versio " : ", version ") +
                                                  std::to_string(explanation.method_version));
  std::string value = quantity(assessment.value);
  if (!value.empty()) value += " (" + format_period(assessment.period, language) + ")";
  lines.add(finnish ? "luku" : "value", value);
  lines.add(finnish ? "odotettu" : "expected", quantity(assessment.expected));
  lines.add(finnish ? "ero" : "margin", quantity(assessment.margin));
  lines.add(finnish ? "aikataulun raja" : "on track from", quantity(assessment.flip_value));
  lines.add(finnish ? "ennuste" : "projection", quantity(assessment.projection));
  lines.add(finnish ? "tietojen tila" : "data",
            std::string(data_state_text(assessment.data_state, language)));
  lines.add(finnish ? "palvelu" : "service", printable(indicator.service));
  lines.add(finnish ? "määritelty" : "defined", source_text(indicator.source, language));
  out += lines.to_string();

  if (!explanation.steps.empty()) {
    out += finnish ? "\nNäin tulos syntyi\n" : "\nHow it was reached\n";
    int number = 0;
    for (const Message& step : explanation.steps) {
      out += "  " + std::to_string(++number) + ". " + sentence(step, language) + "\n";
    }
  }
  if (!explanation.inputs.empty()) {
    out += finnish ? "\nLuvut lähteineen\n" : "\nFigures with their sources\n";
    Lines inputs;
    for (const ExplanationInput& input : explanation.inputs) {
      inputs.add(std::string(input_role_text(input.role, language)),
                 input_text(input, assessment, indicator, language));
    }
    out += inputs.to_string();
  }
  return out;
}

}  // namespace viisari
