// Definitions, verdicts, counts, and many threads at once.
#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "store_fixture.h"

namespace viisari::test {
namespace {

class Definitions : public StoreTest {
 protected:
  static DefinitionText text(const char* path, const char* content) {
    return {path, std::string(64, 'b'), content, Instant(std::chrono::seconds(5))};
  }
  void accept(std::vector<DefinitionText> texts) {
    const auto done = store().accept_definitions(texts);
    ASSERT_TRUE(done) << done.error().to_string();
  }
};

TEST_F(Definitions, AreRememberedAfterARestart) {
  accept({text("pirkanmaa/b.lua", "return 1"), text("pirkanmaa/a.lua", "return 2")});
  open();
  const auto good = store().last_good_definitions();
  ASSERT_TRUE(good);
  ASSERT_EQ(good->size(), 2U);
  EXPECT_EQ(good->at(0).path, "pirkanmaa/a.lua");
  EXPECT_EQ(good->at(0).text, "return 2");
  EXPECT_EQ(good->at(0).sha256, std::string(64, 'b'));
  EXPECT_EQ(good->at(0).accepted_at, Instant(std::chrono::seconds(5)));
}

TEST_F(Definitions, TheLastAcceptedTextCounts) {
  accept({text("a.lua", "one")});
  accept({text("a.lua", "two")});
  EXPECT_EQ(store().last_good_definitions()->at(0).text, "two");
  EXPECT_EQ(store().counts()->definitions, 1);
}

TEST_F(Definitions, EqualTextWritesNothing) {
  accept({text("a.lua", "one")});
  const auto before = *store().version();
  accept({text("a.lua", "one")});
  EXPECT_EQ(*store().version(), before);
}

TEST_F(Definitions, RetiredAreForgottenUntilAcceptedAgain) {
  accept({text("a.lua", "one"), text("empty.lua", "")});
  const std::vector<std::string> paths{"a.lua", "never_seen.lua"};
  ASSERT_TRUE(store().retire_definitions(paths, Instant(std::chrono::seconds(6))));
  EXPECT_EQ(store().last_good_definitions()->size(), 1U);
  accept({text("a.lua", "one")});
  EXPECT_EQ(store().last_good_definitions()->size(), 2U);
}

class Evaluations : public StoreTest {
 protected:
  static Evaluation evaluation(const char* as_of, double value) {
    Evaluation out;
    out.as_of = date(as_of);
    out.started_at = Instant(std::chrono::seconds(100));
    out.finished_at = Instant(std::chrono::seconds(101));
    out.assessments.push_back({"pirkanmaa/b", AssessmentStatus::kNoData, "not_published", "due",
                               std::nullopt, "{\"id\":\"b\"}"});
    out.assessments.push_back(
        {"pirkanmaa/a", AssessmentStatus::kOnTrack, "path.met", "fresh", value, "{\"id\":\"a\"}"});
    return out;
  }
};

TEST_F(Evaluations, ThereIsNoneAtFirst) {
  const auto latest = store().latest_evaluation();
  ASSERT_TRUE(latest);
  EXPECT_FALSE(*latest);
}

TEST_F(Evaluations, TheLatestComesBackWhole) {
  ASSERT_TRUE(store().record_evaluation(evaluation("2025-12-01", 1)));
  const auto id = store().record_evaluation(evaluation("2025-12-01", 2.5));
  ASSERT_TRUE(id);
  open();
  const auto latest = store().latest_evaluation();
  ASSERT_TRUE(latest && *latest);
  EXPECT_EQ((*latest)->id, *id);
  EXPECT_EQ((*latest)->as_of, date("2025-12-01"));
  EXPECT_EQ((*latest)->started_at, Instant(std::chrono::seconds(100)));
  ASSERT_EQ((*latest)->assessments.size(), 2U);
  EXPECT_EQ((*latest)->assessments[0].indicator, "pirkanmaa/a");
  EXPECT_EQ((*latest)->assessments[0].status, AssessmentStatus::kOnTrack);
  EXPECT_EQ((*latest)->assessments[0].value, 2.5);
  EXPECT_EQ((*latest)->assessments[0].json, "{\"id\":\"a\"}");
  EXPECT_EQ((*latest)->assessments[1].value, std::nullopt);
  EXPECT_EQ((*latest)->assessments[1].data_state, "due");
  EXPECT_EQ((*latest)->assessments[1].reason_code, "not_published");
}

TEST_F(Evaluations, OfAnEarlierDateCanBeAskedFor) {
  ASSERT_TRUE(store().record_evaluation(evaluation("2025-06-01", 1)));
  ASSERT_TRUE(store().record_evaluation(evaluation("2025-12-01", 2)));
  EXPECT_EQ((*store().latest_evaluation(date("2025-06-01")))->assessments[0].value, 1);
  EXPECT_FALSE(*store().latest_evaluation(date("2025-06-02")));
}

TEST_F(Evaluations, ThatChangeBackAreNotMixedUp) {
  for (const double value : {1.0, 2.0, 2.0, 1.0}) {
    ASSERT_TRUE(store().record_evaluation(evaluation("2025-12-01", value)));
    EXPECT_EQ((*store().latest_evaluation())->assessments[0].value, value);
    EXPECT_EQ((*store().latest_evaluation())->assessments.size(), 2U);
  }
  EXPECT_EQ(store().counts()->evaluations, 4);
}

TEST_F(Evaluations, WithAnIndicatorTwiceAreRefusedWhole) {
  Evaluation twice = evaluation("2025-12-01", 1);
  twice.assessments.push_back(twice.assessments[0]);
  EXPECT_FALSE(store().record_evaluation(twice));
  EXPECT_FALSE(*store().latest_evaluation());
}

using WholeStore = StoreTest;

TEST_F(WholeStore, CountsWhatItHolds) {
  import({figure("a", "2024", 1), figure("b", "2024", 2)});
  import({figure("a", "2024", 3)});
  const auto counts = store().counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->series, 2);
  EXPECT_EQ(counts->observations, 3);
  EXPECT_EQ(counts->imports, 2);
  EXPECT_GT(counts->bytes, 0);
  EXPECT_GE(counts->schema_version, 1);
  EXPECT_TRUE(store().check_integrity());
}

TEST_F(WholeStore, SeesWhatAnotherProcessWrote) {
  auto other = open_sqlite_store(path());
  ASSERT_TRUE(other);
  const auto before = *store().version();
  ASSERT_TRUE((*other)->import(batch({figure("a", "2024", 1)})));
  EXPECT_NE(*store().version(), before);
  EXPECT_EQ(known("2025-12-01").size(), 1U);
  EXPECT_EQ(import({figure("a", "2024", 1)}).unchanged, 1U);
}

TEST_F(WholeStore, ReadersSeeWholeImportsWhileAWriterWrites) {
  constexpr int kImports = 30;
  constexpr std::size_t kRows = 40;
  std::atomic<bool> done = false;
  std::atomic<int> partial = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        const auto rows = store().all_observations();
        if (!rows || rows->size() % kRows != 0) ++partial;
      }
    });
  }
  for (int i = 0; i < kImports; ++i) {
    std::vector<Observation> rows;
    for (std::size_t j = 0; j < kRows; ++j) {
      rows.push_back(figure("k" + std::to_string(j), "2024", i));
    }
    import(std::move(rows));
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(partial, 0);
  EXPECT_EQ(all().size(), kImports * kRows);
}

TEST_F(WholeStore, TwoWritersTakeTurns) {
  const auto work = [&](const std::string& key) {
    for (int i = 0; i < 20; ++i) import({figure(key, "2024", i)});
  };
  std::thread first(work, "a");
  std::thread second(work, "b");
  first.join();
  second.join();
  EXPECT_EQ(all().size(), 40U);
}

TEST_F(WholeStore, MayBeAskedFromInsideAVisit) {
  import({figure("a", "2024", 1)});
  std::size_t inner = 0;
  ASSERT_TRUE(store().visit_observations({}, [&](const Observation&) {
    inner += all().size();
    import({figure("a", "2025", 1)});
  }));
  EXPECT_EQ(inner, 1U);
}

}  // namespace
}  // namespace viisari::test
