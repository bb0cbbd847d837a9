// What every HTML page is written with: the frame with its header and footer, escaped text, words
// in the page's language, links that keep the language and the day.
// Ownership: a Page refers to its context. Thread-safety: belongs to one thread.
#pragma once

#include <string>
#include <string_view>

#include "report/format.h"
#include "web/pages.h"

namespace viisari {

// A piece of text in the two languages of the pages.
struct PageWords {
  std::string_view fi;
  std::string_view en;
  std::string_view in(Language language) const { return language == Language::kFinnish ? fi : en; }
};

class Page {
 public:
  explicit Page(const PageContext& context) : context_(context) {}

  Page& raw(std::string_view html);   // as it is
  Page& text(std::string_view text);  // escaped
  Page& words(std::string_view fi, std::string_view en);
  // "/indicators/…?lang=en&as_of=…", keeping what this page was asked with. `path` may have a
  // query.
  std::string link(std::string_view path) const;
  Language language() const { return context_.language; }
  std::string lang() const { return std::string(to_string(context_.language)); }

  void begin(std::string_view title);
  std::string finish();

 private:
  void language_link(std::string_view language, std::string_view name);

  const PageContext& context_;
  std::string out_;
};

}  // namespace viisari
