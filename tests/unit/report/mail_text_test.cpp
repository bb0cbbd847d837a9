// Behaviour of the built-in mails: what must be in them, what must never be, in both languages.
#include "report/mail_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "report/explain_text.h"

namespace viisari {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr std::array kLanguages{Language::kFinnish, Language::kEnglish};
constexpr std::array kTransitions{TransitionKind::kOpened, TransitionKind::kRepeated,
                                  TransitionKind::kEscalated, TransitionKind::kCorrected,
                                  TransitionKind::kResolved};
constexpr std::array kKinds{EpisodeKind::kPath, EpisodeKind::kData, EpisodeKind::kAreaData};

Date day(std::string_view text) {
  return *Date::parse(text);
}

MailItem item(const std::string& key) {
  MailItem out;
  out.id = "esimerkki/" + key;
  out.title = "Asiakastyytyväisyys, " + key;
  out.area = "Esimerkki";
  out.service = "Lastensuojelu";
  out.status = AssessmentStatus::kOffTrack;
  out.reason = "Jäljessä polusta: 53 (2025), odotettu 66,5; tavoite vähintään 80 (2026).";
  out.figure = "53 (2025)";
  out.target = "vähintään 80 (2026)";
  out.url = "https://viisari.example/indicators/" + out.id;
  return out;
}

AlertNotice notice(TransitionKind transition, EpisodeKind kind, std::int64_t episode) {
  AlertNotice out;
  out.transition = transition;
  out.kind = kind;
  out.severity = Severity::kHigh;
  out.episode = episode;
  out.opened = day("2025-11-03");
  out.item = item("mittari" + std::to_string(episode));
  return out;
}

AlertMailContent alert_of(std::vector<AlertNotice> notices) {
  AlertMailContent out;
  out.area = "Esimerkki";
  out.service = "Lastensuojelu";
  out.as_of = day("2025-12-01");
  out.why = "palvelulinja kuuluu sinulle.";
  out.notices = std::move(notices);
  out.pages_url = "https://viisari.example";
  return out;
}

AlertMailContent every_notice() {
  std::vector<AlertNotice> notices;
  std::int64_t episode = 0;
  for (const TransitionKind transition : kTransitions) {
    for (const EpisodeKind kind : kKinds) notices.push_back(notice(transition, kind, ++episode));
  }
  return alert_of(std::move(notices));
}

DigestContent full_digest() {
  DigestContent out;
  out.title = "Palvelulinjan johto";
  out.areas = {"Esimerkki"};
  out.as_of = day("2026-01-05");
  out.since = day("2025-12-05");
  out.why = "rooli tilaa koosteen.";
  out.changed = {item("muuttui")};
  out.changed[0].before = AssessmentStatus::kOnTrack;
  out.off_track = {item("jaljessa")};
  out.achieved = {item("toteutui")};
  out.achieved[0].status = AssessmentStatus::kAchieved;
  out.overdue = {item("myohassa")};
  out.changed_total = out.off_track_total = out.achieved_total = out.overdue_total = 1;
  out.counts = {{AssessmentStatus::kAchieved, 1}, {AssessmentStatus::kOffTrack, 2}};
  out.indicators = 3;
  out.latest_figure = day("2025-12-20");
  out.pages_url = "https://viisari.example";
  out.unsubscribe_url = "https://viisari.example/unsubscribe/abc.def";
  return out;
}

WatchdogContent watchdog() {
  WatchdogContent out;
  out.as_of = day("2026-01-05");
  out.since = day("2025-12-05");
  out.indicators = 623;
  out.pages_url = "https://viisari.example";
  return out;
}

std::size_t longest_line(std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view line : split(text, '\n')) longest = std::max(longest, line.size());
  return longest;
}

std::size_t widest_line(std::string_view text) {
  std::size_t widest = 0;
  for (const std::string_view line : split(text, '\n')) {
    const bool to_copy = line.starts_with("  http") || line.starts_with("  viisari ");
    if (!to_copy) widest = std::max(widest, character_count(line));
  }
  return widest;
}

std::vector<MailText> all_mails(Language language) {
  return {alert_mail(every_notice(), language), digest_mail(full_digest(), language),
          watchdog_mail(watchdog(), language)};
}

TEST(MailText, AlertHoldsTheLinkOfEveryNoticeInBothParts) {
  const AlertMailContent content = every_notice();
  const MailText mail = alert_mail(content, Language::kFinnish);
  for (const AlertNotice& one : content.notices) {
    EXPECT_THAT(mail.text, HasSubstr(one.item.url + "\n"));
    EXPECT_THAT(mail.html, HasSubstr("href=\"" + one.item.url + "\""));
  }
}

TEST(MailText, DigestHoldsTheLinkOfEveryItemInBothParts) {
  const MailText mail = digest_mail(full_digest(), Language::kFinnish);
  for (const char* key : {"muuttui", "jaljessa", "toteutui", "myohassa"}) {
    const std::string url = "https://viisari.example/indicators/esimerkki/" + std::string(key);
    EXPECT_THAT(mail.text, HasSubstr(url + "\n"));
    EXPECT_THAT(mail.html, HasSubstr("href=\"" + url + "\""));
  }
}

TEST(MailText, StatusStandsInWordsAndShape) {
  const DigestContent content = full_digest();
  for (const Language language : kLanguages) {
    const MailText mail = digest_mail(content, language);
    for (const AssessmentStatus status :
         {AssessmentStatus::kOffTrack, AssessmentStatus::kOnTrack, AssessmentStatus::kAchieved}) {
      const std::string words =
          std::string(status_shape(status)) + " " + std::string(status_text(status, language));
      EXPECT_THAT(mail.text, HasSubstr(words));
      EXPECT_THAT(mail.html, HasSubstr(words));
    }
  }
}

TEST(MailText, ReasonIsInBothParts) {
  const MailText mail = alert_mail(
      alert_of({notice(TransitionKind::kOpened, EpisodeKind::kPath, 1)}), Language::kFinnish);
  EXPECT_THAT(mail.text, HasSubstr("odotettu 66,5"));
  EXPECT_THAT(mail.html, HasSubstr("odotettu 66,5"));
}

TEST(MailText, FigureIsNotRepeatedWhereTheReasonHasIt) {
  const MailText mail = alert_mail(
      alert_of({notice(TransitionKind::kOpened, EpisodeKind::kPath, 1)}), Language::kFinnish);
  EXPECT_EQ(mail.text.find("53 (2025)"), mail.text.rfind("53 (2025)"));
}

TEST(MailText, FigureAndTargetAreShownWhereTheReasonHasNone) {
  AlertMailContent content = alert_of({notice(TransitionKind::kOpened, EpisodeKind::kData, 1)});
  content.notices[0].item.reason = "Uusi luku on myöhässä.";
  const MailText mail = alert_mail(content, Language::kFinnish);
  EXPECT_THAT(mail.text, HasSubstr("53 (2025)"));
  EXPECT_THAT(mail.text, HasSubstr("vähintään 80 (2026)"));
}

TEST(MailText, OverdueTellsSinceWhen) {
  const AlertMailContent content =
      alert_of({notice(TransitionKind::kOpened, EpisodeKind::kData, 1)});
  EXPECT_THAT(alert_mail(content, Language::kFinnish).text, HasSubstr("3.11.2025"));
  EXPECT_THAT(alert_mail(content, Language::kEnglish).text, HasSubstr("3 November 2025"));
}

TEST(MailText, SubjectOfOneNoticeNamesTheIndicator) {
  for (const TransitionKind transition : kTransitions) {
    const AlertMailContent content = alert_of({notice(transition, EpisodeKind::kPath, 1)});
    EXPECT_THAT(alert_mail(content, Language::kFinnish).subject, HasSubstr("mittari1"));
  }
}

TEST(MailText, SubjectOfSeveralNoticesCountsThem) {
  const AlertMailContent content =
      alert_of({notice(TransitionKind::kOpened, EpisodeKind::kPath, 1),
                notice(TransitionKind::kOpened, EpisodeKind::kPath, 2)});
  EXPECT_THAT(alert_mail(content, Language::kFinnish).subject, StartsWith("2 "));
}

TEST(MailText, CorrectedAndResolvedReadDifferently) {
  for (const Language language : kLanguages) {
    for (const EpisodeKind kind : kKinds) {
      AlertNotice corrected = notice(TransitionKind::kCorrected, kind, 1);
      AlertNotice resolved = notice(TransitionKind::kResolved, kind, 1);
      corrected.item.status = resolved.item.status = AssessmentStatus::kOnTrack;
      EXPECT_NE(alert_mail(alert_of({corrected}), language).subject,
                alert_mail(alert_of({resolved}), language).subject);
      EXPECT_NE(alert_mail(alert_of({corrected}), language).text,
                alert_mail(alert_of({resolved}), language).text);
    }
  }
}

TEST(MailText, LimitWithoutPathIsNotCalledAPath) {
  AlertNotice limit = notice(TransitionKind::kOpened, EpisodeKind::kPath, 1);
  limit.item.status = AssessmentStatus::kNoTarget;
  AlertNotice path = notice(TransitionKind::kOpened, EpisodeKind::kPath, 1);
  EXPECT_NE(alert_mail(alert_of({limit, limit}), Language::kFinnish).subject,
            alert_mail(alert_of({path, path}), Language::kFinnish).subject);
}

TEST(MailText, OpenAlertSaysHowToAcknowledge) {
  for (const Language language : kLanguages) {
    for (const TransitionKind transition :
         {TransitionKind::kOpened, TransitionKind::kRepeated, TransitionKind::kEscalated}) {
      AlertMailContent content = alert_of({notice(transition, EpisodeKind::kPath, 12)});
      const MailText mail = alert_mail(content, language);
      const std::string page = content.pages_url + "/alerts/12";
      EXPECT_THAT(mail.text, HasSubstr("\n  " + page + "\n"));
      EXPECT_THAT(mail.html, HasSubstr("href=\"" + page + "\""));
    }
  }
}

TEST(MailText, EveryOpenAlertIsNamedForAcknowledging) {
  const MailText mail =
      alert_mail(alert_of({notice(TransitionKind::kOpened, EpisodeKind::kPath, 12),
                           notice(TransitionKind::kResolved, EpisodeKind::kPath, 13),
                           notice(TransitionKind::kOpened, EpisodeKind::kPath, 14)}),
                 Language::kFinnish);
  const std::string last = mail.text.substr(mail.text.find("/alerts/12"));
  EXPECT_THAT(last, HasSubstr("14"));
  EXPECT_THAT(last, Not(HasSubstr("13")));
}

TEST(MailText, ClosedAlertAsksForNoAcknowledgement) {
  for (const TransitionKind transition : {TransitionKind::kCorrected, TransitionKind::kResolved}) {
    const AlertMailContent content = alert_of({notice(transition, EpisodeKind::kPath, 12)});
    EXPECT_THAT(alert_mail(content, Language::kFinnish).text, Not(HasSubstr("/alerts/")));
  }
}

TEST(MailText, EveryMailSaysWhyItCame) {
  const std::string why = "this very reason";
  AlertMailContent alert = every_notice();
  alert.why = why;
  DigestContent digest = full_digest();
  digest.why = why;
  for (const Language language : kLanguages) {
    for (const MailText& mail : {alert_mail(alert, language), digest_mail(digest, language)}) {
      EXPECT_THAT(mail.text, HasSubstr(why));
      EXPECT_THAT(mail.html, HasSubstr(why));
    }
  }
}

TEST(MailText, DigestLinksToLeavingOnlyWhereItIsAllowed) {
  DigestContent content = full_digest();
  EXPECT_THAT(digest_mail(content, Language::kFinnish).text, HasSubstr("/unsubscribe/abc.def"));
  EXPECT_THAT(digest_mail(content, Language::kFinnish).html, HasSubstr("/unsubscribe/abc.def"));
  content.unsubscribe_url.clear();
  EXPECT_THAT(digest_mail(content, Language::kFinnish).text, Not(HasSubstr("unsubscribe")));
}

TEST(MailText, SimulatedIsSaidInSubjectAndBeforeAnythingElse) {
  AlertMailContent alert = every_notice();
  alert.simulated = true;
  DigestContent digest = full_digest();
  digest.simulated = true;
  WatchdogContent alive = watchdog();
  alive.simulated = true;
  const auto mails = [&](Language language) {
    return std::vector{alert_mail(alert, language), digest_mail(digest, language),
                       watchdog_mail(alive, language)};
  };
  for (const MailText& mail : mails(Language::kFinnish)) {
    EXPECT_TRUE(mail.subject.starts_with("SIMULOITU")) << mail.subject;
    EXPECT_TRUE(mail.text.starts_with("***")) << mail.text;
    EXPECT_LT(mail.html.find("simuloituja"), mail.html.find("<h1"));
  }
  for (const MailText& mail : mails(Language::kEnglish)) {
    EXPECT_TRUE(mail.subject.starts_with("SIMULATED")) << mail.subject;
    EXPECT_TRUE(mail.text.starts_with("***")) << mail.text;
    EXPECT_LT(mail.html.find("simulated"), mail.html.find("<h1"));
  }
}

TEST(MailText, AnotherMailIsMarkedAsSimulatedOnce) {
  for (const Language language : kLanguages) {
    const MailText plain{"Aihe", "teksti", "<html><body class=\"x\"><p>teksti</p></body></html>"};
    const MailText once = marked_simulated(plain, language);
    EXPECT_NE(once.subject, plain.subject);
    EXPECT_TRUE(once.text.starts_with("***"));
    EXPECT_THAT(once.html, HasSubstr("<body class=\"x\"><p><strong>"));
    const MailText twice = marked_simulated(once, language);
    EXPECT_EQ(once.subject + once.text + once.html, twice.subject + twice.text + twice.html);
  }
}

TEST(MailText, BuiltInMailIsNotMarkedTwice) {
  DigestContent content = full_digest();
  content.simulated = true;
  for (const Language language : kLanguages) {
    const MailText mail = digest_mail(content, language);
    const MailText marked = marked_simulated(mail, language);
    EXPECT_EQ(mail.subject + mail.text + mail.html, marked.subject + marked.text + marked.html);
  }
}

TEST(MailText, RealFiguresAreNotCalledSimulated) {
  for (const MailText& mail : all_mails(Language::kFinnish)) {
    EXPECT_THAT(to_lower_ascii(mail.text), Not(HasSubstr("simuloi")));
  }
}

TEST(MailText, TextHasNoTags) {
  for (const Language language : kLanguages) {
    for (const MailText& mail : all_mails(language)) {
      EXPECT_EQ(mail.text.find('<'), std::string::npos);
      EXPECT_EQ(mail.text.find('>'), std::string::npos);
    }
  }
}

TEST(MailText, TextIsWrapped) {
  for (const Language language : kLanguages) {
    for (const MailText& mail : all_mails(language)) EXPECT_LE(widest_line(mail.text), 76U);
  }
}

TEST(MailText, SubjectIsOneShortLine) {
  AlertMailContent content = every_notice();
  content.area = "Rivi\nBcc: joku@toinen.example";
  content.service = std::string(500, 'x');
  const std::string subject = alert_mail(content, Language::kFinnish).subject;
  EXPECT_EQ(subject.find('\n'), std::string::npos);
  EXPECT_LE(character_count(subject), 110U);
}

TEST(MailText, HtmlNamesItsLanguage) {
  for (const Language language : kLanguages) {
    const std::string lang = "<html lang=\"" + std::string(to_string(language)) + "\">";
    for (const MailText& mail : all_mails(language)) EXPECT_THAT(mail.html, HasSubstr(lang));
  }
}

TEST(MailText, HtmlLoadsNothingFromOutside) {
  DigestContent content = full_digest();
  content.changed[0].chart = "chart1";
  const std::string html = digest_mail(content, Language::kFinnish).html;
  for (const char* outside : {"<script", "<link", "<iframe", "url(", "src=\"http", "<table"}) {
    EXPECT_THAT(html, Not(HasSubstr(outside)));
  }
}

TEST(MailText, ChartIsShownByContentIdWithItsAlternative) {
  DigestContent content = full_digest();
  content.changed[0].chart = "chart1";
  content.changed[0].chart_alt = "53 (2024), \"61\" (2025)";
  const std::string html = digest_mail(content, Language::kFinnish).html;
  EXPECT_THAT(html, HasSubstr("src=\"cid:chart1\""));
  EXPECT_THAT(html, HasSubstr("alt=\"53 (2024), &quot;61&quot; (2025)\""));
}

TEST(MailText, ValuesAreEscaped) {
  AlertMailContent content = alert_of({notice(TransitionKind::kOpened, EpisodeKind::kPath, 1)});
  content.notices[0].item.title = "<img src=x onerror=alert(1)> & \"co\"";
  content.notices[0].item.note = "</div><script>";
  content.why = "<b>";
  const std::string html = alert_mail(content, Language::kFinnish).html;
  EXPECT_THAT(html, HasSubstr("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;co&quot;"));
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, Not(HasSubstr("<b>")));
}

TEST(MailText, AddressThatIsNotOfTheWebIsNoLink) {
  AlertMailContent content = alert_of({notice(TransitionKind::kOpened, EpisodeKind::kPath, 1)});
  content.notices[0].item.url = "javascript:alert(1)";
  EXPECT_THAT(alert_mail(content, Language::kFinnish).html, Not(HasSubstr("javascript")));
}

TEST(MailText, ListThatIsTooLongCountsAndLinksTheRest) {
  DigestContent content = full_digest();
  content.off_track_total = 38;
  const MailText mail = digest_mail(content, Language::kFinnish);
  EXPECT_THAT(mail.text, HasSubstr("37"));
  EXPECT_THAT(mail.text, HasSubstr("(38)"));
}

TEST(MailText, DigestWithoutChangesNamesTheNewestFigure) {
  DigestContent content;
  content.as_of = day("2026-01-05");
  content.since = day("2025-12-05");
  content.indicators = 3;
  content.counts = {{AssessmentStatus::kOnTrack, 3}};
  content.latest_figure = day("2025-11-27");
  EXPECT_THAT(digest_mail(content, Language::kFinnish).text, HasSubstr("27.11.2025"));
  EXPECT_THAT(digest_mail(content, Language::kFinnish).text, HasSubstr("5.12.2025"));
}

TEST(MailText, FirstDigestSaysNothingOfChanges) {
  DigestContent content = full_digest();
  const std::string later = digest_mail(content, Language::kFinnish).subject;
  content.since.reset();
  content.changed.clear();
  content.achieved.clear();
  content.changed_total = content.achieved_total = 0;
  EXPECT_THAT(later, HasSubstr("muut"));
  EXPECT_THAT(digest_mail(content, Language::kFinnish).subject, Not(HasSubstr("muut")));
}

TEST(MailText, DigestForNobodysIndicatorsSaysSo) {
  DigestContent content;
  content.as_of = day("2026-01-05");
  EXPECT_NE(digest_mail(content, Language::kFinnish).text,
            digest_mail(full_digest(), Language::kFinnish).text);
  EXPECT_FALSE(digest_mail(content, Language::kEnglish).text.empty());
}

TEST(MailText, WatchdogTellsItsRemarksFirst) {
  WatchdogContent content = watchdog();
  const std::string calm = watchdog_mail(content, Language::kFinnish).subject;
  content.remarks = {"The queue is paused."};
  const MailText mail = watchdog_mail(content, Language::kFinnish);
  EXPECT_NE(mail.subject, calm);
  EXPECT_LT(mail.text.find("The queue is paused."), mail.text.find("623"));
}

TEST(MailText, SameContentGivesSameBytes) {
  const MailText once = digest_mail(full_digest(), Language::kFinnish);
  const MailText again = digest_mail(full_digest(), Language::kFinnish);
  EXPECT_EQ(once.subject + once.text + once.html, again.subject + again.text + again.html);
}

TEST(MailText, NoPlaceholderIsLeft) {
  for (const Language language : kLanguages) {
    for (const MailText& mail : all_mails(language)) {
      EXPECT_EQ((mail.subject + mail.text).find('{'), std::string::npos) << mail.text;
    }
  }
}

// The languages share no heading, sentence or label: every line with words in it that holds no
// value of ours differs.
TEST(MailText, EveryWordIsInBothLanguages) {
  for (std::size_t i = 0; i < all_mails(Language::kFinnish).size(); ++i) {
    const std::string finnish = all_mails(Language::kFinnish)[i].text;
    const std::string english = all_mails(Language::kEnglish)[i].text;
    for (const std::string_view line : split(finnish, '\n')) {
      const bool ours = line.starts_with("  http") || line.find("Asiakas") != line.npos ||
                        line.find("Jäljessä polusta") != line.npos ||
                        line.find_first_of("abcdefghijklmnopqrstuvwxyz") == line.npos ||
                        line.find("Lastensuojelu") != line.npos ||
                        line.find("vähintään 80") != line.npos ||
                        line.find("Palvelulinjan johto") != line.npos;
      if (ours) continue;
      EXPECT_THAT(english, Not(HasSubstr(std::string(line) + "\n")));
    }
  }
}

// ---- whatever the contents

class Chaos {
 public:
  explicit Chaos(unsigned seed) : random_(seed) {}
  std::size_t number(std::size_t below) { return random_() % below; }
  std::string text() {
    static const std::vector<std::string> kPieces{
        "ä",      "Ö",        "<",          ">",           "&",       "\"",    "'",
        "\n",     "\r\n",     "\t",         " ",           "\xC3",    "\xFF",  "\xE2\x96",
        "</div>", "<script>", "{n}",        "%s",          "-- ",     "a",     "bc ",
        "\x7F",   "\u2028",   "\U0001F4C9", "javascript:", "http://", "cid:x", "."};
    std::string out;
    for (std::size_t n = number(30); n > 0; --n) out += kPieces[number(kPieces.size())];
    if (number(40) == 0) out += std::string(3000, number(2) == 0 ? 'x' : '<');
    return out;
  }
  MailItem item() {
    MailItem out;
    for (std::string* field :
         {&out.id, &out.title, &out.area, &out.service, &out.reason, &out.figure, &out.target,
          &out.note, &out.url, &out.chart, &out.chart_alt}) {
      *field = text();
    }
    if (number(2) == 0) out.url = "https://viisari.example/" + out.url;
    out.status = static_cast<AssessmentStatus>(number(9));
    if (number(2) == 0) out.before = static_cast<AssessmentStatus>(number(9));
    return out;
  }
  std::vector<MailItem> items() {
    std::vector<MailItem> out(number(4));
    for (MailItem& one : out) one = item();
    return out;
  }

 private:
  std::mt19937 random_;
};

// Tags as we write them; anything else that begins with '<' came from a value.
bool has_foreign_tag(std::string_view html) {
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    std::string_view tag = html.substr(at + 1);
    if (tag.starts_with('/')) tag.remove_prefix(1);
    bool known = tag.starts_with("!doctype");
    for (const char* name : {"html", "head", "meta", "title", "body", "div", "h1", "h2", "h3", "p",
                             "ul", "li", "a", "img"}) {
      const std::string_view word(name);
      if (tag.starts_with(word) && tag.size() > word.size() &&
          std::string_view(" >\n").find(tag[word.size()]) != word.npos) {
        known = true;
      }
    }
    if (!known) return true;
  }
  return false;
}

// Every opened tag is closed in its order.
bool is_balanced(std::string_view html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != html.npos; at = html.find('<', at + 1)) {
    const std::string_view tag = html.substr(at + 1, html.find_first_of(" >\n", at) - at - 1);
    if (tag == "!doctype" || tag == "meta" || tag == "img") continue;
    if (!tag.starts_with('/')) {
      open.emplace_back(tag);
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

void expect_sound(const MailText& mail) {
  ASSERT_TRUE(is_valid_utf8(mail.subject + mail.text + mail.html));
  ASSERT_FALSE(has_foreign_tag(mail.html)) << mail.html;
  ASSERT_TRUE(is_balanced(mail.html)) << mail.html;
  ASSERT_LE(longest_line(mail.text), 998U);
  ASSERT_LE(longest_line(mail.html), 998U);
  ASSERT_EQ(mail.subject.find_first_of("\r\n"), std::string::npos);
  ASSERT_EQ((mail.text + mail.html).find_first_of("\r\t\x7F"), std::string::npos);
}

TEST(MailText, AnyContentsGiveASoundMail) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    Chaos chaos(seed);
    const Language language = kLanguages.at(seed % 2);
    AlertMailContent alert = alert_of({});
    alert.area = chaos.text();
    alert.service = chaos.text();
    alert.why = chaos.text();
    alert.pages_url = chaos.text();
    alert.simulated = chaos.number(2) == 0;
    for (std::size_t n = chaos.number(6); n > 0; --n) {
      AlertNotice one;
      one.transition = static_cast<TransitionKind>(chaos.number(6));
      one.kind = static_cast<EpisodeKind>(chaos.number(4));
      one.severity = static_cast<Severity>(chaos.number(4));
      one.episode = static_cast<std::int64_t>(chaos.number(3));
      one.item = chaos.item();
      alert.notices.push_back(one);
    }
    expect_sound(alert_mail(alert, language));

    DigestContent digest;
    digest.title = chaos.text();
    digest.areas = {chaos.text(), chaos.text()};
    digest.why = chaos.text();
    digest.delayed = chaos.text();
    digest.pages_url = chaos.text();
    digest.unsubscribe_url = chaos.text();
    digest.changed = chaos.items();
    digest.off_track = chaos.items();
    digest.achieved = chaos.items();
    digest.overdue = chaos.items();
    digest.overdue_total = chaos.number(9);
    digest.indicators = chaos.number(2);
    if (chaos.number(2) == 0) digest.since = Date{};
    expect_sound(digest_mail(digest, language));

    WatchdogContent alive;
    alive.pages_url = chaos.text();
    alive.remarks = {chaos.text(), chaos.text()};
    expect_sound(watchdog_mail(alive, language));
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

}  // namespace
}  // namespace viisari
