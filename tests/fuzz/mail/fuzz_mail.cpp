// A mail whose fields are pieces of any bytes: an error with a code, or a message that keeps the
// rules of RFC 5322 and 2045 and is the same when composed again.

#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "fuzz_targets.h"
#include "mail/compose.h"

namespace {

using namespace viisari;

void require(bool condition) {
  if (!condition) std::abort();
}

// Pieces between "|" characters, one a field; what is left over is empty.
class Pieces {
 public:
  explicit Pieces(std::string_view bytes) : rest_(bytes) {}
  std::string next() {
    const std::size_t end = rest_.find('|');
    const std::string piece(rest_.substr(0, end));
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
    return piece;
  }

 private:
  std::string_view rest_;
};

Mail mail_of(std::string_view bytes) {
  Pieces pieces(bytes);
  Mail mail;
  mail.subject = pieces.next();
  mail.text = pieces.next();
  mail.html = pieces.next();
  mail.from = {pieces.next(), "viisari@pirkanmaa.example"};
  mail.to.name = pieces.next();
  mail.to.address = "johto@pirkanmaa.example" + pieces.next();
  mail.message_id = "<a" + pieces.next() + "@pirkanmaa.example>";
  if (const std::string reference = pieces.next(); !reference.empty()) {
    mail.references.push_back("<" + reference + "@pirkanmaa.example>");
  }
  mail.list_id = pieces.next();
  if (const std::string path = pieces.next(); !path.empty()) {
    mail.unsubscribe_url = "https://viisari.example/" + path;
  }
  if (const std::string id = pieces.next(); !id.empty()) {
    mail.images.push_back({id, {}, "\x89PNG\r\n\x1A\n" + pieces.next()});
  }
  return mail;
}

void check_lines(std::string_view bytes, std::size_t longest) {
  for (const std::string_view line : split(bytes, '\n')) {
    if (line.empty()) continue;  // after the last one
    require(line.ends_with('\r') && line.size() <= longest + 1);
    for (const char c : line.substr(0, line.size() - 1)) {
      require(c == '\t' || (c >= ' ' && c <= '~'));
    }
  }
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

}  // namespace

bool fuzz_mail(const std::string& bytes) {
  const Mail mail = mail_of(bytes);
  const auto composed = compose(mail);
  if (!composed) {
    require(composed.error().code.name.starts_with("mail.") &&
            is_valid_utf8(composed.error().text));
    return false;
  }
  const std::size_t end = composed->find("\r\n\r\n");
  require(end != std::string::npos && composed->ends_with("\r\n"));
  const std::string header = "\r\n" + composed->substr(0, end + 2);
  check_lines(std::string_view(header).substr(2), 998);
  // The header of a part that is an image may be longer than 76.
  check_lines(std::string_view(*composed).substr(end + 4), mail.images.empty() ? 76 : 998);
  for (const std::string_view field :
       {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"}) {
    require(occurrences(header, "\r\n" + std::string(field) + ": ") == 1);
  }
  require(occurrences(header, "\r\nBcc") == 0);
  require(compose(mail).value() == *composed);
  return true;
}
