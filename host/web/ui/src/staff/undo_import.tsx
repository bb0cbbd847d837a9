// Undoing an import: what would change, a reason, and the confirmation.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { type Schema, write } from "../api";
import { words } from "../language";
import { Local } from "../parts/local";
import { useWords } from "../place";
import { useGet } from "../use_get";
import { ImportFigure } from "./import_figure";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { fieldError } from "./parts/problem";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    title: (id: number, name: string) => `Tuonnin ${id} kumoaminen: ${name}`,
    text: "Kumoamisen jälkeen kaikki on kuin tuontia ei olisi tehty. Tuonti jää luetteloon kumottuna.",
    counts: (removed: number, restored: number, kept: number) =>
      `Poistuvia lukuja ${removed}, palautuvia ${restored}, myöhemmän tuonnin ansiosta ennallaan ${kept}.`,
    caption: "Mitä kumoaminen muuttaa",
    kind: "Muutos",
    removed: "poistuu",
    restored: "palautuu",
    kept: "ennallaan",
    indicator: "Mittari",
    period: "Ajalta",
    now: "Nyt",
    after: "Kumoamisen jälkeen",
    none: "ei lukua",
    nothing: "Kumoaminen ei muuta yhtään lukua.",
    cut: (shown: number, all: number) => `Näkyvissä ${shown} ensimmäistä, kaikkiaan ${all}.`,
    changed:
      "Tiedot muuttuivat sillä välin, kun katsoit tätä. Mitään ei kumottu. Tässä on uusi ero.",
    reason: "Miksi kumoat",
    reasonHint: "Näkyy tuontien luettelossa.",
    undo: "Kumoa tuonti",
    cancel: "Älä kumoa",
    done: (id: number) => `Tuonti ${id} on kumottu. Sivut päivittyvät hetken kuluttua.`,
  },
  en: {
    title: (id: number, name: string) => `Undoing import ${id}: ${name}`,
    text: "Afterwards everything is as if the import had not been made. It stays in the list as undone.",
    counts: (removed: number, restored: number, kept: number) =>
      `Figures that go ${removed}, that come back ${restored}, that a later import keeps ${kept}.`,
    caption: "What undoing changes",
    kind: "Change",
    removed: "goes",
    restored: "comes back",
    kept: "stays",
    indicator: "Indicator",
    period: "For",
    now: "Now",
    after: "Afterwards",
    none: "no figure",
    nothing: "Undoing changes no figure.",
    cut: (shown: number, all: number) => `The first ${shown} are shown, ${all} in all.`,
    changed: "The data changed while you looked at this. Nothing was undone. Here is the new difference.",
    reason: "Why you undo it",
    reasonHint: "It stands in the list of imports.",
    undo: "Undo the import",
    cancel: "Do not undo",
    done: (id: number) => `Import ${id} is undone. The pages follow in a moment.`,
  },
});

interface Props {
  record: Schema<"ImportRecord">;
  onDone: (said: string) => void;
  onClose: () => void;
}

export function UndoImport({ record, onDone, onClose }: Props): JSX.Element {
  const t = useWords(table);
  const got = useGet("/api/v1/imports/{id}/undo", { path: { id: record.id } });
  const form = useForm({ reason: "" }, `undo ${record.id}`);
  const sending = useSend();
  const [overtaken, setOvertaken] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await sending.send(() =>
      write("post", "/api/v1/imports/{id}/undo", {
        path: { id: record.id },
        ifMatch: got.etag,
        body: form.values,
      }),
    );
    if (!answer) return;
    if (answer.ok) {
      form.reset();
      onDone(t.done(record.id));
    } else if (answer.status === 412) {
      await got.reload();
      sending.clear();
      setOvertaken(true);
    }
  };
  return (
    <section class="card" aria-labelledby="undo">
      <h3 id="undo" tabIndex={-1} ref={heading}>
        {t.title(record.id, record.name)}
      </h3>
      <p>{t.text}</p>
      {overtaken && (
        <p class="notice notice-warning" role="alert">
          {t.changed}
        </p>
      )}
      <Answered got={got}>{(preview) => <Difference preview={preview} />}</Answered>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <SendFailure failure={sending.failure} shown={["/reason"]} />
        <TextInput
          label={t.reason}
          hint={t.reasonHint}
          error={fieldError(sending.failure, "/reason")}
          required
          maxLength={500}
          bound={form.bind("reason")}
        />
        <p class="buttons">
          {got.data && (
            <Button submit kind="danger" busy={sending.busy}>
              {t.undo}
            </Button>
          )}
          <Button kind="plain" onClick={onClose}>
            {t.cancel}
          </Button>
        </p>
      </form>
    </section>
  );
}

function Difference({ preview }: { preview: Schema<"UndoPreview"> }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const { changes, changes_total: total, counts } = preview;
  return (
    <>
      <p>{t.counts(counts.removed, counts.restored, counts.kept)}</p>
      <Table
        caption={t.caption}
        rows={changes}
        rowKey={({ indicator, period }) => `${indicator} ${period}`}
        empty={t.nothing}
        columns={[
          { title: t.kind, cell: ({ kind }) => t[kind] },
          { title: t.indicator, head: true, cell: ({ title }) => <Local text={title} /> },
          { title: t.period, kind: "short", cell: ({ period }) => show.period(period) },
          {
            title: t.now,
            kind: "figure",
            cell: (row) => <ImportFigure figure={row.now} unit={row.unit} none={t.none} />,
          },
          {
            title: t.after,
            kind: "figure",
            cell: (row) => <ImportFigure figure={row.after} unit={row.unit} none={t.none} />,
          },
        ]}
      />
      {changes.length < total && <p>{t.cut(changes.length, total)}</p>}
    </>
  );
}
