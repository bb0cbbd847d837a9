// The mails on their way out and what became of them; one mail; retry, cancel, and going on after a
// pause.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { type Schema, write } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { usePlace, useWords } from "../place";
import { mailKindWords, mailStateWords } from "./alert_words";
import { OneMail } from "./one_mail";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { Choice } from "./parts/choice";
import { More } from "./parts/more";
import { Said, useSaying } from "./parts/said";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useList } from "./parts/use_list";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    title: "Lähtevät viestit",
    depth: (waiting: number, sent: number, failed: number, expired: number) =>
      `Odottaa ${waiting}, lähetetty ${sent}, epäonnistunut ${failed}, vanhentunut ${expired}.`,
    oldest: (at: string) => `Vanhin odottava on tehty ${at}.`,
    last: (at: string) => `Viimeksi lähetetty ${at}.`,
    paused: (since: string) => `Lähetys on pysähtynyt ${since} alkaen`,
    pausedText: "Mitään ei katoa: viestit odottavat. Korjaa syy ja jatka sitten.",
    resume: "Jatka lähettämistä",
    resumed: "Lähettäminen jatkuu.",
    state: "Tila",
    kind: "Laji",
    recipient: "Vastaanottajan rooli",
    all: "kaikki",
    filter: "Rajaa",
    list: "Viestit, uusin ensin",
    subject: "Otsikko",
    withheld: "Viesti voi koskea lukuja, joita et näe.",
    made: "Tehty",
    tries: "Yrityksiä",
    error: "Viimeisin virhe",
    show: "Näytä",
    showOne: (id: number) => `Näytä viesti ${id}`,
    action: "Toiminto",
    empty: "Tällaisia viestejä ei ole.",
  },
  en: {
    title: "Outgoing mail",
    depth: (waiting: number, sent: number, failed: number, expired: number) =>
      `Waiting ${waiting}, sent ${sent}, failed ${failed}, expired ${expired}.`,
    oldest: (at: string) => `The oldest that waits was made ${at}.`,
    last: (at: string) => `The last was sent ${at}.`,
    paused: (since: string) => `Sending has been paused since ${since}`,
    pausedText: "Nothing is lost: the mails wait. Mend the reason, then go on.",
    resume: "Go on sending",
    resumed: "Sending goes on.",
    state: "State",
    kind: "Kind",
    recipient: "Recipient’s role",
    all: "all",
    filter: "Filter",
    list: "Mails, newest first",
    subject: "Subject",
    withheld: "It may be about figures that you may not see.",
    made: "Made",
    tries: "Tries",
    error: "Last error",
    show: "Show",
    showOne: (id: number) => `Show mail ${id}`,
    action: "Action",
    empty: "There are no such mails.",
  },
});

type Outbox = Schema<"OutboxList">;
type Message = Schema<"OutboxMessage">;

export function OutboxPage(): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const query = Object.fromEntries(
    ["state", "kind", "recipient"].map((name) => [name, place.query.get(name)]),
  );
  const list = useList(
    "/api/v1/outbox",
    { query: { ...query, limit: "100" } },
    ({ messages, next }) => ({ rows: messages, next }),
  );
  const [shown, setShown] = useState<number | null>(null);
  const { saying, say } = useSaying();
  const changed = (text: string): void => {
    say(text, { focus: true });
    void list.reload();
  };
  return (
    <>
      <Heading>{t.title}</Heading>
      <Said saying={saying} />
      <Answered got={list.first}>
        {(outbox) => <Depth outbox={outbox} onResumed={() => changed(t.resumed)} />}
      </Answered>
      <Filters />
      {shown !== null && (
        <OneMail key={shown} id={shown} onChanged={changed} onClose={() => setShown(null)} />
      )}
      {list.first.data && <Messages messages={list.rows} onShow={setShown} />}
      <More next={list.next} busy={list.busy} onMore={list.more} />
    </>
  );
}

function Depth({ outbox, onResumed }: { outbox: Outbox; onResumed: () => void }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const sending = useSend();
  const { depth, pause } = outbox;
  const resume = async (): Promise<void> => {
    const answer = await sending.send(() => write("post", "/api/v1/outbox/resume", {}));
    if (answer?.ok) onResumed();
  };
  return (
    <>
      {pause && (
        <div class="notice notice-warning">
          <h2>{t.paused(show.at(pause.since))}</h2>
          <p lang="en">{pause.reason}</p>
          {pause.advice && <p>{show.sentence(pause.advice)}</p>}
          <p>{t.pausedText}</p>
          <SendFailure failure={sending.failure} />
          <p class="buttons">
            <Button busy={sending.busy} onClick={() => void resume()}>
              {t.resume}
            </Button>
          </p>
        </div>
      )}
      <p>
        <strong>{t.depth(depth.waiting, depth.sent, depth.failed, depth.expired)}</strong>{" "}
        {depth.oldest_waiting && t.oldest(show.at(depth.oldest_waiting))}{" "}
        {depth.last_sent && t.last(show.at(depth.last_sent))}
      </p>
    </>
  );
}

function Filters(): JSX.Element {
  const t = useWords(table);
  const states = useWords(mailStateWords);
  const kinds = useWords(mailKindWords);
  const place = usePlace();
  const of = (name: string): string => place.query.get(name) ?? "";
  const form = useForm({ recipient: of("recipient") });
  const choose = (query: Record<string, string>): void => {
    const now = Object.fromEntries(place.query);
    go(place.href(place.path, { ...now, ...query }), { replace: true });
  };
  const options = (names: Record<string, string>) => [
    { value: "", text: t.all },
    ...Object.entries(names).map(([value, text]) => ({ value, text })),
  ];
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault();
        choose(form.values);
      }}
    >
      <Choice
        label={t.state}
        value={of("state")}
        options={options(states)}
        onChange={(state) => choose({ state })}
      />
      <Choice
        label={t.kind}
        value={of("kind")}
        options={options(kinds)}
        onChange={(kind) => choose({ kind })}
      />
      <TextInput label={t.recipient} code maxLength={64} bound={form.bind("recipient")} />
      <Button submit kind="plain">
        {t.filter}
      </Button>
    </form>
  );
}

interface MessagesProps {
  messages: readonly Message[];
  onShow: (id: number) => void;
}

function Messages({ messages, onShow }: MessagesProps): JSX.Element {
  const t = useWords(table);
  const states = useWords(mailStateWords);
  const kinds = useWords(mailKindWords);
  const show = useShow();
  return (
    <Table
      caption={t.list}
      rows={messages}
      rowKey={({ id }) => id}
      empty={t.empty}
      columns={[
        {
          title: t.subject,
          head: true,
          cell: ({ subject, kind }) => (
            <>
              {subject ?? t.withheld}
              <span class="quiet row-note">{kinds[kind]}</span>
            </>
          ),
        },
        { title: t.recipient, cell: ({ recipient }) => recipient },
        { title: t.state, cell: ({ state }) => states[state] },
        { title: t.made, kind: "short", cell: ({ queued_at: at }) => show.at(at) },
        { title: t.tries, kind: "figure", cell: ({ tries }) => tries },
        { title: t.error, cell: ({ last_error: error }) => error && <span lang="en">{error}</span> },
        {
          title: t.action,
          cell: ({ id }) => (
            <Button kind="plain" label={t.showOne(id)} onClick={() => onShow(id)}>
              {t.show}
            </Button>
          ),
        },
      ]}
    />
  );
}
