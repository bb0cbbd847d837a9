// "Nobody is told of this until then": of one indicator, of several, of an area.
import type { JSX } from "preact";

import { type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import type { AlertFormProps } from "./acknowledge_form";
import { Button } from "./parts/button";
import { Choice, type Option } from "./parts/choice";
import { fieldError } from "./parts/problem";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    text: "Vaiennetusta ei kerrota kenellekään ennen päättymispäivää. Jos asia on silloin yhä auki, siitä kerrotaan.",
    subject: "Mitä vaiennetaan",
    one: "vain tämä mittari",
    group: (prefix: string) => `kaikki, joiden tunnus alkaa ${prefix}`,
    area: (name: string) => `koko alue: ${name}`,
    reason: "Syy",
    reasonHint: "Yksi rivi.",
    until: "Voimassa tähän päivään asti",
    send: "Vaienna",
    cancel: "Peruuta",
    done: "Vaiennus on voimassa.",
  },
  en: {
    text: "Nobody is told of what is silenced before the last day. What is still open then is told.",
    subject: "What is silenced",
    one: "this indicator only",
    group: (prefix: string) => `all whose id begins with ${prefix}`,
    area: (name: string) => `the whole area: ${name}`,
    reason: "Reason",
    reasonHint: "One line.",
    until: "Until the end of",
    send: "Silence",
    cancel: "Cancel",
    done: "The silence holds.",
  },
});

// The indicator itself, the families its key belongs to, the area.
function useSubjects(alert: Schema<"Alert">): readonly Option[] {
  const t = useWords(table);
  const show = useShow();
  const area = { value: alert.area, text: t.area(show.local(alert.area_name)) };
  if (alert.kind === "area_data") return [area];
  const key = alert.subject.slice(alert.area.length + 1);
  const parts = key.split(".").slice(0, -1);
  const groups = parts.map((_, i) => {
    const prefix = `${parts.slice(0, i + 1).join(".")}.`;
    return { value: `${alert.area}/${prefix}*`, text: t.group(prefix) };
  });
  return [{ value: alert.subject, text: t.one }, ...groups.reverse(), area];
}

export function SilenceForm({ alert, onDone, onClose }: AlertFormProps): JSX.Element {
  const t = useWords(table);
  const subjects = useSubjects(alert);
  const form = useForm(
    { subject: subjects[0]?.value ?? alert.subject, reason: "", until: "" },
    `silence ${alert.id}`,
  );
  const sending = useSend();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const answer = await sending.send(() =>
      write("post", "/api/v1/silences", { body: form.values }),
    );
    if (!answer?.ok) return;
    form.reset();
    onDone(t.done);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <p>{t.text}</p>
      <SendFailure failure={sending.failure} shown={["/subject", "/reason", "/until"]} />
      <Choice
        label={t.subject}
        error={fieldError(sending.failure, "/subject")}
        options={subjects}
        value={form.values.subject}
        onChange={(subject) => form.set("subject", subject)}
      />
      <TextInput
        label={t.reason}
        hint={t.reasonHint}
        error={fieldError(sending.failure, "/reason")}
        required
        maxLength={1000}
        bound={form.bind("reason")}
      />
      <TextInput
        label={t.until}
        error={fieldError(sending.failure, "/until")}
        type="date"
        required
        bound={form.bind("until")}
      />
      <p class="buttons">
        <Button submit busy={sending.busy}>
          {t.send}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {t.cancel}
        </Button>
      </p>
    </form>
  );
}
