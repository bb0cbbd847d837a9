// The HTTP API and the page at `/`, on a server of its own: what app/ starts for `viisari serve`.
// Ownership: what it is given, and what the further routes borrow, must outlive the service.
// Thread-safety: stop() and counters() may be called from any thread.
#pragma once

#include <cstdint>
#include <memory>

#include "base/date.h"
#include "base/result.h"
#include "web/api_source.h"
#include "web/identity.h"
#include "web/route.h"
#include "web/server.h"
#include "web/subscriptions.h"

namespace viisari {

// What a server offers besides the public figures.
struct WebParts {
  Subscriptions* subscriptions = nullptr;  // without: no page for leaving the digests
  Identity* identity = nullptr;            // without: nobody can sign in
  Routes routes{};                         // of the program's other use cases
};

class WebService {
 public:
  static Result<std::unique_ptr<WebService>> start(const HttpServerOptions& options,
                                                   const ApiSource& source, const Clock& clock,
                                                   WebParts parts = {});
  virtual ~WebService() = default;
  virtual std::uint16_t port() const = 0;
  virtual HttpCounters counters() const = 0;
  virtual void stop() = 0;
};

}  // namespace viisari
