// The lists that anyone may read: the areas, an area's services and indicators, and comparisons.
// Ownership: the source must outlive it, and it must outlive the router that has its routes.
// Thread-safety: the routes may be called from any thread, at once.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "web/api_source.h"
#include "web/public_view.h"
#include "web/route.h"

namespace viisari {

class PublicLists {
 public:
  explicit PublicLists(const ApiSource& source) : source_(source) {}

  Routes routes();

 private:
  AnswerPtr areas(Exchange& exchange);
  AnswerPtr services(Exchange& exchange);
  AnswerPtr indicators(Exchange& exchange);
  AnswerPtr comparisons(Exchange& exchange);

  // Null and the problem in `failure` when there is none.
  std::unique_ptr<PublicView> view(Exchange& exchange, AnswerPtr& failure);

  const ApiSource& source_;
};

}  // namespace viisari
