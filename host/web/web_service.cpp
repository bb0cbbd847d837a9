#include "web/web_service.h"

#include <atomic>

#include "web/api.h"
#include "web/public_lists.h"
#include "web/router.h"
#include "web/shell.h"

namespace viisari {
namespace {

class Service final : public WebService {
 public:
  Service(const HttpServerOptions& options, const ApiSource& source, WebParts parts)
      : api_(source, parts.subscriptions),
        lists_(source),
        router_(source, parts.identity, options.on_fault),
        shell_(router_) {
    router_.add(api_.routes());
    router_.add(lists_.routes());
    router_.add(shell_.routes());
    router_.add(std::move(parts.routes));
  }

  Result<void> start(const HttpServerOptions& options, const Clock& clock) {
    // The counters are asked for by requests, which come only once the server is there.
    api_.set_counters([this] { return server_ready_ ? server_->counters() : HttpCounters{}; },
                      router_.cache());
    auto server = HttpServer::start(options, router_, clock);
    if (!server) return fail(server.error());
    server_ = std::move(*server);
    server_ready_ = true;
    return {};
  }

  std::uint16_t port() const override { return server_->port(); }
  HttpCounters counters() const override { return server_->counters(); }
  void stop() override { server_->stop(); }

 private:
  Api api_;
  PublicLists lists_;
  Router router_;
  Shell shell_;
  std::atomic<bool> server_ready_ = false;  // requests may come before start() has returned
  std::unique_ptr<HttpServer> server_;      // stops before what it calls goes
};

}  // namespace

Result<std::unique_ptr<WebService>> WebService::start(const HttpServerOptions& options,
                                                      const ApiSource& source, const Clock& clock,
                                                      WebParts parts) {
  auto service = std::make_unique<Service>(options, source, std::move(parts));
  if (auto started = service->start(options, clock); !started) return fail(started.error());
  return std::unique_ptr<WebService>(std::move(service));
}

}  // namespace viisari
