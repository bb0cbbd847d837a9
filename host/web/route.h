// Route: what one method and path mean. Whoever offers requests an answer hands the router a
// list. Ownership: the handlers own or borrow what they capture; the router outlives no borrower's
// owner. Thread-safety: handlers are called from several threads at once.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "web/exchange.h"
#include "web/request.h"
#include "web/viewer.h"

namespace viisari {

struct Route {
  using Handler = std::function<AnswerPtr(Exchange&)>;

  std::string method{};   // "GET" stands for HEAD, too
  std::string pattern{};  // "/api/v1/areas/{area}/indicators": {…} is any one segment, decoded
  Handler handler{};
  Access access = Access::kAnyone;
  // The answer follows from the target, the language, the day, the data version and what the viewer
  // may see: it is kept ready.
  bool cached = false;
  // Problems are told as a page.
  bool html = false;
  // A write whose sender is told by something in its target: whoever has that may send it from
  // anywhere (RFC 8058), without the X-CSRF-Token field.
  bool from_anywhere = false;
  // Allowed before a one-time password has been changed.
  bool before_password_change = false;
  // Above RequestLimits::body only for those who have the access.
  std::size_t body_limit = std::size_t{64} * 1024;
};
using Routes = std::vector<Route>;

}  // namespace viisari
