// Addresses and the file of recipients, on any bytes: what is accepted keeps its promises, and each
// fault has a code and a text that can be printed.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "alert/recipients.h"
#include "alert/routing.h"
#include "base/text.h"

namespace {

using namespace viisari;

void require(bool condition) {
  if (!condition) std::abort();
}

void address(std::string_view text) {
  if (!is_address(text)) return;
  require(text.size() <= 254 && std::count(text.begin(), text.end(), '@') == 1);
  require(std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; }));
  require(text.find_first_of("<>()[]\\,;:\"") == std::string_view::npos);
}

void file(std::string_view text) {
  const std::vector<std::string> schedules{"monthly"};
  Recipients out;
  const auto errors = parse_recipients(text, "recipients.toml", schedules, out);
  for (const Error& error : errors) {
    require(!error.code.name.empty() && is_valid_utf8(error.to_string()));
  }
  if (!errors.empty()) {
    require(out.all.empty());
    return;
  }
  require(!admins(out).empty());
  for (const Recipient& one : out.all) {
    require(is_address(one.address) && is_key(one.role) && out.find(one.role) == &one);
    require(one.title.find_first_of("\r\n") == std::string::npos);
    const Recipient* present = stand_in(out, one);
    require(present != nullptr && !present->away);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  address(text);
  file(text);
  return 0;
}
