// Simulated years: in a database of their own, and never to be taken for published figures.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "program.h"

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

const std::string kExamples = std::string(VIISARI_SOURCE_DIR) + "/examples/data";

void import_examples(const Installation& here) {
  ASSERT_EQ(
      here.run({"run", "--examples", kExamples, "--as-of", "2025-12-01", "--no-serve"}).status, 0);
}

Finished simulate(const Installation& here, const fs::path& into = {}) {
  std::vector<std::string> words{"simulate", "--from", "2026-01", "--to", "2027-12", "--seed", "3"};
  if (!into.empty()) words.insert(words.end(), {"--into", into.string()});
  return here.run(words);
}

Finished in_simulation(const Installation& here, std::vector<std::string> words) {
  words.insert(words.begin(), {"--data", (here.folder() / "var" / "simulated").string()});
  return here.run(words);
}

TEST(Simulate, LeavesTheRealDatabaseAsItIs) {
  const Installation here("simulate_real");
  import_examples(here);
  const std::string before = here.run({"export", "observations"}).out;
  EXPECT_EQ(simulate(here).status, 0);
  EXPECT_EQ(here.run({"export", "observations"}).out, before);
}

TEST(Simulate, CopiesThePublishedFiguresWithTheirRevisions) {
  const Installation here("simulate_copies");
  import_examples(here);
  ASSERT_EQ(simulate(here).status, 0);
  const std::string real = here.run({"status", "--as-of", "2025-12-01", "--format", "json"}).out;
  EXPECT_EQ(in_simulation(here, {"status", "--as-of", "2025-12-01", "--format", "json"}).out, real);
}

TEST(Simulate, SaysOfEveryVerdictOnAMadeUpFigureThatItIsSimulated) {
  const Installation here("simulate_says");
  import_examples(here);
  ASSERT_EQ(simulate(here).status, 0);
  const Finished status =
      in_simulation(here, {"status", "--as-of", "2027-06-30", "--format", "json"});
  EXPECT_EQ(status.status, 0);
  EXPECT_THAT(status.out, HasSubstr("\"simulated\":true"));
  const Finished exported = in_simulation(here, {"export", "observations"});
  EXPECT_THAT(exported.out, HasSubstr(";simulated;seed 3;"));
}

TEST(Simulate, SaysNothingOfThePublishedFigures) {
  const Installation here("simulate_published");
  import_examples(here);
  const Finished status = here.run({"status", "--as-of", "2025-12-01", "--format", "json"});
  EXPECT_THAT(status.out, Not(HasSubstr("\"simulated\":true")));
}

TEST(Simulate, ASecondTimeReplacesTheFirstWithTheSameFigures) {
  const Installation here("simulate_twice");
  import_examples(here);
  ASSERT_EQ(simulate(here).status, 0);
  const std::string before = in_simulation(here, {"status", "--format", "json"}).out;
  ASSERT_EQ(simulate(here).status, 0);
  EXPECT_EQ(in_simulation(here, {"status", "--format", "json"}).out, before);
}

TEST(Simulate, RefusesAFolderWithRealFigures) {
  const Installation here("simulate_refuses");
  import_examples(here);
  const Finished same = simulate(here, here.folder() / "var");
  EXPECT_EQ(same.status, 2);
  EXPECT_THAT(same.err, HasSubstr("simulate.not_simulated"));
}

TEST(Simulate, RefusesToReplaceAnotherRealDatabase) {
  const Installation here("simulate_other");
  import_examples(here);
  fs::create_directories(here.folder() / "other");
  fs::copy_file(here.database(), here.folder() / "other" / "viisari.db");
  const Finished other = simulate(here, here.folder() / "other");
  EXPECT_EQ(other.status, 2);
  EXPECT_THAT(other.err, HasSubstr("simulate.not_simulated"));
}

TEST(Simulate, RefusesToBeginFromASimulation) {
  const Installation here("simulate_from");
  import_examples(here);
  ASSERT_EQ(simulate(here).status, 0);
  const Finished again = in_simulation(here, {"simulate", "--from", "2028-01", "--to", "2028-12"});
  EXPECT_EQ(again.status, 2);
  EXPECT_THAT(again.err, HasSubstr("simulate.from_simulated"));
}

TEST(Simulate, RefusesAnEndBeforeItsBeginning) {
  const Installation here("simulate_order");
  const Finished run = here.run({"simulate", "--from", "2027-01", "--to", "2026-12"});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("simulate.period"));
}

TEST(Simulate, RefusesWhatIsNoMonth) {
  const Installation here("simulate_month");
  for (const char* month : {"2026", "2026-13", "2026-Q1", "tammikuu", ""}) {
    EXPECT_EQ(here.run({"simulate", "--from", month, "--to", "2026-12"}).status, 2) << month;
  }
}

}  // namespace
}  // namespace viisari::testing_support
