// The silences of one's areas; ending one asks first.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { Choice } from "./parts/choice";
import { Confirm } from "./parts/confirm";
import { More } from "./parts/more";
import { Said, useSaying } from "./parts/said";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { useList } from "./parts/use_list";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    title: "Vaiennukset",
    text: "Vaiennetusta ei kerrota kenellekään. Hälytyksen voi vaientaa sen omalla sivulla.",
    state: "Mitkä vaiennukset",
    current: "voimassa olevat",
    over: "päättyneet",
    all: "kaikki",
    list: "Vaiennukset, uusin ensin",
    subject: "Mitä",
    everything: "kaikki",
    by: "Kuka",
    reason: "Syy",
    until: "Asti",
    action: "Toiminto",
    end: "Lopeta",
    endOne: (subject: string) => `Lopeta vaiennus: ${subject}`,
    endText: "Siitä, mikä on yhä auki, kerrotaan seuraavalla kierroksella.",
    done: "Vaiennus on lopetettu.",
    none: "Mitään ei ole vaiennettu.",
    noneOver: "Tällaisia vaiennuksia ei ole.",
  },
  en: {
    title: "Silences",
    text: "Nobody is told of what is silenced. An alert can be silenced on its own page.",
    state: "Which silences",
    current: "that hold",
    over: "that are over",
    all: "all",
    list: "Silences, newest first",
    subject: "What",
    everything: "everything",
    by: "Who",
    reason: "Reason",
    until: "Until",
    action: "Action",
    end: "End",
    endOne: (subject: string) => `End the silence: ${subject}`,
    endText: "What is still open is told at the next round.",
    done: "The silence has ended.",
    none: "Nothing is silenced.",
    noneOver: "There are no such silences.",
  },
});

type Silence = Schema<"Silence">;

export function Silences(): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const [state, setState] = useState("");
  const list = useList("/api/v1/silences", { query: { state } }, ({ silences, next }) => ({
    rows: silences,
    next,
  }));
  const [ending, setEnding] = useState<Silence | null>(null);
  const { saying, say } = useSaying();
  const done = (): void => {
    setEnding(null);
    say(t.done, { focus: true });
    void list.reload();
  };
  return (
    <section aria-labelledby="silences">
      <h2 id="silences">{t.title}</h2>
      <p>{t.text}</p>
      <Said saying={saying} />
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t.state}
          value={state}
          onChange={setState}
          options={[
            { value: "", text: t.current },
            { value: "over", text: t.over },
            { value: "all", text: t.all },
          ]}
        />
      </form>
      <Answered got={list.first}>
        {() => (
          <Table
            caption={t.list}
            rows={list.rows}
            rowKey={({ id }) => id}
            empty={state ? t.noneOver : t.none}
            columns={[
              {
                title: t.subject,
                head: true,
                cell: ({ subject }) => (subject === "*" ? t.everything : <code>{subject}</code>),
              },
              { title: t.reason, kind: "prose", cell: ({ reason }) => reason },
              { title: t.by, cell: ({ by }) => by },
              { title: t.until, kind: "short", cell: ({ until }) => show.at(until) },
              {
                title: t.action,
                cell: (silence) =>
                  silence.holds &&
                  silence.may_end && (
                    <Button
                      kind="plain"
                      label={t.endOne(silence.subject)}
                      onClick={() => setEnding(silence)}
                    >
                      {t.end}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Answered>
      <More next={list.next} busy={list.busy} onMore={list.more} />
      {ending && (
        <EndSilence silence={ending} onDone={done} onClose={() => setEnding(null)} />
      )}
    </section>
  );
}

interface EndProps {
  silence: Silence;
  onDone: () => void;
  onClose: () => void;
}

function EndSilence({ silence, onDone, onClose }: EndProps): JSX.Element {
  const t = useWords(table);
  const sending = useSend();
  const end = async (): Promise<void> => {
    const answer = await sending.send(() =>
      write("delete", "/api/v1/silences/{silence}", {
        path: { silence: silence.id },
        ifMatch: silence.etag,
      }),
    );
    if (answer?.ok) onDone();
  };
  return (
    <Confirm
      title={t.endOne(silence.subject)}
      action={t.end}
      busy={sending.busy}
      onConfirm={() => void end()}
      onClose={onClose}
    >
      <p>{t.endText}</p>
      <SendFailure failure={sending.failure} />
    </Confirm>
  );
}
