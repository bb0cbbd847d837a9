// The imports so far, newest first; each can be undone as long as nothing later gave its figures
// again.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import type { Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useAreaNames } from "./area_names";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { More } from "./parts/more";
import { Said, useSaying } from "./parts/said";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { useList } from "./parts/use_list";
import { UndoImport } from "./undo_import";

const table = words({
  fi: {
    title: "Tuonnit",
    list: "Tuonnit, uusin ensin",
    number: "Nro",
    file: "Tiedosto",
    area: "Alue",
    when: "Milloin",
    by: "Kuka",
    counts: "Luvut",
    what: (added: number, revised: number) => `${added} uutta, ${revised} korjattua`,
    state: "Tila",
    holds: "voimassa",
    undone: (at: string, by: string) => `kumottu ${at} (${by})`,
    again: (ids: string) => `samat luvut tuonnissa ${ids}: kumoa se ensin`,
    undo: "Kumoa",
    undoOne: (id: number, name: string) => `Kumoa tuonti ${id}: ${name}`,
    none: "Yhtään tiedostoa ei ole vielä tuotu. Ensimmäinen näkyy tässä, kun olet vahvistanut sen.",
  },
  en: {
    title: "Imports",
    list: "Imports, newest first",
    number: "No.",
    file: "File",
    area: "Area",
    when: "When",
    by: "Who",
    counts: "Figures",
    what: (added: number, revised: number) => `${added} new, ${revised} corrected`,
    state: "State",
    holds: "counts",
    undone: (at: string, by: string) => `undone ${at} (${by})`,
    again: (ids: string) => `import ${ids} gave the same figures: undo that first`,
    undo: "Undo",
    undoOne: (id: number, name: string) => `Undo import ${id}: ${name}`,
    none: "No file has been imported yet. The first one appears here when you have confirmed it.",
  },
});

type Record = Schema<"ImportRecord">;

export function ImportList({ made }: { made: number }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const areas = useAreaNames();
  const list = useList("/api/v1/imports", { query: {} }, ({ imports, next }) => ({
    rows: imports,
    next,
  }));
  const [undoing, setUndoing] = useState<Record | null>(null);
  const { saying, say } = useSaying();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (made > 0) void list.reload();
  }, [made]);
  const close = (): void => {
    setUndoing(null);
    heading.current?.focus();
  };
  const done = (text: string): void => {
    close();
    say(text);
    void list.reload();
  };
  return (
    <section aria-labelledby="imports">
      <h2 id="imports" tabIndex={-1} ref={heading}>
        {t.title}
      </h2>
      <Said saying={saying} />
      {undoing && (
        <UndoImport key={undoing.id} record={undoing} onDone={done} onClose={close} />
      )}
      <Answered got={list.first}>
        {() => (
          <Table
            caption={t.list}
            rows={list.rows}
            rowKey={({ id }) => id}
            empty={t.none}
            columns={[
              { title: t.number, kind: "figure", cell: ({ id }) => id },
              { title: t.file, head: true, cell: ({ name }) => name },
              { title: t.area, cell: ({ area }) => areas.nameOf(area) },
              { title: t.when, kind: "short", cell: ({ recorded_at: at }) => show.at(at) },
              { title: t.by, cell: ({ by }) => by },
              {
                title: t.counts,
                cell: ({ counts }) => t.what(counts.added, counts.revised),
              },
              {
                title: t.state,
                cell: (record) => (
                  <State record={record} onUndo={() => setUndoing(record)} />
                ),
              },
            ]}
          />
        )}
      </Answered>
      <More next={list.next} busy={list.busy} onMore={list.more} />
    </section>
  );
}

function State({ record, onUndo }: { record: Record; onUndo: () => void }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const { undone, given_again_by: later } = record;
  if (undone) {
    return (
      <>
        {t.undone(show.at(undone.at), undone.by)} <q>{undone.reason}</q>
      </>
    );
  }
  if (record.undoable) {
    return (
      <Button kind="plain" label={t.undoOne(record.id, record.name)} onClick={onUndo}>
        {t.undo}
      </Button>
    );
  }
  return <>{later.length > 0 ? t.again(later.join(", ")) : t.holds}</>;
}
