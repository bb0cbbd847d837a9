#include "area/description_wire.h"

#include <cstring>
#include <functional>
#include <set>
#include <span>

#include "area/wire.h"
#include "base/text.h"

namespace viisari::area {
namespace {

// Far above what an area has; low enough that a worker's answer stays small.
constexpr std::size_t kMaximumCodes = 64;
constexpr std::size_t kMaximumServices = 10'000;
constexpr std::size_t kMaximumRoles = 1'000;
constexpr std::size_t kMaximumStatusWords = 1'000;
constexpr std::size_t kMaximumReporting = 32;
constexpr std::size_t kMaximumTextBytes = 1'000;
constexpr int kMaximumDelayDays = 3'660;

// ---- worker

class Encoder {
 public:
  // A NUL-terminated text that may be NULL; false when it has no end in sight.
  void text(const char* value) {
    if (value == nullptr) {
      out_.text({});
      return;
    }
    const std::size_t size = strnlen(value, kMaximumTextBytes + 1);
    if (size > kMaximumTextBytes) good_ = false;
    out_.text(std::string_view(value, size));
  }
  void name(const viisari_name_t& name) {
    text(name.fi);
    text(name.sv);
    text(name.en);
  }
  template <class T>
  void number(T value) {
    out_.number(value);
  }
  // The entries of an array, or none when the count cannot be true.
  template <class T>
  std::span<const T> array(const T* first, std::size_t count, std::size_t maximum) {
    if (count > maximum || (count > 0 && first == nullptr)) {
      good_ = false;
      return {};
    }
    out_.number(checked_cast<std::uint32_t>(count));
    return {first, count};
  }
  bool good() const { return good_; }
  const std::string& bytes() const { return out_.bytes(); }

 private:
  WireWriter out_;
  bool good_ = true;
};

// ---- host

class Decoder {
 public:
  Decoder(std::string_view bytes, std::string_view area) : in_(bytes), area_(area) {}

  Result<AreaDescription> read() {
    AreaDescription out;
    out.area_id = in_.text();
    require(out.area_id == area_, "area_id is not the plugin's id");
    out.name = name("name");
    array("codes", kMaximumCodes, [&] { out.codes.push_back(code()); });
    array("services", kMaximumServices,
          [&] { out.services.push_back(service(out.services.size())); });
    array("roles", kMaximumRoles, [&] { out.roles.push_back(role()); });
    array("status_words", kMaximumStatusWords, [&] { out.status_words.push_back(status_word()); });
    array("reporting", kMaximumReporting, [&] { out.reporting.push_back(reporting()); });
    require(in_.complete(), "the answer is cut off");
    if (!problem_.empty()) return fail(kBadDescription, problem_);
    return out;
  }

 private:
  // Only the first problem is kept.
  void require(bool condition, const std::string& text) {
    if (!condition && problem_.empty()) problem_ = place_.empty() ? text : place_ + ": " + text;
  }

  void array(const std::string& what, std::size_t maximum, const std::function<void()>& entry) {
    const auto count = in_.number<std::uint32_t>();
    require(count <= maximum, "too many " + what);
    ids_.clear();
    for (std::uint32_t index = 0; index < count && problem_.empty() && in_.good(); ++index) {
      place_ = what + "[" + std::to_string(index) + "]";
      entry();
    }
    place_.clear();
  }

  std::string text(const std::string& what, bool required) {
    const std::string_view value = in_.text();
    require(!required || !trim(value).empty(), what + " is missing");
    // printable() changes exactly what a name must not have: control characters and bad UTF-8.
    require(value.size() <= kMaximumTextBytes && printable(value, kMaximumTextBytes + 1) == value,
            what + " is not plain UTF-8 text of at most 1000 bytes");
    return std::string(value);
  }
  std::string id() {
    std::string value = text("id", true);
    require(is_key(value), "id is not a key");
    require(ids_.insert(value).second, "the id " + value + " is there twice");
    return value;
  }
  LocalText name(const std::string& what) {
    LocalText out;
    out.fi = text(what + ".fi", true);
    out.sv = text(what + ".sv", false);
    out.en = text(what + ".en", false);
    return out;
  }
  std::optional<Date> date(const std::string& what) {
    const std::string value = text(what, false);
    if (value.empty()) return std::nullopt;
    const auto parsed = Date::parse(value);
    require(parsed.has_value(), what + " is not a day as YYYY-MM-DD");
    return parsed;
  }

  AreaCode code() {
    AreaCode out;
    out.system = text("system", true);
    out.code = text("code", true);
    out.valid_from = date("valid_from");
    out.valid_to = date("valid_to");
    require(!out.valid_from || !out.valid_to || *out.valid_from <= *out.valid_to,
            "valid_to is before valid_from");
    return out;
  }
  AreaService service(std::size_t index) {
    AreaService out;
    out.id = id();
    out.code = text("code", false);
    out.name = name("name");
    const auto parent = in_.number<std::int32_t>();
    // A parent that comes first makes the tree one without a cycle.
    require(parent >= -1 && (parent == -1 || static_cast<std::size_t>(parent) < index),
            "parent is not an earlier entry");
    if (parent >= 0) out.parent = static_cast<std::size_t>(parent);
    return out;
  }
  AreaRole role() {
    AreaRole out;
    out.id = id();
    out.name = name("name");
    return out;
  }
  StatusWord status_word() {
    StatusWord out;
    out.words = text("words", true);
    const auto status = parse_assessment_status(text("status", true));
    require(status.has_value(), "status is not known");
    out.status = status.value_or(AssessmentStatus::kInvalid);
    return out;
  }
  ReportingCalendar reporting() {
    ReportingCalendar out;
    out.id = id();
    out.name = name("name");
    out.months = in_.number<std::int32_t>();
    out.delay_days = in_.number<std::int32_t>();
    require(out.months == 1 || out.months == 3 || out.months == 4 || out.months == 6 ||
                out.months == 12,
            "months is not 1, 3, 4, 6 or 12");
    require(out.delay_days >= 0 && out.delay_days <= kMaximumDelayDays,
            "delay_days is not 0 to 3660");
    return out;
  }

  WireReader in_;
  std::string area_;
  std::string place_;
  std::string problem_;
  std::set<std::string> ids_;
};

}  // namespace

Result<std::string> encode_description(const viisari_description_t& description) {
  if (description.size < sizeof(viisari_description_t)) {
    return fail(kBadDescription, "size is smaller than the structure");
  }
  Encoder out;
  out.text(description.area_id);
  out.name(description.name);
  for (const auto& code : out.array(description.codes, description.code_count, kMaximumCodes)) {
    out.text(code.system);
    out.text(code.code);
    out.text(code.valid_from);
    out.text(code.valid_to);
  }
  for (const auto& service :
       out.array(description.services, description.service_count, kMaximumServices)) {
    out.text(service.id);
    out.text(service.code);
    out.name(service.name);
    out.number(service.parent);
  }
  for (const auto& role : out.array(description.roles, description.role_count, kMaximumRoles)) {
    out.text(role.id);
    out.name(role.name);
  }
  for (const auto& word :
       out.array(description.status_words, description.status_word_count, kMaximumStatusWords)) {
    out.text(word.words);
    out.text(word.status);
  }
  for (const auto& reporting :
       out.array(description.reporting, description.reporting_count, kMaximumReporting)) {
    out.text(reporting.id);
    out.name(reporting.name);
    out.number(reporting.months);
    out.number(reporting.delay_days);
  }
  if (!out.good() || out.bytes().size() > kMaximumAnswerBytes) {
    return fail(kBadDescription, "a count or a text is larger than docs/sdk.md allows");
  }
  return out.bytes();
}

Result<AreaDescription> decode_description(std::string_view bytes, std::string_view area) {
  return Decoder(bytes, area).read();
}

}  // namespace viisari::area
