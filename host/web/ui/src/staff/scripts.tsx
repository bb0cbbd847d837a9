// The definition files with their errors, and trying out a change before it is put in place.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Schema } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { usePlace, useWords } from "../place";
import { useSession } from "../session";
import { useGet } from "../use_get";
import { useAreaNames } from "./area_names";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { Choice } from "./parts/choice";
import { Table } from "./parts/table";
import { ScriptCheckForm } from "./script_check_form";
import { ScriptErrors } from "./script_errors";

const table = words({
  fi: {
    title: "Määrittelytiedostot",
    text: "Mittarit määritellään Lua-tiedostoissa palvelimen kansiossa. Tässä näet, mitkä tiedostot ovat käytössä, ja voit kokeilla muutosta ennen kuin se viedään kansioon.",
    list: "Tiedostot",
    area: "Alue",
    all: "kaikki",
    file: "Tiedosto",
    state: "Tila",
    active: "käytössä",
    kept: "virheitä: edellinen kunnossa ollut versio on käytössä",
    none: "virheitä: mitään ei ole käytössä",
    indicators: "Mittareita",
    errors: "Virheitä",
    action: "Toiminto",
    open: "Kokeile muutosta",
    openOne: (path: string) => `Kokeile muutosta tiedostoon ${path}`,
    empty: "Tällä alueella ei ole määrittelytiedostoja, joita voit nähdä.",
    wrong: "Virheet",
    wrongText: "Virheellinen tiedosto ei riko muita: edellinen kunnossa ollut versio jää käyttöön.",
  },
  en: {
    title: "Definition files",
    text: "Indicators are defined in Lua files in a folder of the server. Here you see which files are in use, and can try a change before it goes into the folder.",
    list: "Files",
    area: "Area",
    all: "all",
    file: "File",
    state: "State",
    active: "in use",
    kept: "errors: the last good version is in use",
    none: "errors: nothing is in use",
    indicators: "Indicators",
    errors: "Errors",
    action: "Action",
    open: "Try a change",
    openOne: (path: string) => `Try a change to ${path}`,
    empty: "This area has no definition files that you may see.",
    wrong: "Errors",
    wrongText: "A file with errors breaks no other one: its last good version stays in use.",
  },
});

type Script = Schema<"Script">;

export function ScriptsPage(): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const { account } = useSession();
  const areas = useAreaNames(account?.areas);
  const area = place.query.get("area") ?? "";
  const got = useGet("/api/v1/scripts", { query: { area } });
  const [chosen, setChosen] = useState<{ path: string; turn: number }>({ path: "", turn: 0 });
  const choose = (path: string): void => setChosen(({ turn }) => ({ path, turn: turn + 1 }));
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t.area}
          value={area}
          options={[{ value: "", text: t.all }, ...areas.options]}
          onChange={(value) => go(place.href(place.path, { area: value }), { replace: true })}
        />
      </form>
      <Answered got={got}>
        {({ scripts }) => (
          <>
            <Wrong scripts={scripts} />
            <Files scripts={scripts} onChoose={choose} />
            <ScriptCheckForm
              scripts={scripts}
              chosen={chosen}
            />
          </>
        )}
      </Answered>
    </>
  );
}

function Wrong({ scripts }: { scripts: readonly Script[] }): JSX.Element | null {
  const t = useWords(table);
  const errors = scripts.flatMap((script) => script.errors);
  if (errors.length === 0) return null;
  return (
    <section aria-labelledby="wrong">
      <h2 id="wrong">
        {t.wrong} ({errors.length})
      </h2>
      <p>{t.wrongText}</p>
      <ScriptErrors errors={errors} />
    </section>
  );
}

interface FilesProps {
  scripts: readonly Script[];
  onChoose: (path: string) => void;
}

function Files({ scripts, onChoose }: FilesProps): JSX.Element {
  const t = useWords(table);
  const limits = useSession().account?.areas ?? null;
  // What every area shares is for those whose rights are for every area.
  const mayTry = (area: string | null): boolean =>
    limits === null || (area !== null && limits.includes(area));
  return (
    <Table
      caption={t.list}
      rows={scripts}
      rowKey={({ path }) => path}
      empty={t.empty}
      columns={[
        { title: t.file, head: true, cell: ({ path }) => <code>{path}</code> },
        { title: t.state, cell: ({ state }) => t[state] },
        { title: t.indicators, kind: "figure", cell: ({ indicators }) => indicators },
        { title: t.errors, kind: "figure", cell: ({ errors }) => errors.length },
        {
          title: t.action,
          cell: ({ path, area }) =>
            mayTry(area) && (
              <Button kind="plain" label={t.openOne(path)} onClick={() => onChoose(path)}>
                {t.open}
              </Button>
            ),
        },
      ]}
    />
  );
}
