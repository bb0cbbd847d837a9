// The figures that an import would change: old and new beside each other.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Schema } from "../api";
import { words } from "../language";
import { Local } from "../parts/local";
import { usePlace, useWords } from "../place";
import { ImportFigure } from "./import_figure";
import { Button } from "./parts/button";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";

const table = words({
  fi: {
    caption: "Muutokset",
    revised: "korjattu",
    added: "uusi",
    confirmed: "vahvistettu",
    kind: "Muutos",
    indicator: "Mittari",
    period: "Ajalta",
    old: "Nyt",
    next: "Uusi",
    none: "ei lukua",
    source: "Asiakirja",
    all: (n: number) => `Näytä kaikki ${n}`,
    cut: (shown: number, all: number) => `Näkyvissä ${shown} ensimmäistä, kaikkiaan ${all}.`,
  },
  en: {
    caption: "Changes",
    revised: "corrected",
    added: "new",
    confirmed: "confirmed",
    kind: "Change",
    indicator: "Indicator",
    period: "For",
    old: "Now",
    next: "New",
    none: "no figure",
    source: "Document",
    all: (n: number) => `Show all ${n}`,
    cut: (shown: number, all: number) => `The first ${shown} are shown, ${all} in all.`,
  },
});

const SHOWN_AT_FIRST = 100;

interface Props {
  changes: readonly Schema<"ImportChange">[];
  total: number;
}

export function ImportChanges({ changes, total }: Props): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const show = useShow();
  const [all, setAll] = useState(false);
  const rows = all ? changes : changes.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <Table
        caption={t.caption}
        rows={rows}
        rowKey={({ indicator, period }) => `${indicator} ${period}`}
        empty=""
        columns={[
          { title: t.kind, cell: ({ kind }) => t[kind] },
          {
            title: t.indicator,
            head: true,
            cell: ({ indicator, title }) => (
              <a href={place.href(`/indicators/${indicator}`)}>
                <Local text={title} />
              </a>
            ),
          },
          { title: t.period, kind: "short", cell: ({ period }) => show.period(period) },
          {
            title: t.old,
            kind: "figure",
            cell: (row) => <ImportFigure figure={row.old} unit={row.unit} none={t.none} />,
          },
          {
            title: t.next,
            kind: "figure",
            cell: (row) => (
              <strong>
                <ImportFigure figure={row.new} unit={row.unit} none={t.none} />
              </strong>
            ),
          },
          { title: t.source, cell: (row) => row.new?.source?.document ?? "" },
        ]}
      />
      {rows.length < changes.length && (
        <p>
          <Button kind="plain" onClick={() => setAll(true)}>
            {t.all(changes.length)}
          </Button>
        </p>
      )}
      {all && changes.length < total && <p>{t.cut(changes.length, total)}</p>}
    </>
  );
}
