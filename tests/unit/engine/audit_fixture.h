// What the tests of the audits of targets and verdicts share.
#pragma once

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"
#include "engine/figure_book.h"
#include "engine/finding_codes.h"
#include "engine_fixture.h"
#include "model/finding.h"

namespace viisari::testing {

inline std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> found;
  found.reserve(findings.size());
  for (const Finding& finding : findings) found.push_back(finding.message.code);
  return found;
}

inline double number(const Message& message, std::string_view name) {
  for (const auto& [argument, value] : message.args) {
    if (argument == name) return std::get<Quantity>(value).value;
  }
  throw std::out_of_range(std::string(name));
}
inline std::string word(const Message& message, std::string_view name) {
  for (const auto& [argument, value] : message.args) {
    if (argument == name) return std::get<std::string>(value);
  }
  throw std::out_of_range(std::string(name));
}

// The message's arguments as its code's entry names them; what differs, or "".
inline std::string wrong_arguments(const Message& message, std::span<const FindingCode> known) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const FindingCode& code) {
    return code.code == message.code;
  });
  if (found == known.end()) return "unknown code " + message.code;
  std::vector<std::string> required;
  std::vector<std::string> allowed;
  for (const std::string_view name : split(found->args, ' ')) {
    if (name.empty()) continue;
    const bool optional = name.ends_with('?');
    allowed.emplace_back(optional ? name.substr(0, name.size() - 1) : name);
    if (!optional) required.emplace_back(name);
  }
  for (const auto& [name, value] : message.args) {
    if (std::find(allowed.begin(), allowed.end(), name) == allowed.end()) return "extra " + name;
    std::erase(required, name);
  }
  return required.empty() ? "" : "no " + required.front();
}

}  // namespace viisari::testing
