// What every HTML page is written with: the frame with its header and footer, escaped text, words
// in the page's language, links that keep the language and the day.
// Ownership: a Page refers to its context. Thread-safety: belongs to one thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/assessment_status.h"
#include "model/indicator.h"
#include "model/observation.h"
#include "model/outlook.h"
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

// The status in its colour with its shape and word.
void write_status(Page& page, AssessmentStatus status);
std::string indicator_path(const Indicator& indicator);
// The parts of an indicator's page with everything its definition says, and every published figure.
void write_definition_of_indicator(Page& page, const Indicator& indicator);
void write_observations_of_indicator(Page& page, const Indicator& indicator,
                                     std::span<const Observation> observations);
// The part of an indicator's page that looks ahead.
void write_outlook_of_indicator(Page& page, const Indicator& indicator, const Outlook& outlook);
// The part of an indicator's page that holds the findings about it; nothing without findings.
void write_findings_of_indicator(Page& page, const PublicView& view,
                                 std::span<const Finding* const> findings);

}  // namespace viisari
