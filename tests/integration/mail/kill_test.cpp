// `viisari notify` killed at random moments while it tells of alerts: nothing is lost, and nothing
// comes twice but what the server had taken and we could not know.
//
// A round is one kill. Rounds go through days of alerts in one database after another; after each
// day the program runs to its end, and what the server received is held against a run that nobody
// disturbed. `mail_kill_test --kills 200 --seed 7` does more rounds than `make test`.

#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "../app/program.h"
#include "mail_server.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing_support::Background;
using testing_support::Finished;
using testing_support::Folder;
using testing_support::Installation;
using testing_support::MailServer;
using testing_support::Received;

int kills_wanted = 25;
unsigned seed = 1;

// The first day opens episodes, later ones repeat, escalate and find figures overdue.
constexpr const char* kDays[] = {"2025-12-01", "2025-12-09", "2026-01-10", "2026-03-01"};

constexpr const char* kRecipients = R"(
[[recipient]]
role = "yllapito"
title = "Palvelun ylläpito"
address = "yllapito@viisari.example"
admin = true
data_owner = true

[[recipient]]
role = "johto"
title = "Johto"
address = "johto@viisari.example"
at_once = "info"
escalate_to = "hallitus"

[[recipient]]
role = "hallitus"
title = "Hallitus"
address = "hallitus@viisari.example"
language = "en"
at_once = "warning"

[[recipient]]
role = "seuranta"
title = "Seuranta"
address = "seuranta@viisari.example"
at_once = "warning"
)";

class Database {
 public:
  explicit Database(const fs::path& file) {
    if (sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
      sqlite3_close(handle_);
      throw std::runtime_error("no database " + file.string());
    }
    sqlite3_busy_timeout(handle_, 10'000);
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  std::vector<std::string> column(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(handle_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(handle_));
    }
    std::vector<std::string> out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
      out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    }
    sqlite3_finalize(statement);
    return out;
  }
  void run(const std::string& sql) {
    if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw std::runtime_error(sqlite3_errmsg(handle_));
    }
  }

 private:
  sqlite3* handle_ = nullptr;
};

std::set<std::string> message_ids(const fs::path& database) {
  const auto ids = Database(database).column("SELECT message_id FROM message");
  return {ids.begin(), ids.end()};
}

std::set<std::string> sent_ids(const fs::path& database) {
  const auto ids = Database(database).column(
      "SELECT message_id FROM message JOIN delivery ON message = id WHERE state = 'sent'");
  return {ids.begin(), ids.end()};
}

int waiting(const fs::path& database) {
  return std::stoi(Database(database)
                       .column("SELECT count(*) FROM delivery WHERE state IN "
                               "('queued', 'leased', 'deferred', 'unknown')")
                       .front());
}

// As if a quarter of an hour and more went by: leases lapse, pauses between tries end.
void let_time_pass(const fs::path& database) {
  Database(database).run(
      "UPDATE delivery SET leased_until = 0 WHERE state = 'leased';"
      "UPDATE delivery SET next_try_at = 0 WHERE state IN ('deferred', 'unknown')");
}

std::string message_id_of(const std::string& bytes) {
  const std::string name = "\r\nMessage-ID: <";
  const std::size_t start = bytes.find(name);
  if (start == std::string::npos) throw std::runtime_error("a message without Message-ID");
  const std::size_t open = start + name.size() - 1;
  return bytes.substr(open, bytes.find('>', open) + 1 - open);
}

struct Counts {
  int kills = 0;
  int finished_first = 0;  // the program was done before the kill
  int before_commit = 0;   // nothing was queued yet
  int before_sending = 0;  // queued, and this run had sent nothing
  int among_sends = 0;
  int after_sends = 0;  // all was sent, the program had not ended
  int unconfirmed = 0;  // the server had it, the database did not know
  int dropped = 0;      // the server took a message and dropped the connection
  int messages = 0;
  int twice = 0;  // arrivals beyond the first
};

class Kill : public testing::Test {
 protected:
  Kill() : base_("kill_base") {
    // As of a day before anything was known: nobody is told of anything yet.
    const Finished filled =
        base_.run({"run", "--examples", (fs::path(VIISARI_SOURCE_DIR) / "examples/data").string(),
                   "--as-of", "2020-01-01", "--no-serve"});
    if (filled.status != 0) throw std::runtime_error("no figures: " + filled.err);
    if (!message_ids(base_.database()).empty()) throw std::runtime_error("mails too early");
    learn_what_is_expected();
  }

  static std::vector<std::string> notify(const std::string& day) {
    return {"notify", "--as-of", day};
  }

  // The messages of each day when nobody disturbs, and how long a run takes.
  void learn_what_is_expected() {
    Installation calm("kill_calm");
    prepare(calm, "");
    for (const char* day : kDays) {
      const auto begun = steady_clock::now();
      const Finished run = calm.run(notify(day));
      if (run.status != 0) throw std::runtime_error("notify failed: " + run.out + run.err);
      longest_run_ = std::max<microseconds>(
          longest_run_, std::chrono::duration_cast<microseconds>(steady_clock::now() - begun));
      expected_[day] = message_ids(calm.database());
    }
  }

  // A database with figures, recipients and the mail settings.
  void prepare(Installation& installation, const std::string& mail) {
    installation.write("recipients.toml", kRecipients);
    installation.write("schedules.toml", "");
    if (!mail.empty()) installation.configure(mail);
    fs::create_directories(installation.database().parent_path());
    fs::copy_file(base_.database(), installation.database());
  }

  std::size_t arrivals() const {
    std::error_code none_yet;
    const auto size = fs::file_size(server_folder_ / "arrivals", none_yet);
    return none_yet ? 0 : size;
  }
  std::size_t connections() const {
    std::error_code none_yet;
    const auto size = fs::file_size(server_folder_ / "connections", none_yet);
    return none_yet ? 0 : size;
  }

  // Waits for a moment of the run that is chosen at random: by time, at the first connection, or
  // when so many messages have arrived; each time a little later.
  void wait_for_the_moment(const Background& process, std::size_t left) {
    const auto any = [this](std::size_t below) {
      return random_() % std::max<std::size_t>(1, below);
    };
    const auto deadline = steady_clock::now() + 2 * longest_run_;
    const std::size_t arrived = arrivals() + any(left);
    const std::size_t connected = connections();
    const unsigned long kind = any(8);
    if (kind < 3) {
      std::this_thread::sleep_for(
          microseconds(any(static_cast<std::size_t>(longest_run_.count()))));
      return;
    }
    const auto reached = [&] {
      return kind == 3 ? connections() > connected : arrivals() > arrived;
    };
    while (!reached() && steady_clock::now() < deadline && kill(process.pid(), 0) == 0) {
      std::this_thread::sleep_for(microseconds(200));
    }
    std::this_thread::sleep_for(microseconds(any(4000)));
  }

  // One run that is killed. False when it had ended before.
  bool kill_once(const Installation& installation, const std::string& day) {
    const auto sent_before = sent_ids(installation.database());
    const auto queued_before = message_ids(installation.database());
    const bool queued = queued_before == expected_[day];
    Background process(installation.command(notify(day)), installation.folder() / "log");
    wait_for_the_moment(process, expected_[day].size() - sent_before.size());
    if (process.end(SIGKILL) != 128 + SIGKILL) {
      ++counts_.finished_first;
      return false;
    }
    ++counts_.kills;
    const auto sent = sent_ids(installation.database());
    const bool committed = queued || message_ids(installation.database()) == expected_[day];
    if (!committed) {
      ++counts_.before_commit;
    } else if (sent == sent_before) {
      ++counts_.before_sending;
    } else if (sent == expected_[day]) {
      ++counts_.after_sends;
    } else {
      ++counts_.among_sends;
    }
    return true;
  }

  // What was written down as sent must not arrive again.
  void note_what_is_sent(const fs::path& database, const MailServer& server) {
    const auto sent = sent_ids(database);
    std::map<std::string, int> arrived;
    for (const Received& one : server.received()) ++arrived[message_id_of(one.bytes)];
    for (const std::string& id : sent) arrived_when_sent_.emplace(id, arrived[id]);
    for (const auto& [id, times] : arrived) {
      if (!sent.contains(id) && times > 0) ++counts_.unconfirmed;
    }
  }

  // Days of alerts in a new database, with kills; then everything is held against what is expected.
  void go_through_the_days() {
    static int trial = 0;
    const std::string name = "kill_" + std::to_string(++trial);
    server_folder_ = folder_.path() / name;
    const MailServer server(server_folder_, {"--drop-share", "0.03", "--seed",
                                             std::to_string(seed + static_cast<unsigned>(trial))});
    Installation installation(name);
    prepare(installation,
            "[mail]\ntransport = \"smtp\"\nhost = \"127.0.0.1\"\ntls = \"none\"\nport = " +
                std::to_string(server.port()));
    arrived_when_sent_.clear();
    const int kills_before = counts_.kills;
    for (const char* day : kDays) {
      const auto rounds = 1 + random_() % 6;
      for (unsigned round = 0; round < rounds && counts_.kills < kills_wanted; ++round) {
        if (!kill_once(installation, day)) break;
        note_what_is_sent(installation.database(), server);
        let_time_pass(installation.database());
      }
      run_to_the_end(installation, day, server);
    }
    hold_against_what_is_expected(installation, server, counts_.kills - kills_before);
  }

  void run_to_the_end(const Installation& installation, const std::string& day,
                      const MailServer& server) {
    constexpr int kTries = 30;
    for (int i = 0; i < kTries; ++i) {
      const Finished run = installation.run(notify(day));
      ASSERT_EQ(run.status, 0) << run.out << run.err;
      note_what_is_sent(installation.database(), server);
      if (waiting(installation.database()) == 0) return;
      let_time_pass(installation.database());
    }
    FAIL() << "messages still wait";
  }

  void hold_against_what_is_expected(const Installation& installation, const MailServer& server,
                                     int kills) {
    const std::set<std::string>& expected = expected_[kDays[std::size(kDays) - 1]];
    std::map<std::string, std::vector<Received>> arrived;
    int dropped = 0;
    for (const Received& one : server.received()) {
      arrived[message_id_of(one.bytes)].push_back(one);
      if (!one.answered) ++dropped;
    }
    std::set<std::string> ids;
    int twice = 0;
    for (const auto& [id, copies] : arrived) {
      ids.insert(id);
      twice += static_cast<int>(copies.size()) - 1;
      for (const Received& copy : copies) {
        EXPECT_EQ(copy.bytes, copies.front().bytes) << id;
        EXPECT_EQ(copy.to, copies.front().to) << id;
      }
      EXPECT_EQ(static_cast<int>(copies.size()), arrived_when_sent_[id])
          << id << " arrived again after it was written down as sent";
    }
    EXPECT_EQ(ids, expected);  // none is lost, none is new
    // A kill loses one answer at most: messages go one after another.
    EXPECT_LE(twice, kills + dropped);
    Database database(installation.database());
    EXPECT_EQ(database.column("SELECT count(*) FROM (SELECT 1 FROM notice GROUP BY episode, "
                              "transition, recipient, channel HAVING count(DISTINCT message) > 1)"),
              std::vector<std::string>{"0"});
    counts_.dropped += dropped;
    counts_.twice += twice;
    counts_.messages += static_cast<int>(expected.size());
  }

  Folder folder_;
  Installation base_;
  std::map<std::string, std::set<std::string>> expected_;  // up to and with the day
  microseconds longest_run_{0};
  fs::path server_folder_;
  std::map<std::string, int> arrived_when_sent_;
  std::mt19937 random_{seed};
  Counts counts_;
};

TEST_F(Kill, LosesNoAlertAndRepeatsOnlyWhatTheServerHadTaken) {
  ASSERT_GT(expected_[kDays[0]].size(), 5U);
  while (counts_.kills < kills_wanted && !HasFailure()) go_through_the_days();
  std::cout << "kills " << counts_.kills << " (before the commit " << counts_.before_commit
            << ", before the first send " << counts_.before_sending << ", among sends "
            << counts_.among_sends << ", after the last " << counts_.after_sends << "), too late "
            << counts_.finished_first << "; messages " << counts_.messages
            << ", dropped by the server " << counts_.dropped << ", arrived once more "
            << counts_.twice << "\n";
}

}  // namespace
}  // namespace viisari

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string name = argv[i];
    if (name == "--kills") viisari::kills_wanted = std::stoi(argv[i + 1]);
    if (name == "--seed") viisari::seed = static_cast<unsigned>(std::stoul(argv[i + 1]));
  }
  return RUN_ALL_TESTS();
}
