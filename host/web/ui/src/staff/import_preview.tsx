// What a file would change, and every row it is refused for, before anything is stored.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { ImportChanges } from "./import_changes";
import { Button } from "./parts/button";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import type { Sending } from "./parts/use_send";

const table = words({
  fi: {
    title: (name: string) => `Mitä ${name} muuttaisi`,
    rejectedTitle: (name: string) => `${name}: rivejä hylätty`,
    rejectedText: (n: number) =>
      `${n === 1 ? "Yhtä riviä" : `${n} riviä`} ei voi lukea, joten tiedostosta ei voi tallentaa mitään. Korjaa rivit ja valitse tiedosto uudelleen.`,
    rejected: "Hylätyt rivit",
    more: (shown: number, all: number) => `Näkyvissä ${shown} ensimmäistä, kaikkiaan ${all}.`,
    line: "Rivi",
    column: "Sarake",
    cell: "Solussa lukee",
    why: "Miksi hylättiin",
    whole: "koko tiedosto",
    counts: (added: number, revised: number, confirmed: number, unchanged: number) =>
      `Uusia ${added}, korjattuja ${revised}, toisesta lähteestä vahvistettuja ${confirmed}, ennallaan ${unchanged}.`,
    empty: (n: number) => `Tyhjiä soluja ${n}: niistä ei tallenneta mitään, tyhjä ei ole nolla.`,
    encoding: "Tiedosto luettiin Windows-1252-merkistönä. Tarkista, että ä ja ö näkyvät oikein.",
    nothing: "Tiedosto ei muuta mitään: kaikki sen luvut on jo tallennettu.",
    confirm: "Tallenna nämä luvut",
    cancel: "Älä tallenna",
  },
  en: {
    title: (name: string) => `What ${name} would change`,
    rejectedTitle: (name: string) => `${name}: rows rejected`,
    rejectedText: (n: number) =>
      `${n === 1 ? "One row" : `${n} rows`} cannot be read, so nothing of the file can be stored. Mend the rows and choose the file again.`,
    rejected: "Rejected rows",
    more: (shown: number, all: number) => `The first ${shown} are shown, ${all} in all.`,
    line: "Line",
    column: "Column",
    cell: "The cell says",
    why: "Why it was rejected",
    whole: "the whole file",
    counts: (added: number, revised: number, confirmed: number, unchanged: number) =>
      `New ${added}, corrected ${revised}, confirmed by another source ${confirmed}, unchanged ${unchanged}.`,
    empty: (n: number) => `Empty cells ${n}: nothing is stored of them, empty is not zero.`,
    encoding: "The file was read as Windows-1252. Check that ä and ö look right.",
    nothing: "The file changes nothing: all its figures are stored already.",
    confirm: "Store these figures",
    cancel: "Do not store",
  },
});

type Preview = Schema<"ImportPreview">;

interface Props {
  preview: Preview;
  notice: string | null; // why it is shown anew
  sending: Sending;
  onConfirm: () => void;
  onCancel: () => void;
}

export function ImportPreview({ preview, notice, sending, ...on }: Props): JSX.Element {
  const t = useWords(table);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview]);
  const { counts, importable, name } = preview;
  const changes = preview.changes_total > 0;
  return (
    <section aria-labelledby="difference">
      <h2 id="difference" tabIndex={-1} ref={heading}>
        {importable ? t.title(name) : t.rejectedTitle(name)}
      </h2>
      {notice && (
        <p class="notice notice-warning" role="alert">
          {notice}
        </p>
      )}
      {importable ? (
        <>
          <p>{t.counts(counts.added, counts.revised, counts.confirmed, counts.unchanged)}</p>
          {preview.without_value > 0 && <p>{t.empty(preview.without_value)}</p>}
          {preview.encoding === "windows-1252" && <p>{t.encoding}</p>}
          {changes ? (
            <ImportChanges changes={preview.changes} total={preview.changes_total} />
          ) : (
            <p class="empty">{t.nothing}</p>
          )}
        </>
      ) : (
        <Rejected preview={preview} />
      )}
      <SendFailure failure={sending.failure} />
      <p class="buttons">
        {importable && changes && (
          <Button busy={sending.busy} onClick={on.onConfirm}>
            {t.confirm}
          </Button>
        )}
        <Button kind="plain" onClick={on.onCancel}>
          {t.cancel}
        </Button>
      </p>
    </section>
  );
}

function Rejected({ preview }: { preview: Preview }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const { rejected, rejected_total: total } = preview;
  return (
    <>
      <p class="failure">{t.rejectedText(total)}</p>
      <Table
        caption={t.rejected}
        rows={rejected}
        rowKey={({ line, column, code, detail }) => `${line} ${column} ${code} ${detail}`}
        empty=""
        columns={[
          { title: t.line, head: true, kind: "figure", cell: ({ line }) => line ?? t.whole },
          { title: t.column, kind: "figure", cell: ({ column }) => column ?? "" },
          {
            title: t.why,
            cell: ({ message, detail, code }) => (
              <>
                {show.sentence(message)}
                <span class="quiet row-note">
                  <span lang="en">{detail}</span> <code>{code}</code>
                </span>
              </>
            ),
          },
          { title: t.cell, cell: ({ cell }) => cell !== null && <code class="cell">{cell}</code> },
        ]}
      />
      {rejected.length < total && <p>{t.more(rejected.length, total)}</p>}
    </>
  );
}
