#include "app/serve.h"

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include "app/account_choices.h"
#include "app/account_identity.h"
#include "app/accounts.h"
#include "app/digest_subscriptions.h"
#include "app/feedback.h"
#include "app/http_accounts.h"
#include "app/http_admin.h"
#include "app/http_analyst.h"
#include "app/http_desk.h"
#include "app/live_source.h"
#include "app/mail_transport.h"
#include "app/notifier.h"
#include "app/print_accounts.h"
#include "app/workspace.h"
#include "base/log_messages.h"
#include "mail/unsubscribe_token.h"
#include "store/store.h"
#include "web/web_service.h"

namespace viisari {
namespace {

// A round of alerts takes less; a mail server may take ten minutes for its last answer.
constexpr std::chrono::seconds kStopGrace{3};

// The only thing a signal handler may touch. A process has one server.
std::atomic<int> stop_pipe{-1};

void request_stop(int /*signal*/) {
  const int fd = stop_pipe.load();
  const char byte = 0;
  if (fd >= 0) [[maybe_unused]]
    const auto written = write(fd, &byte, 1);
}

// Turns SIGINT and SIGTERM into bytes of a pipe for as long as it lives.
class StopSignals {
 public:
  StopSignals() {
    if (pipe(fds_) != 0) fds_[0] = fds_[1] = -1;
    stop_pipe = fds_[1];
    struct sigaction action {};
    action.sa_handler = request_stop;
    sigaction(SIGINT, &action, &old_int_);
    sigaction(SIGTERM, &action, &old_term_);
  }
  ~StopSignals() {
    sigaction(SIGINT, &old_int_, nullptr);
    sigaction(SIGTERM, &old_term_, nullptr);
    stop_pipe = -1;
    close(fds_[0]);
    close(fds_[1]);
  }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // Whether a signal came within the time.
  bool wait(int milliseconds) const {
    pollfd poll_fd{fds_[0], POLLIN, 0};
    return poll(&poll_fd, 1, milliseconds) > 0 && (poll_fd.revents & POLLIN) != 0;
  }

 private:
  int fds_[2] = {-1, -1};
  struct sigaction old_int_ {};
  struct sigaction old_term_ {};
};

AccountsOptions accounts_options(const Config& config) {
  AccountsOptions out;
  out.session.idle = std::chrono::minutes(config.session_idle_minutes);
  out.session.longest = std::chrono::hours(config.session_hours);
  return out;
}

void add_routes(Routes& all, Routes more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

Result<ServeEnd> serve(Workspace& workspace, std::optional<Date> as_of, Language language) {
  const Config& config = workspace.config();
  const StopSignals signals;
  const auto key = unsubscribe_key(config.data_directory);
  if (!key) return fail(key.error());
  LiveSource source(workspace, as_of);
  DigestSubscriptions subscriptions(workspace, *key);
  Accounts accounts(workspace.store().accounts(), workspace.clock(), accounts_options(config));
  AccountIdentity identity(accounts);
  HttpServerOptions options;
  options.address = config.server_address;
  options.port = static_cast<std::uint16_t>(config.server_port);
  options.max_connections = static_cast<std::size_t>(config.server_max_connections);
  options.behind_proxy = config.server_behind_proxy;
  Log& log = workspace.log();
  options.on_fault = [&log](std::string_view code, std::string_view detail) {
    log.write(log_message::kRequestFailed,
              {{"code", std::string(code)}, {"detail", std::string(detail)}});
  };
  const auto choices = [&source] {
    const auto lock = source.lock_workspace();
    return account_choices(source.workspace().definitions(), source.workspace().config());
  };
  FeedbackDesk feedback(workspace.store(), config, workspace.clock(), log);
  WebParts parts{.subscriptions = &subscriptions, .identity = &identity};
  add_routes(parts.routes, session_routes(accounts));
  add_routes(parts.routes, people_routes(accounts, choices));
  add_routes(parts.routes, access_routes(accounts));
  add_routes(parts.routes, desk_routes(source));
  add_routes(parts.routes, alert_routes(source));
  add_routes(parts.routes, admin_routes(source));
  add_routes(parts.routes, feedback_routes(feedback, workspace.store()));
  add_routes(parts.routes, import_routes(source));
  add_routes(parts.routes, script_routes(source));
  add_routes(parts.routes, due_routes(source));
  auto service = WebService::start(options, source, workspace.clock(), std::move(parts));
  if (!service) return fail(service.error());
  // Not before it serves: a start that fails must not take the password with it.
  const auto first_admin = accounts.add_first_admin();
  if (!first_admin) return fail(first_admin.error());

  const std::string address =
      "http://" + config.server_address + ":" + std::to_string((*service)->port());
  log.write(log_message::kServerStarted, {{"address", address}});
  if (*first_admin) {
    const std::string told = print_first_admin(**first_admin, address, language);
    std::fwrite(told.data(), 1, told.size(), stdout);
  }
  std::printf("Serving %s (Ctrl-C ends it)\n", address.c_str());
  std::fflush(stdout);
  std::optional<Notifier> notifier;
  if (!as_of) {
    notifier.emplace(workspace, source, password_of_environment(),
                     std::chrono::seconds(config.mail_every_seconds));
  }
  while (!signals.wait(config.watch_seconds * 1000)) source.refresh();
  (*service)->stop();
  const bool whole = !notifier || notifier->stop(kStopGrace);
  log.write(log_message::kServerStopped, {});
  if (whole) return ServeEnd::kWhole;
  return ServeEnd::kStillDelivering;
}

}  // namespace viisari
