#include <string>
#include <vector>

#include "report/mail_layout.h"
#include "report/mail_text.h"
#include "report/mail_words.h"

namespace viisari {
namespace {

bool needs_care(const WatchdogContent& content) {
  return !content.remarks.empty() || content.mails_failed > 0;
}

std::string headline(const WatchdogContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  if (needs_care(content)) {
    return finnish ? "Viisari toimii, mutta vaatii huomiota" : "Viisari is alive but needs care";
  }
  if (content.since && content.figures_since == 0) {
    return finnish ? "Viisari toimii, ei uusia lukuja" : "Viisari is alive, no new figures";
  }
  return finnish ? "Viisari toimii" : "Viisari is alive";
}

}  // namespace

MailText watchdog_mail(const WatchdogContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  const std::string head = headline(content, language);
  MailPage page(language);
  begin_mail(page, head, content.simulated, language);
  std::string when = as_of_text(content.as_of, language);
  if (content.since) {
    when += (finnish ? " Edellinen elonmerkki " : " Last sign of life ") +
            format_date(*content.since, language) + ".";
  }
  page.paragraph(when);

  if (!content.remarks.empty()) {
    page.section(finnish ? "Vaatii huomiota" : "Needs care");
    page.bullets(content.remarks);
  }

  page.section(finnish ? "Tilanne" : "State");
  std::vector<std::string> lines;
  const auto add = [&](const Words& label, const std::string& value) {
    lines.push_back(std::string(in(label, language)) + ": " + value);
  };
  const auto add_count = [&](const Words& label, std::size_t value) {
    add(label, format_number(static_cast<double>(value), 0, language));
  };
  add_count({"Mittareita", "Indicators"}, content.indicators);
  add_count(content.since ? Words{"Uusia lukuja edellisen elonmerkin jälkeen",
                                  "New figures since the last sign of life"}
                          : Words{"Lukuja", "Figures"},
            content.figures_since);
  add({"Uusin luku julkaistu", "Newest figure published"},
      content.latest_figure ? format_date(*content.latest_figure, language)
                            : std::string(finnish ? "ei yhtään" : "none"));
  add_count({"Avoimia hälytyksiä", "Open alerts"}, content.episodes_open);
  add_count({"Lähetettyjä viestejä", "Messages sent"}, content.mails_sent);
  add_count({"Lähettämistä odottavia viestejä", "Messages waiting"}, content.mails_waiting);
  add_count({"Perille menemättömiä viestejä", "Messages not delivered"}, content.mails_failed);
  page.bullets(lines);

  page.footer();
  add_why(page,
          finnish
              ? "Olet pääkäyttäjä. Tämä viesti tulee, vaikka mitään ei olisi tapahtunut: jos se "
                "jää tulematta, palvelu on pysähtynyt."
              : "You are an admin. This message comes even when nothing has happened: if it "
                "stays away, the service has stopped.",
          language);
  end_mail(page, content.pages_url, language);
  return page.finish(
      with_mark(head + ", " + month_text(content.as_of, language), content.simulated, language));
}

}  // namespace viisari
