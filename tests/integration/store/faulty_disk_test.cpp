// The disk fails at the n-th write or sync, for every n until nothing fails any more: whatever
// happens, the database opens afterwards, is whole, and holds all or none of what was written.
#include <ostream>

#include "alert_fixture.h"
#include "faulty_vfs.h"

namespace viisari::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBefore = 20;
constexpr std::size_t kRows = 40;
// More operations than any of these writes needs; a guard against a test without end.
constexpr int kMostOperations = 2000;

struct Disk {
  const char* name;
  Fault fault;
};

void PrintTo(const Disk& disk, std::ostream* out) {
  *out << disk.name;
}

std::vector<Observation> figures(std::size_t count, double value) {
  std::vector<Observation> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back(figure("k" + std::to_string(i), "2024", value));
    out.back().source.raw = std::string(300, 'x');  // several pages
  }
  return out;
}

class FailingDisk : public testing::TestWithParam<Disk> {
 protected:
  // `first`: kBefore figures of the first import, already there when the disk begins to fail.
  void SetUp() override {
    auto store = open_sqlite_store(original());
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->import(batch(figures(kBefore, 1))));
  }

  // Runs `action` on a copy with a disk that fails at each n; `check` looks at what is left.
  template <class Action, class Check>
  void for_each_failure(Action action, Check check) {
    int faults = 0;
    for (int n = 1; n < kMostOperations; ++n) {
      const fs::path copy = folder_.path() / "copy.db";
      for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        fs::remove(copy.string() + suffix);
      if (fs::exists(original())) fs::copy_file(original(), copy);
      arm_fault(GetParam().fault, n);
      const bool confirmed = action(copy);
      const bool happened = disarm_fault();

      auto store = open_sqlite_store(copy);
      ASSERT_TRUE(store) << "operation " << n << ": " << store.error().to_string();
      const auto whole = (*store)->check_integrity();
      ASSERT_TRUE(whole) << "operation " << n << ": " << whole.error().to_string();
      check(**store, confirmed, n);
      if (HasFatalFailure()) return;
      if (!happened) {
        EXPECT_TRUE(confirmed) << "nothing failed";
        std::printf("%d failures survived\n", faults);
        EXPECT_GT(faults, 3);
        return;
      }
      ++faults;
    }
    FAIL() << "the disk never stopped failing";
  }

  SqliteOptions on_faulty_disk() const {
    SqliteOptions options;
    options.vfs = faulty_vfs();
    options.busy_timeout = std::chrono::milliseconds(0);
    return options;
  }
  fs::path original() const { return folder_.path() / "original.db"; }

 private:
  TemporaryFolder folder_;
};

TEST_P(FailingDisk, KeepsAllOrNoneOfAnImport) {
  for_each_failure(
      [&](const fs::path& path) {
        auto store = open_sqlite_store(path, on_faulty_disk());
        if (!store) return false;
        const auto imported = (*store)->import(batch(figures(kRows, 2)));
        if (!imported) {
          EXPECT_EQ(imported.error().code.kind, ErrorKind::kCannotRun);
        }
        return imported.has_value();
      },
      [&](Store& store, bool confirmed, int n) {
        const auto all = store.all_observations();
        ASSERT_TRUE(all);
        const bool none = all->size() == kBefore;
        const bool whole = all->size() == kBefore + kRows;
        EXPECT_TRUE(none || whole) << "operation " << n << ": " << all->size();
        if (confirmed) {
          EXPECT_TRUE(whole) << "operation " << n;
        }
        EXPECT_EQ(store.list_imports()->size(), none ? 1U : 2U);
        EXPECT_TRUE(store.import(batch(figures(kRows, 2)))) << "and goes on";
      });
}

TEST_P(FailingDisk, UndoesAnImportWholeOrNotAtAll) {
  UndoRequest request;
  request.import = 1;
  request.by = "analyst";
  for_each_failure(
      [&](const fs::path& path) {
        auto store = open_sqlite_store(path, on_faulty_disk());
        return store && (*store)->undo_import(request);
      },
      [&](Store& store, bool confirmed, int n) {
        const auto record = store.find_import(1);
        ASSERT_TRUE(record && *record);
        const bool undone = (*record)->undone.has_value();
        EXPECT_EQ(store.all_observations()->size(), undone ? 0U : kBefore) << "operation " << n;
        if (confirmed) {
          EXPECT_TRUE(undone) << "operation " << n;
        }
      });
}

TEST_P(FailingDisk, KeepsAllOrNoneOfAnEvaluation) {
  Evaluation evaluation;
  evaluation.as_of = date("2025-12-01");
  for (std::size_t i = 0; i < kRows; ++i) {
    evaluation.assessments.push_back({"pirkanmaa/k" + std::to_string(i), AssessmentStatus::kMissed,
                                      "code", "fresh", 1.0, std::string(500, 'x')});
  }
  for_each_failure(
      [&](const fs::path& path) {
        auto store = open_sqlite_store(path, on_faulty_disk());
        return store && (*store)->record_evaluation(evaluation);
      },
      [&](Store& store, bool confirmed, int n) {
        const auto latest = store.latest_evaluation();
        ASSERT_TRUE(latest);
        if (*latest) {
          EXPECT_EQ((*latest)->assessments.size(), kRows) << "operation " << n;
        }
        if (confirmed) {
          EXPECT_TRUE(latest->has_value()) << "operation " << n;
        }
        EXPECT_EQ(store.all_observations()->size(), kBefore);
      });
}

TEST_P(FailingDisk, KeepsAllOrNoneOfAStepOfTheAlerts) {
  constexpr std::size_t kEpisodes = 10;
  AlertCommit step;
  step.as_of = date("2026-03-02");
  step.now = kNow;
  for (std::size_t i = 0; i < kEpisodes; ++i) {
    const std::string key = "k" + std::to_string(i);
    step.episodes.push_back(episode(key));
    step.transitions.push_back(transition(static_cast<std::int64_t>(i)));
    step.messages.push_back(telling(key, {{i, 1}}));
    step.messages.back().message.bytes += std::string(3000, 'x');
  }
  step.fire = ScheduleFire{"kuukausi", kNow, kNow, "sent"};
  for_each_failure(
      [&](const fs::path& path) {
        auto store = open_sqlite_store(path, on_faulty_disk());
        return store && (*store)->alerts().commit_alerts(step);
      },
      [&](Store& store, bool confirmed, int n) {
        const auto state = store.alerts().alert_state(kNow);
        ASSERT_TRUE(state);
        const std::size_t there = state->generation == 0 ? 0 : kEpisodes;
        EXPECT_EQ(state->open.size(), there) << "operation " << n;
        EXPECT_EQ(state->told.size(), there) << "operation " << n;
        EXPECT_EQ(store.outbox().messages({})->size(), there) << "operation " << n;
        EXPECT_EQ(store.alerts().fires("kuukausi")->size(), there == 0 ? 0U : 1U);
        if (confirmed) {
          EXPECT_EQ(there, kEpisodes) << "operation " << n;
        }
        EXPECT_EQ(store.alerts().commit_alerts(step)->written, there == 0) << "and goes on";
      });
}

TEST_P(FailingDisk, KeepsAllOrNoneOfALease) {
  constexpr std::size_t kMessages = 30;
  {
    auto store = open_sqlite_store(original());
    for (std::size_t i = 0; i < kMessages; ++i) {
      OutboxMessage waiting = message("m" + std::to_string(i));
      waiting.bytes += std::string(3000, 'x');
      ASSERT_TRUE((*store)->outbox().queue(waiting, kNow));
    }
  }
  const Instant until = kNow + std::chrono::minutes(15);
  for_each_failure(
      [&](const fs::path& path) {
        auto store = open_sqlite_store(path, on_faulty_disk());
        if (!store) return false;
        const auto leased = (*store)->outbox().lease("a", kNow, until, kMessages);
        return leased && leased->size() == kMessages;
      },
      [&](Store& store, bool confirmed, int n) {
        const auto leased = store.outbox().messages({.state = MessageState::kLeased});
        ASSERT_TRUE(leased);
        EXPECT_TRUE(leased->empty() || leased->size() == kMessages) << "operation " << n;
        if (confirmed) {
          EXPECT_EQ(leased->size(), kMessages) << "operation " << n;
        }
        EXPECT_EQ(store.outbox().lease("b", until, until, kMessages)->size(), kMessages)
            << "and goes on";
      });
}

TEST_P(FailingDisk, IsOpenedLaterWhenTheDatabaseCouldNotBeMade) {
  fs::remove(original());
  for_each_failure(
      [&](const fs::path& path) { return open_sqlite_store(path, on_faulty_disk()).has_value(); },
      [&](Store& store, bool, int) { EXPECT_TRUE(store.import(batch(figures(1, 1)))); });
}

INSTANTIATE_TEST_SUITE_P(All, FailingDisk,
                         testing::Values(Disk{"fails once", Fault::kOnce},
                                         Disk{"goes away", Fault::kFromThenOn},
                                         Disk{"fills up", Fault::kFull},
                                         Disk{"tears a write", Fault::kTornWrite}));

TEST(FullDisk, HasItsOwnCode) {
  const TemporaryFolder folder;
  SqliteOptions options;
  options.vfs = faulty_vfs();
  auto store = open_sqlite_store(folder.path() / "viisari.db", options);
  ASSERT_TRUE(store);
  arm_fault(Fault::kFull, 1);
  const auto imported = (*store)->import(batch(figures(kRows, 1)));
  EXPECT_TRUE(disarm_fault());
  ASSERT_FALSE(imported);
  EXPECT_EQ(imported.error().code.name, kStoreFull.name);
  EXPECT_TRUE((*store)->import(batch(figures(kRows, 1)))) << "there is room again";
}

}  // namespace
}  // namespace viisari::test
