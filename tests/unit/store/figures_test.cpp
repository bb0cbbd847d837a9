// What an import does to the figures, and what is known when.
#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <map>

#include "store_fixture.h"

namespace viisari::test {
namespace {

using Figures = StoreTest;

TEST_F(Figures, ComeBackAsTheyWereGiven) {
  Observation number = figure("nps", "2024", 53);
  number.decimals = 1;
  number.value = 53.25;
  number.status = ObservationStatus::kProvisional;
  number.source = {"goals", "186", "+ 53,25 (v. 2024) €"};
  Observation words = figure("nps", "1-8/2025", 0);
  words.value.reset();
  words.reason = MissingReason::kNotPublished;
  words.source.raw = "ei luotettavaa tietoa saatavissa";
  const ImportRecord record = import({number, words});
  EXPECT_EQ(record.added, 2U);

  open();
  const auto figures = known("2025-12-01");
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].series, "pirkanmaa/nps");
  EXPECT_EQ(figures[0].period.to_string(), "2024");
  EXPECT_EQ(figures[0].value, 53.25);
  EXPECT_EQ(figures[0].status, ObservationStatus::kProvisional);
  EXPECT_EQ(figures[0].decimals, 1);
  EXPECT_EQ(figures[0].source.document, "goals");
  EXPECT_EQ(figures[0].source.lines, "186");
  EXPECT_EQ(figures[0].source.raw, "+ 53,25 (v. 2024) €");
  EXPECT_EQ(figures[0].known_from, date("2025-01-20"));
  EXPECT_EQ(figures[0].revision, 1);
  EXPECT_EQ(to_string(figures[0].recorded_at), "2025-12-01T08:00:00Z");
  EXPECT_EQ(figures[0].by, "analyst");
  EXPECT_EQ(figures[1].value, std::nullopt);
  EXPECT_EQ(figures[1].reason, MissingReason::kNotPublished);
}

TEST_F(Figures, KeepEveryKindOfPeriod) {
  const std::vector<const char*> periods{
      "2024",    "2025-H1", "2025-H2",    "2025-Q1",   "2025-Q4",
      "2025-02", "2025-12", "2025-10-31", "1-10/2025", "2025-01-15/2025-02-03"};
  std::vector<Observation> rows;
  for (const char* period : periods) rows.push_back(figure("nps", period, 1));
  import(rows);
  std::map<Period, std::string> printed;
  for (const Observation& row : known("2025-12-31")) printed[row.period] = row.period.to_string();
  for (const char* period : periods) {
    const Period expected = *Period::parse(period);
    EXPECT_EQ(printed[expected], expected.to_string());
  }
}

TEST_F(Figures, ReadASecondTimeAddNothing) {
  import({figure("nps", "2024", 53), figure("nps", "2025", 60)});
  const ImportRecord again =
      import({figure("nps", "2024", 53), figure("nps", "2025", 60)}, "2026-01-01T00:00:00Z");
  EXPECT_EQ(again.unchanged, 2U);
  EXPECT_EQ(again.added + again.revised + again.confirmed, 0U);
  EXPECT_EQ(all().size(), 2U);
}

TEST_F(Figures, WithoutADocumentsDateReadOnALaterDayAddNothing) {
  import({figure("nps", "2024", 53, "2025-12-01", "")});
  EXPECT_EQ(import({figure("nps", "2024", 53, "2025-12-02", "")}).unchanged, 1U);
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(Figures, CorrectedInTheSameDocumentAreARevision) {
  import({figure("nps", "2024", 53)});
  const auto outcome = store().import(batch({figure("nps", "2024", 54)}, "2026-01-01T00:00:00Z"));
  ASSERT_TRUE(outcome);
  ASSERT_EQ(outcome->diff.revised.size(), 1U);
  EXPECT_EQ(outcome->diff.revised[0].previous.value, 53);
  EXPECT_EQ(outcome->diff.revised[0].previous.revision, 1);

  const auto now = known("2026-01-01");
  ASSERT_EQ(now.size(), 1U);
  EXPECT_EQ(now[0].value, 54);
  EXPECT_EQ(now[0].revision, 2);
  const auto history = all();
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].value, 53);
  EXPECT_EQ(history[0].revision, 1);
}

TEST_F(Figures, CorrectedBackAreAThirdRevision) {
  import({figure("nps", "2024", 53)});
  import({figure("nps", "2024", 54)});
  EXPECT_EQ(import({figure("nps", "2024", 53)}).revised, 1U);
  EXPECT_EQ(known("2026-01-01").at(0).revision, 3);
}

TEST_F(Figures, RepeatedByALaterDocumentAreConfirmedNotRevised) {
  import({figure("nps", "2024", 53, "2025-01-20", "goals")});
  EXPECT_EQ(import({figure("nps", "2024", 53, "2025-11-01", "review")}).confirmed, 1U);
  const auto now = known("2025-12-01");
  ASSERT_EQ(now.size(), 1U);
  EXPECT_EQ(now[0].source.document, "review");
  EXPECT_EQ(now[0].revision, 1);
}

TEST_F(Figures, ChangedByALaterDocumentAreRevisedFromItsDateOn) {
  import({figure("nps", "2024", 53, "2025-01-20", "goals")});
  EXPECT_EQ(import({figure("nps", "2024", 51, "2025-11-01", "review")}).revised, 1U);
  EXPECT_EQ(known("2025-10-31").at(0).value, 53);
  EXPECT_EQ(known("2025-10-31").at(0).revision, 1);
  EXPECT_EQ(known("2025-11-01").at(0).value, 51);
  EXPECT_EQ(known("2025-11-01").at(0).revision, 2);
}

TEST_F(Figures, OfAnOlderDocumentReadLateDoNotReplaceNewerOnes) {
  import({figure("nps", "2024", 51, "2025-11-01", "review")});
  const ImportRecord late = import({figure("nps", "2024", 53, "2025-01-20", "goals")});
  EXPECT_EQ(late.added, 1U);
  EXPECT_EQ(known("2025-10-31").at(0).value, 53);
  EXPECT_EQ(known("2025-12-01").at(0).value, 51);
  EXPECT_EQ(known("2025-12-01").at(0).revision, 2);
}

TEST_F(Figures, WithTheirPlaceInTheDocumentPutRightAreNoRevision) {
  import({figure("nps", "2024", 53)});
  Observation moved = figure("nps", "2024", 53);
  moved.source.lines = "190";
  EXPECT_EQ(import({moved}).confirmed, 1U);
  EXPECT_EQ(known("2025-12-01").at(0).source.lines, "190");
  EXPECT_EQ(known("2025-12-01").at(0).revision, 1);
}

TEST_F(Figures, PrintedTwiceInADocumentAddNothingWhenBothPlacesAreReadAgain) {
  Observation text = figure("nps", "2024", 2000);
  text.source.lines = "690";
  Observation table = figure("nps", "2024", 2004);
  table.source.lines = "726";
  import({text});
  import({table});
  EXPECT_EQ(known("2025-12-01").at(0).value, 2004);
  EXPECT_EQ(import({text}).unchanged, 1U);
  EXPECT_EQ(import({table}).unchanged, 1U);
  EXPECT_EQ(known("2025-12-01").at(0).value, 2004);
  EXPECT_EQ(all().size(), 2U);
}

TEST_F(Figures, WithdrawnAreARevisionWithoutAValue) {
  import({figure("nps", "2024", 53)});
  Observation withdrawn = figure("nps", "2024", 0, "2025-03-01", "correction");
  withdrawn.value.reset();
  withdrawn.reason = MissingReason::kSuppressed;
  EXPECT_EQ(import({withdrawn}).revised, 1U);
  EXPECT_EQ(known("2025-12-01").at(0).value, std::nullopt);
  EXPECT_EQ(known("2025-02-01").at(0).value, 53);
}

TEST_F(Figures, AreUnknownBeforeTheirDocument) {
  import({figure("nps", "2024", 53, "2025-01-20")});
  EXPECT_TRUE(known("2025-01-19").empty());
  EXPECT_EQ(known("2025-01-20").size(), 1U);
}

TEST_F(Figures, AreGivenInTheOrderOfSeriesThenPeriod) {
  import({figure("b", "2025", 1), figure("a", "2025-H1", 2), figure("a", "2024", 3),
          figure("a", "2025-01", 4)});
  import({figure("a", "2023", 5), figure("0", "2025", 6)});
  std::vector<std::string> order;
  for (const auto& row : known("2025-12-01")) {
    order.push_back(row.series + " " + row.period.to_string());
  }
  EXPECT_THAT(order, testing::ElementsAre("pirkanmaa/0 2025", "pirkanmaa/a 2023",
                                          "pirkanmaa/a 2024", "pirkanmaa/a 2025-01",
                                          "pirkanmaa/a 2025-H1", "pirkanmaa/b 2025"));
}

TEST_F(Figures, OfOneAreaOrSeriesCanBeAskedFor) {
  import({figure("a", "2025", 1), figure("ab", "2025", 1)});
  ImportBatch other = batch({figure("a", "2025", 2)});
  other.area = "pirkanmaa-2";
  other.observations[0].series = "pirkanmaa-2/a";
  ASSERT_TRUE(store().import(other));
  EXPECT_EQ(store().observations_as_known(date("2025-12-01"), "pirkanmaa")->size(), 2U);
  EXPECT_EQ(store().observations_as_known(date("2025-12-01"), "pirkanmaa-2")->size(), 1U);
  EXPECT_EQ(store().observations_as_known(date("2025-12-01"), "pirkan")->size(), 0U);
  std::size_t count = 0;
  ASSERT_TRUE(store().visit_observations({{}, "pirkanmaa/a", std::nullopt, true},
                                         [&](const Observation&) { ++count; }));
  EXPECT_EQ(count, 1U);
}

TEST_F(Figures, AsPointsAgreeWithTheRowsOnAnyDay) {
  import({figure("a", "2024", 1), figure("a", "2025", 2), figure("b", "1-6/2025", 3)});
  import({figure("a", "2024", 4, "2025-06-01", "x"), figure("a", "2023", 5, "2025-06-01", "x"),
          figure("a", "2024", 6, "2025-03-01", "y")});
  import({figure("a", "2024", 7, "2025-06-01", "x")});
  for (const char* day : {"2025-01-19", "2025-01-20", "2025-03-01", "2025-06-01", "2026-01-01"}) {
    const auto rows = known(day);
    std::size_t place = 0;
    const auto done = store().visit_series(
        date(day), "pirkanmaa", [&](std::string_view series, std::span<const SeriesPoint> points) {
          for (const SeriesPoint& point : points) {
            ASSERT_LT(place, rows.size());
            const Observation& row = rows[place++];
            EXPECT_EQ(row.series, series);
            EXPECT_EQ(row.period, point.period);
            EXPECT_EQ(row.value, point.value);
            EXPECT_EQ(row.revision, point.revision);
            EXPECT_EQ(row.known_from, point.known_from);
          }
        });
    EXPECT_TRUE(done);
    EXPECT_EQ(place, rows.size()) << day;
  }
  EXPECT_TRUE(store().check_integrity());
}

TEST_F(Figures, PreviewShowsWhatAnImportWouldDoAndWritesNothing) {
  import({figure("a", "2024", 1), figure("b", "2024", 2)});
  const auto before = store().version();
  const auto diff = store().preview(
      batch({figure("a", "2024", 1), figure("b", "2024", 3), figure("c", "2024", 4)}));
  ASSERT_TRUE(diff);
  EXPECT_EQ(diff->unchanged, 1U);
  ASSERT_EQ(diff->revised.size(), 1U);
  EXPECT_EQ(diff->revised[0].index, 1U);
  EXPECT_EQ(diff->revised[0].previous.value, 2);
  EXPECT_THAT(diff->added, testing::ElementsAre(2U));
  EXPECT_EQ(*store().version(), *before);
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(store().counts()->series, 2);
}

TEST_F(Figures, OfTwoDocumentsInOneBatchAreBothKept) {
  EXPECT_EQ(import({figure("a", "2024", 1, "2025-01-20", "goals"),
                    figure("a", "2024", 2, "2025-11-01", "review")})
                .revised,
            1U);
  EXPECT_EQ(known("2025-12-01").at(0).value, 2);
  EXPECT_EQ(known("2025-06-01").at(0).value, 1);
}

struct Refused {
  const char* name;
  void (*change)(ImportBatch&);
  ErrorCode code;
};

void PrintTo(const Refused& refused, std::ostream* out) {
  *out << refused.name;
}

class RefusedBatches : public StoreTest, public testing::WithParamInterface<Refused> {};

TEST_P(RefusedBatches, StoreNothing) {
  ImportBatch bad = batch({figure("good", "2024", 1), figure("bad", "2024", 2)});
  GetParam().change(bad);
  const auto outcome = store().import(bad);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code.name, GetParam().code.name);
  EXPECT_TRUE(all().empty());
  EXPECT_TRUE(store().list_imports()->empty());
  EXPECT_FALSE(store().preview(bad));
}

INSTANTIATE_TEST_SUITE_P(
    All, RefusedBatches,
    testing::Values(
        Refused{"same row twice",
                [](ImportBatch& b) { b.observations.push_back(b.observations[1]); },
                kStoreDuplicateRow},
        Refused{"same row with another figure",
                [](ImportBatch& b) { b.observations.push_back(figure("bad", "2024", 3)); },
                kStoreDuplicateRow},
        Refused{"the same days written differently",
                [](ImportBatch& b) {
                  b.observations[1].period = *Period::parse("2025-H1");
                  b.observations.push_back(figure("bad", "1-6/2025", 2));
                },
                kStoreDuplicateRow},
        Refused{"another area", [](ImportBatch& b) { b.observations[1].series = "kainuu/bad"; },
                kStoreBadBatch},
        Refused{"not a key", [](ImportBatch& b) { b.observations[1].series = "pirkanmaa/B d"; },
                kStoreBadBatch},
        Refused{"no area", [](ImportBatch& b) { b.area.clear(); }, kStoreBadBatch},
        Refused{"value and reason",
                [](ImportBatch& b) { b.observations[1].reason = MissingReason::kTextOnly; },
                kStoreBadBatch},
        Refused{"neither value nor reason", [](ImportBatch& b) { b.observations[1].value.reset(); },
                kStoreBadBatch},
        Refused{"not a number",
                [](ImportBatch& b) {
                  b.observations[1].value = std::numeric_limits<double>::quiet_NaN();
                },
                kStoreBadBatch},
        Refused{"infinite",
                [](ImportBatch& b) {
                  b.observations[1].value = std::numeric_limits<double>::infinity();
                },
                kStoreBadBatch},
        Refused{"decimals", [](ImportBatch& b) { b.observations[1].decimals = 10; },
                kStoreBadBatch},
        Refused{"no period", [](ImportBatch& b) { b.observations[1].period = Period(); },
                kStoreBadBatch},
        Refused{"invalid UTF-8", [](ImportBatch& b) { b.observations[1].source.raw = "\xE4"; },
                kStoreBadBatch}));

TEST_F(Figures, ImportsAreListedNewestFirst) {
  import({figure("a", "2024", 1)});
  import({figure("a", "2024", 2)}, "2026-01-01T00:00:00Z");
  const auto imports = store().list_imports({.area = "pirkanmaa"});
  ASSERT_TRUE(imports);
  ASSERT_EQ(imports->size(), 2U);
  EXPECT_EQ(imports->at(0).revised, 1U);
  EXPECT_EQ(imports->at(1).added, 1U);
  EXPECT_EQ(imports->at(1).file_name, "luvut.csv");
  EXPECT_EQ(imports->at(1).sha256, std::string(64, 'a'));
  EXPECT_TRUE(store().list_imports({.area = "kainuu"})->empty());
}

TEST_F(Figures, ExtremeValuesSurvive) {
  const double tiny = std::numeric_limits<double>::denorm_min();
  const double huge = std::numeric_limits<double>::max();
  import({figure("a", "2023", tiny), figure("a", "2024", huge), figure("a", "2025", -0.0)});
  const auto rows = known("2025-12-01");
  EXPECT_EQ(rows.at(0).value, tiny);
  EXPECT_EQ(rows.at(1).value, huge);
  EXPECT_EQ(rows.at(2).value, 0.0);
}

}  // namespace
}  // namespace viisari::test
