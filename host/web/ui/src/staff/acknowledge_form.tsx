// "Someone sees to it": a comment, and until when.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { problemType, type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { AlertCare } from "./alert_care";
import { Button } from "./parts/button";
import { Check } from "./parts/check";
import { ConflictNotice } from "./parts/conflict_notice";
import { fieldError } from "./parts/problem";
import { SendFailure } from "./parts/send_failure";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useAlertWrite } from "./use_alert_write";

const table = words({
  fi: {
    text: "Kuitattu hälytys ei lähetä muistutuksia eikä siirry esihenkilölle ennen päättymispäivää.",
    comment: "Mitä asialle tehdään",
    commentHint: "Yksi rivi. Näkyy kaikille, jotka näkevät hälytyksen.",
    until: "Voimassa tähän päivään asti",
    untilHint: "Tyhjänä 30 päivää.",
    shorten: "Kuittaus saa päättyä aiemmin kuin nykyinen",
    send: "Kuittaa",
    cancel: "Peruuta",
    done: "Hälytys on kuitattu.",
  },
  en: {
    text: "An acknowledged alert sends no reminders and does not go to the superior before its last day.",
    comment: "What is done about it",
    commentHint: "One line. Everybody who sees the alert sees it.",
    until: "Until the end of",
    untilHint: "Empty: 30 days.",
    shorten: "It may end earlier than the present one",
    send: "Acknowledge",
    cancel: "Cancel",
    done: "The alert is acknowledged.",
  },
});

export interface AlertFormProps {
  alert: Schema<"Alert">;
  onDone: (said: string) => void;
  onClose: () => void;
}

const SHOWN = ["/comment", "/until"];

export function AcknowledgeForm({ alert, onDone, onClose }: AlertFormProps): JSX.Element {
  const t = useWords(table);
  const form = useForm({ comment: "", until: "" }, `acknowledge ${alert.id}`);
  const [shorten, setShorten] = useState(false);
  const { sending, changed, run } = useAlertWrite(alert);
  const shorter = shorten || (sending.failure !== null && problemType(sending.failure) === "shorter");
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { comment, until } = form.values;
    const done = await run((etag) =>
      write("post", "/api/v1/alerts/{alert}/acknowledgements", {
        path: { alert: alert.id },
        ifMatch: etag,
        body: { comment, until: until || null, shorten },
      }),
    );
    if (!done) return;
    form.reset();
    onDone(t.done);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <p>{t.text}</p>
      <SendFailure failure={sending.failure} shown={SHOWN} />
      {changed && (
        <ConflictNotice>
          <AlertCare alert={changed} />
        </ConflictNotice>
      )}
      <TextInput
        label={t.comment}
        hint={t.commentHint}
        error={fieldError(sending.failure, "/comment")}
        required
        maxLength={1000}
        bound={form.bind("comment")}
      />
      <TextInput
        label={t.until}
        hint={t.untilHint}
        error={fieldError(sending.failure, "/until")}
        type="date"
        bound={form.bind("until")}
      />
      {shorter && <Check label={t.shorten} checked={shorten} onChange={setShorten} />}
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
