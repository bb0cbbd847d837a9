#include "area/wire.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "area/description_wire.h"
#include "area/figure_wire.h"

namespace viisari::area {
namespace {

TEST(WireReader, GivesBackWhatWasWritten) {
  WireWriter out;
  out.number(std::uint32_t{7});
  out.text("ä\n");
  out.number(std::int32_t{-1});
  WireReader in(out.bytes());
  EXPECT_EQ(in.number<std::uint32_t>(), 7U);
  EXPECT_EQ(in.text(), "ä\n");
  EXPECT_FALSE(in.complete());
  EXPECT_EQ(in.number<std::int32_t>(), -1);
  EXPECT_TRUE(in.complete());
}

TEST(WireReader, StopsAtTheEndForGood) {
  WireWriter out;
  out.number(std::uint32_t{1000});  // the size of a text that is not there
  out.number(std::uint32_t{5});
  WireReader in(out.bytes());
  EXPECT_EQ(in.text(), "");
  EXPECT_FALSE(in.good());
  EXPECT_EQ(in.number<std::uint32_t>(), 0U);
  EXPECT_FALSE(in.complete());
}

viisari_figure_t figure(const char* label) {
  viisari_figure_t out{};
  out.size = sizeof(out);
  out.label = {label, std::strlen(label)};
  out.line = 3;
  return out;
}

TEST(Figures, PassThroughABatch) {
  OutputBudget budget({10, 10, 1000});
  WireWriter batch;
  const viisari_figure_t one = figure("Käynnit");
  const viisari_problem_t two{sizeof(two), 4, 5, {"c.d", 3}, {"text", 4}};
  ASSERT_TRUE(encode_figure(&one, budget, batch));
  ASSERT_TRUE(encode_problem(&two, budget, batch));
  std::vector<Figure> figures;
  std::vector<FigureProblem> problems;
  OutputBudget host_budget({10, 10, 1000});
  ASSERT_TRUE(decode_batch(batch.bytes(), host_budget, figures, problems));
  ASSERT_EQ(figures.size(), 1U);
  EXPECT_EQ(figures[0].label, "Käynnit");
  EXPECT_EQ(figures[0].line, 3U);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0], (FigureProblem{4, 5, "c.d", "text"}));
}

TEST(Figures, AreCountedOnBothSides) {
  const viisari_figure_t one = figure("x");
  const OutputLimits none{0, 0, 1000};
  WireWriter batch;
  OutputBudget empty(none);
  EXPECT_EQ(encode_figure(&one, empty, batch).error().code, kTooMuchOutput);
  OutputBudget few_bytes({10, 10, 0});
  EXPECT_EQ(encode_figure(&one, few_bytes, batch).error().code, kTooMuchOutput);
  OutputBudget enough({10, 10, 1000});
  ASSERT_TRUE(encode_figure(&one, enough, batch));
  std::vector<Figure> figures;
  std::vector<FigureProblem> problems;
  OutputBudget host_empty(none);
  EXPECT_EQ(decode_batch(batch.bytes(), host_empty, figures, problems).error().code,
            kTooMuchOutput);
}

TEST(Figures, CutOffAnywhereAreNotAccepted) {
  const viisari_figure_t one = figure("label");
  OutputBudget budget({10, 10, 1000});
  WireWriter batch;
  ASSERT_TRUE(encode_figure(&one, budget, batch));
  for (std::size_t size = 1; size < batch.bytes().size(); ++size) {
    std::vector<Figure> figures;
    std::vector<FigureProblem> problems;
    OutputBudget host_budget({10, 10, 1000});
    const auto decoded = decode_batch(std::string_view(batch.bytes()).substr(0, size), host_budget,
                                      figures, problems);
    ASSERT_FALSE(decoded) << size;
    EXPECT_EQ(decoded.error().code, kProtocol);
  }
}

viisari_description_t description() {
  viisari_description_t out{};
  out.size = sizeof(out);
  out.area_id = "here";
  out.name = {"Täällä", nullptr, nullptr};
  return out;
}

std::string code_of(const viisari_description_t& given) {
  const auto encoded = encode_description(given);
  if (!encoded) return std::string(encoded.error().code.name);
  const auto decoded = decode_description(*encoded, "here");
  return decoded ? "" : std::string(decoded.error().code.name);
}

TEST(Description, MayBeSmall) {
  EXPECT_EQ(code_of(description()), "");
}

TEST(Description, IsCheckedPartByPart) {
  viisari_description_t given = description();
  given.area_id = "there";
  EXPECT_EQ(code_of(given), "area.bad_description");
  given = description();
  given.name.fi = nullptr;
  EXPECT_EQ(code_of(given), "area.bad_description");
  given = description();
  given.name.en = "two\nlines";
  EXPECT_EQ(code_of(given), "area.bad_description");
  given = description();
  given.role_count = 1;
  EXPECT_EQ(code_of(given), "area.bad_description");

  const viisari_code_t turned{"hyvinvointialue", "HVA08", "2024-01-01", "2023-01-01"};
  given = description();
  given.codes = &turned;
  given.code_count = 1;
  EXPECT_EQ(code_of(given), "area.bad_description");

  const viisari_role_t role{"Not A Key", {"Rooli", nullptr, nullptr}};
  given = description();
  given.roles = &role;
  given.role_count = 1;
  EXPECT_EQ(code_of(given), "area.bad_description");

  for (const int months : {0, 2, 5, 13, -1}) {
    const viisari_reporting_t reporting{"r", {"Raportti", nullptr, nullptr}, months, 10};
    given = description();
    given.reporting = &reporting;
    given.reporting_count = 1;
    EXPECT_EQ(code_of(given), "area.bad_description") << months;
  }
  const viisari_reporting_t negative{"r", {"Raportti", nullptr, nullptr}, 4, -1};
  given.reporting = &negative;
  EXPECT_EQ(code_of(given), "area.bad_description");

  for (const std::int32_t parent : {0, 1, -2}) {
    const viisari_service_t service{"s", nullptr, {"Palvelu", nullptr, nullptr}, parent};
    given = description();
    given.services = &service;
    given.service_count = 1;
    EXPECT_EQ(code_of(given), "area.bad_description") << parent;
  }
}

TEST(Description, CutOffAnywhereIsNotAccepted) {
  const viisari_service_t service{"s", "1PA", {"Palvelu", nullptr, nullptr}, -1};
  viisari_description_t given = description();
  given.services = &service;
  given.service_count = 1;
  const auto encoded = encode_description(given);
  ASSERT_TRUE(encoded);
  ASSERT_TRUE(decode_description(*encoded, "here"));
  for (std::size_t size = 0; size < encoded->size(); ++size) {
    EXPECT_FALSE(decode_description(std::string_view(*encoded).substr(0, size), "here")) << size;
  }
}

}  // namespace
}  // namespace viisari::area
