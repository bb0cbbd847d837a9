#include "report/explain_text.h"

#include <algorithm>
#include <array>

namespace viisari {
namespace {

struct Words {
  std::string_view code;
  std::string_view fi;
  std::string_view en;
};

// In the order of the enumerators.
constexpr std::array<Words, 9> kStatusWords{Words{"", "", ""},
                                            Words{"achieved", "saavutettu", "achieved"},
                                            Words{"on_track", "polulla", "on track"},
                                            Words{"at_risk", "vaarassa", "at risk"},
                                            Words{"off_track", "sivussa polulta", "off track"},
                                            Words{"missed", "jäi saavuttamatta", "missed"},
                                            Words{"no_data", "ei tietoa", "no data"},
                                            Words{"no_target", "ei tavoitetta", "no target"},
                                            Words{"not_started", "ei alkanut", "not started"}};
constexpr std::array<Words, 5> kDataStateWords{
    Words{"", "", ""}, Words{"fresh", "ajan tasalla", "fresh"},
    Words{"due", "uutta odotetaan", "due"}, Words{"overdue", "myöhässä", "overdue"},
    Words{"revised", "korjattu", "revised"}};
constexpr std::array<Words, 10> kMissingWords{
    Words{"", "", ""},
    Words{"not_published", "ei julkaistu", "not published"},
    Words{"text_only", "vain sanoin", "in words only"},
    Words{"not_yet_started", "ei vielä alkanut", "not begun yet"},
    Words{"overdue", "myöhässä", "overdue"},
    Words{"zero_denominator", "nollalla jakaminen", "division by zero"},
    Words{"suppressed", "salattu", "withheld"},
    Words{"missing_input", "lähtötieto puuttuu", "missing input"},
    Words{"sign_change", "etumerkki vaihtuu", "sign change"},
    Words{"not_computable", "ei laskettavissa", "not computable"}};
constexpr std::array<Words, 6> kOpWords{
    Words{"at_least", "vähintään", "at least"}, Words{"at_most", "enintään", "at most"},
    Words{"more_than", "yli", "more than"},     Words{"less_than", "alle", "less than"},
    Words{"equal", "tasan", "exactly"},         Words{"", "", ""}};
constexpr std::array<Words, 5> kRoleWords{
    Words{"baseline", "lähtötaso", "baseline"}, Words{"latest", "viimeisin", "latest"},
    Words{"previous_year", "vuotta aiemmin", "a year earlier"},
    Words{"target", "tavoite", "target"}, Words{"trend", "vertailuluku", "trend starts at"}};

std::string_view in(const Words& words, Language language) {
  return language == Language::kFinnish ? words.fi : words.en;
}

template <std::size_t N>
std::string_view translated(const std::array<Words, N>& table, std::string_view code,
                            Language language) {
  const auto place = std::find_if(table.begin(), table.end(),
                                  [code](const Words& words) { return words.code == code; });
  return place == table.end() ? code : in(*place, language);
}

const MessageValue* find_arg(const Message& message, std::string_view name) {
  for (const auto& [key, value] : message.args) {
    if (key == name) return &value;
  }
  return nullptr;
}

std::string value_text(std::string_view name, const MessageValue& value, Language language) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    return name == "op" ? std::string(translated(kOpWords, *text, language)) : *text;
  }
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    return format_quantity(*quantity, language);
  }
  if (const auto* period = std::get_if<Period>(&value)) return format_period(*period, language);
  return format_date(std::get<Date>(value), language);
}

// " (2026)", or nothing for a target without a time.
std::string for_target(const Message& message, Language language) {
  const MessageValue* value = find_arg(message, "target_period");
  const auto* period = value == nullptr ? nullptr : std::get_if<Period>(value);
  if (period == nullptr || !period->valid()) return "";
  return " (" + format_period(*period, language) + ")";
}

std::string source_text(const Source& source, Language language) {
  if (source.document.empty()) return "";
  std::string text = source.document;
  if (!source.lines.empty()) {
    const bool page = source.lines.starts_with('p');
    if (page) {
      text += (language == Language::kFinnish ? ", s. " : ", p. ") + source.lines.substr(1);
    } else {
      text += (language == Language::kFinnish ? ", rivit " : ", lines ") + source.lines;
    }
  }
  if (!source.raw.empty()) {
    text += language == Language::kFinnish ? ": ”" + source.raw + "”" : ": “" + source.raw + "”";
  }
  return text;
}

std::string input_text(const ExplanationInput& input, const Indicator& indicator,
                       Language language) {
  const bool finnish = language == Language::kFinnish;
  std::string text(translated(kRoleWords, input.role, language));
  if (input.role == "part") text = finnish ? "osa" : "part";
  if (input.period.valid()) text += " " + format_period(input.period, language);
  // Another series may have another unit, which this record does not carry.
  const bool own = input.series.empty() || input.series == indicator.id;
  if (input.value) {
    text +=
        ": " + format_quantity({*input.value, input.decimals, own ? indicator.unit : ""}, language);
  } else if (input.reason != MissingReason::kNone) {
    text += ": " + std::string(missing_reason_text(input.reason, language));
  }
  if (!own) text += " [" + input.series + "]";
  if (input.assumed) text += finnish ? " (ajankohta oletettu)" : " (date assumed)";
  const std::string source = source_text(input.source, language);
  if (!source.empty()) text += " — " + source;
  if (input.revision > 0) {
    text += finnish ? "; versio " : "; revision ";
    text += std::to_string(input.revision);
    text += finnish ? ", tiedossa " : ", known from ";
    text += format_date(input.known_from, language);
  }
  return text;
}

}  // namespace

std::string sentence(const Message& message, Language language) {
  const auto table = sentences();
  const auto row = std::find_if(table.begin(), table.end(), [&message](const Sentence& one) {
    return one.code == message.code;
  });
  if (row == table.end()) return message.code;
  std::string_view rest = language == Language::kFinnish ? row->fi : row->en;
  std::string text;
  for (;;) {
    const std::size_t open = rest.find('{');
    const std::size_t close = rest.find('}', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) break;
    text += rest.substr(0, open);
    const std::string_view name = rest.substr(open + 1, close - open - 1);
    if (name == "for_target") {
      text += for_target(message, language);
    } else if (const MessageValue* value = find_arg(message, name)) {
      text += value_text(name, *value, language);
    } else {
      text += rest.substr(open, close - open + 1);
    }
    rest.remove_prefix(close + 1);
  }
  return text.append(rest);
}

std::string_view status_text(AssessmentStatus status, Language language) {
  return in(kStatusWords.at(static_cast<std::size_t>(status)), language);
}
std::string_view data_state_text(DataState state, Language language) {
  return in(kDataStateWords.at(static_cast<std::size_t>(state)), language);
}
std::string_view missing_reason_text(MissingReason reason, Language language) {
  return in(kMissingWords.at(static_cast<std::size_t>(reason)), language);
}

std::string explanation_text(const Assessment& assessment, const Explanation& explanation,
                             const Indicator& indicator, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::string text = indicator.title.in(to_string(language)) + " (" + assessment.id + ")\n";
  const auto line = [&text](std::string_view label, std::string_view value) {
    text.append(label).append(": ").append(value).append("\n");
  };
  const auto quantity = [&](double value) {
    int decimals = indicator.decimals;
    for (const ExplanationInput& input : explanation.inputs) {
      decimals = std::max(decimals, input.decimals);
    }
    decimals = std::max(decimals, 0);
    const std::string rounded = format_quantity({value, decimals, indicator.unit}, language);
    const double scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;
    const double scaled = value * scale;
    const bool fits = scaled - static_cast<double>(static_cast<long long>(scaled)) == 0;
    const bool coarse = value > 1000 || value < -1000;
    if (fits || coarse || indicator.unit == "yes_no") return rounded;
    return format_quantity({value, std::max(decimals, 1), indicator.unit}, language);
  };
  line(finnish ? "Arvio" : "Verdict", std::string(status_text(assessment.status, language)) + " (" +
                                          format_date(assessment.as_of, language) + ")");
  line(finnish ? "Syy" : "Reason", sentence(assessment.reason, language));
  line(finnish ? "Menetelmä" : "Method", explanation.method + ", " +
                                             (finnish ? "versio " : "version ") +
                                             std::to_string(explanation.method_version));
  line(finnish ? "Tietojen tila" : "Data", data_state_text(assessment.data_state, language));
  if (assessment.value) {
    line(finnish ? "Luku" : "Figure",
         quantity(*assessment.value) + " (" + format_period(assessment.period, language) + ")");
  }
  if (assessment.expected) {
    line(finnish ? "Odotettu" : "Expected", quantity(*assessment.expected));
  }
  if (assessment.margin) line(finnish ? "Ero odotettuun" : "Margin", quantity(*assessment.margin));
  if (assessment.projection) {
    line(finnish ? "Ennuste" : "Projection", quantity(*assessment.projection));
  }
  if (assessment.flip_value) {
    line(finnish ? "Arvio vaihtuisi luvulla" : "The verdict would change at",
         quantity(*assessment.flip_value));
  }
  if (!assessment.stated_verdict_raw.empty()) {
    std::string stated = assessment.stated_verdict_raw;
    if (assessment.stated_verdict) {
      stated += " (" + std::string(status_text(*assessment.stated_verdict, language)) + ")";
    }
    line(finnish ? "Asiakirjan arvio" : "The document's verdict", stated);
  }
  text += finnish ? "Luvut:\n" : "Figures:\n";
  for (const ExplanationInput& input : explanation.inputs) {
    text += "  " + input_text(input, indicator, language) + "\n";
  }
  text += finnish ? "Päättely:\n" : "Steps:\n";
  int number = 0;
  for (const Message& step : explanation.steps) {
    text += "  " + std::to_string(++number) + ". " + sentence(step, language) + "\n";
  }
  return text;
}

}  // namespace viisari
