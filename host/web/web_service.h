// The HTTP API and the page at `/`, on a server of its own: what app/ starts for `viisari serve`.
// Ownership: the source, the subscriptions and the clock must outlive the service.
// Thread-safety: stop() and counters() may be called from any thread.
#pragma once

#include <cstdint>
#include <memory>

#include "base/date.h"
#include "base/result.h"
#include "web/api_source.h"
#include "web/server.h"
#include "web/subscriptions.h"

namespace viisari {

class WebService {
 public:
  // Without subscriptions there is no page for leaving the digests.
  static Result<std::unique_ptr<WebService>> start(const HttpServerOptions& options,
                                                   const ApiSource& source, const Clock& clock,
                                                   Subscriptions* subscriptions = nullptr);
  virtual ~WebService() = default;
  virtual std::uint16_t port() const = 0;
  virtual HttpCounters counters() const = 0;
  virtual void stop() = 0;
};

}  // namespace viisari
