// A server with the analyst's part of the API on a workspace of its own, which is removed at the
// end: the shipped definitions (or copies) and plugins, today is 2025-12-01.
// Thread-safety: one thread; requests may be sent from any.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "app/live_source.h"
#include "app/workspace.h"
#include "base/date.h"
#include "base/log.h"
#include "raw_client.h"
#include "store/store.h"
#include "web/identity.h"
#include "web/web_service.h"

namespace viisari::test {

// Whose token is whose word: "pirkanmaa" and "keski-suomi" are analysts of that area, "every" of
// every area, "restricted" of every area with the right to figures that are not public; "viewer"
// and "leader" are no analysts.
class TokenIdentity final : public Identity {
 public:
  Result<std::optional<SignedIn>> find_session(std::string_view secret) override;
  Result<std::optional<Viewer>> find_token(std::string_view token) override;
  Result<std::int64_t> write_begins(const WriteRecord& record) override;
  Result<void> write_ended(std::int64_t id, int status, std::string_view summary) override;
};

class AnalystServer {
 public:
  struct Options {
    bool own_definitions = false;  // a copy that a test may change
    std::string plugin{};          // one more of tests/fixtures/plugins
    int plugin_deadline_seconds = 60;
  };
  explicit AnalystServer(const Options& options);
  AnalystServer();
  ~AnalystServer();
  AnalystServer(const AnalystServer&) = delete;
  AnalystServer& operator=(const AnalystServer&) = delete;

  std::uint16_t port() const { return service_->port(); }
  Store& store() { return workspace_->store(); }
  LiveSource& source() { return *source_; }
  std::filesystem::path definitions() const { return definitions_; }

  // One request on a connection of its own; `who`: a token, empty for nobody.
  RawResponse get(std::string_view target, std::string_view who = "pirkanmaa") const;
  RawResponse send(std::string_view method, std::string_view target, std::string_view body,
                   std::string_view who, std::string_view type,
                   std::string_view if_match = {}) const;
  RawResponse preview(std::string_view area, std::string_view csv,
                      std::string_view who = "pirkanmaa",
                      std::string_view name = "luvut.csv") const;
  RawResponse import(std::string_view area, std::string_view csv, std::string_view if_match,
                     std::string_view who = "pirkanmaa", std::string_view name = "luvut.csv") const;
  // Looks and stores; the id of the import.
  std::string import_whole(std::string_view area, std::string_view csv,
                           std::string_view who = "pirkanmaa") const;
  RawResponse undo(std::string_view id, std::string_view if_match,
                   std::string_view who = "pirkanmaa") const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path definitions_;
  FixedClock clock_;
  NullLog log_;
  TokenIdentity identity_;
  std::unique_ptr<Workspace> workspace_;
  std::unique_ptr<LiveSource> source_;
  std::unique_ptr<WebService> service_;
};

// What stands after `"name":` up to the next comma, bracket or brace, without quotes.
std::string member(std::string_view json, std::string_view name);

inline constexpr std::string_view kHeader = "Tunnus;Jakso;Arvo;Tila;Syy;Lähde;Teksti\n";
inline constexpr std::string_view kFamilies =
    "kotipalvelu.perheet;1-9/2025;1 306;;;status_2025_11:381;\n";

}  // namespace viisari::test
