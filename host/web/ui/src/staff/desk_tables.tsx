// The desk's lists: findings, overdue figures, mails.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { usePlace, useWords } from "../place";
import { mailKindWords, mailStateWords } from "./alert_words";
import { IndicatorLink } from "./indicator_link";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";

const table = words({
  fi: {
    findings: "Löydökset, ristiriidat ensin",
    contradiction: "ristiriita",
    rounding: "pyöristys",
    unverifiable: "ei tarkistettavissa",
    class: "Laji",
    about: "Mikä on vialla",
    indicators: "Mittarit",
    noFindings: "Luvuista, tavoitteista ja arvioista ei löytynyt ristiriitoja.",
    allFindings: "Laskelmat ja lähteet ovat löydösten sivulla",
    overdue: "Myöhässä olevat luvut, pisin viive ensin",
    indicator: "Mittari",
    latest: "Uusin luku",
    none: "ei yhtään",
    due: "Määräpäivä",
    late: "Päiviä myöhässä",
    noOverdue: "Mikään luku ei ole myöhässä julkaisuaikataulustaan.",
    mails: "Viestit, uusin ensin",
    kind: "Laji",
    subject: "Otsikko",
    hidden: "Viesti koskee lukuja, joita et näe.",
    state: "Tila",
    queued: "Tehty",
    sent: "Lähetetty",
    noMails: "Tälle roolille ei ole lähetetty viestejä.",
  },
  en: {
    findings: "Findings, contradictions first",
    contradiction: "contradiction",
    rounding: "rounding",
    unverifiable: "cannot be checked",
    class: "Kind",
    about: "What is wrong",
    indicators: "Indicators",
    noFindings: "No contradictions were found in figures, targets or verdicts.",
    allFindings: "The findings page has the arithmetic and the sources",
    overdue: "Overdue figures, the longest delay first",
    indicator: "Indicator",
    latest: "Latest figure",
    none: "none",
    due: "Due",
    late: "Days late",
    noOverdue: "No figure is later than its calendar says.",
    mails: "Mails, newest first",
    kind: "Kind",
    subject: "Subject",
    hidden: "It is about figures that you may not see.",
    state: "State",
    queued: "Made",
    sent: "Sent",
    noMails: "No mail has been sent to this role.",
  },
});

type Desk = Schema<"Desk">;

export function DeskFindings({ findings }: { findings: Desk["findings"] }): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const show = useShow();
  return (
    <>
      <Table
        caption={t.findings}
        captionHidden
        rows={findings}
        rowKey={({ code, indicators, message }) =>
          `${code} ${indicators.map(({ id }) => id).join(" ")} ${message.fi}`
        }
        empty={t.noFindings}
        columns={[
          { title: t.class, cell: (finding) => t[finding.class] },
          { title: t.about, kind: "prose", cell: ({ message }) => show.sentence(message) },
          {
            title: t.indicators,
          kind: "prose",
            cell: ({ indicators }) => (
              <ul class="plain">
                {indicators.map((indicator) => (
                  <li key={indicator.id}>
                    <IndicatorLink of={indicator} />
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {findings.length > 0 && (
        <p>
          <a href={place.href("/findings")}>{t.allFindings}</a>
        </p>
      )}
    </>
  );
}

export function DeskOverdue({ overdue }: { overdue: Desk["overdue"] }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  return (
    <Table
      caption={t.overdue}
      captionHidden
      rows={overdue}
      rowKey={({ indicator }) => indicator.id}
      empty={t.noOverdue}
      columns={[
        { title: t.indicator, head: true, cell: ({ indicator }) => <IndicatorLink of={indicator} /> },
        {
          title: t.latest,
          kind: "short",
          cell: ({ latest_period: period, value_text: value }) =>
            period ? `${show.period(period)}${value ? `: ${show.sentence(value)}` : ""}` : t.none,
        },
        { title: t.due, kind: "short", cell: ({ due }) => (due ? show.day(due) : "") },
        { title: t.late, kind: "figure", cell: ({ days_late: days }) => days ?? "" },
      ]}
    />
  );
}

export function DeskMails({ mails }: { mails: Desk["mails"] }): JSX.Element {
  const t = useWords(table);
  const kinds = useWords(mailKindWords);
  const states = useWords(mailStateWords);
  const show = useShow();
  return (
    <Table
      caption={t.mails}
      captionHidden
      rows={mails}
      rowKey={({ id }) => id}
      empty={t.noMails}
      columns={[
        { title: t.subject, head: true, cell: ({ subject }) => subject ?? t.hidden },
        { title: t.kind, cell: ({ kind }) => kinds[kind] },
        { title: t.state, cell: ({ state }) => states[state] },
        { title: t.queued, kind: "short", cell: ({ queued_at: at }) => show.at(at) },
        { title: t.sent, kind: "short", cell: ({ sent_at: at }) => (at ? show.at(at) : "") },
      ]}
    />
  );
}
