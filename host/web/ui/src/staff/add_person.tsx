// A new account.
import type { JSX } from "preact";

import { type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { Button } from "./parts/button";
import { Dialog } from "./parts/dialog";
import { SendFailure } from "./parts/send_failure";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";
import { NEW_PERSON, PERSON_FIELDS, PersonFields, settingsOf } from "./person_form";

const table = words({
  fi: { save: "Lisää tunnus", cancel: "Peruuta" },
  en: { save: "Add the account", cancel: "Cancel" },
});

interface Props {
  title: string;
  onDone: (secret: Schema<"OneTimePassword">) => void;
  onClose: () => void;
}

export function AddPerson({ title, onDone, onClose }: Props): JSX.Element {
  const t = useWords(table);
  const form = useForm(NEW_PERSON, "new person");
  const sending = useSend();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { enabled: _, ...settings } = settingsOf(form.values);
    const name = form.values.name.trim();
    const answer = await sending.send(() =>
      write("post", "/api/v1/people", { body: { name, ...settings } }),
    );
    if (!answer?.ok) return;
    form.reset();
    onDone({ name, one_time_password: answer.data.one_time_password });
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form class="form" onSubmit={(event) => void submit(event)}>
        <SendFailure failure={sending.failure} shown={PERSON_FIELDS} />
        <PersonFields form={form} failure={sending.failure} fresh />
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
