// What a plugin says about its area, as plain values that own their text. Already checked by
// area/: ids are keys, text is UTF-8, dates and status words are valid, parents come first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/assessment_status.h"
#include "model/indicator.h"

namespace viisari {

// A code in one code system, with the days it was valid.
struct AreaCode {
  std::string system;              // "hyvinvointialue"
  std::string code;                // "HVA08"
  std::optional<Date> valid_from;  // nothing when unknown
  std::optional<Date> valid_to;    // nothing while valid
};

// A service or unit of the area's organisation.
struct AreaService {
  std::string id;
  std::string code;  // as the documents print it: "1PA210"; may be empty
  LocalText name;
  std::optional<std::size_t> parent;  // index in the same vector, smaller than its own
};

struct AreaRole {
  std::string id;
  LocalText name;
};

// The area's own words for a status: "Tavoite ei toteudu" means kMissed.
struct StatusWord {
  std::string words;
  AssessmentStatus status = AssessmentStatus::kInvalid;
};

// When the area publishes figures.
struct ReportingCalendar {
  std::string id;  // "four_monthly"
  LocalText name;
  int months = 0;      // length of the reporting period: 1, 3, 4, 6 or 12
  int delay_days = 0;  // from the period's end until figures are due
};

struct AreaDescription {
  std::string area_id;
  LocalText name;
  std::vector<AreaCode> codes;
  std::vector<AreaService> services;
  std::vector<AreaRole> roles;
  std::vector<StatusWord> status_words;
  std::vector<ReportingCalendar> reporting;
};

}  // namespace viisari
