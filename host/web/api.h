// The public HTTP surface: what anyone may ask for, and what people with rights see more of in the
// same places. Asks ApiSource and makes the answers.
// Ownership: the source and the subscriptions must outlive it, and it must outlive the router that
// has its routes. Thread-safety: the routes may be called from any thread, at once.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/answer_cache.h"
#include "web/api_source.h"
#include "web/public_view.h"
#include "web/route.h"
#include "web/server.h"
#include "web/subscriptions.h"

namespace viisari {

class Api {
 public:
  // Without subscriptions there is no page for leaving the digests.
  Api(const ApiSource& source, Subscriptions* subscriptions)
      : source_(source), subscriptions_(subscriptions) {}

  Routes routes();

  // Where /metrics reads the server's own counters and what is kept ready; call before the server
  // starts.
  void set_counters(std::function<HttpCounters()> counters, const AnswerCache& cache) {
    counters_ = std::move(counters);
    cache_ = &cache;
  }

 private:
  enum class IndicatorPart { kVerdict, kExplanation, kObservations, kOutlook, kChart };
  struct Filter;
  struct FoundFindings;  // findings to be shown

  AnswerPtr indicator(Exchange& call, IndicatorPart part);
  AnswerPtr findings(Exchange& call);
  AnswerPtr problem_page(Exchange& call);
  AnswerPtr unsubscribe(Exchange& call);
  AnswerPtr readiness(Exchange& call);
  AnswerPtr metrics(Exchange& call);

  // Nothing when the parameters are in order, otherwise the problem.
  static AnswerPtr read_parameters(Exchange& call, Filter& filter,
                                   std::initializer_list<std::string_view> allowed);
  // Null and the problem in `failure` when there is none.
  std::unique_ptr<PublicView> view(Exchange& call, AnswerPtr& failure);
  // The findings of the audits that the filter lets through and the view shows. Nothing and the
  // problem in `failure` when they cannot be had.
  std::optional<FoundFindings> find_findings(Exchange& call, const Filter& filter,
                                             const PublicView& view, std::span<const Audit> audits,
                                             AnswerPtr& failure);

  const ApiSource& source_;
  Subscriptions* subscriptions_;
  std::function<HttpCounters()> counters_;
  const AnswerCache* cache_ = nullptr;
};

}  // namespace viisari
