// What a check found: errors, failing value functions, and each indicator's verdict beside the one
// it would get.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { Schema } from "../api";
import { words } from "../language";
import { Local } from "../parts/local";
import { Status } from "../parts/status";
import { useWords } from "../place";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { ScriptErrors } from "./script_errors";

const table = words({
  fi: {
    good: "Tiedostossa ei ole virheitä",
    bad: (n: number) => (n === 1 ? "Yksi virhe" : `${n} virhettä`),
    badText: "Tällainen tiedosto ei tulisi käyttöön.",
    failures: (n: number) =>
      n === 1 ? "Yksi lasku ei onnistunut" : `${n} laskua ei onnistunut`,
    verdicts: "Mittarien arviot: nyt ja muutoksen jälkeen",
    indicator: "Mittari",
    now: "Nyt",
    would: "Muutoksen jälkeen",
    change: "Muuttuuko",
    yes: "muuttuu",
    no: "ei muutu",
    fresh: "uusi mittari",
    goes: "poistuu",
    why: "Miksi",
    none: "Tiedostossa ei ole mittareita, eikä se muuta muiden arvioita.",
    asOf: (day: string) => `Arviot ovat sellaisia kuin ne tunnettiin ${day}.`,
  },
  en: {
    good: "The file has no errors",
    bad: (n: number) => (n === 1 ? "One error" : `${n} errors`),
    badText: "Such a file would not be used.",
    failures: (n: number) =>
      n === 1 ? "One calculation failed" : `${n} calculations failed`,
    verdicts: "Verdicts: now and after the change",
    indicator: "Indicator",
    now: "Now",
    would: "After the change",
    change: "Changes?",
    yes: "changes",
    no: "stays",
    fresh: "new indicator",
    goes: "goes",
    why: "Why",
    none: "The file has no indicators, and changes no other verdicts.",
    asOf: (day: string) => `The verdicts are as known on ${day}.`,
  },
});

export function ScriptCheckResult({ result }: { result: Schema<"ScriptCheck"> }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [result]);
  const { errors, failures } = result;
  return (
    <>
      <h3 tabIndex={-1} ref={heading}>
        {result.ok ? t.good : t.bad(errors.length)}
      </h3>
      {errors.length > 0 && (
        <>
          <p>{t.badText}</p>
          <ScriptErrors errors={errors} />
        </>
      )}
      {failures.length > 0 && (
        <>
          <h3>{t.failures(failures.length)}</h3>
          <ScriptErrors errors={failures} />
        </>
      )}
      {result.ok && (
        <>
          <p>{t.asOf(show.day(result.as_of))}</p>
          <Table
            caption={t.verdicts}
            rows={result.indicators}
            rowKey={({ id }) => id}
            empty={t.none}
            columns={[
              {
                title: t.indicator,
                head: true,
                cell: ({ title, id }) => (
                  <>
                    <Local text={title} />
                    <code class="quiet row-note">{id}</code>
                  </>
                ),
              },
              { title: t.now, cell: (row) => <Verdict of={row.now} none={t.fresh} row={row} /> },
              { title: t.would, cell: (row) => <Verdict of={row.would} none={t.goes} row={row} /> },
              {
                title: t.change,
                cell: ({ changed }) => (changed ? <strong>{t.yes}</strong> : t.no),
              },
              { title: t.why, kind: "prose", cell: ({ would }) => would && show.sentence(would.reason_text) },
            ]}
          />
        </>
      )}
    </>
  );
}

interface VerdictProps {
  of: Schema<"ScriptVerdict">;
  none: string;
  row: Schema<"ScriptCheck">["indicators"][number];
}

function Verdict({ of: verdict, none, row }: VerdictProps): JSX.Element {
  const show = useShow();
  if (!verdict) return <>{none}</>;
  const { value, period } = verdict;
  return (
    <>
      <Status status={verdict.status} />
      {value !== null && (
        <span class="quiet row-note">
          {show.quantity(value, decimalsOf(value), row.unit)}
          {period && ` (${show.period(period)})`}
        </span>
      )}
    </>
  );
}

// A check does not tell how many decimals a figure is shown with: two at most are enough here.
function decimalsOf(value: number): number {
  return [0, 1].find((n) => Math.abs(value - Number(value.toFixed(n))) < 1e-9) ?? 2;
}
