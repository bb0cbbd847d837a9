// A new API token: for which account, for what, how long.
import type { JSX } from "preact";

import { type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useGet } from "../use_get";
import { Button } from "./parts/button";
import { Choice } from "./parts/choice";
import { Dialog } from "./parts/dialog";
import { fieldError } from "./parts/problem";
import { SendFailure } from "./parts/send_failure";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    account: "Minkä tunnuksen oikeuksilla",
    label: "Mihin avainta käytetään",
    labelHint: "Yksi rivi, esimerkiksi: raportointi.",
    scope: "Mitä avain saa tehdä",
    read: "vain lukea",
    write: "lukea ja kirjoittaa, ei kuitenkaan tunnuksia eikä avaimia",
    expires: "Viimeinen voimassaolopäivä",
    expiresHint: "Enintään vuoden päähän.",
    save: "Luo avain",
    cancel: "Peruuta",
  },
  en: {
    account: "With the rights of which account",
    label: "What the token is for",
    labelHint: "One line, for example: reporting.",
    scope: "What the token may do",
    read: "read only",
    write: "read and write, but not accounts and tokens",
    expires: "Last day it is valid",
    expiresHint: "At most a year from now.",
    save: "Create the token",
    cancel: "Cancel",
  },
});

const SHOWN = ["/account", "/label", "/scope", "/expires_on"];

interface Props {
  title: string;
  onDone: (created: Schema<"CreatedToken">) => void;
  onClose: () => void;
}

export function AddToken({ title, onDone, onClose }: Props): JSX.Element {
  const t = useWords(table);
  const people = useGet("/api/v1/people", { query: {} });
  const names = (people.data?.people ?? []).filter(({ enabled }) => enabled);
  const form = useForm({ account: "", label: "", scope: "read", expires_on: "" }, "new token");
  const account = form.values.account || (names[0]?.name ?? "");
  const sending = useSend();
  const error = (pointer: string): string | undefined => fieldError(sending.failure, pointer);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { label, scope, expires_on } = form.values;
    const answer = await sending.send(() =>
      write("post", "/api/v1/tokens", {
        body: { account, label, expires_on, scope: scope === "write" ? "write" : "read" },
      }),
    );
    if (!answer?.ok) return;
    form.reset();
    onDone(answer.data);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <SendFailure failure={sending.failure} shown={SHOWN} />
        <Choice
          label={t.account}
          error={error("/account")}
          options={names.map(({ name }) => ({ value: name, text: name }))}
          value={account}
          onChange={(value) => form.set("account", value)}
        />
        <TextInput
          label={t.label}
          hint={t.labelHint}
          error={error("/label")}
          required
          maxLength={100}
          bound={form.bind("label")}
        />
        <Choice
          label={t.scope}
          error={error("/scope")}
          options={[
            { value: "read", text: t.read },
            { value: "write", text: t.write },
          ]}
          value={form.values.scope}
          onChange={(value) => form.set("scope", value)}
        />
        <TextInput
          label={t.expires}
          hint={t.expiresHint}
          error={error("/expires_on")}
          type="date"
          required
          bound={form.bind("expires_on")}
        />
        <p class="buttons">
          <Button submit busy={sending.busy}>
            {t.save}
          </Button>
          <Button kind="plain" onClick={onClose}>
            {t.cancel}
          </Button>
        </p>
      </form>
    </Dialog>
  );
}
