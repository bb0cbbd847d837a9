// Reads mails as JSON, one a line, and answers each with "ok BYTES\n" and that many bytes, or with
// "error CODE\n". Texts that JSON cannot hold (invalid UTF-8) come as hexadecimal in "…_hex".
#include <rapidjson/document.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "mail/compose.h"

namespace viisari {
namespace {

using Json = rapidjson::Value;

std::string text(const Json& object, const char* name) {
  const auto member = object.FindMember(name);
  if (member == object.MemberEnd()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

std::string bytes(const Json& object, const char* name) {
  const std::string digits = text(object, name);
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    out += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  }
  return out;
}

Mail read_mail(const Json& json) {
  Mail mail;
  mail.from = {text(json["from"], "name"), text(json["from"], "address")};
  mail.to = {text(json["to"], "name"), text(json["to"], "address")};
  mail.subject = text(json, "subject") + bytes(json, "subject_hex");
  mail.date = Instant(std::chrono::seconds(json["date"].GetInt64()));
  mail.message_id = text(json, "message_id");
  for (const Json& id : json["references"].GetArray()) mail.references.emplace_back(id.GetString());
  mail.list_id = text(json, "list_id");
  mail.unsubscribe_url = text(json, "unsubscribe_url");
  mail.language = text(json, "language");
  mail.text = text(json, "text") + bytes(json, "text_hex");
  mail.html = text(json, "html");
  for (const Json& image : json["images"].GetArray()) {
    mail.images.push_back({text(image, "id"), {}, bytes(image, "png_hex")});
  }
  return mail;
}

}  // namespace
}  // namespace viisari

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    rapidjson::Document document;
    document.Parse(line.data(), line.size());
    if (document.HasParseError() || !document.IsObject()) return 2;
    const auto composed = viisari::compose(viisari::read_mail(document));
    if (composed) {
      std::cout << "ok " << composed->size() << '\n' << *composed << std::flush;
    } else {
      std::cout << "error " << composed.error().code.name << '\n' << std::flush;
    }
  }
  return 0;
}
