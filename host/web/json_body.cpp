#include "web/json_body.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <set>

#include "base/text.h"

namespace viisari {
namespace {

constexpr std::size_t kMaxDepth = 8;

// RapidJSON's parser calls itself for each level.
bool too_deep(std::string_view json) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kMaxDepth) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

std::string pointer_to(std::string_view name) {
  std::string out = "/";
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

bool has_bad_control(std::string_view text, bool lines) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (lines && (c == '\n' || c == '\r' || c == '\t')) return false;
    return byte < 0x20 || byte == 0x7F;
  });
}

}  // namespace

struct JsonBody::Document {
  rapidjson::Document json;

  const rapidjson::Value* member(std::string_view name) const {
    const auto found =
        json.FindMember(rapidjson::Value(rapidjson::StringRef(name.data(), name.size())));
    if (found == json.MemberEnd() || found->value.IsNull()) return nullptr;
    return &found->value;
  }
};

JsonBody::JsonBody(Exchange& exchange)
    : exchange_(exchange), document_(std::make_unique<Document>()) {
  const std::string type = to_lower_ascii(exchange.request.field("content-type"));
  if (trim(std::string_view(type).substr(0, type.find(';'))) != "application/json") {
    unreadable_ = problem_answer(exchange, "unsupported-media-type", "application/json");
    document_->json.SetObject();
    return;
  }
  const std::string& body = exchange.request.body;
  if (!too_deep(body)) {
    document_->json.Parse<rapidjson::kParseValidateEncodingFlag>(body.data(), body.size());
  }
  std::set<std::string_view> names;
  const bool whole =
      !too_deep(body) && !document_->json.HasParseError() && document_->json.IsObject() &&
      std::all_of(document_->json.MemberBegin(), document_->json.MemberEnd(), [&](const auto& one) {
        return names.insert({one.name.GetString(), one.name.GetStringLength()}).second;
      });
  if (!whole) {
    fault("", "Sisällön on oltava yksi JSON-olio, jossa kukin kenttä on kerran.",
          "The body must be one JSON object with each member once.");
    unreadable_ = exchange_.wrong();
    document_->json.SetObject();
  }
}

JsonBody::~JsonBody() = default;

void JsonBody::fault(std::string_view pointer, std::string_view fi, std::string_view en) {
  exchange_.wrong_member(pointer, fi, en);
}

namespace {

// What is wrong with a text, in Finnish and English; empty views: nothing.
struct Fault {
  std::string fi;
  std::string en;
};
std::optional<Fault> check_text(std::string_view text, const TextRule& rule) {
  const std::size_t length = character_count(text);
  if (has_bad_control(text, rule.lines)) {
    return Fault{"Tekstissä on ohjausmerkkejä.", "The text has control characters."};
  }
  if (length < rule.min) {
    if (rule.min == 1) return Fault{"Tämä on täytettävä.", "This must be filled in."};
    return Fault{"Vähintään " + std::to_string(rule.min) + " merkkiä.",
                 "At least " + std::to_string(rule.min) + " characters."};
  }
  if (length > rule.max) {
    return Fault{"Enintään " + std::to_string(rule.max) + " merkkiä.",
                 "At most " + std::to_string(rule.max) + " characters."};
  }
  return std::nullopt;
}

std::string text_of(const rapidjson::Value& value, const TextRule& rule) {
  const std::string_view text(value.GetString(), value.GetStringLength());
  return std::string(rule.trimmed ? trim(text) : text);
}

}  // namespace

std::string JsonBody::text(std::string_view name, const TextRule& rule) {
  auto found = optional_text(name, rule);
  if (found) return std::move(*found);
  if (unreadable_ == nullptr && document_->member(name) == nullptr && rule.min > 0) {
    fault(pointer_to(name), "Tämä on täytettävä.", "This must be filled in.");
  }
  return {};
}

std::optional<std::string> JsonBody::optional_text(std::string_view name, const TextRule& rule) {
  asked_.emplace_back(name);
  const rapidjson::Value* value = document_->member(name);
  if (value == nullptr) return std::nullopt;
  if (!value->IsString()) {
    fault(pointer_to(name), "Tämän on oltava teksti.", "This must be a text.");
    return std::nullopt;
  }
  std::string text = text_of(*value, rule);
  if (const auto wrong = check_text(text, rule)) {
    fault(pointer_to(name), wrong->fi, wrong->en);
    return std::nullopt;
  }
  return text;
}

std::optional<Date> JsonBody::date(std::string_view name) {
  asked_.emplace_back(name);
  const rapidjson::Value* value = document_->member(name);
  if (value == nullptr) return std::nullopt;
  const auto date = value->IsString() ? Date::parse(text_of(*value, {})) : std::optional<Date>();
  if (!date) {
    fault(pointer_to(name), "Päivän on oltava muotoa VVVV-KK-PP.",
          "The day must have the form YYYY-MM-DD.");
  }
  return date;
}

std::optional<bool> JsonBody::flag(std::string_view name) {
  asked_.emplace_back(name);
  const rapidjson::Value* value = document_->member(name);
  if (value == nullptr) return std::nullopt;
  if (!value->IsBool()) {
    fault(pointer_to(name), "Tämän on oltava true tai false.", "This must be true or false.");
    return std::nullopt;
  }
  return value->GetBool();
}

bool JsonBody::given(std::string_view name) const {
  return document_->json.HasMember(
      rapidjson::Value(rapidjson::StringRef(name.data(), name.size())));
}

bool JsonBody::is_null(std::string_view name) const {
  return given(name) && document_->member(name) == nullptr;
}

std::vector<std::string> JsonBody::texts(std::string_view name, std::size_t most,
                                         const TextRule& rule) {
  asked_.emplace_back(name);
  std::vector<std::string> out;
  const rapidjson::Value* value = document_->member(name);
  if (value == nullptr) return out;
  if (!value->IsArray() || value->Size() > most) {
    fault(pointer_to(name),
          "Tämän on oltava luettelo, jossa on enintään " + std::to_string(most) + " kohtaa.",
          "This must be a list of at most " + std::to_string(most) + " items.");
    return out;
  }
  for (rapidjson::SizeType i = 0; i < value->Size(); ++i) {
    const std::string place = pointer_to(name) + "/" + std::to_string(i);
    if (!(*value)[i].IsString()) {
      fault(place, "Tämän on oltava teksti.", "This must be a text.");
      continue;
    }
    std::string text = text_of((*value)[i], rule);
    if (const auto wrong = check_text(text, rule)) fault(place, wrong->fi, wrong->en);
    out.push_back(std::move(text));
  }
  return out;
}

AnswerPtr JsonBody::wrong() {
  if (unreadable_ != nullptr) return unreadable_;
  for (auto one = document_->json.MemberBegin(); one != document_->json.MemberEnd(); ++one) {
    const std::string_view name(one->name.GetString(), one->name.GetStringLength());
    if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) {
      fault(pointer_to(name), "Tuntematon kenttä.", "Unknown member.");
    }
  }
  return exchange_.wrong();
}

}  // namespace viisari
