// Ends an alert by hand.
import type { JSX } from "preact";

import { write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import type { AlertFormProps } from "./acknowledge_form";
import { AlertCare } from "./alert_care";
import { Button } from "./parts/button";
import { ConflictNotice } from "./parts/conflict_notice";
import { fieldError } from "./parts/problem";
import { SendFailure } from "./parts/send_failure";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useAlertWrite } from "./use_alert_write";

const table = words({
  fi: {
    text: "Suljetusta hälytyksestä ei kerrota kenellekään. Jos luku on edelleen poissa polultaan, hälytys avautuu uudelleen. Jos haluat hälytyksen hiljaiseksi, kuittaa tai vaienna se.",
    comment: "Miksi suljet hälytyksen",
    send: "Sulje hälytys",
    cancel: "Peruuta",
    done: "Hälytys on suljettu.",
  },
  en: {
    text: "Nobody is told of a closed alert. If the figure is still off its path, the alert opens again. To keep it quiet, acknowledge or silence it.",
    comment: "Why you close it",
    send: "Close the alert",
    cancel: "Cancel",
    done: "The alert is closed.",
  },
});

export function CloseAlertForm({ alert, onDone, onClose }: AlertFormProps): JSX.Element {
  const t = useWords(table);
  const form = useForm({ comment: "" }, `close ${alert.id}`);
  const { sending, changed, run } = useAlertWrite(alert);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await run((etag) =>
      write("post", "/api/v1/alerts/{alert}/closing", {
        path: { alert: alert.id },
        ifMatch: etag,
        body: form.values,
      }),
    );
    if (!done) return;
    form.reset();
    onDone(t.done);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <p>{t.text}</p>
      <SendFailure failure={sending.failure} shown={["/comment"]} />
      {changed && (
        <ConflictNotice>
          <AlertCare alert={changed} />
        </ConflictNotice>
      )}
      <TextInput
        label={t.comment}
        error={fieldError(sending.failure, "/comment")}
        required
        maxLength={1000}
        bound={form.bind("comment")}
      />
      <p class="buttons">
        <Button submit kind="danger" busy={sending.busy}>
          {t.send}
        </Button>
        <Button kind="plain" onClick={onClose}>
          {t.cancel}
        </Button>
      </p>
    </form>
  );
}
