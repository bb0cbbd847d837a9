#include "mail/read_mail.h"

#include <utility>

#include "mail/gmime_support.h"

namespace viisari {
namespace {

// Depth first: the text comes before its HTML.
GMimeTextPart* first_text(GMimeObject* part) {
  if (GMIME_IS_TEXT_PART(part)) return GMIME_TEXT_PART(part);
  if (!GMIME_IS_MULTIPART(part)) return nullptr;
  GMimeMultipart* parts = GMIME_MULTIPART(part);
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    if (GMimeTextPart* text = first_text(g_mime_multipart_get_part(parts, i))) return text;
  }
  return nullptr;
}

GRef<GMimeMessage> parse_mail(std::string_view bytes) {
  initialise_gmime();
  const GRef<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const GRef<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return GRef<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

}  // namespace

std::string text_of_mail(std::string_view bytes) {
  const GRef<GMimeMessage> message = parse_mail(bytes);
  if (!message) return {};
  GMimeObject* body = g_mime_message_get_mime_part(message.get());
  GMimeTextPart* part = body == nullptr ? nullptr : first_text(body);
  if (part == nullptr) return {};
  char* text = g_mime_text_part_get_text(part);
  if (text == nullptr) return {};
  std::string out;
  for (const char* at = text; *at != '\0'; ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    if (byte == '\n' || byte == '\t' || (byte >= 0x20 && byte != 0x7F)) out += *at;
  }
  g_free(text);
  return out;
}

std::vector<std::pair<std::string, std::string>> headers_of_mail(std::string_view bytes) {
  const GRef<GMimeMessage> message = parse_mail(bytes);
  if (!message) return {};
  std::vector<std::pair<std::string, std::string>> out;
  GMimeHeaderList* headers = g_mime_object_get_header_list(GMIME_OBJECT(message.get()));
  for (int i = 0; i < g_mime_header_list_get_count(headers); ++i) {
    GMimeHeader* header = g_mime_header_list_get_header_at(headers, i);
    const char* name = g_mime_header_get_name(header);
    const char* value = g_mime_header_get_value(header);
    if (name == nullptr || value == nullptr) continue;
    std::string text;
    for (const char* at = value; *at != '\0'; ++at) {
      const auto byte = static_cast<unsigned char>(*at);
      if (byte >= 0x20 && byte != 0x7F) text += *at;
    }
    out.emplace_back(name, std::move(text));
  }
  return out;
}

}  // namespace viisari
