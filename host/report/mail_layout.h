// The text and the HTML of a mail, built side by side so that they say the same. For the mails of
// this library; not for use outside it.
//
// Text: lines of about 76 characters. HTML: headings, paragraphs and lists with a few inline styles
// that mail clients keep, at most 640 pixels wide, no colours but those of borders (so that a dark
// background stays readable), nothing loaded from outside. Every text is escaped, and control
// characters and invalid UTF-8 in it become visible.
// Thread-safety: a MailPage belongs to one thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/mail_text.h"

namespace viisari {

// One indicator, ready to be shown.
struct MailEntry {
  const MailItem* item = nullptr;
  std::string status;              // "▼ jäljessä, oli ● aikataulussa"; may be empty
  std::string context;             // "Pirkanmaa, Lastensuojelu"; may be empty
  std::vector<std::string> lines;  // sentences, each a paragraph
};

class MailPage {
 public:
  explicit MailPage(Language language) : language_(language) {}

  void title(std::string_view text);
  void section(std::string_view text);
  void paragraph(std::string_view text);
  void warning(std::string_view text);  // bold, in a frame
  void bullets(std::span<const std::string> texts);
  // "label: url"; nothing where the address is too long for a line of mail.
  void link(std::string_view label, std::string_view url);
  void entry(const MailEntry& entry);
  // What follows is small print.
  void footer();

  // One line, at most so many characters as a list of mails can show.
  MailText finish(std::string_view subject);

 private:
  void block(std::string_view tag, std::string_view style, std::string_view text);

  Language language_;
  bool in_footer_ = false;
  std::string text_;
  std::string html_;
};

// "▼ jäljessä"; empty for kInvalid.
std::string status_words(AssessmentStatus status, Language language);
// At most `limit` characters, cut with "…".
std::string shortened(std::string_view text, std::size_t limit);
std::string capitalised(std::string_view text);  // ASCII first letters only
// Those that are not empty.
std::string joined(std::span<const std::string> parts, std::string_view separator);

}  // namespace viisari
