// What goes wrong in a request, as application/problem+json (RFC 9457). The types are stable and
// each has a page of its own at its address. Thread-safety: constant data, pure functions.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/format.h"

namespace viisari {

struct ProblemType {
  std::string_view slug;  // "unknown-area"; the type is "/problems/unknown-area"
  int status;
  std::string_view title_fi;
  std::string_view title_en;
  std::string_view help_fi;  // what to do about it
  std::string_view help_en;
  std::string_view title(Language language) const;
  std::string_view help(Language language) const;
};

std::span<const ProblemType> problem_types();
// Throws std::out_of_range for a slug that is not in the list: a bug.
const ProblemType& problem_type(std::string_view slug);
// The type for a refusal of the guard, by its status.
const ProblemType& problem_for_status(int status);

struct ParameterError {
  std::string parameter;  // of the query; empty for a part of the body
  std::string detail;
  std::string pointer{};  // RFC 6901, into the body: "/areas/0"; "" with a parameter
};

struct Problem {
  const ProblemType* type = nullptr;
  std::string detail;    // empty: the type's help
  std::string instance;  // the path asked for; may be empty
  std::string reason;    // a stable word of the guard; may be empty
  std::vector<ParameterError> errors;
};

std::string problem_json(const Problem& problem, Language language);

}  // namespace viisari
