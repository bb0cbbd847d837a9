#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "report/explain_text.h"
#include "report/mail_layout.h"
#include "report/mail_text.h"
#include "report/mail_words.h"
#include "report/wording.h"

namespace viisari {
namespace {

// What one part of the mail tells of, in the order in which it matters.
struct Group {
  TransitionKind transition;
  EpisodeKind kind;
  Words subject;  // of a mail about this indicator alone; its title follows
  Words one;      // of a mail about more
  Words many;     // "{n} …"
  Words heading;
  Words sentence;  // of each; {opened} is the day it was opened; may be empty
};

constexpr Words kStillOpenOne{"1 hälytys on edelleen auki", "1 alert is still open"};
constexpr Words kStillOpenMany{"{n} hälytystä on edelleen auki", "{n} alerts are still open"};
constexpr Words kUnseenOne{"1 hälytys on kuittaamatta", "1 alert is not acknowledged"};
constexpr Words kUnseenMany{"{n} hälytystä on kuittaamatta", "{n} alerts are not acknowledged"};
constexpr Words kUnfoundedOne{"1 hälytys ei enää pidä paikkaansa", "1 alert no longer holds"};
constexpr Words kUnfoundedMany{"{n} hälytystä ei enää pidä paikkaansa",
                               "{n} alerts no longer hold"};
constexpr Words kReminder{"Muistutus", "Reminder"};
constexpr Words kUnseen{"Kuittaamatta", "Not acknowledged"};
constexpr Words kCorrected{"Korjattu", "Corrected"};
constexpr Words kStillOpen{"Edelleen auki", "Still open"};
constexpr Words kUnseenHeading{"Kukaan ei ole kuitannut", "Nobody has acknowledged"};
constexpr Words kCorrectedHeading{"Korjattu: aiempi hälytys ei enää pidä paikkaansa",
                                  "Corrected: the earlier alert no longer holds"};
constexpr Words kRepeatSentence{"Muistutus: hälytys on ollut auki {opened} alkaen.",
                                "Reminder: the alert has been open since {opened}."};
constexpr Words kEscalatedSentence{
    "Hälytys on ollut auki {opened} alkaen, eikä kukaan ole kuitannut sitä.",
    "The alert has been open since {opened} and nobody has acknowledged it."};
constexpr Words kMissingRepeat{"Muistutus: lukua on odotettu ainakin {opened} alkaen.",
                               "Reminder: the figure has been awaited since {opened} at least."};
constexpr Words kMissingEscalated{
    "Lukua on odotettu ainakin {opened} alkaen, eikä kukaan ole kuitannut hälytystä.",
    "The figure has been awaited since {opened} at least and nobody has acknowledged the alert."};

constexpr auto kPath = EpisodeKind::kPath;
constexpr auto kData = EpisodeKind::kData;
constexpr auto kAreaData = EpisodeKind::kAreaData;

constexpr std::array kGroups{
    Group{TransitionKind::kOpened,
          kPath,
          {"", ""},
          {"1 mittari poikkesi polultaan", "1 indicator left its path"},
          {"{n} mittaria poikkesi polultaan", "{n} indicators left their paths"},
          {"Poikkesi polultaan", "Left its path"},
          {"", ""}},
    Group{TransitionKind::kOpened,
          kAreaData,
          {"Luvut laajasti myöhässä", "Figures widely overdue"},
          {"luvut ovat laajasti myöhässä", "figures are widely overdue"},
          {"{n} alueen luvut ovat laajasti myöhässä", "figures of {n} areas are widely overdue"},
          {"Alueen luvut ovat laajasti myöhässä", "The area's figures are widely overdue"},
          {"Suuri osa alueen luvuista on myöhässä, joten niistä kerrotaan yhdellä viestillä. "
           "Puute havaittiin {opened}.",
           "Many of the area's figures are overdue, so one message tells of them all. Noticed on "
           "{opened}."}},
    Group{TransitionKind::kOpened,
          kData,
          {"Luku myöhässä", "Figure overdue"},
          {"1 luku on myöhässä", "1 figure is overdue"},
          {"{n} lukua on myöhässä", "{n} figures are overdue"},
          {"Luku on myöhässä", "The figure is overdue"},
          {"Puute havaittiin {opened}.", "Noticed on {opened}."}},
    Group{TransitionKind::kEscalated, kPath, kUnseen, kUnseenOne, kUnseenMany, kUnseenHeading,
          kEscalatedSentence},
    Group{TransitionKind::kEscalated, kAreaData, kUnseen, kUnseenOne, kUnseenMany, kUnseenHeading,
          kMissingEscalated},
    Group{TransitionKind::kEscalated, kData, kUnseen, kUnseenOne, kUnseenMany, kUnseenHeading,
          kMissingEscalated},
    Group{TransitionKind::kCorrected,
          kPath,
          kCorrected,
          kUnfoundedOne,
          kUnfoundedMany,
          kCorrectedHeading,
          {"Lukua tai sen tavoitetta on korjattu, joten {opened} avattu hälytys ei enää pidä "
           "paikkaansa.",
           "The figure or its target has been corrected, so the alert opened on {opened} no longer "
           "holds."}},
    Group{TransitionKind::kCorrected,
          kAreaData,
          kCorrected,
          kUnfoundedOne,
          kUnfoundedMany,
          kCorrectedHeading,
          {"Tietoja on korjattu, joten {opened} avattu hälytys puuttuvista luvuista ei enää pidä "
           "paikkaansa.",
           "The records have been corrected, so the alert of missing figures opened on {opened} no "
           "longer holds."}},
    Group{
        TransitionKind::kCorrected,
        kData,
        kCorrected,
        kUnfoundedOne,
        kUnfoundedMany,
        kCorrectedHeading,
        {"Tietoja on korjattu, joten {opened} avattu hälytys puuttuvasta luvusta ei enää pidä "
         "paikkaansa.",
         "The records have been corrected, so the alert of a missing figure opened on {opened} no "
         "longer holds."}},
    Group{TransitionKind::kRepeated, kPath, kReminder, kStillOpenOne, kStillOpenMany, kStillOpen,
          kRepeatSentence},
    Group{TransitionKind::kRepeated, kAreaData, kReminder, kStillOpenOne, kStillOpenMany,
          kStillOpen, kMissingRepeat},
    Group{TransitionKind::kRepeated, kData, kReminder, kStillOpenOne, kStillOpenMany, kStillOpen,
          kMissingRepeat},
    Group{TransitionKind::kResolved,
          kPath,
          {"Taas polulla", "Back on its path"},
          {"1 mittari palasi polulleen", "1 indicator is back on its path"},
          {"{n} mittaria palasi polulleen", "{n} indicators are back on their paths"},
          {"Taas polulla", "Back on its path"},
          {"Hälytys avattiin {opened} ja on nyt päättynyt.",
           "The alert was opened on {opened} and is over now."}},
    Group{TransitionKind::kResolved,
          kAreaData,
          {"Lukuja on taas saatu", "Figures have come again"},
          {"lukuja on taas saatu", "figures have come again"},
          {"{n} alueen lukuja on taas saatu", "figures of {n} areas have come again"},
          {"Alueen lukuja on taas saatu", "The area's figures have come again"},
          {"Puute havaittiin {opened}; hälytys on nyt päättynyt.",
           "The gap was noticed on {opened}; the alert is over now."}},
    Group{TransitionKind::kResolved,
          kData,
          {"Luku saatu", "Figure has come"},
          {"1 myöhässä ollut luku saatiin", "1 overdue figure has come"},
          {"{n} myöhässä ollutta lukua saatiin", "{n} overdue figures have come"},
          {"Luku on saatu", "The figure has come"},
          {"Puute havaittiin {opened}; hälytys on nyt päättynyt.",
           "The gap was noticed on {opened}; the alert is over now."}},
};

// Where the alert is not about a path: a limit of its own was crossed.
constexpr Words kAttention{"Huomio", "Attention"};
constexpr Words kAttentionOne{"1 mittari vaatii huomiota", "1 indicator needs attention"};
constexpr Words kAttentionMany{"{n} mittaria vaatii huomiota", "{n} indicators need attention"};
constexpr Words kAttentionHeading{"Vaatii huomiota", "Needs attention"};
constexpr Words kOver{"Hälytys päättyi", "Alert over"};
constexpr Words kOverOne{"1 hälytys päättyi", "1 alert is over"};
constexpr Words kOverMany{"{n} hälytystä päättyi", "{n} alerts are over"};

bool is_bad(AssessmentStatus status) {
  return status == AssessmentStatus::kOffTrack || status == AssessmentStatus::kMissed ||
         status == AssessmentStatus::kAtRisk;
}

bool is_good(AssessmentStatus status) {
  return status == AssessmentStatus::kOnTrack || status == AssessmentStatus::kAchieved;
}

bool awaits_action(TransitionKind transition) {
  return transition == TransitionKind::kOpened || transition == TransitionKind::kRepeated ||
         transition == TransitionKind::kEscalated;
}

// The group's words, or more general ones where one of its indicators left no path but a limit.
Group group_for(const Group& base, std::span<const AlertNotice* const> notices) {
  Group group = base;
  const auto all = [&](bool (*test)(AssessmentStatus)) {
    return std::all_of(notices.begin(), notices.end(),
                       [&](const AlertNotice* one) { return test(one->item.status); });
  };
  if (group.kind != EpisodeKind::kPath) return group;
  if (group.transition == TransitionKind::kOpened && !all(is_bad)) {
    group.subject = kAttention;
    group.one = kAttentionOne;
    group.many = kAttentionMany;
    group.heading = kAttentionHeading;
  }
  if (group.transition == TransitionKind::kResolved && !all(is_good)) {
    group.subject = group.heading = kOver;
    group.one = kOverOne;
    group.many = kOverMany;
  }
  return group;
}

struct Part {
  Group group;
  std::vector<const AlertNotice*> notices;
};

std::vector<Part> parts_of(const AlertMailContent& content) {
  std::vector<Part> parts;
  for (const Group& group : kGroups) {
    Part part{group, {}};
    for (const AlertNotice& notice : content.notices) {
      if (notice.transition == group.transition && notice.kind == group.kind) {
        part.notices.push_back(&notice);
      }
    }
    if (part.notices.empty()) continue;
    part.group = group_for(group, part.notices);
    parts.push_back(std::move(part));
  }
  return parts;
}

std::string place_of(const AlertMailContent& content) {
  const std::array parts{content.area, content.service};
  return joined(parts, ", ");
}

// "2 mittaria poikkesi polultaan; 1 hälytys on edelleen auki".
std::string headline(const std::vector<Part>& parts, Language language) {
  std::vector<std::string> counts;
  for (std::size_t i = 0; i < parts.size();) {
    std::size_t n = 0;
    const Group& group = parts[i].group;
    // Of all kinds that are told of in the same words, which stand together.
    for (; i < parts.size() && parts[i].group.one == group.one; ++i) n += parts[i].notices.size();
    counts.push_back(counted(n, group.one, group.many, language));
  }
  return capitalised(joined(counts, "; "));
}

// Of one indicator its name, else the headline.
std::string subject_of(const AlertMailContent& content, const std::vector<Part>& parts,
                       Language language) {
  // A phone shows the start of it: what happened comes first.
  if (content.notices.size() != 1 || parts.empty()) {
    const std::string place = place_of(content);
    return headline(parts, language) + (place.empty() ? "" : " (" + place + ")");
  }
  const std::string& place = content.area;
  const AlertNotice& notice = *parts.front().notices.front();
  std::string what(in(parts.front().group.subject, language));
  if (what.empty()) what = capitalised(status_text(notice.item.status, language));
  // The area's outage is about the area, whose name its title holds.
  if (notice.kind == EpisodeKind::kAreaData) return what + ": " + place;
  return what + ": " + shortened(notice.item.title, 60) + (place.empty() ? "" : " (" + place + ")");
}

std::string sentence_of(const Group& group, const AlertNotice& notice, Language language) {
  return replaced(in(group.sentence, language), "{opened}", format_date(notice.opened, language));
}

void add_notice(MailPage& page, const Group& group, const AlertNotice& notice,
                const AlertMailContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  MailEntry entry;
  entry.item = &notice.item;
  // The verdict on the last figure says nothing of one that is awaited.
  const bool awaited = notice.kind != EpisodeKind::kPath && awaits_action(notice.transition);
  std::string status = awaited ? "" : status_words(notice.item.status, language);
  if (awaits_action(notice.transition) && notice.severity == Severity::kHigh) {
    status += status.empty() ? "" : ", ";
    status += finnish ? "tärkeä hälytys" : "high severity";
  }
  entry.status = std::move(status);
  if (notice.item.service != content.service) entry.context = notice.item.service;
  entry.lines.push_back(sentence_of(group, notice, language));
  entry.lines.push_back(notice.item.reason);
  entry.lines.push_back(figure_line(notice.item, language));
  entry.lines.push_back(notice.item.note);
  if (notice.episode > 0) {
    entry.lines.push_back((finnish ? "Hälytys nro " : "Alert no. ") +
                          std::to_string(notice.episode));
  }
  page.entry(entry);
}

bool awaits_figures(const AlertMailContent& content) {
  return std::any_of(content.notices.begin(), content.notices.end(), [](const AlertNotice& one) {
    return one.kind == EpisodeKind::kData && awaits_action(one.transition);
  });
}

// Where what is open is acknowledged: the page of the first, and of all where there are more.
void add_acknowledging(MailPage& page, const AlertMailContent& content, Language language) {
  const bool finnish = language == Language::kFinnish;
  std::vector<std::string> numbers;
  for (const AlertNotice& notice : content.notices) {
    if (notice.episode > 0 && awaits_action(notice.transition)) {
      numbers.push_back(std::to_string(notice.episode));
    }
  }
  if (numbers.empty()) return;
  page.paragraph(finnish
                     ? "Kuittaa hälytys, kun asia on hoidossa: muistutukset loppuvat. Sivulle "
                       "kirjaudutaan; tunnuksen antaa alueesi pääkäyttäjä."
                     : "Acknowledge the alert once it is being seen to: the reminders stop. The "
                       "page asks you to sign in; your area's admin gives out accounts.");
  page.link(
      std::string(finnish ? "Kuittaa hälytys nro " : "Acknowledge alert no. ") + numbers.front(),
      content.pages_url + "/alerts/" + numbers.front());
  const std::vector<std::string> others(numbers.begin() + 1, numbers.end());
  if (others.empty()) return;
  page.link((finnish ? "Muut, hälytykset nro " : "The others, alerts no. ") + joined(others, ", "),
            content.pages_url + "/alerts");
}

}  // namespace

MailText alert_mail(const AlertMailContent& content, Language language) {
  const std::vector<Part> parts = parts_of(content);
  MailPage page(language);
  begin_mail(page, headline(parts, language), content.simulated, language);
  const std::string place = place_of(content);
  page.paragraph(place + (place.empty() ? "" : ". ") + as_of_text(content.as_of, language));
  Words heading;
  for (const Part& part : parts) {
    // The headline says it where there is one thing to tell of.
    if (parts.size() > 1 && part.group.heading != heading) {
      heading = part.group.heading;
      page.section(in(heading, language));
    }
    for (const AlertNotice* notice : part.notices) {
      add_notice(page, part.group, *notice, content, language);
    }
  }
  page.footer();
  add_why(page, content.why, language);
  if (awaits_figures(content)) {
    page.paragraph(language == Language::kFinnish
                       ? "Hälytys päättyy itsestään, kun luku on tuotu Viisariin."
                       : "An alert ends by itself when the figure has been imported.");
  }
  add_acknowledging(page, content, language);
  end_mail(page, content.pages_url, language);
  return page.finish(with_mark(subject_of(content, parts, language), content.simulated, language));
}

}  // namespace viisari
