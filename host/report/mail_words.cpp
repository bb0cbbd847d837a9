#include "report/mail_words.h"

#include <array>

#include "report/format.h"

namespace viisari {

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
  std::string out(text);
  if (const std::size_t at = out.find(what); at != std::string::npos) {
    out.replace(at, what.size(), with);
  }
  return out;
}

std::string counted(std::size_t n, const Words& one, const Words& many, Language language) {
  if (n == 1) return std::string(in(one, language));
  return replaced(in(many, language), "{n}", std::to_string(n));
}

std::string with_mark(std::string_view subject, bool simulated, Language language) {
  constexpr Words kMark{"SIMULOITU: ", "SIMULATED: "};
  return std::string(simulated ? in(kMark, language) : "") + std::string(subject);
}

std::string month_text(Date day, Language language) {
  constexpr std::array<std::string_view, 12> kFinnish{
      "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu",  "kesäkuu",
      "heinäkuu", "elokuu",   "syyskuu",   "lokakuu",  "marraskuu", "joulukuu"};
  if (language == Language::kEnglish) {
    return format_period(Period::of_month(day.year(), day.month()), language);
  }
  return std::string(kFinnish.at(static_cast<std::size_t>(day.month() - 1))) + " " +
         std::to_string(day.year());
}

std::string as_of_text(Date as_of, Language language) {
  return (language == Language::kFinnish ? "Tilanne " : "As known on ") +
         format_date(as_of, language) + ".";
}

std::string figure_line(const MailItem& item, Language language) {
  const auto new_to_reader = [&](const std::string& text) {
    return !text.empty() && item.reason.find(text) == std::string::npos;
  };
  std::string out;
  const auto add = [&](const Words& label, const std::string& value) {
    if (!new_to_reader(value)) return;
    out.append(out.empty() ? "" : " ").append(in(label, language)).append(value).append(".");
  };
  // A reason with the figure says what it is held against, too.
  if (new_to_reader(item.figure)) {
    add({"Luku: ", "Figure: "}, item.figure);
    add({"Tavoite: ", "Target: "}, item.target);
  }
  return out;
}

std::string simulated_warning(Language language) {
  constexpr Words kWarning{
      "Luvut ovat simuloituja: ne on keksitty kokeilua varten, eikä niistä voi päätellä mitään.",
      "The figures are simulated: made up for a trial. Nothing can be concluded from them."};
  return std::string(in(kWarning, language));
}

MailText marked_simulated(MailText mail, Language language) {
  const std::string mark = with_mark("", true, language);
  if (!mail.subject.starts_with(mark)) mail.subject.insert(0, mark);
  const std::string warning = simulated_warning(language);
  // Its first words: the rest may be on another line.
  const std::string said = warning.substr(0, warning.find(':'));
  if (mail.text.find(said) == std::string::npos) mail.text.insert(0, "*** " + warning + "\n\n");
  if (mail.html.empty() || mail.html.find(said) != std::string::npos) return mail;
  const std::size_t body = mail.html.find("<body");
  const std::size_t end = body == std::string::npos ? body : mail.html.find('>', body);
  mail.html.insert(end == std::string::npos ? 0 : end + 1,
                   "<p><strong>" + warning + "</strong></p>\n");
  return mail;
}

void begin_mail(MailPage& page, std::string_view title, bool simulated, Language language) {
  if (simulated) page.warning(simulated_warning(language));
  page.title(title);
}

void add_why(MailPage& page, std::string_view why, Language language) {
  if (why.empty()) return;
  page.paragraph(
      std::string(language == Language::kFinnish ? "Miksi sait tämän: " : "Why you got this: ") +
      std::string(why));
}

void end_mail(MailPage& page, std::string_view pages_url, Language language) {
  const bool finnish = language == Language::kFinnish;
  page.link(finnish ? "Kaikki mittarit ja niiden perustelut" : "All indicators and their reasons",
            pages_url);
  page.paragraph(finnish ? "Tämän viestin lähetti Viisari. Vastauksia tähän viestiin ei lueta."
                         : "Viisari sent this message. Answers to it are not read.");
}

}  // namespace viisari
