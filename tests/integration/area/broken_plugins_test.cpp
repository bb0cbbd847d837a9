// Every broken plugin of tests/fixtures/plugins, each beside a good one: it is refused or its
// worker ends with the code expected, and the good one goes on as if nothing had happened.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cerrno>
#include <ostream>

#include "plugin_folder.h"

namespace viisari {
namespace {

using test::PluginFolder;

enum class When { kDiscover, kStart, kSniff, kImport };

struct Case {
  const char* id;
  When when;  // what shows that it is broken
  const char* code;
  PluginState after;
  const char* text = "";  // part of the reason's text, where it must name something
};

void PrintTo(const Case& test, std::ostream* out) {
  *out << test.id;
}

class BrokenPlugin : public testing::TestWithParam<Case> {};

void expect_good(AreaHost& host) {
  const auto imported = host.import("good", "a.csv", "nps;2025;53\nnot a row\n");
  ASSERT_TRUE(imported) << imported.error().to_string();
  EXPECT_EQ(imported->figures.size(), 1U);
  EXPECT_EQ(imported->problems.size(), 1U);
  EXPECT_EQ(test::status_of(host, "good").state, PluginState::kRunning);
  EXPECT_EQ(test::status_of(host, "good").restarts, 0);
}

TEST_P(BrokenPlugin, IsNamedAndLeavesTheOthersAlone) {
  const Case& test = GetParam();
  const std::string id = test.id;
  const PluginFolder folder;
  folder.add("good");
  folder.add(id);
  const FixedClock clock(Instant{});  // never reaches a restart
  NullLog log;
  AreaHostOptions options = test::test_options();
  if (id.starts_with("hang") || id == "closes_socket") {
    options.limits.start_deadline = std::chrono::seconds(5);
    options.limits.import_deadline = std::chrono::seconds(5);
  }

  const int descriptors_before = test::open_descriptors();
  {
    AreaHost host(options, clock, log);
    ASSERT_TRUE(host.discover(folder.path()));
    EXPECT_EQ(test::status_of(host, id).state == PluginState::kRefused,
              test.when == When::kDiscover);
    host.start();
    expect_good(host);

    if (test.when == When::kSniff) {
      ASSERT_EQ(test::status_of(host, id).state, PluginState::kRunning);
      const auto sniffed = host.sniff(id, "a.csv", "nps;2025;53");
      ASSERT_FALSE(sniffed);
      EXPECT_EQ(sniffed.error().code.name, test.code);
    }
    if (test.when == When::kImport) {
      ASSERT_EQ(test::status_of(host, id).state, PluginState::kRunning)
          << test::status_of(host, id).reason_code << test::status_of(host, id).reason_text;
      const auto imported = host.import(id, "a.csv", "nps;2025;53");
      ASSERT_FALSE(imported);
      EXPECT_EQ(imported.error().code.name, test.code) << imported.error().text;
      EXPECT_NE(imported.error().text.find(test.text), std::string::npos) << imported.error().text;
    }
    const PluginStatus status = test::status_of(host, id);
    EXPECT_EQ(status.state, test.after) << to_string(status.state) << status.reason_text;
    if (test.after == PluginState::kRunning) {
      // Only the call failed: the worker is the same and answers.
      EXPECT_EQ(status.reason_code, "");
      EXPECT_NE(status.pid, 0);
    } else {
      EXPECT_EQ(status.reason_code, test.code) << status.reason_text;
      EXPECT_NE(status.reason_text.find(test.text), std::string::npos) << status.reason_text;
      EXPECT_EQ(status.pid, 0);
      const auto refused = host.import(id, "a.csv", "nps;2025;53");
      ASSERT_FALSE(refused);
      EXPECT_EQ(refused.error().code.name, "area.not_running");
    }
    expect_good(host);
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1) << "a child is left";
  EXPECT_EQ(errno, ECHILD);
  EXPECT_EQ(test::open_descriptors(), descriptors_before);
}

constexpr auto kOut = PluginState::kRefused;
constexpr auto kAgain = PluginState::kBackingOff;
constexpr auto kGoesOn = PluginState::kRunning;

INSTANTIATE_TEST_SUITE_P(
    BeforeLoading, BrokenPlugin,
    testing::Values(Case{"no_stamp", When::kDiscover, "area.no_stamp", kOut},
                    Case{"wrong_magic", When::kDiscover, "area.wrong_magic", kOut},
                    Case{"newer_abi", When::kDiscover, "area.newer_abi", kOut},
                    Case{"older_abi", When::kDiscover, "area.older_abi", kOut}),
    testing::PrintToStringParamName());

INSTANTIATE_TEST_SUITE_P(
    WrongInItself, BrokenPlugin,
    testing::Values(
        Case{"no_entry", When::kStart, "area.no_entry", kOut},
        Case{"undefined_symbol", When::kStart, "area.load_failed", kOut,
             "viisari_function_that_is_nowhere"},
        Case{"entry_magic", When::kStart, "area.wrong_magic", kOut},
        Case{"entry_newer_abi", When::kStart, "area.newer_abi", kOut},
        Case{"entry_too_small", When::kStart, "area.bad_entry", kOut},
        Case{"entry_without_create", When::kStart, "area.bad_entry", kOut},
        Case{"descriptor_missing", When::kStart, "area.bad_entry", kOut},
        Case{"incomplete_importer", When::kStart, "area.bad_entry", kOut},
        Case{"wrong_id", When::kStart, "area.wrong_id", kOut, "somebody_else"},
        Case{"null_description", When::kStart, "area.bad_description", kOut},
        Case{"small_description", When::kStart, "area.bad_description", kOut},
        Case{"parent_cycle", When::kStart, "area.bad_description", kOut, "services[1]"},
        Case{"bad_utf8", When::kStart, "area.bad_description", kOut, "name.fi"},
        Case{"endless_text", When::kStart, "area.bad_description", kOut},
        Case{"huge_count", When::kStart, "area.bad_description", kOut},
        Case{"bad_date", When::kStart, "area.bad_description", kOut, "codes[0]"},
        Case{"bad_status", When::kStart, "area.bad_description", kOut, "status_words[0]"},
        Case{"duplicate_service", When::kStart, "area.bad_description", kOut, "services[1]"}),
    testing::PrintToStringParamName());

INSTANTIATE_TEST_SUITE_P(
    AtStart, BrokenPlugin,
    testing::Values(
        Case{"crash_at_load", When::kStart, "area.crashed", kAgain, "SIGSEGV"},
        Case{"fork_at_load", When::kStart, "area.forbidden_call", kAgain},
        Case{"crash_in_create", When::kStart, "area.crashed", kAgain, "SIGSEGV"},
        Case{"garbage_description", When::kStart, "area.crashed", kAgain, "SIGSEGV"},
        Case{"create_null", When::kStart, "area.create_failed", kAgain},
        Case{"throws_in_create", When::kStart, "area.create_failed", kAgain, "no tables today"},
        Case{"throws_in_description", When::kStart, "area.create_failed", kAgain,
             "no description today"},
        Case{"create_throws_across", When::kStart, "area.exception", kAgain, "thrown from create"},
        Case{"hang_in_create", When::kStart, "area.deadline", kAgain},
        Case{"prints_in_create", When::kStart, "area.wrote_stdout", kAgain}),
    testing::PrintToStringParamName());

INSTANTIATE_TEST_SUITE_P(
    AtWork, BrokenPlugin,
    testing::Values(
        Case{"abort_in_import", When::kImport, "area.crashed", kAgain, "SIGABRT"},
        Case{"garbage_figure", When::kImport, "area.crashed", kAgain, "SIGSEGV"},
        Case{"hang_in_import", When::kImport, "area.deadline", kAgain},
        Case{"malloc_without_end", When::kImport,
#ifdef VIISARI_SANITIZED
             "area.out_of_memory",  // no limit on address space: the host sees the memory taken
#else
             "area.crashed",  // malloc gives NULL and the plugin does not look
#endif
             kAgain},
        Case{"new_without_end", When::kImport, "area.out_of_memory", kAgain},
        Case{"import_throws_across", When::kImport, "area.exception", kAgain, "thrown from import"},
        Case{"prints_in_import", When::kImport, "area.wrote_stdout", kAgain},
        Case{"prints_at_exit", When::kImport, "area.wrote_stdout", kAgain},
        Case{"forks", When::kImport, "area.forbidden_call", kAgain},
        Case{"runs_a_program", When::kImport, "area.forbidden_call", kAgain},
        Case{"starts_a_thread", When::kImport, "area.forbidden_call", kAgain},
        Case{"writes_a_file", When::kImport, "area.forbidden_call", kAgain},
        Case{"reads_a_file", When::kImport, "area.forbidden_call", kAgain},
        Case{"opens_a_socket", When::kImport, "area.forbidden_call", kAgain},
        Case{"kills_its_parent", When::kImport, "area.forbidden_call", kAgain},
        Case{"exits", When::kImport, "area.exited", kAgain, "7"},
        Case{"stubborn_figures", When::kImport, "area.too_much_output", kAgain},
        Case{"garbage_on_socket", When::kImport, "area.protocol", kAgain},
        Case{"closes_socket", When::kImport, "area.protocol", kAgain}),
    testing::PrintToStringParamName());

INSTANTIATE_TEST_SUITE_P(
    InOneCall, BrokenPlugin,
    testing::Values(Case{"endless_figures", When::kImport, "area.too_much_output", kGoesOn},
                    Case{"endless_problems", When::kImport, "area.too_much_output", kGoesOn},
                    Case{"figure_size_0", When::kImport, "area.bad_figure", kGoesOn},
                    Case{"figure_null", When::kImport, "area.bad_figure", kGoesOn},
                    Case{"figure_null_text", When::kImport, "area.bad_figure", kGoesOn},
                    Case{"figure_huge_text", When::kImport, "area.bad_figure", kGoesOn},
                    Case{"figure_bad_utf8", When::kImport, "area.bad_figure", kGoesOn},
                    Case{"throws_in_import", When::kImport, "area.exception", kGoesOn,
                         "row 7 has no column 3"},
                    Case{"throws_an_int", When::kImport, "area.exception", kGoesOn},
                    Case{"throws_in_sniff", When::kSniff, "area.exception", kGoesOn},
                    Case{"sniffs_too_much", When::kSniff, "area.exception", kGoesOn},
                    Case{"refuses_file", When::kImport, "area.import_failed", kGoesOn},
                    Case{"no_importer", When::kImport, "area.no_importer", kGoesOn}),
    testing::PrintToStringParamName());

TEST(RefusedFile, ComesBackAsTheProblemsThePluginNamed) {
  const PluginFolder folder;
  folder.add("refuses_file_with_problem");
  const FixedClock clock(Instant{});
  NullLog log;
  AreaHost host(test::test_options(), clock, log);
  ASSERT_TRUE(host.discover(folder.path()));
  host.start();
  const auto imported = host.import("refuses_file_with_problem", "a.csv", "nps;2025;53");
  ASSERT_TRUE(imported) << imported.error().to_string();
  ASSERT_EQ(imported->problems.size(), 1U);
  EXPECT_EQ(imported->problems[0].code, "layout.unknown");
}

}  // namespace
}  // namespace viisari
