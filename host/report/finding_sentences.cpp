// The sentences of findings. Finnish ones are built so that no value needs a case ending.
#include <array>

#include "report/explain_text.h"

namespace viisari {
namespace {

constexpr std::array<Sentence, 0> kSentences{};

}  // namespace

std::span<const Sentence> finding_sentences() {
  return kSentences;
}

}  // namespace viisari
