#include "area/area_host.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "plugin_folder.h"

namespace viisari {
namespace {

using test::PluginFolder;

// A clock that a test sets while the host's threads read it.
class TestClock final : public Clock {
 public:
  Instant now() const override { return Instant(std::chrono::seconds(seconds_.load())); }
  void advance(int seconds) { seconds_ += seconds; }

 private:
  std::atomic<int> seconds_{1'000'000};
};

class RecordingLog final : public Log {
 public:
  void write(const LogMessage& message, std::initializer_list<LogField> fields) override {
    const std::lock_guard lock(mutex_);
    std::string line(message.id);
    for (const LogField& field : fields) line += " " + std::string(field.name) + "=" + field.value;
    lines_.push_back(line);
  }
  bool has(std::string_view start) const {
    const std::lock_guard lock(mutex_);
    for (const std::string& line : lines_) {
      if (line.starts_with(start)) return true;
    }
    return false;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<std::string> lines_;
};

// Waits for something that the host's threads do on their own.
template <class F>
bool becomes_true(F&& condition) {
  for (int i = 0; i < 60'000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

std::string file_text(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

class AreaHostWith : public testing::Test {
 protected:
  AreaHost& start(std::initializer_list<const char*> plugins) {
    for (const char* id : plugins) folder_.add(id);
    host_ = std::make_unique<AreaHost>(options_, clock_, log_);
    EXPECT_TRUE(host_->discover(folder_.path()));
    host_->start();
    return *host_;
  }
  bool becomes(std::string_view id, PluginState state) {
    return becomes_true([&] { return test::status_of(*host_, id).state == state; });
  }

  const PluginFolder folder_;
  AreaHostOptions options_ = test::test_options();
  TestClock clock_;
  RecordingLog log_;
  std::unique_ptr<AreaHost> host_;
};

TEST_F(AreaHostWith, RestartsAfterDelaysThatDouble) {
  AreaHost& host = start({"exits"});
  EXPECT_FALSE(host.import("exits", "a.csv", "x"));
  EXPECT_EQ(test::status_of(host, "exits").state, PluginState::kBackingOff);
  EXPECT_TRUE(log_.has("AREA_ENDED area=exits reason=area.exited"));

  clock_.advance(1);
  host.tick();
  ASSERT_TRUE(becomes("exits", PluginState::kRunning));
  EXPECT_EQ(test::status_of(host, "exits").restarts, 1);
  EXPECT_EQ(test::status_of(host, "exits").reason_code, "area.exited");  // why it was restarted

  EXPECT_FALSE(host.import("exits", "a.csv", "x"));
  clock_.advance(1);
  host.tick();
  EXPECT_EQ(test::status_of(host, "exits").state, PluginState::kBackingOff);  // two seconds now
  clock_.advance(1);
  host.tick();
  ASSERT_TRUE(becomes("exits", PluginState::kRunning));

  // After a long good time the delay starts over.
  clock_.advance(600);
  EXPECT_FALSE(host.import("exits", "a.csv", "x"));
  clock_.advance(1);
  host.tick();
  ASSERT_TRUE(becomes("exits", PluginState::kRunning));
  EXPECT_EQ(test::status_of(host, "exits").restarts, 3);
}

TEST_F(AreaHostWith, NoticesAnIdleWorkerThatWasKilledAndKeepsItsDescription) {
  AreaHost& host = start({"good"});
  ASSERT_EQ(kill(test::status_of(host, "good").pid, SIGKILL), 0);
  ASSERT_TRUE(becomes("good", PluginState::kBackingOff));
  EXPECT_EQ(test::status_of(host, "good").reason_code, "area.crashed");
  EXPECT_EQ(test::status_of(host, "good").reason_text, "SIGKILL");
  EXPECT_TRUE(host.description("good"));
}

TEST_F(AreaHostWith, LoadsWhatItVerifiedAndVerifiesAgainAtARestart) {
  folder_.add("good");
  host_ = std::make_unique<AreaHost>(options_, clock_, log_);
  ASSERT_TRUE(host_->discover(folder_.path()));
  folder_.write("good.so", "something else");
  host_->start();
  ASSERT_EQ(test::status_of(*host_, "good").state, PluginState::kRunning);

  ASSERT_EQ(kill(test::status_of(*host_, "good").pid, SIGKILL), 0);
  ASSERT_TRUE(becomes("good", PluginState::kBackingOff));
  clock_.advance(1);
  host_->tick();
  ASSERT_TRUE(becomes("good", PluginState::kRefused));
  EXPECT_EQ(test::status_of(*host_, "good").reason_code, "area.sha256_mismatch");
  EXPECT_TRUE(log_.has("AREA_REFUSED"));
}

TEST_F(AreaHostWith, StopsAndStartsAgain) {
  AreaHost& host = start({"good", "crash_in_create"});
  host.stop();
  for (const PluginStatus& status : host.status()) {
    EXPECT_EQ(status.state, PluginState::kStopped) << status.id;
    EXPECT_EQ(status.pid, 0);
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(host.sniff("good", "a.csv", "a;b").error().code, area::kNotRunning);
  host.start();
  EXPECT_EQ(host.sniff("good", "a.csv", "a;b").value_or(-1), 90);
}

TEST_F(AreaHostWith, EndsAnImportThatHangsWhenItStops) {
  options_.limits.import_deadline = std::chrono::hours(1);
  AreaHost& host = start({"hang_in_import"});
  std::optional<Result<ImportedFigures>> imported;
  std::thread caller([&] { imported = host.import("hang_in_import", "a.csv", "x"); });
  host.stop();
  caller.join();
  ASSERT_TRUE(imported);
  ASSERT_FALSE(*imported);
  EXPECT_EQ(imported->error().code, area::kNotRunning);
}

TEST_F(AreaHostWith, AnswersForOneAreaWhileAnotherHangs) {
  options_.limits.import_deadline = std::chrono::hours(1);
  AreaHost& host = start({"good", "plain_c", "hang_in_import"});
  std::thread hanging([&] { EXPECT_FALSE(host.import("hang_in_import", "a.csv", "x")); });
  std::vector<std::thread> callers;
  for (int i = 0; i < 4; ++i) {
    callers.emplace_back([&host, i] {
      for (int round = 0; round < 20; ++round) {
        const auto imported = host.import(i % 2 == 0 ? "good" : "plain_c", "a.csv", "nps;2025;53");
        ASSERT_TRUE(imported) << imported.error().to_string();
        EXPECT_EQ(imported->figures.size(), 1U);
        EXPECT_FALSE(host.status().empty());
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  host.stop();
  hanging.join();
}

TEST_F(AreaHostWith, PassesADocumentOfManyMegabytes) {
  options_.limits.memory_bytes = std::size_t{1} << 30U;
  options_.limits.figures = 2'000'000;
  AreaHost& host = start({"good"});
  std::string text;
  while (text.size() < (std::size_t{8} << 20U)) text += "indicator.key;1-9/2025;1 086 000\n";
  const auto imported = host.import("good", "a.csv", text);
  ASSERT_TRUE(imported) << imported.error().to_string();
  EXPECT_EQ(imported->figures.size() + imported->problems.size(), text.size() / 33);
  EXPECT_EQ(imported->figures.back().value, "1 086 000");
}

TEST_F(AreaHostWith, RefusesADocumentAboveItsLimit) {
  options_.limits.content_bytes = 10;
  AreaHost& host = start({"good"});
  EXPECT_EQ(host.import("good", "a.csv", "12345678901").error().code, area::kTooLarge);
  EXPECT_EQ(host.import("nobody", "a.csv", "").error().code, area::kUnknownArea);
}

TEST_F(AreaHostWith, LogsWhatAPluginWritesToItsStandardError) {
  start({"complains_on_stderr"});
  EXPECT_EQ(test::status_of(*host_, "complains_on_stderr").state, PluginState::kRunning);
  EXPECT_TRUE(becomes_true(
      [&] { return log_.has("AREA_OUTPUT area=complains_on_stderr text=first line"); }));
  EXPECT_TRUE(becomes_true(
      [&] { return log_.has("AREA_OUTPUT area=complains_on_stderr text=second\\x1b[31m line"); }));
}

TEST_F(AreaHostWith, GivesAWorkerNothingButItsPipes) {
  // Without close-on-exec, as a library might have opened it.
  const int leaked = dup(STDERR_FILENO);
  setenv("VIISARI_TEST_SECRET", "secret", 1);
  AreaHost& host = start({"good"});
  const std::string process = "/proc/" + std::to_string(test::status_of(host, "good").pid);
  const std::string status = file_text(process + "/status");
  EXPECT_NE(status.find("NoNewPrivs:\t1"), std::string::npos) << status;
  EXPECT_NE(status.find("Seccomp:\t2"), std::string::npos) << status;
  // Only readable to root: a worker cannot be looked into.
  if (geteuid() == 0) {
    std::vector<std::string> descriptors;
    for (const auto& entry : std::filesystem::directory_iterator(process + "/fd")) {
      descriptors.push_back(entry.path().filename().string());
    }
    std::sort(descriptors.begin(), descriptors.end());
    EXPECT_EQ(descriptors, (std::vector<std::string>{"0", "1", "2", "3"}));
    EXPECT_EQ(file_text(process + "/environ").find("secret"), std::string::npos);
  }
  unsetenv("VIISARI_TEST_SECRET");
  close(leaked);
}

// The kernel ends a hanging worker when the host is killed: nothing of the host's own runs then.
TEST_F(AreaHostWith, LeavesNoWorkerBehindWhenItIsKilled) {
  folder_.add("hang_in_create");
  ASSERT_EQ(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
  std::array<int, 2> pipe_ends{};
  ASSERT_EQ(pipe(pipe_ends.data()), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    AreaHost host(options_, clock_, log_);
    if (!host.discover(folder_.path())) _exit(1);
    std::thread starting([&] { host.start(); });
    int pid = 0;
    becomes_true([&] { return (pid = test::status_of(host, "hang_in_create").pid) != 0; });
    if (write(pipe_ends[1], &pid, sizeof(pid)) != sizeof(pid)) _exit(1);
    for (;;) pause();
  }
  int worker = 0;
  ASSERT_EQ(read(pipe_ends[0], &worker, sizeof(worker)), static_cast<ssize_t>(sizeof(worker)));
  ASSERT_NE(worker, 0);
  kill(child, SIGKILL);
  EXPECT_EQ(waitpid(child, nullptr, 0), child);
  EXPECT_EQ(waitpid(worker, nullptr, 0), worker);  // ours now; a test that hangs here has failed
  close(pipe_ends[0]);
  close(pipe_ends[1]);
}

TEST_F(AreaHostWith, NamesAProgramThatIsNotThere) {
  options_.self = folder_.file("no-such-program");
  AreaHost& host = start({"good"});
  EXPECT_EQ(test::status_of(host, "good").state, PluginState::kBackingOff);
  EXPECT_EQ(test::status_of(host, "good").reason_code, "area.worker_not_started");
}

TEST_F(AreaHostWith, NamesAProgramThatIsNotAWorker) {
  options_.self = "/bin/true";
  AreaHost& host = start({"good"});
  EXPECT_EQ(test::status_of(host, "good").state, PluginState::kBackingOff);
  EXPECT_EQ(test::status_of(host, "good").reason_code, "area.exited");
}

TEST(AreaHost, RunsAGoodPlugin) {
  const PluginFolder folder;
  folder.add("good");
  folder.add("plain_c");
  const FixedClock clock(Instant{});
  NullLog log;
  AreaHost host(test::test_options(), clock, log);
  ASSERT_TRUE(host.discover(folder.path()));
  host.start();

  const PluginStatus status = test::status_of(host, "good");
  EXPECT_EQ(status.state, PluginState::kRunning) << status.reason_code << status.reason_text;
  EXPECT_EQ(status.name, "Hyvä alue");
  EXPECT_EQ(status.version, "1.2.3");
  EXPECT_EQ(status.abi, "1.0");
  EXPECT_EQ(status.signature, PluginSignature::kUnsigned);
  ASSERT_EQ(status.codes.size(), 1U);
  EXPECT_EQ(status.codes[0].code, "HVA99");
  EXPECT_EQ(status.codes[0].valid_from, Date::from_ymd(2023, 1, 1));
  EXPECT_EQ(test::status_of(host, "plain_c").state, PluginState::kRunning);

  const auto description = host.description("good");
  ASSERT_TRUE(description);
  EXPECT_EQ(description->name.en, "The good area");
  ASSERT_EQ(description->services.size(), 2U);
  EXPECT_EQ(description->services[1].parent, 0U);
  EXPECT_EQ(description->services[1].code, "1PA210");
  ASSERT_EQ(description->status_words.size(), 1U);
  EXPECT_EQ(description->status_words[0].status, AssessmentStatus::kAchieved);
  ASSERT_EQ(description->reporting.size(), 1U);
  EXPECT_EQ(description->reporting[0].delay_days, 45);

  EXPECT_EQ(host.sniff("good", "a.csv", "a;b").value_or(-1), 90);
  EXPECT_EQ(host.sniff("good", "a.txt", "a;b").value_or(-1), 0);
  const auto imported = host.import("good", "a.csv", "nps;2025;+ 53\nbad\nköy;1-9/2025;\n");
  ASSERT_TRUE(imported) << imported.error().to_string();
  ASSERT_EQ(imported->figures.size(), 2U);
  EXPECT_EQ(imported->figures[0],
            (Figure{.series = "nps", .period = "2025", .value = "+ 53", .line = 1, .column = 3}));
  EXPECT_EQ(imported->figures[1].series, "köy");
  ASSERT_EQ(imported->problems.size(), 1U);
  EXPECT_EQ(imported->problems[0],
            (FigureProblem{.line = 2, .column = 1, .code = "good.row", .text = "bad"}));
}

}  // namespace
}  // namespace viisari
