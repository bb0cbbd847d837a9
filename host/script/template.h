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
// Ownership: a template owns its Lua state. Thread-safety: one thread at a time.
#pragma once

#include <cstddef>
#include <memory>
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
inline constexpr ErrorCode kTemplateNotText{"template.not_text"};  // returned no text
// Besides these the codes of script/error_codes.h: syntax, unknown names, time, memory.

inline constexpr std::size_t kMaxTemplateOutputBytes = std::size_t{1} * 1024 * 1024;

// What a template is given: text, number, yes/no, a list or named fields.
struct TemplateValue {
  using List = std::vector<TemplateValue>;
  using Fields = std::vector<std::pair<std::string, TemplateValue>>;
  std::variant<std::monostate, bool, double, std::string, List, Fields> value;
};

enum class TemplatePart : std::uint8_t { kSubject, kText, kHtml };
std::string_view to_string(TemplatePart part);  // "subject", "text", "html"

class MailTemplate {
 public:
  static Result<MailTemplate> load(const SourceFile& file, const Limits& limits);
  ~MailTemplate();
  MailTemplate(MailTemplate&&) noexcept;
  MailTemplate& operator=(MailTemplate&&) noexcept;

  bool has(TemplatePart part) const;
  // `has(part)` must be true.
  Result<std::string> render(TemplatePart part, const TemplateValue& mail);

 private:
  class Impl;
  explicit MailTemplate(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace viisari
