#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "report/explain_text.h"
#include "report/mail_layout.h"
#include "report/mail_text.h"
#include "report/mail_words.h"

namespace viisari {
namespace {

constexpr Words kName{"Palvelustrategian seuranta", "Service strategy"};

std::size_t count_of(const DigestContent& content, AssessmentStatus status) {
  for (const auto& [one, count] : content.counts) {
    if (one == status) return count;
  }
  return 0;
}

std::size_t changes(const DigestContent& content) {
  return content.changed_total + content.achieved_total;
}

// "3 jäljessä, 1 ei toteutunut, 2 muutosta": the worst first.
std::string headline(const DigestContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t n, std::string_view words) {
    if (n > 0) parts.push_back(std::to_string(n) + " " + std::string(words));
  };
  for (const AssessmentStatus status : {AssessmentStatus::kOffTrack, AssessmentStatus::kMissed}) {
    add(count_of(content, status), status_text(status, language));
  }
  if (!content.since) {
    // Against nothing there are no changes to tell of.
    if (parts.empty()) parts.emplace_back(finnish ? "ei jäljessä olevia" : "none off track");
  } else if (changes(content) == 0) {
    parts.emplace_back(finnish ? "ei muutoksia" : "no changes");
  } else {
    const std::string_view many = finnish ? "muutosta" : "changed";
    add(changes(content), finnish && changes(content) == 1 ? "muutos" : many);
  }
  return joined(parts, ", ");
}

// Whether the items are of several areas or services, so that each must say which.
struct Places {
  bool areas = false;
  bool services = false;
};

Places places_of(const DigestContent& content) {
  std::set<std::string_view> areas;
  std::set<std::string_view> services;
  for (const auto* list :
       {&content.changed, &content.off_track, &content.achieved, &content.overdue}) {
    for (const MailItem& item : *list) {
      areas.insert(item.area);
      services.insert(item.service);
    }
  }
  return {areas.size() > 1 || content.areas.size() > 1, services.size() > 1};
}

std::string status_line(const MailItem& item, Language language) {
  std::string out = status_words(item.status, language);
  if (item.before && *item.before != item.status) {
    out += language == Language::kFinnish ? ", oli " : ", was ";
    out += status_words(*item.before, language);
  }
  return out;
}

struct DigestWriter {
  MailPage& page;
  const DigestContent& content;
  Language language;
  Places places;

  void list(const Words& heading, const std::vector<MailItem>& items, std::size_t total) const {
    total = std::max(total, items.size());
    if (total == 0) return;
    page.section(std::string(in(heading, language)) + " (" + std::to_string(total) + ")");
    for (const MailItem& item : items) add(item);
    if (total == items.size()) return;
    constexpr Words kOne{"Lisäksi 1 muu", "1 more"};
    constexpr Words kMany{"Lisäksi {n} muuta", "{n} more"};
    page.link(counted(total - items.size(), kOne, kMany, language), content.pages_url);
  }

  void add(const MailItem& item) const {
    MailEntry entry;
    entry.item = &item;
    entry.status = status_line(item, language);
    const std::array place{places.areas ? item.area : std::string(),
                           places.services ? item.service : std::string()};
    entry.context = joined(place, ", ");
    entry.lines = {item.reason, figure_line(item, language), item.note};
    page.entry(entry);
  }
};

std::string latest_text(const std::optional<Date>& latest, Language language) {
  if (!latest) {
    return language == Language::kFinnish ? "Lukuja ei ole vielä yhtään."
                                          : "There are no figures yet.";
  }
  return (language == Language::kFinnish ? "Uusin luku on julkaistu "
                                         : "The newest figure was published on ") +
         format_date(*latest, language) + ".";
}

// Silence must not be taken for a fault, nor a fault for silence.
std::string nothing_new(const DigestContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::string out;
  if (content.indicators == 0) {
    out = finnish ? "Sinulle ei ole määritelty mittareita. Pyydä pääkäyttäjää tarkistamaan, mistä "
                    "alueista ja palveluista haluat tietää."
                  : "No indicators are assigned to you. Ask an admin to see which areas and "
                    "services you should hear of.";
    return out;
  }
  if (content.since && changes(content) == 0) {
    out = (finnish ? "Mikään ei ole muuttunut edellisen viestin ("
                   : "Nothing has changed since the last message (") +
          format_date(*content.since, language) +
          (finnish ? ") jälkeen. Seuranta toimii. " : "). The service is alive. ");
  }
  return out + latest_text(content.latest_figure, language);
}

void add_summary(MailPage& page, const DigestContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::vector<std::string> counts;
  for (const auto& [status, count] : content.counts) {
    if (count == 0) continue;
    // The shape stays on the line of its number.
    counts.push_back(std::string(status_shape(status)) + "\u00A0" + std::to_string(count) + " " +
                     std::string(status_text(status, language)));
  }
  if (counts.empty()) return;
  constexpr Words kOne{"1 mittari: ", "1 indicator: "};
  constexpr Words kMany{"{n} mittaria: ", "{n} indicators: "};
  std::string text = counted(content.indicators, kOne, kMany, language) + joined(counts, ", ");
  if (content.overdue_total > 0) {
    constexpr Words kOverdueOne{"1 luku on myöhässä", "1 figure is overdue"};
    constexpr Words kOverdueMany{"{n} lukua on myöhässä", "{n} figures are overdue"};
    text += (finnish ? ". Lisäksi " : ". Besides, ") +
            counted(content.overdue_total, kOverdueOne, kOverdueMany, language);
  }
  page.paragraph(text + ".");
}

}  // namespace

MailText digest_mail(const DigestContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  const std::string head = headline(content, language);
  MailPage page(language);
  begin_mail(page, std::string(in(kName, language)) + ": " + head, content.simulated, language);
  const std::array who{joined(content.areas, ", "), content.title};
  page.paragraph(joined(who, " – "));
  std::string when = as_of_text(content.as_of, language);
  if (content.since) {
    when += (finnish ? " Edellinen viesti " : " Last message ") +
            format_date(*content.since, language) + ".";
  } else {
    when += finnish ? " Tämä on ensimmäinen viestisi." : " This is your first message.";
  }
  page.paragraph(when);
  if (!content.delayed.empty()) page.paragraph(content.delayed);
  add_summary(page, content, language);
  page.paragraph(nothing_new(content, language));

  const DigestWriter writer{page, content, language, places_of(content)};
  writer.list({"Muuttui edellisen viestin jälkeen", "Changed since the last message"},
              content.changed, content.changed_total);
  if (content.since) {
    writer.list({"Edelleen jäljessä", "Still off track"}, content.off_track,
                content.off_track_total);
  } else {
    writer.list({"Jäljessä", "Off track"}, content.off_track, content.off_track_total);
  }
  writer.list({"Toteutui edellisen viestin jälkeen", "Achieved since the last message"},
              content.achieved, content.achieved_total);
  writer.list({"Luku on myöhässä", "Figure is overdue"}, content.overdue, content.overdue_total);

  page.footer();
  add_why(page, content.why, language);
  if (content.unsubscribe_url.empty()) {
    page.paragraph(finnish ? "Kooste kuuluu tehtävääsi. Muutoksista sovitaan pääkäyttäjän kanssa."
                           : "This digest is part of your role. Ask an admin for changes.");
  } else {
    page.link(finnish ? "En halua enää näitä koosteita" : "Stop these digests",
              content.unsubscribe_url);
  }
  end_mail(page, content.pages_url, language);
  const std::string subject =
      std::string(in(kName, language)) + ", " + month_text(content.as_of, language) + ": " + head;
  return page.finish(with_mark(subject, content.simulated, language));
}

}  // namespace viisari
