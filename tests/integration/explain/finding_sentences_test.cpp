// Every message that a finding can carry is put into words in both languages, with no more values
// than the engine gives.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "engine/finding_codes.h"
#include "engine/reconcile.h"
#include "report/explain_text.h"

namespace viisari {
namespace {

struct Args {
  std::set<std::string> always;
  std::set<std::string> sometimes;
};

Args parse_args(std::string_view text) {
  Args out;
  for (const std::string_view word : split(text, ' ')) {
    if (word.ends_with('?')) {
      out.sometimes.emplace(word.substr(0, word.size() - 1));
    } else if (!word.empty()) {
      out.always.emplace(word);
    }
  }
  return out;
}

// The arguments that reconcile.h names for its codes.
std::string_view figure_args(std::string_view code) {
  if (code == "finding.unverifiable.missing") return "missing period?";
  if (code == "finding.unverifiable.units") return "units period?";
  if (code.starts_with("finding.unverifiable.")) return "period?";
  return "printed computed difference tolerance? period?";
}

std::map<std::string, Args> published() {
  std::map<std::string, Args> out;
  for (const std::string_view code : kFindingCodes) {
    out.emplace(code, parse_args(figure_args(code)));
  }
  for (const FindingCode& one : kTargetFindingCodes) out.emplace(one.code, parse_args(one.args));
  for (const FindingCode& one : kVerdictFindingCodes) out.emplace(one.code, parse_args(one.args));
  return out;
}

std::string filled(std::string_view code, const std::set<std::string>& names, Language language) {
  Message message{std::string(code), {}};
  for (const std::string& name : names) message.args.emplace_back(name, std::string("words"));
  return sentence(message, language);
}

TEST(FindingSentences, EveryCodeOfTheEngineHasExactlyOne) {
  std::map<std::string, int> sentences;
  for (const Sentence& one : finding_sentences()) ++sentences[std::string(one.code)];
  std::map<std::string, int> codes;
  for (const auto& [code, args] : published()) codes[code] = 1;
  EXPECT_EQ(sentences, codes);
}

TEST(FindingSentences, AreWholeInBothLanguagesWithWhatTheEngineAlwaysGives) {
  for (const auto& [code, args] : published()) {
    for (const Language language : {Language::kFinnish, Language::kEnglish}) {
      const std::string text = filled(code, args.always, language);
      EXPECT_NE(text, code);
      EXPECT_EQ(text.find_first_of("{}[]"), std::string::npos) << text;
    }
  }
}

TEST(FindingSentences, TakeUpWhatTheEngineSometimesGives) {
  for (const auto& [code, args] : published()) {
    std::set<std::string> all = args.always;
    all.insert(args.sometimes.begin(), args.sometimes.end());
    for (const Language language : {Language::kFinnish, Language::kEnglish}) {
      const std::string text = filled(code, all, language);
      EXPECT_EQ(text.find_first_of("{}[]"), std::string::npos) << text;
    }
  }
}

}  // namespace
}  // namespace viisari
