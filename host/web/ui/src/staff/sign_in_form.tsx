// Name and password: on the page of its own and in the dialog that an expired session opens.
import type { ComponentChildren, JSX } from "preact";

import { write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { type Session, setSession } from "../session";
import { Button } from "./parts/button";
import { SendFailure } from "./parts/send_failure";
import { Field } from "./parts/field";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    name: "Tunnus",
    password: "Salasana",
    signIn: "Kirjaudu",
  },
  en: {
    name: "Account",
    password: "Password",
    signIn: "Sign in",
  },
});

interface Props {
  name?: string; // whose session ended: nobody else can go on with it
  onDone: (session: Session) => void;
  children?: ComponentChildren; // another button
}

export function SignInForm({ name = "", onDone, children }: Props): JSX.Element {
  const t = useWords(table);
  const form = useForm({ name, password: "" });
  const sending = useSend();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await sending.send(() =>
      write("post", "/api/v1/session", { body: form.values }),
    );
    if (!answer) return;
    form.set("password", "");
    if (!answer.ok) return;
    setSession(answer.data);
    onDone(answer.data);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <SendFailure failure={sending.failure} />
      <Field label={t.name} required>
        {(attributes) => (
          <input
            {...attributes}
            {...form.bind("name")}
            type="text"
            readOnly={name !== ""}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxLength={64}
          />
        )}
      </Field>
      <Field label={t.password} required>
        {(attributes) => (
          <input
            {...attributes}
            {...form.bind("password")}
            type="password"
            autocomplete="current-password"
            autofocus={name !== ""}
            maxLength={1024}
          />
        )}
      </Field>
      <p class="buttons">
        <Button submit busy={sending.busy}>
          {t.signIn}
        </Button>
        {children}
      </p>
    </form>
  );
}
