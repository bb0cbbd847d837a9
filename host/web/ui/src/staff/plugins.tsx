// The area plugins and the workers that run them.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";
import { useGet } from "../use_get";
import { Answered } from "./parts/answered";
import { Table } from "./parts/table";

const table = words({
  fi: {
    title: "Liitännäiset",
    text: "Jokaisella alueella on oma liitännäinen, joka lukee sen tiedostot omassa prosessissaan. Jos se kaatuu, vain se käynnistyy uudelleen.",
    list: "Liitännäiset",
    name: "Liitännäinen",
    version: "Versio",
    signature: "Allekirjoitus",
    unsigned: "ei allekirjoitettu",
    valid: "kunnossa",
    state: "Tila",
    starting: "käynnistyy",
    running: "toimii",
    backing_off: "odottaa uutta yritystä",
    refused: "ei oteta käyttöön",
    stopped: "pysäytetty",
    worker: "Prosessi",
    restarts: "Käynnistetty uudelleen",
    codes: "Aluekoodit",
    error: "Virhe",
    empty: "Liitännäisiä ei löytynyt: minkään alueen tiedostoja ei voi tuoda.",
  },
  en: {
    title: "Plugins",
    text: "Each area has a plugin of its own, which reads its files in a process of its own. If it crashes, only that one starts again.",
    list: "Plugins",
    name: "Plugin",
    version: "Version",
    signature: "Signature",
    unsigned: "not signed",
    valid: "valid",
    state: "State",
    starting: "starting",
    running: "running",
    backing_off: "waits before it tries again",
    refused: "refused",
    stopped: "stopped",
    worker: "Process",
    restarts: "Restarts",
    codes: "Area codes",
    error: "Error",
    empty: "No plugins were found: no area’s files can be imported.",
  },
});

type Plugin = Schema<"PluginList">["plugins"][number];

export function PluginsPage(): JSX.Element {
  const t = useWords(table);
  const got = useGet("/api/v1/plugins", {});
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <Answered got={got}>{({ plugins }) => <Plugins plugins={plugins} />}</Answered>
    </>
  );
}

function Plugins({ plugins }: { plugins: readonly Plugin[] }): JSX.Element {
  const t = useWords(table);
  return (
    <Table
      caption={t.list}
      rows={plugins}
      rowKey={({ id, file }) => `${id} ${file}`}
      empty={t.empty}
      columns={[
        {
          title: t.name,
          head: true,
          cell: ({ name, id, file }) => (
            <>
              {name ?? id}
              <code class="quiet row-note">{file}</code>
            </>
          ),
        },
        {
          title: t.state,
          cell: ({ state }) => (state === "running" ? t[state] : <strong>{t[state]}</strong>),
        },
        { title: t.worker, kind: "figure", cell: ({ worker }) => worker ?? "–" },
        { title: t.restarts, kind: "figure", cell: ({ restarts }) => restarts },
        {
          title: t.version,
          cell: ({ version, abi }) => `${version ?? "–"}${abi ? ` (ABI ${abi})` : ""}`,
        },
        { title: t.signature, cell: ({ signature }) => (signature ? t[signature] : "–") },
        {
          title: t.codes,
          cell: ({ codes }) => codes.map(({ system, code }) => `${system} ${code}`).join(", "),
        },
        {
          title: t.error,
          cell: ({ error }) =>
            error && (
              <>
                <span lang="en">{error.text}</span> <code class="quiet">{error.code}</code>
              </>
            ),
        },
      ]}
    />
  );
}
