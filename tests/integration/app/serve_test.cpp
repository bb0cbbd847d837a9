// The server as its clients and its administrator meet it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>

#include "program.h"

namespace viisari::testing_support {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kExamples = std::string(VIISARI_SOURCE_DIR) + "/examples/data";

class Served : public testing::Test {
 protected:
  void SetUp() override {
    here_.configure("[server]\nport = 0");
    here_.own_definitions();
    const Finished run =
        here_.run({"run", "--examples", kExamples, "--as-of", "2025-12-01", "--no-serve"});
    ASSERT_EQ(run.status, 0) << run.err;
    server_ = std::make_unique<Background>(here_.command({"serve", "--as-of", "2025-12-01"}));
    const std::string line = server_->wait_for("Serving http://127.0.0.1:");
    ASSERT_NE(line, "");
    port_ = std::stoi(line.substr(line.find("127.0.0.1:") + 10));
  }

  // Asks until the answer holds the text; the server looks for changes every second.
  std::string get_until(const std::string& target, const std::string& text) {
    std::string answer;
    for (int i = 0; i < 100; ++i) {
      answer = http_get(port_, target);
      if (answer.find(text) != std::string::npos) break;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return answer;
  }

  Installation here_{std::string("serve_") +
                     testing::UnitTest::GetInstance()->current_test_info()->name()};
  std::unique_ptr<Background> server_;
  int port_ = 0;
};

TEST_F(Served, AnswersForFourAreasAndEndsOnASignal) {
  EXPECT_THAT(http_get(port_, "/readyz"), StartsWith("HTTP/1.1 200"));
  const std::string areas = http_get(port_, "/api/v1/areas");
  for (const char* code : {"HVA07", "HVA08", "HVA13", "HVA15"}) {
    EXPECT_THAT(areas, HasSubstr(code));
  }
  EXPECT_THAT(http_get(port_, "/"), HasSubstr("Pirkanmaa"));
  EXPECT_THAT(http_get(port_, "/api/v1/indicators/pirkanmaa/yhteensa.ostot/explanation"),
              HasSubstr("status_2025_11"));
  EXPECT_EQ(server_->end(SIGTERM), 0);
}

TEST_F(Served, EveryAnswerFitsTheOpenApiDescription) {
  const std::string command =
      "/usr/bin/python3 " + std::string(VIISARI_SOURCE_DIR) +
      "/tests/integration/web/validate_openapi.py http://127.0.0.1:" + std::to_string(port_) + " " +
      std::string(VIISARI_SOURCE_DIR) + "/host/web/openapi.yaml";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(Served, SavedDefinitionShowsAndABrokenOneLeavesTheLastGood) {
  const auto file = here_.definitions() / "pirkanmaa" / "ostot.lua";
  std::ifstream in(file);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  here_.write("indicators/pirkanmaa/ostot.lua", "indicator \"x\" {\n");
  EXPECT_THAT(get_until("/metrics", "viisari_definition_errors 1"),
              HasSubstr("viisari_definition_errors 1"));
  EXPECT_THAT(http_get(port_, "/api/v1/indicators/pirkanmaa/yhteensa.ostot"),
              StartsWith("HTTP/1.1 200"));
  std::string changed = text;
  const std::string old_title = "Asiakaspalvelujen ostot, ";
  changed.replace(changed.find(old_title), old_title.size(), "Ostot muutettuina, ");
  here_.write("indicators/pirkanmaa/ostot.lua", changed);
  EXPECT_THAT(get_until("/api/v1/indicators/pirkanmaa/yhteensa.ostot", "Ostot muutettuina"),
              HasSubstr("Ostot muutettuina"));
}

TEST_F(Served, FiguresImportedByAnotherProcessShow) {
  const auto file = here_.write("figures.csv",
                                "Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti\n"
                                "kotipalvelu.perheet;1-9/2025;1 999;;;status_2025_11:381;\n");
  ASSERT_EQ(here_.run({"import", "pirkanmaa", file.string()}).status, 0);
  EXPECT_THAT(get_until("/api/v1/indicators/pirkanmaa/kotipalvelu.perheet", "1999"),
              HasSubstr("1999"));
}

TEST_F(Served, CtrlCGoesToTheWorkersTooAndOnlyTheHostHeedsIt) {
  ASSERT_EQ(std::system(("pkill -INT -P " + std::to_string(server_->pid())).c_str()), 0);
  // Time enough for a worker that heeded it to be missed.
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  EXPECT_THAT(get_until("/metrics", "viisari_area_worker_up{area=\"pirkanmaa\"} 1"),
              HasSubstr("viisari_area_worker_restarts_total{area=\"pirkanmaa\"} 0"));
  EXPECT_EQ(server_->end(SIGINT), 0);
}

TEST_F(Served, AKilledWorkerIsRestartedAndItsFiguresStayReadable) {
  const std::string pid_command = "pkill -KILL -P " + std::to_string(server_->pid());
  ASSERT_EQ(std::system(pid_command.c_str()), 0);
  EXPECT_THAT(http_get(port_, "/api/v1/indicators/pirkanmaa/yhteensa.ostot"),
              StartsWith("HTTP/1.1 200"));
  EXPECT_THAT(get_until("/metrics", "viisari_area_worker_restarts_total{area=\"pirkanmaa\"} 1"),
              HasSubstr("viisari_area_worker_restarts_total{area=\"pirkanmaa\"} 1"));
}

}  // namespace
}  // namespace viisari::testing_support
