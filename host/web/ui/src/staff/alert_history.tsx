// What happened in an alert, who was told of it, and who is told next or why not.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { Status } from "../parts/status";
import { useWords } from "../place";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";

const table = words({
  fi: {
    history: "Vaiheet",
    what: "Mitä tapahtui",
    when: "Milloin",
    figure: "Luku",
    status: "Arvio",
    noHistory: "Vaiheita ei ole.",
    told: "Kenelle on kerrottu",
    who: "Rooli",
    noTold: "Kenellekään ei ole vielä kerrottu.",
    next: "Kenelle kerrotaan seuraavaksi",
    via: "Miksi juuri tälle",
    yes: "Kerrotaan",
    no: "Ei kerrota",
    answer: "Kerrotaanko",
    why: "Syy",
    noNext: "Tästä ei kerrota enää kenellekään: hälytys on ohi, tai sille ei ole vastaanottajaa.",
  },
  en: {
    history: "What happened",
    what: "What",
    when: "When",
    figure: "Figure",
    status: "Verdict",
    noHistory: "Nothing has happened.",
    told: "Who was told",
    who: "Role",
    noTold: "Nobody has been told yet.",
    next: "Who is told next",
    via: "Why this role",
    yes: "Told",
    no: "Not told",
    answer: "Told?",
    why: "Reason",
    noNext: "Nobody is told of this any more: the alert is over, or it has no recipient.",
  },
});

export function AlertHistory({ document }: { document: Schema<"AlertDocument"> }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  return (
    <>
      <h2>{t.history}</h2>
      <Table
        caption={t.history}
        captionHidden
        rows={document.transitions}
        rowKey={({ number }) => number}
        empty={t.noHistory}
        columns={[
          { title: t.when, kind: "short", cell: ({ at }) => show.at(at) },
          { title: t.what, head: true, cell: ({ text }) => show.sentence(text) },
          {
            title: t.figure,
            kind: "figure",
            cell: ({ value_text: value, period }) =>
              value && `${show.sentence(value)}${period ? ` (${show.period(period)})` : ""}`,
          },
          { title: t.status, cell: ({ status }) => status && <Status status={status} /> },
        ]}
      />
      <h2>{t.told}</h2>
      <Table
        caption={t.told}
        captionHidden
        rows={document.told}
        rowKey={({ recipient, transition }) => `${recipient} ${transition}`}
        empty={t.noTold}
        columns={[
          { title: t.when, kind: "short", cell: ({ at }) => show.at(at) },
          { title: t.who, head: true, cell: ({ title, recipient }) => title ?? recipient },
          { title: t.what, cell: ({ text }) => show.sentence(text) },
        ]}
      />
      <h2>{t.next}</h2>
      <Table
        caption={t.next}
        captionHidden
        rows={document.next_told}
        rowKey={({ recipient }) => recipient}
        empty={t.noNext}
        columns={[
          { title: t.who, head: true, cell: ({ title, recipient }) => title ?? recipient },
          { title: t.via, cell: ({ route_text: text }) => show.sentence(text) },
          { title: t.answer, cell: ({ told }) => (told ? t.yes : t.no) },
          { title: t.why, kind: "prose", cell: ({ reason_text: text }) => show.sentence(text) },
        ]}
      />
    </>
  );
}
