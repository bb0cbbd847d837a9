#include "mail/compose.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "alert/recipients.h"
#include "base/text.h"
#include "mail/gmime_support.h"
#include "mail/header_field.h"

namespace viisari {
namespace {

constexpr std::size_t kMaxId = 250;     // of a Message-ID, a List-Id
constexpr std::size_t kMaxUrl = 900;    // leaves room on a line of 998
constexpr std::size_t kMaxThread = 50;  // Message-IDs in References

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_made_of(std::string_view text, std::string_view others) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_alphanumeric(c) || others.find(c) != std::string_view::npos;
  });
}

// Words with single dots between them.
bool is_dotted(std::string_view text, std::string_view others) {
  const auto parts = split(text, '.');
  return std::all_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return is_made_of(part, others); });
}

// "<left@right>" of dot-atoms, RFC 5322 3.6.4.
bool is_message_id(std::string_view id) {
  if (id.size() > kMaxId || !id.starts_with('<') || !id.ends_with('>')) return false;
  id = id.substr(1, id.size() - 2);
  const std::size_t at = id.find('@');
  return at != std::string_view::npos && is_dotted(id.substr(0, at), "!#$%&'*+-/=?^_`{|}~") &&
         is_dotted(id.substr(at + 1), "-");
}

// Of http or https, in the characters of RFC 3986 without those that could end the brackets.
bool is_web_address(std::string_view url) {
  return url.size() <= kMaxUrl && (url.starts_with("https://") || url.starts_with("http://")) &&
         is_made_of(url, "-._~:/?#[]@!$&'()*+;=%");
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

std::string digest_of(std::string_view text) {
  std::uint64_t hash = fnv1a(text);
  std::string bytes;
  for (int i = 0; i < 8; ++i, hash >>= 8U) bytes += static_cast<char>(hash & 0xFFU);
  return hex(bytes);
}

// "Mon, 05 Jan 2026 06:00:00 +0000"; nothing outside the years that have four digits.
std::optional<std::string> date_text(Instant instant) {
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day ymd(day);
  const int year = static_cast<int>(ymd.year());
  if (year < 1900 || year > 9999) return std::nullopt;
  const auto two = [](auto number) {
    const std::string digits = std::to_string(number);
    return digits.size() < 2 ? "0" + digits : digits;
  };
  const std::chrono::hh_mm_ss time(instant - day);
  std::string out(kDays.at(std::chrono::weekday(day).c_encoding()));
  out.append(", ").append(two(static_cast<unsigned>(ymd.day()))).append(" ");
  out.append(kMonths.at(static_cast<unsigned>(ymd.month()) - 1)).append(" ");
  out.append(std::to_string(year)).append(" ").append(two(time.hours().count())).append(":");
  return out.append(two(time.minutes().count()))
      .append(":")
      .append(two(time.seconds().count()))
      .append(" +0000");
}

// Every kind of line end as LF, no spaces at the end of a line (they mean nothing in text and HTML,
// and GMime's quoted-printable would make a line of 77 of some), LF at the end.
std::string body_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 1);
  const auto end_line = [&out] {
    while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
    out += '\n';
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
      end_line();
    } else if (text[i] == '\n') {
      end_line();
    } else {
      out += text[i];
    }
  }
  if (!out.empty() && out.back() != '\n') end_line();
  return out;
}

GRef<GMimePart> make_part(const char* type, const char* subtype, std::string_view bytes,
                          GMimeContentEncoding encoding) {
  GRef<GMimePart> part(g_mime_part_new_with_type(type, subtype));
  const GRef<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const GRef<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), encoding);
  return part;
}

GRef<GMimePart> make_text(const char* subtype, std::string_view text) {
  GRef<GMimePart> part =
      make_part("text", subtype, body_lines(text), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  return part;
}

GRef<GMimeMultipart> make_multipart(const char* subtype, const std::string& boundary) {
  GRef<GMimeMultipart> multipart(g_mime_multipart_new_with_subtype(subtype));
  g_mime_multipart_set_boundary(multipart.get(), boundary.c_str());
  return multipart;
}

// What a mail's parts are named by: follows from its Message-ID alone.
struct PartNames {
  explicit PartNames(std::string_view message_id)
      : hash(digest_of(message_id)), domain(message_id.substr(message_id.find('@') + 1)) {
    domain.pop_back();
  }
  // "=_" stands in no quoted-printable and no base64 text.
  std::string boundary(int number) const { return "=_" + hash + "_" + std::to_string(number); }
  std::string content_id(const std::string& image) const {
    return image + "." + hash + "@" + domain;
  }

  std::string hash;
  std::string domain;
};

// The HTML with each "cid:chart1" in quotes as the whole Content-ID.
std::string with_content_ids(const Mail& mail, const PartNames& names) {
  std::string html = mail.html;
  for (const MailImage& image : mail.images) {
    const std::string reference = "\"cid:" + image.id + "\"";
    const std::string full = "\"cid:" + names.content_id(image.id) + "\"";
    for (std::size_t at = html.find(reference); at != std::string::npos;
         at = html.find(reference, at + full.size())) {
      html.replace(at, reference.size(), full);
    }
  }
  return html;
}

GRef<GMimeObject> as_object(auto part) {
  return GRef<GMimeObject>(GMIME_OBJECT(part.release()));
}

GRef<GMimeObject> make_html(const Mail& mail, const PartNames& names) {
  GRef<GMimePart> html = make_text("html", with_content_ids(mail, names));
  if (mail.images.empty()) return as_object(std::move(html));
  GRef<GMimeMultipart> related = make_multipart("related", names.boundary(2));
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(related.get()), "type", "text/html");
  g_mime_multipart_add(related.get(), GMIME_OBJECT(html.get()));
  for (const MailImage& image : mail.images) {
    const GRef<GMimePart> part =
        make_part("image", "png", image.png, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_INLINE);
    g_mime_object_set_content_id(GMIME_OBJECT(part.get()), names.content_id(image.id).c_str());
    g_mime_multipart_add(related.get(), GMIME_OBJECT(part.get()));
  }
  return as_object(std::move(related));
}

GRef<GMimeObject> make_body(const Mail& mail) {
  GRef<GMimePart> text = make_text("plain", mail.text);
  if (mail.html.empty()) return as_object(std::move(text));
  const PartNames names(mail.message_id);
  GRef<GMimeMultipart> alternative = make_multipart("alternative", names.boundary(1));
  g_mime_multipart_add(alternative.get(), GMIME_OBJECT(text.get()));
  g_mime_multipart_add(alternative.get(), make_html(mail, names).get());
  return as_object(std::move(alternative));
}

// The part's own header fields, an empty line and its content; empty when GMime refuses.
std::string bytes_of(GMimeObject* part) {
  const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> format(
      g_mime_format_options_new(), &g_mime_format_options_free);
  g_mime_format_options_set_newline_format(format.get(), GMIME_NEWLINE_FORMAT_DOS);
  const GRef<GMimeStream> stream(g_mime_stream_mem_new());
  if (g_mime_object_write_to_stream(part, format.get(), stream.get()) < 0) return {};
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

Result<void> check_header(const Mail& mail) {
  for (const auto& [field, mailbox] : {std::pair("From", &mail.from), std::pair("To", &mail.to)}) {
    if (!is_address(mailbox->address)) {
      return fail(kMailBadAddress, std::string("the address in ") + field + " is not local@domain");
    }
    if (!is_one_line(mailbox->name)) {
      return fail(kMailBadHeader, std::string("the name in ") + field + " is not a line of UTF-8");
    }
  }
  const auto bad = [](const char* field) {
    return fail(kMailBadHeader, std::string("what is to stand in ") + field + " cannot");
  };
  if (!is_one_line(mail.subject)) return bad("Subject");
  if (!date_text(mail.date)) return bad("Date");
  if (!is_message_id(mail.message_id)) return bad("Message-ID");
  if (mail.references.size() > kMaxThread ||
      !std::all_of(mail.references.begin(), mail.references.end(), is_message_id)) {
    return bad("References");
  }
  if (!mail.list_id.empty() && (mail.list_id.size() > kMaxId || !is_dotted(mail.list_id, "-_"))) {
    return bad("List-Id");
  }
  if (!mail.unsubscribe_url.empty() && !is_web_address(mail.unsubscribe_url)) {
    return bad("List-Unsubscribe");
  }
  if (!is_made_of(mail.language, "-") || mail.language.size() > 35) return bad("Content-Language");
  std::set<std::string_view> ids;
  for (const MailImage& image : mail.images) {
    if (!is_key(image.id) || !ids.insert(image.id).second) return bad("Content-ID");
  }
  return {};
}

Result<void> check_body(const Mail& mail) {
  if (trim(mail.text).empty())
    return fail(kMailBadBody, "a mail has a text, but this one has none");
  for (const std::string* text : {&mail.text, &mail.html}) {
    if (!is_valid_utf8(*text) || text->find('\0') != std::string::npos) {
      return fail(kMailBadBody, "the text is not UTF-8 or has a NUL in it");
    }
  }
  if (mail.html.empty() && !mail.images.empty()) {
    return fail(kMailBadBody, "images need an HTML part that shows them");
  }
  for (const MailImage& image : mail.images) {
    if (!image.png.starts_with("\x89PNG\r\n\x1A\n")) {
      return fail(kMailBadBody, "image " + image.id + " is not a PNG");
    }
  }
  return {};
}

std::string header_of(const Mail& mail) {
  std::string out = mailbox_field("From", mail.from) + mailbox_field("To", mail.to) +
                    text_field("Subject", mail.subject) +
                    "Date: " + date_text(mail.date).value_or("") + "\r\n" +
                    token_field("Message-ID", {mail.message_id});
  if (!mail.references.empty()) {
    out += token_field("In-Reply-To", {mail.references.back()});
    out += token_field("References", mail.references);
  }
  // RFC 3834, and Exchange's word for the same: no answer of a machine, please.
  out += "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n";
  if (!mail.list_id.empty()) out += "List-Id: <" + mail.list_id + ">\r\n";
  if (!mail.unsubscribe_url.empty()) {
    out += "List-Unsubscribe: <" + mail.unsubscribe_url + ">\r\n";
    out += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";  // RFC 8058
  }
  out += "Content-Language: " + mail.language + "\r\nMIME-Version: 1.0\r\n";
  return out;
}

Error too_large() {
  return {
      kMailTooLarge, "a mail has at most " + std::to_string(kMaxMailBytes) + " bytes", {}, 0, 0};
}

}  // namespace

Result<std::string> compose(const Mail& mail) {
  std::size_t raw = mail.text.size() + mail.html.size() + mail.subject.size();
  for (const MailImage& image : mail.images) raw += image.png.size();
  if (raw > kMaxMailBytes) return fail(too_large());
  if (auto checked = check_header(mail); !checked) return fail(checked.error());
  if (auto checked = check_body(mail); !checked) return fail(checked.error());

  initialise_gmime();
  const std::string body = bytes_of(make_body(mail).get());
  if (body.empty()) return fail(kMailBadBody, "the parts could not be written");
  std::string bytes = header_of(mail) + body;
  if (bytes.size() > kMaxMailBytes) return fail(too_large());
  return bytes;
}

}  // namespace viisari
