// kill -9 in the middle of imports and evaluations: the database opens again, is whole, holds all
// or none of each batch, and everything that was confirmed.
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "store_fixture.h"

namespace viisari::test {
namespace {

// The program store_writer, its output in a pipe.
class Writer {
 public:
  explicit Writer(std::vector<std::string> arguments) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      std::vector<char*> raw;
      std::string program = STORE_WRITER;
      raw.push_back(program.data());
      for (std::string& argument : arguments) raw.push_back(argument.data());
      raw.push_back(nullptr);
      execv(STORE_WRITER, raw.data());
      _exit(127);
    }
    close(ends[1]);
    output_ = ends[0];
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    kill_now();
    close(output_);
  }

  void wait_for_output() {
    char first = 0;
    if (read(output_, &first, 1) == 1) text_ += first;
  }
  void kill_now() {
    if (process_ <= 0) return;
    kill(process_, SIGKILL);
    wait();
  }
  void wait() {
    waitpid(process_, &status_, 0);
    process_ = 0;
  }
  // Everything it said; to be called when it has ended.
  std::vector<std::string> lines() {
    char buffer[65536];
    for (ssize_t count = 0; (count = read(output_, buffer, sizeof buffer)) > 0;) {
      text_.append(buffer, static_cast<std::size_t>(count));
    }
    std::vector<std::string> out;
    std::istringstream stream(text_);
    for (std::string line; std::getline(stream, line);) out.push_back(line);
    return out;
  }

 private:
  pid_t process_ = 0;
  int status_ = 0;
  int output_ = -1;
  std::string text_;
};

// A column of whole numbers by a column of whole numbers.
std::map<std::int64_t, std::int64_t> pairs(const std::filesystem::path& path, const char* sql) {
  std::map<std::int64_t, std::int64_t> out;
  sqlite3* database = nullptr;
  EXPECT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr), SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    out[sqlite3_column_int64(statement, 0)] = sqlite3_column_int64(statement, 1);
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return out;
}

std::uint32_t seed() {
  const char* given = std::getenv("VIISARI_TEST_SEED");
  const std::uint32_t value = given != nullptr
                                  ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10))
                                  : std::random_device()();
  std::printf("VIISARI_TEST_SEED=%u\n", value);
  return value;
}

int number_in(const std::string& line) {
  return std::atoi(line.c_str() + line.find(' '));
}

TEST(Crash, KilledAtAnyMomentItLosesNothingConfirmedAndKeepsNothingHalf) {
  constexpr int kRounds = 60;
  const TemporaryFolder folder;
  const auto path = folder.path() / "viisari.db";
  std::mt19937 random(seed());
  std::set<int> imports;
  int evaluations = 0;
  int last_evaluation = 0;
  int next = 1;

  for (int round = 0; round < kRounds; ++round) {
    Writer writer({path.string(), std::to_string(next)});
    // One round in five is killed while it opens the database, most of them at work.
    if (round % 5 != 0) writer.wait_for_output();
    usleep(std::uniform_int_distribution<useconds_t>(0, 30000)(random));
    writer.kill_now();
    for (const std::string& line : writer.lines()) {
      ASSERT_FALSE(line.starts_with("error")) << line;
      if (line.starts_with("import ")) imports.insert(number_in(line));
      if (line.starts_with("evaluation ")) {
        ++evaluations;
        last_evaluation = number_in(line);
      }
    }

    auto store = open_sqlite_store(path);
    ASSERT_TRUE(store) << "round " << round << ": " << store.error().to_string();
    const auto whole = (*store)->check_integrity();
    ASSERT_TRUE(whole) << "round " << round << ": " << whole.error().to_string();

    const auto records = (*store)->list_imports();
    ASSERT_TRUE(records);
    const auto rows = pairs(path, "SELECT import, count(*) FROM observation GROUP BY import");
    std::set<int> stored;
    for (const ImportRecord& record : *records) {
      const int number = std::atoi(record.file_name.c_str() + 6);
      stored.insert(number);
      next = std::max(next, number + 1);
      EXPECT_EQ(record.added + record.revised, 60U);
      EXPECT_EQ(rows.count(record.id), 1U);
      EXPECT_EQ(rows.at(record.id), 60);
    }
    EXPECT_EQ(rows.size(), records->size());
    for (const int number : imports) EXPECT_TRUE(stored.contains(number)) << "lost " << number;

    const auto assessed =
        pairs(path, "SELECT evaluation, count(*) FROM evaluation_assessment GROUP BY evaluation");
    EXPECT_GE(assessed.size(), static_cast<std::size_t>(evaluations));
    for (const auto& [id, count] : assessed) EXPECT_EQ(count, 20);
    const auto latest = (*store)->latest_evaluation();
    ASSERT_TRUE(latest);
    if (last_evaluation > 0) {
      ASSERT_TRUE(*latest);
      EXPECT_EQ((*latest)->assessments.size(), 20U);
      EXPECT_GE((*latest)->started_at.time_since_epoch().count(), last_evaluation);
    }
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  std::printf("%zu imports and %d evaluations confirmed over %d kills\n", imports.size(),
              evaluations, kRounds);
  EXPECT_FALSE(imports.empty());
}

TEST(Crash, KilledAtAnyMomentAnImportIsUndoneWholeOrNotAtAll) {
  constexpr int kRounds = 40;
  const TemporaryFolder folder;
  const auto path = folder.path() / "viisari.db";
  std::mt19937 random(seed());
  std::set<std::int64_t> undone;
  std::size_t made = 0;

  for (int round = 0; round < kRounds; ++round) {
    Writer writer({path.string(), "undo", std::to_string(made + 1)});
    if (round % 5 != 0) writer.wait_for_output();
    usleep(std::uniform_int_distribution<useconds_t>(0, 30000)(random));
    writer.kill_now();
    for (const std::string& line : writer.lines()) {
      ASSERT_FALSE(line.starts_with("error")) << line;
      if (line.starts_with("undo ")) undone.insert(number_in(line));
    }

    auto store = open_sqlite_store(path);
    ASSERT_TRUE(store) << "round " << round << ": " << store.error().to_string();
    // Also that the blocks of figures agree with the versions that count.
    const auto whole = (*store)->check_integrity();
    ASSERT_TRUE(whole) << "round " << round << ": " << whole.error().to_string();
    const auto records = (*store)->list_imports();
    ASSERT_TRUE(records);
    made = records->size();
    std::size_t counting = 0;
    for (const ImportRecord& record : *records) {
      EXPECT_TRUE(record.undone || !undone.contains(record.id)) << "forgotten: " << record.id;
      counting += record.undone ? 0U : 1U;
    }
    std::size_t figures = 0;
    const auto visited =
        (*store)->visit_observations({.area = "", .series = "", .as_of = {}, .every_version = true},
                                     [&](const Observation&) { ++figures; });
    ASSERT_TRUE(visited);
    EXPECT_EQ(figures, 60 * counting);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  std::printf("%zu undone confirmed over %d kills\n", undone.size(), kRounds);
  EXPECT_FALSE(undone.empty());
}

TEST(Crash, KilledAtAnyMomentItKeepsTransitionsAndTheirMailTogether) {
  constexpr int kRounds = 60;
  const TemporaryFolder folder;
  const auto path = folder.path() / "viisari.db";
  std::mt19937 random(seed());
  std::set<int> commits;
  std::set<int> sent;
  int next = 1;

  for (int round = 0; round < kRounds; ++round) {
    Writer writer({path.string(), "alerts", std::to_string(next)});
    if (round % 5 != 0) writer.wait_for_output();
    usleep(std::uniform_int_distribution<useconds_t>(0, 30000)(random));
    writer.kill_now();
    for (const std::string& line : writer.lines()) {
      ASSERT_FALSE(line.starts_with("error")) << line;
      if (line.starts_with("commit ")) commits.insert(number_in(line));
      if (line.starts_with("sent ")) sent.insert(number_in(line));
    }

    auto store = open_sqlite_store(path);
    ASSERT_TRUE(store) << "round " << round << ": " << store.error().to_string();
    const auto whole = (*store)->check_integrity();
    ASSERT_TRUE(whole) << "round " << round << ": " << whole.error().to_string();
    const auto state = (*store)->alerts().alert_state({});
    ASSERT_TRUE(state);
    const auto steps = static_cast<std::size_t>(state->generation);
    EXPECT_EQ(state->open.size(), steps == 0 ? 0U : 5U);
    if (state->as_of) next = days_between(date("2026-01-01"), *state->as_of) + 1;
    EXPECT_TRUE(commits.empty() || *commits.rbegin() < next) << "lost a step";

    const auto episodes = (*store)->alerts().episodes({.closed = true});
    EXPECT_EQ(episodes->size(), 5 * steps);
    const auto numbers =
        pairs(path, "SELECT episode, max(number) FROM transition GROUP BY episode");
    const auto told = pairs(path, "SELECT episode, count(*) FROM notice GROUP BY episode");
    for (const Episode& episode : *episodes) {
      EXPECT_EQ(episode.transitions, episode.open ? 1 : 2);
      EXPECT_EQ(numbers.at(episode.id), episode.transitions);
      EXPECT_EQ(told.at(episode.id), episode.transitions);
    }
    const auto messages = (*store)->outbox().messages({.limit = 100000});
    EXPECT_EQ(messages->size(), steps == 0 ? 0U : 2 * steps - 1);
    std::set<int> stored;
    for (const OutboxMessage& message : *messages) {
      if (message.state == MessageState::kSent) stored.insert(static_cast<int>(message.id));
    }
    for (const int id : sent) EXPECT_TRUE(stored.contains(id)) << "would be sent again: " << id;
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  std::printf("%zu steps and %zu sent confirmed over %d kills\n", commits.size(), sent.size(),
              kRounds);
  EXPECT_FALSE(sent.empty());
}

TEST(Crash, KilledWhileTheDatabaseIsMadeItOpensAgain) {
  const TemporaryFolder folder;
  std::mt19937 random(seed());
  for (int round = 0; round < 30; ++round) {
    const auto path = folder.path() / ("viisari-" + std::to_string(round) + ".db");
    {
      Writer writer({path.string(), "1"});
      usleep(std::uniform_int_distribution<useconds_t>(0, 8000)(random));
    }
    auto store = open_sqlite_store(path);
    ASSERT_TRUE(store) << store.error().to_string();
    EXPECT_TRUE((*store)->check_integrity());
    EXPECT_TRUE((*store)->import(batch({figure("a", "2024", 1)})));
  }
}

TEST(Crash, ADiskThatFillsUpKeepsWhatIsStored) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "viisari.db";
  {
    auto store = open_sqlite_store(path);
    ASSERT_TRUE(store && (*store)->import(batch({figure("a", "2024", 1)})));
  }
  const std::string before = file_bytes(path);
  for (const char* bytes : {"200000", "600000", "1000000"}) {
    Writer writer({path.string(), "full", bytes});
    writer.wait();
    EXPECT_EQ(writer.lines(), std::vector<std::string>{"error store.full"});
    EXPECT_TRUE(file_bytes(path) == before);
    auto store = open_sqlite_store(path);
    ASSERT_TRUE(store);
    EXPECT_TRUE((*store)->check_integrity());
    EXPECT_EQ((*store)->all_observations()->size(), 1U);
  }
}

}  // namespace
}  // namespace viisari::test
