#include "alert/recipients.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "base/suggest.h"
#include "base/text.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxFileBytes = std::size_t{1024} * 1024;
constexpr std::size_t kMaxTextBytes = 200;

constexpr std::array<std::string_view, 15> kKeys{
    "role",  "title",  "address", "language",   "areas",      "services",  "at_once",    "digests",
    "admin", "deputy", "away",    "data_owner", "restricted", "mandatory", "escalate_to"};

int line_of(const toml::node& node) {
  return static_cast<int>(node.source().begin.line);
}

std::string in_quotes(std::string_view text) {
  return "'" + printable(text, kMaxTextBytes) + "'";
}

// A line of text that may stand in the head of a mail.
bool is_short_line(std::string_view text) {
  return !text.empty() && text.size() <= kMaxTextBytes && trim(text) == text && is_one_line(text);
}

// Reads the tables; every fault is kept and the reading goes on.
class Reader {
 public:
  Reader(const fs::path& file, std::span<const std::string> schedules)
      : file_(file.string()), schedules_(schedules.begin(), schedules.end()) {}

  void read(const toml::table& root) {
    for (const auto& [key, node] : root) {
      if (key.str() == "recipient") continue;
      constexpr std::array<std::string_view, 1> kTables{"recipient"};
      fault(kRecipientsUnknownKey, line_of(node),
            in_quotes(key.str()) + " is not a table of this file" + suggestion(key.str(), kTables));
    }
    const toml::node* node = root.get("recipient");
    const toml::array* tables = node == nullptr ? nullptr : node->as_array();
    if (node != nullptr && tables == nullptr) {
      fault(kRecipientsBadValue, line_of(*node),
            "recipients are tables of a list: write [[recipient]]");
    }
    if (tables != nullptr) {
      for (const toml::node& element : *tables) {
        if (const toml::table* table = element.as_table()) {
          read_recipient(*table);
        } else {
          fault(kRecipientsBadValue, line_of(element),
                "recipients are tables of a list: write [[recipient]]");
        }
      }
    }
    check_roles();
    check_deputies();
    check_admin();
  }

  std::vector<Error> errors() {
    std::stable_sort(errors_.begin(), errors_.end(),
                     [](const Error& a, const Error& b) { return a.line < b.line; });
    return std::move(errors_);
  }
  std::vector<Recipient> take() { return std::move(all_); }

 private:
  void fault(ErrorCode code, int line, std::string text) {
    errors_.push_back(Error{code, std::move(text), file_, line, 0});
  }

  void read_recipient(const toml::table& table) {
    Recipient& out = all_.emplace_back();
    out.line = line_of(table);
    for (const auto& [key, node] : table) {
      if (std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end()) {
        fault(kRecipientsUnknownKey, line_of(node),
              in_quotes(key.str()) + " is not a key of a recipient" + suggestion(key.str(), kKeys));
      }
    }
    lines_.emplace_back();
    out.role = role(table, "role", true);
    out.title = text(table, "title");
    out.address = address(table);
    language(table, out);
    for (auto& [area, line] : list(table, "areas")) {
      if (!is_key(area)) {
        fault(kRecipientsBadValue, line, "areas must hold ids of areas, such as \"pirkanmaa\"");
      }
      out.areas.push_back(std::move(area));
    }
    for (auto& [service, line] : list(table, "services")) {
      if (!is_short_line(service) || service.find('*') < service.size() - 1) {
        fault(kRecipientsBadValue, line,
              "services must hold services as the definitions print them; '*' only at the end");
      }
      out.services.push_back(std::move(service));
    }
    for (auto& [schedule, line] : list(table, "digests")) {
      if (std::find(schedules_.begin(), schedules_.end(), schedule) == schedules_.end()) {
        fault(kRecipientsUnknownSchedule, line,
              "there is no schedule " + in_quotes(schedule) + suggestion(schedule, schedules_));
      }
      out.digests.push_back(std::move(schedule));
    }
    at_once(table, out);
    flag(table, "data_owner", out.data_owner);
    flag(table, "admin", out.admin);
    flag(table, "restricted", out.restricted);
    flag(table, "mandatory", out.mandatory);
    flag(table, "away", out.away);
    out.deputy = role(table, "deputy", false);
    out.escalate_to = role(table, "escalate_to", false);
    if (out.deputy.empty() && (out.away || out.mandatory)) {
      const std::string_view key = out.away ? "away" : "mandatory";
      fault(kRecipientsBadValue, lines_.back()[std::string(key)],
            "who is " + std::string(key) + " names a deputy");
    }
  }

  const toml::node* find(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node != nullptr) lines_.back()[std::string(key)] = line_of(*node);
    return node;
  }

  // Nothing when the key is not there or holds something else, which is told.
  std::optional<std::string> raw_text(const toml::table& table, std::string_view key,
                                      bool required) {
    const toml::node* node = find(table, key);
    if (node == nullptr) {
      if (required) {
        fault(kRecipientsBadValue, line_of(table), "the recipient has no " + std::string(key));
      }
      return std::nullopt;
    }
    auto value = node->value_exact<std::string>();
    if (!value) {
      fault(kRecipientsBadValue, line_of(*node), std::string(key) + " must be a text in quotes");
    }
    return value;
  }

  int line(std::string_view key) { return lines_.back()[std::string(key)]; }

  std::string text(const toml::table& table, std::string_view key) {
    const auto value = raw_text(table, key, true);
    if (!value) return {};
    if (!is_short_line(*value)) {
      fault(kRecipientsBadValue, line(key),
            std::string(key) + " must be one line of 1–200 bytes without control characters");
    }
    return *value;
  }

  std::string role(const toml::table& table, std::string_view key, bool required) {
    const auto value = raw_text(table, key, required);
    if (!value) return {};
    if (!is_key(*value)) {
      fault(kRecipientsBadValue, line(key),
            std::string(key) + " must be a role: lower-case letters, digits, '_', '-' and dots");
    }
    return *value;
  }

  std::string address(const toml::table& table) {
    const auto value = raw_text(table, "address", true);
    if (!value) return {};
    if (!is_address(*value)) {
      fault(kRecipientsBadAddress, line("address"),
            in_quotes(*value) + " is not an address such as \"role@area.example\"");
    }
    return *value;
  }

  void language(const toml::table& table, Recipient& out) {
    const auto value = raw_text(table, "language", false);
    if (!value) return;
    out.language = *value;
    if (*value != "fi" && *value != "en") {
      fault(kRecipientsBadValue, line("language"), "language must be \"fi\" or \"en\"");
    }
  }

  void at_once(const toml::table& table, Recipient& out) {
    const auto value = raw_text(table, "at_once", false);
    if (!value) return;
    static const std::map<std::string_view, std::optional<Severity>> kValues{
        {"info", Severity::kInfo},
        {"warning", Severity::kWarning},
        {"high", Severity::kHigh},
        {"never", std::nullopt}};
    const auto found = kValues.find(*value);
    if (found == kValues.end()) {
      fault(kRecipientsBadValue, line("at_once"),
            "at_once must be \"info\", \"warning\", \"high\" or \"never\"");
    } else {
      out.at_once = found->second;
    }
  }

  void flag(const toml::table& table, std::string_view key, bool& out) {
    const toml::node* node = find(table, key);
    if (node == nullptr) return;
    if (const auto value = node->value_exact<bool>()) {
      out = *value;
    } else {
      fault(kRecipientsBadValue, line_of(*node), std::string(key) + " must be true or false");
    }
  }

  // Texts with their lines; none twice.
  std::vector<std::pair<std::string, int>> list(const toml::table& table, std::string_view key) {
    std::vector<std::pair<std::string, int>> out;
    const toml::node* node = find(table, key);
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      fault(kRecipientsBadValue, line_of(*node), std::string(key) + " must be a list of texts");
      return out;
    }
    std::set<std::string> seen;
    for (const toml::node& element : *array) {
      const auto value = element.value_exact<std::string>();
      if (!value) {
        fault(kRecipientsBadValue, line_of(element), std::string(key) + " must hold texts");
      } else if (!seen.insert(*value).second) {
        fault(kRecipientsBadValue, line_of(element),
              std::string(key) + " holds " + in_quotes(*value) + " twice");
      } else {
        out.emplace_back(*value, line_of(element));
      }
    }
    return out;
  }

  const Recipient* recipient(std::string_view role) const {
    const auto found = std::find_if(all_.begin(), all_.end(),
                                    [&](const Recipient& one) { return one.role == role; });
    return found == all_.end() ? nullptr : &*found;
  }

  void check_roles() {
    std::vector<std::string_view> roles;
    for (const Recipient& one : all_) roles.emplace_back(one.role);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Recipient& one = all_[i];
      const Recipient* first = recipient(one.role);
      if (!one.role.empty() && first != &one) {
        fault(kRecipientsDuplicate, lines_[i]["role"],
              "the role " + in_quotes(one.role) + " stands on line " + std::to_string(first->line) +
                  " already");
      }
      for (const auto& [key, other] :
           {std::pair<std::string, std::string_view>{"deputy", one.deputy},
            std::pair<std::string, std::string_view>{"escalate_to", one.escalate_to}}) {
        if (other.empty()) continue;
        if (recipient(other) == nullptr) {
          fault(kRecipientsUnknownRole, lines_[i][key],
                key + ": there is no role " + in_quotes(other) + suggestion(other, roles));
        } else if (other == one.role) {
          fault(kRecipientsBadValue, lines_[i][key], key + " must be another role");
        }
      }
    }
  }

  // Two who are deputies of one another are fine as long as one of them is here.
  void check_deputies() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Recipient* at = &all_[i];
      std::set<const Recipient*> seen;
      while (at != nullptr && at->away && seen.insert(at).second) at = recipient(at->deputy);
      if (at != nullptr && at->away && all_[i].deputy != all_[i].role) {
        fault(kRecipientsDeputyCycle, lines_[i]["deputy"],
              "everyone who could stand for " + in_quotes(all_[i].role) + " is away");
      }
    }
  }

  void check_admin() {
    if (std::none_of(all_.begin(), all_.end(), [](const Recipient& one) { return one.admin; })) {
      fault(kRecipientsNoAdmin, 1, "no recipient has admin = true: nobody would be told of faults");
    }
  }

  std::string file_;
  std::vector<std::string_view> schedules_;
  std::vector<Recipient> all_;
  std::vector<std::map<std::string, int>> lines_;  // of each recipient's keys
  std::vector<Error> errors_;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_letter_or_digit(char c) {
  return is_letter(c) || (c >= '0' && c <= '9');
}

// dot-atom of RFC 5322: no quotes, no empty parts.
bool is_local_part(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-/=?^_`{|}~";
  if (text.empty() || text.size() > 64) return false;
  for (const std::string_view part : split(text, '.')) {
    if (part.empty() || !std::all_of(part.begin(), part.end(), [&](char c) {
          return is_letter_or_digit(c) || kMarks.find(c) != std::string_view::npos;
        })) {
      return false;
    }
  }
  return true;
}

bool is_domain(std::string_view text) {
  if (text == "localhost") return true;
  const auto labels = split(text, '.');
  if (labels.size() < 2 || !is_letter(labels.back().empty() ? '-' : labels.back().front())) {
    return false;
  }
  return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(),
                       [](char c) { return is_letter_or_digit(c) || c == '-'; });
  });
}

}  // namespace

const Recipient* Recipients::find(std::string_view role) const {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Recipient& one) { return one.role == role; });
  return found == all.end() ? nullptr : &*found;
}

bool is_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  return at != std::string_view::npos && text.size() <= 254 && is_local_part(text.substr(0, at)) &&
         is_domain(text.substr(at + 1));
}

std::vector<Error> parse_recipients(std::string_view text, const fs::path& file,
                                    std::span<const std::string> schedules, Recipients& out) {
  out = {};
  if (text.size() > kMaxFileBytes) {
    return {Error{kRecipientsSyntax, "the file is larger than 1 MiB", file.string(), 0, 0}};
  }
  try {
    const toml::table root = toml::parse(text, file.string());
    Reader reader(file, schedules);
    reader.read(root);
    auto errors = reader.errors();
    if (errors.empty()) out = Recipients{file, reader.take()};
    return errors;
  } catch (const toml::parse_error& error) {
    return {Error{kRecipientsSyntax, std::string(error.description()), file.string(),
                  static_cast<int>(error.source().begin.line),
                  static_cast<int>(error.source().begin.column)}};
  }
}

std::vector<Error> read_recipients(const fs::path& file, std::span<const std::string> schedules,
                                   Recipients& out) {
  out = {};
  std::error_code status_error;
  std::ifstream stream;
  if (fs::is_regular_file(file, status_error)) stream.open(file, std::ios::binary);
  if (!stream.is_open()) {
    return {Error{kRecipientsNotFound, "no such file, or it cannot be read", file.string(), 0, 0}};
  }
  // One byte above the limit shows that there is more.
  std::string text(kMaxFileBytes + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return parse_recipients(text, file, schedules, out);
}

}  // namespace viisari
