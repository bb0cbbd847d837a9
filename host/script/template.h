// Mail templates in Lua: a file may replace the subject, the text or the HTML of the built-in
// mails. It runs in the sandbox of definitions, with its own limits; whatever goes wrong in it is
// an error with file and line, and the caller falls back to the built-in mail.
//
// A template file is named after the mail ("alert.lua", "digest.lua", "watchdog.lua") and returns
// nothing; it calls
//   template { subject = function(mail) … end, text = function(mail) … end, html = … }
// each optional. `mail` is the content as plain tables (docs/mail.md lists the fields), and
// `mail.builtin.subject|text|html` what would be sent without the template. `html(text)` escapes.
//
// Every rendering runs the file anew, in a Lua state of its own: a mail depends on its content and
// on no mail before it.
// Ownership: holds the text of the file. Thread-safety: const methods from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "script/limits.h"
#include "script/source_tree.h"

namespace viisari {

inline constexpr ErrorCode kTemplateTooLong{"template.output_too_long"};
// Returned no text, an empty one, or one with bytes that a mail cannot show.
inline constexpr ErrorCode kTemplateNotText{"template.not_text"};
inline constexpr ErrorCode kTemplateBadSubject{"template.bad_subject"};  // not one line
// Besides these the codes of script/error_codes.h: syntax, unknown names, time, memory.

inline constexpr std::size_t kMaxTemplateOutputBytes = std::size_t{512} * 1024;
inline constexpr std::size_t kMaxTemplateSubjectBytes = 500;

// What a template is given: text, number, yes/no, a list or named fields. A field with nothing in
// it reads as nil; one that is not there is an error where it is read.
struct TemplateField;
struct TemplateValue {
  using List = std::vector<TemplateValue>;
  using Fields = std::vector<TemplateField>;
  std::variant<std::monostate, bool, double, std::string, List, Fields> value;
};
struct TemplateField {
  std::string name;
  TemplateValue value;
};

enum class TemplatePart : std::uint8_t { kSubject, kText, kHtml };
inline constexpr std::array kTemplateParts{TemplatePart::kSubject, TemplatePart::kText,
                                           TemplatePart::kHtml};
std::string_view to_string(TemplatePart part);  // "subject", "text", "html"

class MailTemplate {
 public:
  // `file.path` is the name that errors show. A run of the file, loading or rendering, may take
  // what `limits` allow for reading a definition file.
  static Result<MailTemplate> load(SourceFile file, const Limits& limits);

  bool has(TemplatePart part) const;
  // `has(part)` must be true.
  Result<std::string> render(TemplatePart part, const TemplateValue& mail) const;

 private:
  MailTemplate(SourceFile file, const Limits& limits) : file_(std::move(file)), limits_(limits) {}

  SourceFile file_;
  Limits limits_;
  std::array<bool, kTemplateParts.size()> parts_{};
};

}  // namespace viisari
