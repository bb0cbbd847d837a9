// Mail: a message before it is rendered. Plain values: composing (compose.h) makes the bytes,
// delivery (delivery.h) takes them to a server. Thread-safety: as any values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace viisari {

// A picture of the HTML part, which refers to it as src="cid:<id>", in double quotes; composing
// puts the whole Content-ID there.
struct MailImage {
  std::string id;   // a key, unique in the mail: "chart1"
  std::string alt;  // what it shows, for those who do not see it
  std::string png;  // bytes
};

struct MailAddress {
  std::string name;     // may be empty; UTF-8
  std::string address;  // addr-spec
};

// "Viisari <viisari@area.example>" or "viisari@area.example"; nothing when the address is none or
// the name has a control character, '<' or '>'.
std::optional<MailAddress> parse_mailbox(std::string_view text);

struct Mail {
  MailAddress from;
  MailAddress to;
  std::string subject;  // UTF-8, one line
  Instant date{};
  std::string message_id;               // "<…@…>"
  std::vector<std::string> references;  // "<…@…>" of the thread, oldest first; may be empty
  std::string list_id;                  // "alerts.pirkanmaa.viisari.example"; empty: none
  std::string unsubscribe_url;          // https or http, of digests; empty: none
  std::string language = "fi";          // Content-Language
  std::string text;                     // complete without the HTML, never empty
  std::string html;                     // empty: text only
  std::vector<MailImage> images;
};

}  // namespace viisari
