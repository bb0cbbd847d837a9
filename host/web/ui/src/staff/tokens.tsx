// The API tokens: creating one, whose text is shown once, and ending one.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { type Schema, write } from "../api";
import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";
import { AddToken } from "./add_token";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { Confirm } from "./parts/confirm";
import { More } from "./parts/more";
import { Said, useSaying } from "./parts/said";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { useList } from "./parts/use_list";
import { useSend } from "./parts/use_send";
import { ShownOnce } from "./shown_once";

const table = words({
  fi: {
    title: "Rajapinnan avaimet",
    text: "Avaimella toinen ohjelma käyttää rajapintaa tunnuksen oikeuksilla. Avaimen teksti näytetään vain kerran.",
    list: "Avaimet, uusin ensin",
    label: "Mihin",
    prefix: "Alkaa",
    account: "Tunnus",
    scope: "Saa",
    read: "lukea",
    write: "lukea ja kirjoittaa",
    state: "Tila",
    active: "voimassa",
    expired: "vanhentunut",
    revoked: "lopetettu",
    expires: "Voimassa asti",
    used: "Viimeksi käytetty",
    never: "ei vielä",
    actions: "Toiminto",
    end: "Lopeta",
    endOne: (label: string) => `Lopeta avain: ${label}`,
    endText: "Avain lakkaa toimimasta heti. Sitä ei voi palauttaa.",
    ended: "Avain on lopetettu.",
    add: "Luo avain",
    secret: (label: string) => `Avain: ${label}`,
    empty: "Avaimia ei ole: mikään ohjelma ei käytä rajapintaa tunnuksella.",
  },
  en: {
    title: "API tokens",
    text: "With a token another program uses the API with the rights of an account. The token’s text is shown only once.",
    list: "Tokens, newest first",
    label: "What for",
    prefix: "Begins",
    account: "Account",
    scope: "May",
    read: "read",
    write: "read and write",
    state: "State",
    active: "valid",
    expired: "expired",
    revoked: "ended",
    expires: "Valid until",
    used: "Last used",
    never: "not yet",
    actions: "Action",
    end: "End",
    endOne: (label: string) => `End the token: ${label}`,
    endText: "The token stops working at once. It cannot be brought back.",
    ended: "The token has ended.",
    add: "Create a token",
    secret: (label: string) => `Token: ${label}`,
    empty: "There are no tokens: no program uses the API with an account.",
  },
});

type Token = Schema<"Token">;

export function TokensPage(): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const list = useList("/api/v1/tokens", { query: {} }, ({ tokens, next }) => ({
    rows: tokens,
    next,
  }));
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Token | null>(null);
  const [created, setCreated] = useState<Schema<"CreatedToken"> | null>(null);
  const { saying, say } = useSaying();
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <Said saying={saying} />
      {created && (
        <ShownOnce
          title={t.secret(created.token.label)}
          secret={created.secret}
          onClose={() => setCreated(null)}
        />
      )}
      <p class="buttons">
        <Button onClick={() => setAdding(true)}>{t.add}</Button>
      </p>
      <Answered got={list.first}>
        {() => (
          <Table
            caption={t.list}
            rows={list.rows}
            rowKey={({ id }) => id}
            empty={t.empty}
            columns={[
              { title: t.label, head: true, cell: ({ label }) => label },
              { title: t.prefix, cell: ({ prefix }) => <code>{prefix}…</code> },
              { title: t.account, cell: ({ account }) => account },
              { title: t.scope, cell: ({ scope }) => t[scope] },
              { title: t.state, cell: ({ state }) => t[state] },
              { title: t.expires, kind: "short", cell: ({ expires_at: at }) => show.at(at) },
              { title: t.used, kind: "short", cell: ({ last_used_at: at }) => (at ? show.at(at) : t.never) },
              {
                title: t.actions,
                cell: (token) =>
                  token.state === "active" && (
                    <Button
                      kind="plain"
                      label={t.endOne(token.label)}
                      onClick={() => setEnding(token)}
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
      {adding && (
        <AddToken
          title={t.add}
          onClose={() => setAdding(false)}
          onDone={(next) => {
            setAdding(false);
            say("");
            setCreated(next);
            void list.reload();
          }}
        />
      )}
      {ending && (
        <EndToken
          token={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null);
            say(t.ended, { focus: true });
            void list.reload();
          }}
        />
      )}
    </>
  );
}

interface EndProps {
  token: Token;
  onDone: () => void;
  onClose: () => void;
}

function EndToken({ token, onDone, onClose }: EndProps): JSX.Element {
  const t = useWords(table);
  const sending = useSend();
  const end = async (): Promise<void> => {
    const answer = await sending.send(() =>
      write("delete", "/api/v1/tokens/{id}", { path: { id: token.id } }),
    );
    if (answer?.ok) onDone();
  };
  return (
    <Confirm
      title={t.endOne(token.label)}
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
