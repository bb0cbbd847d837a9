// An import that was undone counts for nothing, on any day; that it was made and undone stays.
#include <gmock/gmock.h>

#include <string>
#include <tuple>

#include "store_fixture.h"

namespace viisari::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Undo : public StoreTest {
 protected:
  UndoRequest request(std::int64_t import) {
    UndoRequest out;
    out.import = import;
    out.by = "lapset.analyysi";
    out.reason = "Väärä tiedosto";
    out.at = parse_instant("2025-12-02T09:00:00Z").value();
    return out;
  }
  std::vector<UndoneFigure> undo(std::int64_t import) {
    auto done = store().undo_import(request(import));
    EXPECT_TRUE(done) << done.error().to_string();
    return done ? *done : std::vector<UndoneFigure>{};
  }
  ErrorCode refusal(std::int64_t import) {
    const auto done = store().undo_import(request(import));
    return done ? ErrorCode{} : done.error().code;
  }
  // Everything that is said of figures, on each of these days and by both ways of reading them.
  std::string answers() {
    std::string out;
    for (const char* day : {"2024-12-31", "2025-03-01", "2025-11-15", "2026-01-01", "2199-12-31"}) {
      for (const Observation& figure : known(day)) out += line(figure);
      const auto read =
          store().visit_series(date(day), "", [&](std::string_view series, const auto& points) {
            out += std::string(series) + ":";
            for (const SeriesPoint& point : points) {
              out += " " + point.period.to_string() + "=" + std::to_string(point.value) + "r" +
                     std::to_string(point.revision);
            }
            out += "\n";
          });
      EXPECT_TRUE(read);
    }
    for (const Observation& figure : all()) out += line(figure);
    EXPECT_TRUE(store().check_integrity());
    return out;
  }

 private:
  static std::string line(const Observation& figure) {
    return figure.series + " " + figure.period.to_string() + " " +
           std::to_string(figure.value.value_or(-1)) + " " + figure.source.document + " " +
           figure.source.lines + " " + figure.known_from.to_string() + " r" +
           std::to_string(figure.revision) + " " + figure.by + "\n";
  }
};

TEST_F(Undo, LeavesEveryAnswerAsIfTheImportHadNotBeenMade) {
  import({figure("nps", "2024", 53), figure("nps", "2025", 60), figure("ostot", "2024", 5)});
  const std::string before = answers();
  const ImportRecord made =
      import({figure("nps", "2023", 50), figure("nps", "2024", 54),
              figure("nps", "2025", 60, "2025-11-01", "review"), figure("uusi", "2024", 1)});
  EXPECT_NE(answers(), before);
  undo(made.id);
  EXPECT_EQ(answers(), before);
}

TEST_F(Undo, HoldsAfterTheDatabaseIsOpenedAnew) {
  const ImportRecord made = import({figure("nps", "2024", 53)});
  undo(made.id);
  open();
  EXPECT_THAT(known("2025-12-31"), IsEmpty());
}

TEST_F(Undo, KeepsTheFigureOfALaterImport) {
  const ImportRecord first = import({figure("nps", "2024", 53)});
  import({figure("nps", "2024", 54, "2025-11-01", "review")});
  const auto undone = undo(first.id);
  ASSERT_EQ(undone.size(), 1U);
  EXPECT_TRUE(undone[0].kept);
  const auto now = known("2025-12-31");
  ASSERT_EQ(now.size(), 1U);
  EXPECT_EQ(now[0].value, 54);
  EXPECT_EQ(now[0].revision, 1) << "as if the first had never been there";
}

TEST_F(Undo, OfARevisionRestoresTheFigureBefore) {
  import({figure("nps", "2024", 53)});
  const ImportRecord second = import({figure("nps", "2024", 54)});
  const auto undone = undo(second.id);
  ASSERT_EQ(undone.size(), 1U);
  EXPECT_EQ(undone[0].now.value, 54);
  ASSERT_TRUE(undone[0].after);
  EXPECT_EQ(undone[0].after->value, 53);
  EXPECT_FALSE(undone[0].kept);
  EXPECT_EQ(known("2025-12-31").at(0).revision, 1);
}

TEST_F(Undo, OfTheOnlyFigureLeavesNone) {
  const ImportRecord made = import({figure("nps", "2024", 53)});
  const auto undone = undo(made.id);
  ASSERT_EQ(undone.size(), 1U);
  EXPECT_EQ(undone[0].after, std::nullopt);
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Undo, IsToldByThePreviewAndNotDoneByIt) {
  import({figure("nps", "2024", 53)});
  const ImportRecord second = import({figure("nps", "2024", 54), figure("ostot", "2024", 5)});
  const std::string before = answers();
  const auto told = store().preview_undo(second.id);
  ASSERT_TRUE(told);
  EXPECT_EQ(answers(), before);
  const auto done = undo(second.id);
  ASSERT_EQ(told->size(), done.size());
  for (std::size_t i = 0; i < done.size(); ++i) {
    EXPECT_EQ(told->at(i).now.series, done[i].now.series);
    EXPECT_EQ(told->at(i).now.value, done[i].now.value);
    EXPECT_EQ(told->at(i).after.has_value(), done[i].after.has_value());
  }
}

TEST_F(Undo, StaysInTheListWithWhoAndWhy) {
  const ImportRecord made = import({figure("nps", "2024", 53)});
  undo(made.id);
  const auto records = store().list_imports();
  ASSERT_TRUE(records);
  ASSERT_EQ(records->size(), 1U);
  ASSERT_TRUE(records->at(0).undone);
  EXPECT_EQ(records->at(0).undone->by, "lapset.analyysi");
  EXPECT_EQ(records->at(0).undone->reason, "Väärä tiedosto");
  EXPECT_EQ(to_string(records->at(0).undone->at), "2025-12-02T09:00:00Z");
  EXPECT_EQ(records->at(0).added, 1U);
}

TEST_F(Undo, IsRefusedASecondTime) {
  const ImportRecord made = import({figure("nps", "2024", 53)});
  undo(made.id);
  EXPECT_EQ(refusal(made.id), kStoreUndoneAlready);
  EXPECT_EQ(store().preview_undo(made.id).error().code, kStoreUndoneAlready);
}

TEST_F(Undo, OfAnImportThatIsNotThereIsRefused) {
  EXPECT_EQ(refusal(7), kStoreUnknownImport);
  EXPECT_EQ(store().preview_undo(7).error().code, kStoreUnknownImport);
}

// The second import found the figure stored and wrote nothing: without the first it would have.
TEST_F(Undo, IsRefusedWhileALaterImportGaveItsFiguresAgain) {
  const ImportRecord first = import({figure("nps", "2024", 53)});
  const ImportRecord again = import({figure("nps", "2024", 53), figure("nps", "2025", 60)});
  EXPECT_THAT(store().find_import(first.id).value()->given_again_by, ElementsAre(again.id));
  EXPECT_EQ(refusal(first.id), kStoreGivenAgain);
  EXPECT_EQ(all().size(), 2U);
  undo(again.id);
  undo(first.id);
  EXPECT_THAT(all(), IsEmpty());
}

TEST_F(Undo, LetsTheSameFileBeImportedAgain) {
  const ImportRecord first = import({figure("nps", "2024", 53)});
  const std::string before = answers();
  undo(first.id);
  EXPECT_EQ(import({figure("nps", "2024", 53)}).added, 1U);
  EXPECT_EQ(answers(), before);
}

TEST_F(Undo, OfSeveralInAnyOrderLeavesTheRest) {
  import({figure("nps", "2024", 1)});
  const ImportRecord second = import({figure("nps", "2024", 2)});
  const ImportRecord third = import({figure("nps", "2024", 3)});
  undo(second.id);
  EXPECT_EQ(known("2025-12-31").at(0).value, 3);
  EXPECT_EQ(known("2025-12-31").at(0).revision, 2);
  undo(third.id);
  EXPECT_EQ(known("2025-12-31").at(0).value, 1);
  EXPECT_EQ(import({figure("nps", "2024", 4)}).revised, 1U);
  EXPECT_EQ(known("2025-12-31").at(0).revision, 2);
  EXPECT_TRUE(store().check_integrity());
}

TEST_F(Undo, IsSeenInTheVersions) {
  const ImportRecord made = import({figure("nps", "2024", 53)});
  const auto before = store().version();
  const auto area = store().figures_version("pirkanmaa");
  const auto other = store().figures_version("kainuu");
  undo(made.id);
  EXPECT_GT(store().version()->imports, before->imports);
  EXPECT_GT(*store().figures_version("pirkanmaa"), *area);
  EXPECT_EQ(*store().figures_version("kainuu"), *other);
}

TEST_F(Undo, OfWhatWasNotLookedAtIsRefused) {
  const ImportRecord made = import({figure("nps", "2024", 53)});
  UndoRequest late = request(made.id);
  late.at_version = *store().figures_version("pirkanmaa");
  import({figure("ostot", "2024", 5)});
  const auto done = store().undo_import(late);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, kStoreMoved);
  EXPECT_EQ(all().size(), 2U);
}

TEST_F(Undo, AnImportOfWhatWasNotLookedAtIsRefused) {
  ImportBatch late = batch({figure("nps", "2024", 53)});
  late.at_version = *store().figures_version("pirkanmaa");
  import({figure("ostot", "2024", 5)});
  const auto done = store().import(late);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, kStoreMoved);
  EXPECT_EQ(store().list_imports()->size(), 1U);
}

TEST_F(Undo, KnowsTheSeriesOfAnImport) {
  const ImportRecord first = import({figure("ostot", "2024", 5), figure("nps", "2024", 53)});
  const ImportRecord again = import({figure("nps", "2024", 53)});
  EXPECT_THAT(store().series_of_import(first.id).value(),
              ElementsAre("pirkanmaa/nps", "pirkanmaa/ostot"));
  EXPECT_THAT(store().series_of_import(again.id).value(),
              ElementsAre("pirkanmaa/nps", "pirkanmaa/ostot"))
      << "of the import that stored what it gave again";
}

TEST_F(Undo, ListsImportsAPageAtATime) {
  const ImportRecord first = import({figure("nps", "2024", 1)});
  const ImportRecord second = import({figure("nps", "2025", 2)});
  const ImportRecord third = import({figure("nps", "2026", 3)});
  const auto newest = store().list_imports({.area = "pirkanmaa", .before = {}, .limit = 2});
  ASSERT_EQ(newest->size(), 2U);
  EXPECT_EQ(newest->at(0).id, third.id);
  EXPECT_EQ(newest->at(1).id, second.id);
  const auto rest = store().list_imports({.area = "", .before = second.id, .limit = 2});
  ASSERT_EQ(rest->size(), 1U);
  EXPECT_EQ(rest->at(0).id, first.id);
}

}  // namespace
}  // namespace viisari::test
