#include "app/route_command.h"

#include <string_view>
#include <vector>

#include "app/evaluation.h"
#include "app/notify_settings.h"
#include "app/route_test.h"
#include "app/session.h"
#include "app/workspace.h"
#include "base/suggest.h"
#include "script/definitions.h"
#include "store/store.h"

namespace viisari {
namespace {

Error unknown_indicator(const Definitions& definitions, const std::string& id) {
  std::vector<std::string_view> known;
  for (const Indicator& indicator : definitions.indicators()) known.emplace_back(indicator.id);
  return {
      kUnknownIndicator, "there is no indicator '" + id + "'" + suggestion(id, known), {}, 0, 0};
}

}  // namespace

int run_route_test(const CommandContext& context, const RouteTestOptions& options) {
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  const Definitions& definitions = workspace.definitions();
  const Indicator* indicator = definitions.indicator(options.id);
  if (indicator == nullptr) return failed(unknown_indicator(definitions, options.id));
  NotifySettings settings;
  const auto errors = read_notify_settings(workspace.config(), settings);
  int status = 0;
  for (const Error& error : errors) status = failed(error);
  if (status != 0) return status;
  const Instant now = workspace.clock().now();
  const auto state = workspace.store().alerts().alert_state(now);
  if (!state) return failed(state.error());
  const auto left = workspace.store().alerts().left_digests();
  if (!left) return failed(left.error());
  const RouteTest test = test_route(
      {settings, *indicator, parse_episode_kind(options.kind).value_or(EpisodeKind::kPath),
       parse_severity(options.severity), definitions.alert_rules(), state->silences, *left, now});
  put(options.format == "json" ? route_test_json(test)
                               : route_test_text(test, language_of(context)));
  return 0;
}

}  // namespace viisari
