#include <cstdlib>

#include "app/commands.h"
#include "app/session.h"
#include "app/simulating.h"
#include "app/workspace.h"

namespace viisari {

int run_simulate(const CommandContext& context, const SimulateOptions& options) {
  // The command line has checked that both are months.
  const auto first = Period::parse(options.from);
  const auto last = Period::parse(options.to);
  if (!first || !last) {
    return failed({kSimulatePeriod, "--from and --to are months: 2026-01", "", 0, 0});
  }
  auto session = open_with_definitions(context);
  if (!session) return failed(session.error());
  Workspace& workspace = *session->workspace;
  namespace fs = std::filesystem;
  const fs::path folder = options.into.empty() ? workspace.config().data_directory / "simulated"
                                               : fs::absolute(options.into).lexically_normal();
  const auto report =
      simulate_into(workspace, {first->first(), last->last(), options.seed}, folder);
  if (!report) return failed(report.error());

  // A day in the middle, to have something behind it and something ahead.
  const Date middle = first->first().plus_days(days_between(first->first(), last->last()) / 2);
  const fs::path nearby = folder.lexically_proximate(fs::current_path());
  const std::string shown = nearby.begin()->string() == ".." ? folder.string() : nearby.string();
  const std::string look = "viisari --data " + shown + " ";
  const std::string day = " --as-of " + middle.to_string() + "\n";
  if (language_of(context) == Language::kFinnish) {
    put("Simuloitu " + options.from + " – " + options.to + ", siemenluku " +
        std::to_string(options.seed) + ": " + std::to_string(report->simulated) + " lukua, " +
        std::to_string(report->indicators) + " mittaria\n  mukana " +
        std::to_string(report->published) + " julkaistua lukua; " +
        std::to_string(report->without_start) +
        " mittarilla ei ole lukua, josta aloittaa: ne jäävät tyhjiksi\nKatso:  " + look + "status" +
        day + "        " + look + "serve" + day);
  } else {
    put("Simulated " + options.from + " to " + options.to + ", seed " +
        std::to_string(options.seed) + ": " + std::to_string(report->simulated) + " figures of " +
        std::to_string(report->indicators) + " indicators\n  with " +
        std::to_string(report->published) + " published figures; " +
        std::to_string(report->without_start) +
        " indicators have no number to begin from and stay empty\nLook at them:  " + look +
        "status" + day + "               " + look + "serve" + day);
  }
  return 0;
}

}  // namespace viisari
