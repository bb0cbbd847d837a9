#include "engine/method_path.h"

#include <array>

namespace viisari {
namespace {

constexpr std::array<std::string_view, kReasonCount> kCodes{"",
                                                            "no_target",
                                                            "not_started",
                                                            "confidence_only",
                                                            "no_data",
                                                            "no_data.since_baseline",
                                                            "no_data.target_unobserved",
                                                            "no_data.sub_area",
                                                            "no_data.no_number",
                                                            "no_data.part_year",
                                                            "no_data.failed",
                                                            "target.achieved",
                                                            "target.missed",
                                                            "flow.reached",
                                                            "flow.exceeded",
                                                            "path.met",
                                                            "path.projection_met",
                                                            "path.projection_close",
                                                            "path.at_risk",
                                                            "path.off_track",
                                                            "path.moving_away",
                                                            "path.no_trend",
                                                            "last.on_track",
                                                            "last.at_risk",
                                                            "last.off_track",
                                                            "last.moving_away",
                                                            "previous_year.met",
                                                            "previous_year.close",
                                                            "previous_year.behind",
                                                            "undated.met",
                                                            "undated.not_met",
                                                            "done.yes",
                                                            "done.missed",
                                                            "done.at_risk",
                                                            "done.not_yet",
                                                            "done.not_started"};

constexpr std::array<std::string_view, 11> kNoDataCodes{
    "no_data",
    "no_data.not_published",
    "no_data.text_only",
    "no_data.not_yet_started",
    "no_data.overdue",
    "no_data.zero_denominator",
    "no_data.suppressed",
    "no_data.missing_input",
    "no_data.sign_change",
    "no_data.not_computable",
    "no_data.series_break",
};

}  // namespace

std::string_view reason_code(Reason reason) {
  return kCodes.at(static_cast<std::size_t>(reason));
}

std::string_view no_data_code(MissingReason reason) {
  return kNoDataCodes.at(static_cast<std::size_t>(reason));
}

}  // namespace viisari
