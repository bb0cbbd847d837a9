// The public HTTP surface: finds what a path means, asks ApiSource, and makes the answers. Answers
// are kept ready per target, language, day and data version.
// Ownership: the source and the subscriptions must outlive it. Thread-safety: any thread, at once.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/answer_cache.h"
#include "web/api_source.h"
#include "web/problem.h"
#include "web/public_view.h"
#include "web/request_target.h"
#include "web/server.h"
#include "web/subscriptions.h"

namespace viisari {

class Api final : public RequestHandler {
 public:
  using FaultSink = std::function<void(std::string_view code, std::string_view detail)>;
  // Without subscriptions there is no page for leaving the digests.
  Api(const ApiSource& source, Subscriptions* subscriptions, FaultSink on_fault)
      : source_(source), subscriptions_(subscriptions), on_fault_(std::move(on_fault)) {}

  // Where /metrics reads the server's own counters; call before the server starts.
  void set_counters(std::function<HttpCounters()> counters) { counters_ = std::move(counters); }

  AnswerPtr handle(const Request& request) override;
  bool accepts_post(std::string_view target) const override;
  AnswerPtr refuse(int status, std::string_view word) override;

 private:
  enum class IndicatorPart { kVerdict, kExplanation, kObservations, kOutlook, kChart, kPage };
  struct Call;           // one request on its way through
  struct FoundFindings;  // findings to be shown

  AnswerPtr make(const Request& request);
  AnswerPtr route(Call& call);
  AnswerPtr route_api(Call& call);
  AnswerPtr areas(Call& call);
  AnswerPtr area_indicators(Call& call, std::string_view area_id);
  AnswerPtr indicator(Call& call, IndicatorPart part);
  AnswerPtr findings(Call& call);
  AnswerPtr overview(Call& call);
  AnswerPtr problem_page(Call& call, std::string_view slug);
  // `token`: of the recipient whose page it is.
  AnswerPtr unsubscribe(Call& call, std::string_view token);
  AnswerPtr readiness();
  AnswerPtr metrics();

  // Nothing when the parameters are in order, otherwise the problem.
  AnswerPtr read_parameters(Call& call, std::initializer_list<std::string_view> allowed);
  // Null and the problem in `failure` when there is none.
  std::unique_ptr<PublicView> view(Call& call, AnswerPtr& failure);
  // The public findings of the audits that the request's parameters let through. Nothing and the
  // problem in `failure` when they cannot be had.
  std::optional<FoundFindings> find_findings(const Call& call, const PublicView& view,
                                             std::span<const Audit> audits,
                                             std::string_view indicator, AnswerPtr& failure);
  AnswerPtr problem(const Call& call, std::string_view slug, std::string detail = {},
                    std::vector<ParameterError> errors = {});
  AnswerPtr source_failed(const Call& call, const Error& error);

  const ApiSource& source_;
  Subscriptions* subscriptions_;
  FaultSink on_fault_;
  std::function<HttpCounters()> counters_;
  AnswerCache cache_{1024, std::size_t{64} * 1024 * 1024};
};

}  // namespace viisari
