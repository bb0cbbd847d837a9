// The accounts: adding one, changing what it may do, giving a new one-time password.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { type Schema, write } from "../api";
import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";
import { AddPerson } from "./add_person";
import { useAreaNames } from "./area_names";
import { EditPerson } from "./edit_person";
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
import { roleWords } from "./roles";
import { ShownOnce } from "./shown_once";

const table = words({
  fi: {
    title: "Tunnukset",
    text: "Tunnus kuuluu roolille, ei ihmiselle. Uusi tunnus saa kertakäyttöisen salasanan, joka vaihdetaan ensimmäisellä kerralla.",
    list: "Tunnukset",
    name: "Tunnus",
    role: "Rooli",
    areas: "Alueet",
    every: "kaikki",
    restricted: "Ei-julkiset",
    yes: "näkee",
    no: "ei näe",
    recipient: "Viestien rooli",
    state: "Tila",
    off: "poissa käytöstä",
    once: "kertakäyttöinen salasana",
    on: "käytössä",
    seen: "Viimeksi",
    never: "ei vielä",
    actions: "Toiminnot",
    edit: "Muuta",
    editOne: (name: string) => `Muuta tunnusta ${name}`,
    reset: "Uusi salasana",
    resetOne: (name: string) => `Anna uusi kertakäyttöinen salasana tunnukselle ${name}`,
    resetText: "Vanha salasana ei enää kelpaa, ja tunnuksen istunnot päättyvät heti.",
    secret: (name: string) => `Kertakäyttöinen salasana: ${name}`,
    add: "Lisää tunnus",
    saved: (name: string) => `Tunnuksen ${name} muutokset on tallennettu.`,
    empty: "Tunnuksia ei ole.",
  },
  en: {
    title: "People",
    text: "An account belongs to a role, not to a person. A new account gets a one-time password, which is changed at the first sign-in.",
    list: "Accounts",
    name: "Account",
    role: "Role",
    areas: "Areas",
    every: "all",
    restricted: "Not public",
    yes: "sees",
    no: "does not see",
    recipient: "Role for mails",
    state: "State",
    off: "out of use",
    once: "one-time password",
    on: "in use",
    seen: "Last seen",
    never: "not yet",
    actions: "Actions",
    edit: "Change",
    editOne: (name: string) => `Change account ${name}`,
    reset: "New password",
    resetOne: (name: string) => `Give a new one-time password to ${name}`,
    resetText: "The old password is no longer accepted, and the account’s sessions end at once.",
    secret: (name: string) => `One-time password: ${name}`,
    add: "Add an account",
    saved: (name: string) => `The changes to ${name} are stored.`,
    empty: "There are no accounts.",
  },
});

type Person = Schema<"Person">;
type Doing = { what: "add" } | { what: "edit" | "reset"; person: Person } | null;

export function PeoplePage(): JSX.Element {
  const t = useWords(table);
  const list = useList("/api/v1/people", { query: {} }, ({ people, next }) => ({
    rows: people,
    next,
  }));
  const [doing, setDoing] = useState<Doing>(null);
  const [secret, setSecret] = useState<Schema<"OneTimePassword"> | null>(null);
  const { saying, say } = useSaying();
  const close = (): void => setDoing(null);
  const shown = (next: Schema<"OneTimePassword">): void => {
    close();
    say("");
    setSecret(next);
    void list.reload();
  };
  const saved = (name: string): void => {
    close();
    say(t.saved(name));
    void list.reload();
  };
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <Said saying={saying} />
      {secret && (
        <ShownOnce
          key={secret.one_time_password}
          title={t.secret(secret.name)}
          secret={secret.one_time_password}
          onClose={() => setSecret(null)}
        />
      )}
      <p class="buttons">
        <Button onClick={() => setDoing({ what: "add" })}>{t.add}</Button>
      </p>
      <Answered got={list.first}>
        {() => <PeopleTable people={list.rows} onDo={setDoing} />}
      </Answered>
      <More next={list.next} busy={list.busy} onMore={list.more} />
      {doing?.what === "add" && <AddPerson title={t.add} onDone={shown} onClose={close} />}
      {doing?.what === "edit" && (
        <EditPerson
          title={t.editOne(doing.person.name)}
          name={doing.person.name}
          onDone={saved}
          onClose={close}
        />
      )}
      {doing?.what === "reset" && (
        <ResetPassword name={doing.person.name} onDone={shown} onClose={close} />
      )}
    </>
  );
}

interface TableProps {
  people: readonly Person[];
  onDo: (doing: Doing) => void;
}

function PeopleTable({ people, onDo }: TableProps): JSX.Element {
  const t = useWords(table);
  const roles = useWords(roleWords);
  const areas = useAreaNames();
  const show = useShow();
  return (
    <Table
      caption={t.list}
      rows={people}
      rowKey={({ name }) => name}
      empty={t.empty}
      columns={[
        { title: t.name, head: true, cell: ({ name }) => name },
        { title: t.role, cell: ({ role }) => roles[role] },
        {
          title: t.areas,
          cell: ({ areas: limits }) => limits?.map(areas.nameOf).join(", ") ?? t.every,
        },
        { title: t.restricted, cell: ({ restricted }) => (restricted ? t.yes : t.no) },
        { title: t.recipient, cell: ({ recipient }) => recipient ?? "–" },
        {
          title: t.state,
          cell: (person) =>
            !person.enabled ? t.off : person.must_change_password ? t.once : t.on,
        },
        {
          title: t.seen,
          cell: ({ last_seen_at: at }) => (at ? show.at(at) : t.never),
        },
        {
          title: t.actions,
          cell: (person) => (
            <span class="buttons">
              <Button
                kind="plain"
                label={t.editOne(person.name)}
                onClick={() => onDo({ what: "edit", person })}
              >
                {t.edit}
              </Button>
              <Button
                kind="plain"
                label={`${t.reset}: ${person.name}`}
                onClick={() => onDo({ what: "reset", person })}
              >
                {t.reset}
              </Button>
            </span>
          ),
        },
      ]}
    />
  );
}

interface ResetProps {
  name: string;
  onDone: (secret: Schema<"OneTimePassword">) => void;
  onClose: () => void;
}

function ResetPassword({ name, onDone, onClose }: ResetProps): JSX.Element {
  const t = useWords(table);
  const sending = useSend();
  const reset = async (): Promise<void> => {
    const answer = await sending.send(() =>
      write("post", "/api/v1/people/{name}/password", { path: { name } }),
    );
    if (answer?.ok) onDone(answer.data);
  };
  return (
    <Confirm
      title={t.resetOne(name)}
      action={t.reset}
      busy={sending.busy}
      onConfirm={() => void reset()}
      onClose={onClose}
    >
      <p>{t.resetText}</p>
      <SendFailure failure={sending.failure} />
    </Confirm>
  );
}
