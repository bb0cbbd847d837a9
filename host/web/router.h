// Router: finds what a request means, who sends it and whether that is allowed, and calls the
// route's handler. Answers to cached routes are kept ready; writes are noted in the audit trail
// before and after.
//
// A write is refused unless its page is ours: Sec-Fetch-Site or Origin must say so where they are
// sent, and with a session the X-CSRF-Token field must hold its token.
//
// Ownership: the source and the identity must outlive it. Thread-safety: any thread, at once;
// add() before the server starts.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "web/answer_cache.h"
#include "web/api_source.h"
#include "web/identity.h"
#include "web/route.h"
#include "web/server.h"

namespace viisari {

class Router final : public RequestHandler {
 public:
  using FaultSink = std::function<void(std::string_view code, std::string_view detail)>;

  // Without an identity nobody can sign in.
  Router(const ApiSource& source, Identity* identity, FaultSink on_fault)
      : source_(source), identity_(identity), on_fault_(std::move(on_fault)) {}

  void add(Routes routes);

  AnswerPtr handle(const Request& request) override;
  AnswerPtr refuse(int status, std::string_view word) override;
  std::size_t body_limit(const Request& head) const override;

  // The answer to a GET of `target` for who asks in `exchange`, in its language: for pages that
  // bring the answers they begin with.
  AnswerPtr answer_within(const Exchange& exchange, const std::string& target);

  // How much is kept ready.
  const AnswerCache& cache() const { return cache_; }

 private:
  struct Entry {
    Route route;
    std::vector<std::string> segments;  // of the pattern
  };
  struct Match {
    const Entry* entry = nullptr;  // null: no such method there
    std::vector<std::string> captures;
    std::string allow;  // the methods there are at that path; empty: no such path
  };

  Match find(const std::string& method, const std::vector<std::string>& path) const;
  // Null when the sender is known or nobody; otherwise the refusal.
  AnswerPtr identify(Exchange& exchange) const;
  // Null when the route may be used.
  AnswerPtr check(const Exchange& exchange, const Route& route) const;
  AnswerPtr answer_cached(Exchange& exchange, const Route& route);
  AnswerPtr carry_out(Exchange& exchange, const Route& route);
  AnswerPtr method_not_allowed(const Exchange& exchange, const std::string& allow) const;

  const ApiSource& source_;
  Identity* identity_;
  FaultSink on_fault_;
  std::vector<Entry> entries_;
  AnswerCache cache_{1024, std::size_t{64} * 1024 * 1024};
};

}  // namespace viisari
