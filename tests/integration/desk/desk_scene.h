// A running server over a database of made-up areas, with an account for each kind of person. Every
// answer is noted, to be held against openapi.yaml.
// Thread-safety: one thread at a time.
#pragma once

#include <rapidjson/document.h>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "../app/program.h"
#include "app/account_identity.h"
#include "app/accounts.h"
#include "app/feedback.h"
#include "app/live_source.h"
#include "app/workspace.h"
#include "base/log.h"
#include "web/web_service.h"

namespace viisari::testing_support {

class SceneClock final : public Clock {
 public:
  Instant now() const override { return now_; }
  void set(Instant now) { now_ = now; }

 private:
  Instant now_{};
};

struct Reply {
  int status = 0;
  std::map<std::string, std::string> fields;  // names in lower case
  std::string body;

  // Null for an answer that is not JSON.
  rapidjson::Document json() const;
  std::string etag() const;
  std::string problem() const;  // "changed" of "/problems/changed"; empty: none
  // Pointers and parameters that were wrong.
  std::vector<std::string> wrong() const;
};

// Areas "koeala" and "muuala". Of koeala: `osuus` of the service "Lapset", off its path; `hyvä` of
// "Aikuiset", on it; `salainen` of "Lapset", off its path and restricted; `hidas` of "Lapset",
// whose figures are overdue. Of muuala: `osuus`, off its path. It is the morning of 2026-03-02.
//
// People, by role, areas and right: "johto" (leader of koeala, recipient koeala.lapset), "erityis"
// (the same with the right to restricted figures, recipient koeala.erityis), "muu" (leader of
// muuala), "katsoja" (viewer), "analyysi" (analyst), "yllapito" (admin) and "ylin" (admin with the
// right).
class DeskScene {
 public:
  explicit DeskScene(const std::string& name);
  ~DeskScene();

  // As `who`; "" without an account.
  Reply get(const std::string& who, const std::string& target);
  Reply send(const std::string& who, const std::string& method, const std::string& target,
             const std::string& body = {}, const std::string& if_match = {});

  // Steps the alerts, fires schedules and delivers mail, the clock at that time.
  void round(const char* now = "2026-03-02T06:00:00Z");
  void publish(const std::string& series, const char* period, double value, const char* known_from);
  // The files of the mails that were delivered.
  std::vector<std::string> mails() const;

  Store& store() { return workspace_->store(); }
  SceneClock& clock() { return clock_; }
  const Installation& here() const { return here_; }
  // Empty when every answer was as openapi.yaml describes it; otherwise what was not.
  std::string undescribed() const;
  // Number of the first open alert about the subject; 0: none.
  std::int64_t alert(const std::string& subject);

 private:
  void add_person(const std::string& name, const AccountSettings& settings);
  std::filesystem::path answers() const { return here_.folder() / "answers.jsonl"; }

  Installation here_;
  SceneClock clock_;
  NullLog log_;
  std::unique_ptr<Workspace> workspace_;
  std::unique_ptr<LiveSource> source_;
  std::unique_ptr<Accounts> accounts_;
  std::unique_ptr<AccountIdentity> identity_;
  std::unique_ptr<FeedbackDesk> feedback_;
  std::unique_ptr<WebService> service_;
  std::map<std::string, std::string> tokens_;
  int documents_ = 0;
};

}  // namespace viisari::testing_support
