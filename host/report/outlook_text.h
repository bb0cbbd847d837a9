// The outlook of an indicator in words, Finnish or English, and as JSON: the same in commands, API
// and pages. Every OutlookGap has its words in both languages.
// Thread-safety: pure functions; an OutlookText belongs to one thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/indicator.h"
#include "model/outlook.h"
#include "report/explain_text.h"
#include "report/format.h"

namespace viisari {

class JsonWriter;

// Why a number of the outlook is not there, in a few words; empty for kNone.
std::string_view outlook_gap_text(OutlookGap gap, Language language);
// The table behind it, for the tests: codes as to_string(OutlookGap) gives them.
std::span<const Sentence> outlook_sentences();

// The parts of one indicator's outlook as people read them. Each is empty where there is no number;
// gaps() says why.
class OutlookText {
 public:
  // The indicator and the outlook must outlive it.
  OutlookText(const Indicator& indicator, const Outlook& outlook, Language language);

  // "at least 80", "70–80 %", "done"; a target measured from the previous year as it is printed.
  std::string target(const OutlookYear& year) const;
  // "66,5", "66,5 (line)": the second where it is not the target of that year.
  std::string expected(const OutlookYear& year) const;
  // "78 (72–84)".
  std::string projection(const OutlookProjection& projection) const;
  // "+25 (2027), +22 (2030)": the yearly pace to the next and to the last target.
  std::string required_pace() const;
  std::string best_pace() const;        // "+14 (2023–2024)"
  std::string reachable_until() const;  // "2027"
  // What of that year is missing, and why: "projection: a single figure has no trend". Each reason
  // once. The second also says so of the pace and the last feasible year.
  std::vector<std::string> year_gaps(const OutlookYear& year) const;
  std::vector<std::string> gaps(const OutlookYear& year) const;

 private:
  std::string number(double value) const;
  std::string limits(const OutlookLimits& limits, bool with_condition) const;
  std::string pace(double value) const;

  const Indicator& indicator_;
  const Outlook& outlook_;
  Language language_;
};

// An object with the fields that docs/methods.md lists; with `year`, that year's numbers stand
// beside the others too.
void write_outlook(JsonWriter& json, const Indicator& indicator, const Outlook& outlook,
                   std::optional<int> year = {});

}  // namespace viisari
