#include "app/sample_mails.h"

#include <string>

namespace viisari {
namespace {

constexpr const char* kPages = "https://viisari.example";

Date day(int year, int month, int of_month) {
  return Date::from_ymd(year, month, of_month).value_or(Date());
}

// What every item has.
MailItem plain_item() {
  MailItem item;
  item.id = "esimerkki/ostot.yhteensa";
  item.title = "Ostopalvelut yhteensä";
  item.area = "Esimerkkialue";
  item.status = AssessmentStatus::kOffTrack;
  item.reason = "Luku 5 200 000 € on 900 000 € yli tavoitepolun.";
  item.url = std::string(kPages) + "/indicators/" + item.id;
  return item;
}

// Besides that everything, with letters that HTML escapes.
MailItem full_item() {
  MailItem item = plain_item();
  item.title = "Ostopalvelut \"yhteensä\" & <muut>";
  item.service = "Lapsiperheiden palvelut";
  item.before = AssessmentStatus::kOnTrack;
  item.figure = "5 200 000 € (1–8/2025)";
  item.target = "enintään 4 300 000 € (2025)";
  item.note = "Hinnat nousivat kesällä.";
  item.chart = "chart1";
  item.chart_alt = "Luvut 2023–2025 ja tavoitepolku.";
  item.simulated = true;
  return item;
}

AlertNotice notice(MailItem item) {
  AlertNotice notice;
  notice.transition = TransitionKind::kOpened;
  notice.kind = EpisodeKind::kPath;
  notice.severity = Severity::kHigh;
  notice.opened = day(2025, 10, 20);
  notice.item = std::move(item);
  return notice;
}

}  // namespace

std::vector<AlertMailContent> sample_alert_mails() {
  AlertMailContent plain;
  plain.area = "Esimerkkialue";
  plain.role = "esimerkkialue.johto";
  plain.as_of = day(2025, 12, 1);
  plain.why = "Saat tämän viestin, koska roolisi vastaa alueen luvuista.";
  plain.notices = {notice(plain_item())};
  plain.pages_url = kPages;

  AlertMailContent full = plain;
  full.service = "Lapsiperheiden palvelut";
  full.notices.clear();
  for (const TransitionKind transition :
       {TransitionKind::kOpened, TransitionKind::kRepeated, TransitionKind::kEscalated,
        TransitionKind::kCorrected, TransitionKind::kResolved}) {
    full.notices.push_back(notice(full_item()));
    full.notices.back().transition = transition;
    full.notices.back().episode = 12;
  }
  full.simulated = true;
  return {full, plain};
}

std::vector<DigestContent> sample_digests() {
  DigestContent plain;
  plain.title = "Palvelulinjan johto";
  plain.areas = {"Esimerkkialue"};
  plain.as_of = day(2025, 12, 1);
  plain.why = "Saat tämän viestin kerran kuussa roolisi perusteella.";
  plain.pages_url = kPages;

  DigestContent full = plain;
  full.since = day(2025, 11, 3);
  full.delayed = "Viesti lähti myöhässä, sen aika oli 1.12.2025 klo 8.00.";
  full.changed = {full_item(), plain_item()};
  full.off_track = {full_item()};
  full.achieved = {full_item()};
  full.achieved.front().status = AssessmentStatus::kAchieved;
  full.overdue = {full_item()};
  full.overdue.front().status = AssessmentStatus::kNoData;
  full.changed_total = 5;
  full.off_track_total = 1;
  full.achieved_total = 1;
  full.overdue_total = 1;
  full.counts = {{AssessmentStatus::kAchieved, 1}, {AssessmentStatus::kOffTrack, 7}};
  full.indicators = 8;
  full.latest_figure = day(2025, 11, 28);
  full.unsubscribe_url = std::string(kPages) + "/unsubscribe/x";
  full.simulated = true;
  return {full, plain};
}

std::vector<WatchdogContent> sample_watchdogs() {
  WatchdogContent plain;
  plain.as_of = day(2025, 12, 1);
  plain.pages_url = kPages;

  WatchdogContent full = plain;
  full.since = day(2025, 11, 3);
  full.indicators = 623;
  full.figures_since = 40;
  full.latest_figure = day(2025, 11, 28);
  full.episodes_open = 12;
  full.mails_sent = 30;
  full.mails_waiting = 1;
  full.mails_failed = 2;
  full.remarks = {"Kahdelta hälytykseltä puuttuu vastaanottaja."};
  full.simulated = true;
  return {full, plain};
}

}  // namespace viisari
