// Definitions held against the quotations of their own citations.
#include <gmock/gmock.h>

#include "script_testing.h"

namespace viisari {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::indicator_text;
using ::testing::IsEmpty;
using testing::still_limits;
using testing::with_documents;

struct Case {
  const char* unit;
  const char* field;  // with Q for the citation
  const char* quote;
  const char* code;  // empty: nothing is wrong
};
void PrintTo(const Case& one, std::ostream* out) {
  *out << one.unit << ": " << one.field << " '" << one.quote << "'";
}

LoadReport load(const Case& one) {
  std::string field = one.field;
  const std::string cite = "cite(doc.d, 5, \"" + std::string(one.quote) + "\")";
  field.replace(field.find('Q'), 1, cite);
  Definitions definitions(still_limits());
  return definitions.load(
      with_documents({{"a/f.lua", indicator_text("x", "kind = \"stock\",\n" + field, one.unit)}}));
}

class SourceCheck : public ::testing::TestWithParam<Case> {};

TEST_P(SourceCheck, ComparesTheDefinitionWithItsQuotation) {
  const auto report = load(GetParam());
  if (*GetParam().code == '\0') {
    EXPECT_THAT(codes(report), IsEmpty()) << report.errors().front().to_string();
    return;
  }
  ASSERT_THAT(codes(report), ElementsAre(GetParam().code));
  EXPECT_EQ(report.errors()[0].line, 7);
}

constexpr const char* kFine = "";
constexpr const char* kSign = "script.source_sign";
constexpr const char* kUnit = "script.source_unit";
constexpr const char* kPeriod = "script.source_period";
constexpr const char* kValue = "script.source_value";

INSTANTIATE_TEST_SUITE_P(
    Signs, SourceCheck,
    ::testing::Values(
        Case{"nps", "baseline = { 2024, 53, Q },", "+ 53 (v. 2024)", kFine},
        Case{"nps", "baseline = { 2024, -53, Q },", "+ 53 (v. 2024)", kSign},
        Case{"nps", "baseline = { 2024, 53, Q },", "− 53", kSign},
        Case{"nps", "baseline = { 2024, -53, Q },", "− 53", kFine},
        Case{"nps", "baseline = { 2024, -53, Q },", "NPS 53", kSign},
        Case{"keur", "baseline = { 2024, -53, Q },", "alijäämä 53", kFine},
        Case{"keur", "baseline = { 2024, 53, Q },", "-77 ja 53", kFine},
        Case{"percent", "baseline = { 2024, 89, Q },", "vaihtelee 41–89 %", kFine},
        Case{"percent", "baseline = { 2024, 80, Q },", "tavoite – 80 %", kFine},
        Case{"count", "targets = { [\"2026\"] = decrease_by(20, Q) },", "vähenee 20 lapsella",
             kFine},
        Case{"count", "targets = { [\"2026\"] = decrease_by_percent(20, Q) },", "-20 %", kFine},
        Case{"count", "targets = { [\"2026\"] = decrease_by_percent(20, Q) },", "+20 %", kSign},
        Case{"count", "targets = { [\"2026\"] = increase_by_percent(20, Q) },", "-20 %", kSign},
        Case{"count", "targets = { [\"2026\"] = decrease(Q) },", "+ 5", kFine}));

INSTANTIATE_TEST_SUITE_P(
    Units, SourceCheck,
    ::testing::Values(
        Case{"eur", "baseline = { 2024, 53, Q },", "53 %", kUnit},
        Case{"persons", "baseline = { 2024, 53, Q },", "53 %", kUnit},
        Case{"percent", "baseline = { 2024, 53, Q },", "53 €", kUnit},
        Case{"percent", "baseline = { 2024, 53, Q },", "53 euroa", kUnit},
        Case{"eur", "baseline = { 2024, 12845, Q },", "12 845 vrk", kUnit},
        Case{"bed_days", "baseline = { 2024, 12845, Q },", "12 845 hpv", kFine},
        Case{"percent", "baseline = { 2024, 13, Q },", "13 lasta", kUnit},
        Case{"ratio", "baseline = { 2024, 13, Q },", "13 lasta/työntekijä", kFine},
        Case{"ratio", "baseline = { 2024, 0.13, Q },", "13 %", kFine},
        Case{"percentage_points", "baseline = { 2024, 13, Q },", "13 %-yksikköä", kFine},
        Case{"eur", "baseline = { 2024, 2000000, Q },", "2 M€", kFine},
        Case{"keur", "baseline = { 2024, -77700, Q },", "-77,7 miljoonaa euroa", kFine},
        Case{"count", "baseline = { 2024, 133, Q },", "133 kpl eli 30 % kaikista", kFine},
        Case{"percent", "baseline = { 2024, 30, Q },", "133 kpl eli 30 % kaikista", kFine},
        Case{"percent", "baseline = { 2024, 133, Q },", "133 kpl eli 30 % kaikista", kUnit},
        Case{"count", "targets = { [\"2026\"] = share_of_group(at_least(85, Q)) },",
             "85 %:lle asiakkaista", kFine},
        Case{"count", "targets = { [\"2026\"] = at_least(85, Q) },", "85 %:lle asiakkaista",
             kUnit}));

INSTANTIATE_TEST_SUITE_P(
    Periods, SourceCheck,
    ::testing::Values(
        Case{"count", "baseline = { 2024, 53, Q },", "53 (v. 2024)", kFine},
        Case{"count", "baseline = { 2023, 53, Q },", "53 (v. 2024)", kPeriod},
        Case{"count", "baseline = { \"2024-10-31\", 53, Q },", "53 (31.10.2024)", kFine},
        Case{"count", "baseline = { \"2025\", 53, Q },", "53 (31.10.2024)", kPeriod},
        Case{"count", "baseline = { \"2024-08\", 53, Q },", "elokuussa 2024: 53", kFine},
        Case{"count", "baseline = { \"2024-07\", 53, Q },", "elokuussa 2024: 53", kPeriod},
        Case{"count", "baseline = { \"2024-07\", 53, Q },", "tammi–elokuussa 2024 53", kFine},
        Case{"count", "baseline = { \"2024-10\", 53, Q },", "1-9/2024: 53", kPeriod},
        Case{"count", "baseline = { \"2024\", 53, Q },", "1.1.–31.10.2024: 53", kFine},
        Case{"count", "baseline = { 2022, 53, Q },", "53 (v. 2024), 60 (v. 2025)", kFine},
        Case{"count", "baseline = { nil, 53, Q },", "53 (v. 2023)", kPeriod},
        Case{"count", "baseline = { nil, 53, Q },", "53", kFine},
        Case{"count", "targets = { [\"2026\"] = at_least(53, Q) },", "53 (v. 2024)", kFine}));

INSTANTIATE_TEST_SUITE_P(
    Values, SourceCheck,
    ::testing::Values(
        Case{"count", "baseline = { 2024, 53, Q },", "54 (v. 2024)", kValue},
        Case{"count", "baseline = { 2024, 53, Q },", "noin 53", kFine},
        Case{"count", "baseline = { 2024, 53, Q },", "viisikymmentäkolme", kFine},
        Case{"count", "baseline = { 2024, 53, Q },", "vuonna 2024 viisikymmentäkolme", kFine},
        Case{"count", "baseline = { 2024, 161, Q },", "142 + koulutuksessa 19", kFine},
        Case{"count", "baseline = { 2024, 142, Q },", "142 + koulutuksessa 19", kFine},
        Case{"count", "baseline = { 2024, 313, Q },", "117 313 lasta", kFine},
        Case{"percent", "baseline = { 2024, 60.61, Q },", "omassa 20 ja ostopalveluissa 13", kFine},
        Case{"ratio", "targets = { [\"2026\"] = at_least(0.6667, Q) },", "tavoite 2/3", kFine},
        Case{"percent", "targets = { [\"2026\"] = at_least(100, Q) },", "kaikki 5 yksikköä", kFine},
        Case{"days", "targets = { [\"2026\"] = at_most(7, Q) },", "viimeistään 1 vko", kFine},
        Case{"days", "targets = { [\"2026\"] = at_most(8, Q) },", "viimeistään 1 vko", kValue},
        Case{"percent", "targets = { [\"2026\"] = between(70, 80, Q) },", "70–80 %", kFine},
        Case{"percent", "targets = { [\"2026\"] = between(70, 85, Q) },", "70–80 %", kValue},
        Case{"percent", "baseline = { period = 2024, low = 21.6, high = 24.06, source = Q },",
             "21,6%- 24,06 %", kFine},
        Case{"count", "targets = { [\"2026\"] = decrease({ from = { 2024, 99 }, source = Q }) },",
             "alle 50", kFine},
        Case{"yes_no", "targets = { [\"2026\"] = done(Q) },", "3 mallia käytössä", kFine}));

TEST(SourceChecks, SayWhatDiffers) {
  const auto report = load({"nps", "baseline = { 2024, -53, Q },", "+ 53 (v. 2024)", kSign});
  EXPECT_THAT(report.errors()[0].text, HasSubstr("'+ 53 (v. 2024)'"));
  EXPECT_THAT(report.errors()[0].text, HasSubstr("baseline is -53 nps"));
}

TEST(SourceChecks, LeaveOutTheIndicatorsOwnCitation) {
  Definitions definitions(still_limits());
  EXPECT_TRUE(definitions
                  .load(with_documents(
                      {{"a/f.lua",
                        "indicator \"x\" { title = { fi = \"x\" }, service = service \"P\", unit = "
                        "\"count\", source = cite(doc.d, 1, \"luku 7\"), baseline = { 2024, 5 }, "
                        "targets = { [\"2026\"] = at_least(6) } }"}}))
                  .ok());
}

TEST(SourceChecks, LeaveOutPassages) {
  std::string passage;
  for (int i = 0; i < 200; ++i) passage += "1 2 ";
  EXPECT_THAT(codes(load({"count", "baseline = { 2024, 53, Q },", passage.c_str(), kFine})),
              IsEmpty());
}

}  // namespace
}  // namespace viisari
