#include "report/mail_layout.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "report/explain_text.h"

namespace viisari {
namespace {

constexpr std::size_t kWidth = 76;
// A word of a figure's text never needs more; a longer one is broken so that no line of the mail
// gets longer than RFC 5322 allows (998), escaped as it may be.
constexpr std::size_t kMaxWord = 150;
constexpr std::size_t kMaxUrlBytes = 900;
constexpr std::size_t kMaxFieldBytes = 4000;
constexpr std::size_t kMaxSubjectCharacters = 110;

// Bytes of the first `count` characters.
std::size_t prefix_bytes(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (starts && count-- == 0) break;
    ++at;
  }
  return at;
}

// Lines of at most kWidth characters, broken at spaces; a no-break space holds.
std::vector<std::string> wrapped(std::string_view text, std::size_t indent) {
  const std::string clean = printable(text, kMaxFieldBytes);
  std::vector<std::string> lines;
  std::string line;
  std::size_t length = 0;
  for (std::string_view word : split(clean, ' ')) {
    while (!word.empty()) {
      const std::string_view piece = word.substr(0, prefix_bytes(word, kMaxWord));
      word.remove_prefix(piece.size());
      const std::size_t wide = character_count(piece);
      if (length > 0 && indent + length + 1 + wide > kWidth) {
        lines.push_back(std::exchange(line, {}));
        length = 0;
      }
      if (length > 0) line += ' ';
      line += piece;
      length += wide + (length > 0 ? 1 : 0);
    }
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string indented(std::string_view text, std::string_view first, std::string_view rest) {
  std::string out;
  for (const std::string& line : wrapped(text, character_count(first))) {
    out.append(out.empty() ? first : rest).append(line).append("\n");
  }
  return out;
}

// In lines, which mean no more than spaces in HTML.
std::string html_text(std::string_view text) {
  std::string out;
  for (const std::string& line : wrapped(text, 0)) {
    out.append(out.empty() ? "" : "\n").append(escape_markup(line));
  }
  return out;
}

// Empty unless it is an address that a line of mail can hold and a reader may follow.
std::string safe_url(std::string_view url) {
  const bool web = url.starts_with("http://") || url.starts_with("https://");
  const bool plain = std::none_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F;
  });
  if (!web || !plain || escape_markup(url).size() > kMaxUrlBytes) return "";
  return std::string(url);
}

// Dark enough on white and light enough on black.
std::string_view border_colour(AssessmentStatus status) {
  switch (status) {
    case AssessmentStatus::kAchieved:
    case AssessmentStatus::kOnTrack:
      return "#2e8b57";
    case AssessmentStatus::kAtRisk:
      return "#c77700";
    case AssessmentStatus::kOffTrack:
    case AssessmentStatus::kMissed:
      return "#d0453a";
    default:
      return "#808080";
  }
}

}  // namespace

void MailPage::block(std::string_view tag, std::string_view style, std::string_view text) {
  const std::string inner = html_text(text);
  if (inner.empty()) return;
  html_.append("<").append(tag).append(" style=\"").append(style).append("\">\n");
  html_.append(inner).append("</").append(tag).append(">\n");
}

void MailPage::title(std::string_view text) {
  text_ += indented(text, "", "") + "\n";
  block("h1", "font-size:22px;line-height:1.3;margin:0 0 8px", text);
}

void MailPage::section(std::string_view text) {
  const std::string heading = indented(text, "", "");
  text_ += "\n" + heading;
  text_ += std::string(std::min(character_count(trim(heading)), kWidth), '-') + "\n\n";
  block("h2", "font-size:18px;line-height:1.3;margin:28px 0 12px", text);
}

void MailPage::paragraph(std::string_view text) {
  const std::string lines = indented(text, "", "");
  if (lines.empty()) return;
  text_ += lines + "\n";
  block("p", "margin:0 0 12px", text);
}

void MailPage::warning(std::string_view text) {
  text_ += indented(text, "*** ", "    ") + "\n";
  block("p", "margin:0 0 16px;padding:8px 12px;border:2px solid #c77700;font-weight:bold", text);
}

void MailPage::bullets(std::span<const std::string> texts) {
  if (texts.empty()) return;
  html_ += "<ul style=\"margin:0 0 12px;padding-left:20px\">\n";
  for (const std::string& text : texts) {
    text_ += indented(text, "- ", "  ");
    html_ += "<li>" + html_text(text) + "</li>\n";
  }
  text_ += "\n";
  html_ += "</ul>\n";
}

void MailPage::link(std::string_view label, std::string_view url) {
  const std::string address = safe_url(url);
  if (address.empty()) return;
  text_ += indented(std::string(label) + ":", "", "") + "  " + address + "\n\n";
  html_ += "<p style=\"margin:0 0 12px\"><a\nhref=\"" + escape_markup(address) + "\">\n" +
           html_text(label) + "</a></p>\n";
}

void MailPage::entry(const MailEntry& entry) {
  const MailItem& item = *entry.item;
  const std::string url = safe_url(item.url);
  text_ += indented(item.title, "", "");
  html_.append("<div style=\"border-left:4px solid ").append(border_colour(item.status));
  html_ += ";padding:0 0 0 12px;margin:0 0 24px\">\n";
  html_ += "<h3 style=\"font-size:17px;line-height:1.3;margin:0 0 4px\">";
  if (!url.empty()) html_ += "<a\nhref=\"" + escape_markup(url) + "\">";
  html_ += "\n" + html_text(item.title) + (url.empty() ? "" : "</a>") + "</h3>\n";

  text_ += indented(entry.status, "  ", "  ");
  block("p", "margin:0 0 4px;font-weight:bold", entry.status);
  text_ += indented(entry.context, "  ", "  ");
  block("p", "margin:0 0 4px;font-size:14px", entry.context);
  for (const std::string& line : entry.lines) {
    text_ += indented(line, "  ", "  ");
    block("p", "margin:0 0 4px", line);
  }
  if (!url.empty()) text_ += "  " + url + "\n";
  if (is_key(item.chart)) {
    html_ += "<p style=\"margin:8px 0 0\"><img src=\"cid:" + item.chart +
             "\" width=\"480\" style=\"max-width:100%;height:auto;background:#fff\" alt=\"" +
             html_text(item.chart_alt) + "\"></p>\n";
  }
  text_ += "\n";
  html_ += "</div>\n";
}

void MailPage::footer() {
  if (std::exchange(in_footer_, true)) return;
  // Not "-- ": mail programs would fold away how to acknowledge.
  text_ += std::string(kWidth / 2, '-') + "\n";
  html_ +=
      "<div style=\"font-size:14px;border-top:1px solid #808080;margin:28px 0 0;"
      "padding:12px 0 0\">\n";
}

MailText MailPage::finish(std::string_view subject) {
  MailText out;
  out.subject = shortened(printable(subject, kMaxFieldBytes), kMaxSubjectCharacters);
  if (in_footer_) html_ += "</div>\n";
  while (text_.ends_with("\n\n")) text_.pop_back();
  out.text = std::move(text_);
  out.html.append("<!doctype html>\n<html lang=\"").append(to_string(language_)).append("\">\n");
  out.html +=
      "<head><meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
      html_text(out.subject) +
      "</title></head>\n"
      "<body style=\"margin:0;padding:16px;font-family:sans-serif;font-size:16px;"
      "line-height:1.45\">\n<div style=\"max-width:640px;margin:0 auto\">\n";
  out.html += html_;
  out.html += "</div>\n</body></html>\n";
  return out;
}

std::string status_words(AssessmentStatus status, Language language) {
  if (status == AssessmentStatus::kInvalid) return "";
  return std::string(status_shape(status)) + " " + std::string(status_text(status, language));
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (character_count(text) <= limit) return std::string(text);
  return std::string(trim(text.substr(0, prefix_bytes(text, limit - 1)))) + "…";
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

std::string joined(std::span<const std::string> parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    out.append(out.empty() ? "" : separator).append(part);
  }
  return out;
}

}  // namespace viisari
