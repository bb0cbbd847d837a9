// The audit trail: what was written, by whom, with what result.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { usePlace, useWords } from "../place";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { More } from "./parts/more";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useList } from "./parts/use_list";

const table = words({
  fi: {
    title: "Tapahtumaloki",
    text: "Jokainen kirjoitus: kuka teki, mitä ja mikä oli tulos. Lokia ei voi muuttaa.",
    account: "Tunnus",
    since: "Alkaen päivästä",
    search: "Rajaa",
    list: "Tapahtumat, uusin ensin",
    when: "Milloin",
    who: "Kuka",
    nobody: "ei kirjautunut",
    token: (id: number) => `avain ${id}`,
    what: "Mitä",
    result: "Tulos",
    done: (status: number) => `tehty (${status})`,
    refused: (status: number) => `torjuttu (${status})`,
    failed: (status: number) => `epäonnistui (${status})`,
    commanded: "tehty komentorivillä",
    command: (status: number) => `epäonnistui (poistumiskoodi ${status})`,
    open: "kesken, tai ohjelma pysähtyi ennen vastausta",
    empty: "Tällä rajauksella ei ole tapahtumia.",
  },
  en: {
    title: "Audit trail",
    text: "Every write: who did what, and with what result. The trail cannot be changed.",
    account: "Account",
    since: "From this day on",
    search: "Filter",
    list: "Entries, newest first",
    when: "When",
    who: "Who",
    nobody: "not signed in",
    token: (id: number) => `token ${id}`,
    what: "What",
    result: "Result",
    done: (status: number) => `done (${status})`,
    refused: (status: number) => `refused (${status})`,
    failed: (status: number) => `failed (${status})`,
    commanded: "done on the command line",
    command: (status: number) => `failed (exit status ${status})`,
    open: "at work, or the program ended before it answered",
    empty: "There are no entries with these filters.",
  },
});

export function AuditPage(): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const show = useShow();
  const account = place.query.get("account") ?? "";
  const since = place.query.get("since") ?? "";
  const form = useForm({ account, since });
  const list = useList(
    "/api/v1/audit-trail",
    { query: { account, since, limit: "100" } },
    ({ entries, next }) => ({ rows: entries, next }),
  );
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault();
          go(place.href(place.path, form.values), { replace: true });
        }}
      >
        <TextInput label={t.account} code maxLength={64} bound={form.bind("account")} />
        <TextInput label={t.since} type="date" bound={form.bind("since")} />
        <Button submit kind="plain">
          {t.search}
        </Button>
      </form>
      <Answered got={list.first}>
        {() => (
          <Table
            caption={t.list}
            rows={list.rows}
            rowKey={({ id }) => id}
            empty={t.empty}
            columns={[
              { title: t.when, kind: "short", cell: ({ at }) => show.at(at) },
              {
                title: t.who,
                cell: ({ account: who, token }) =>
                  `${who ?? t.nobody}${token === null ? "" : ` (${t.token(token)})`}`,
              },
              {
                title: t.what,
                head: true,
                cell: ({ summary, method, path }) => (
                  <>
                    {summary && <span lang="en">{summary}</span>}
                    <code class="quiet row-note">
                      {method} {path}
                    </code>
                  </>
                ),
              },
              { title: t.result, cell: (entry) => <Result entry={entry} /> },
            ]}
          />
        )}
      </Answered>
      <More next={list.next} busy={list.busy} onMore={list.more} />
    </>
  );
}

function Result({ entry }: { entry: Schema<"AuditEntry"> }): JSX.Element {
  const t = useWords(table);
  const { status, method } = entry;
  if (status === null) return <>{t.open}</>;
  if (method === "CLI" && status === 0) return <>{t.commanded}</>;
  if (method === "CLI") return <strong>{t.command(status)}</strong>;
  if (status >= 500) return <strong>{t.failed(status)}</strong>;
  return <>{status >= 400 ? t.refused(status) : t.done(status)}</>;
}
