// Changing what an account may do. When somebody else changed it first, their settings are shown
// beside one's own, which stay in the form.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { type Failure, type Schema, get, write } from "../api";
import { words } from "../language";
import { FailureNotice } from "../parts/failure";
import { Loading } from "../parts/loading";
import { useWords } from "../place";
import { AccountFacts } from "./account_facts";
import { Button } from "./parts/button";
import { ConflictNotice } from "./parts/conflict_notice";
import { Dialog } from "./parts/dialog";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";
import { PERSON_FIELDS, PersonFields, settingsOf, textsOf } from "./person_form";

const table = words({
  fi: {
    save: "Tallenna",
    cancel: "Peruuta",
    ends: "Kun rooli, alueet tai oikeudet muuttuvat, tunnuksen istunnot päättyvät ja se kirjautuu uudelleen.",
    changed: (by: string, at: string) => `${by} muutti tunnusta ${at}. Nyt se on tällainen:`,
  },
  en: {
    save: "Store",
    cancel: "Cancel",
    ends: "When role, areas or rights change, the account’s sessions end and it signs in again.",
    changed: (by: string, at: string) => `${by} changed the account ${at}. It is now like this:`,
  },
});

interface Props {
  title: string;
  name: string;
  onDone: (name: string) => void;
  onClose: () => void;
}

interface Current {
  person: Schema<"Person">;
  etag: string | null;
}

// The account is asked for once, when the dialog opens: what it says and its ETag stay together, so
// that a change of somebody else's meanwhile is noticed.
export function EditPerson({ title, name, onDone, onClose }: Props): JSX.Element {
  const [current, setCurrent] = useState<Current | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = async (): Promise<void> => {
    setFailure(null);
    const answer = await get("/api/v1/people/{name}", { path: { name } });
    if (answer.ok) setCurrent({ person: answer.data, etag: answer.etag });
    else setFailure(answer);
  };
  useEffect(() => void ask(), []);
  return (
    <Dialog title={title} onClose={onClose}>
      {failure && <FailureNotice failure={failure} onRetry={() => void ask()} />}
      {!failure && !current && <Loading />}
      {current && <EditForm {...current} onDone={onDone} onClose={onClose} />}
    </Dialog>
  );
}

interface FormProps extends Current {
  onDone: (name: string) => void;
  onClose: () => void;
}

function EditForm({ person, etag, onDone, onClose }: FormProps): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const { name } = person;
  const form = useForm(textsOf(person), `person ${name} ${person.version}`);
  const sending = useSend();
  const [theirs, setTheirs] = useState<Current | null>(null);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await sending.send(() =>
      write("put", "/api/v1/people/{name}", {
        path: { name },
        ifMatch: theirs ? theirs.etag : etag,
        body: settingsOf(form.values),
      }),
    );
    if (!answer) return;
    if (answer.ok) {
      form.reset();
      onDone(name);
    } else if (answer.status === 412) {
      const now = await get("/api/v1/people/{name}", { path: { name } });
      if (!now.ok) return;
      sending.clear();
      setTheirs({ person: now.data, etag: now.etag });
    }
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <SendFailure failure={sending.failure} shown={PERSON_FIELDS} />
      {theirs && (
        <ConflictNotice>
          <p>{t.changed(theirs.person.changed_by, show.at(theirs.person.changed_at))}</p>
          <AccountFacts account={theirs.person} />
        </ConflictNotice>
      )}
      <PersonFields form={form} failure={sending.failure} fresh={false} />
      <p class="hint">{t.ends}</p>
      <p class="buttons">
        <Button submit busy={sending.busy}>
          {t.save}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {t.cancel}
        </Button>
      </p>
    </form>
  );
}
