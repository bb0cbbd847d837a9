// One mail of the outbox with its text; sending it again, or not at all.
import { Fragment, type JSX } from "preact";
import { useState } from "preact/hooks";

import { type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useGet } from "../use_get";
import { mailStateWords } from "./alert_words";
import { Answered } from "./parts/answered";
import { Button } from "./parts/button";
import { Dialog } from "./parts/dialog";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    title: (id: number) => `Viesti ${id}`,
    state: "Tila",
    to: "Osoite",
    expires: "Vanhenee",
    nextTry: "Seuraava yritys",
    error: "Viimeisin virhe",
    withheld: "Viesti voi koskea lukuja, joita et näe. Sen otsikkoa ja tekstiä ei näytetä.",
    text: "Viestin teksti",
    retry: "Lähetä uudelleen",
    cancel: "Peru viesti",
    close: "Sulje",
    retried: "Viesti lähtee seuraavalla kierroksella.",
    cancelled: "Viesti on peruttu. Sen voi vielä lähettää.",
    changed: "Viestin tila muuttui sillä välin. Tässä se on nyt; tee uudelleen, jos on yhä tarpeen.",
  },
  en: {
    title: (id: number) => `Mail ${id}`,
    state: "State",
    to: "Address",
    expires: "Expires",
    nextTry: "Next try",
    error: "Last error",
    withheld: "It may be about figures that you may not see. Its subject and text are not shown.",
    text: "The mail’s text",
    retry: "Send again",
    cancel: "Cancel the mail",
    close: "Close",
    retried: "The mail goes out at the next round.",
    cancelled: "The mail is cancelled. It can still be sent.",
    changed: "The mail’s state changed meanwhile. This is how it is now; do it again if it is still needed.",
  },
});

interface Props {
  id: number;
  onChanged: (said: string) => void;
  onClose: () => void;
}

export function OneMail({ id, onChanged, onClose }: Props): JSX.Element {
  const t = useWords(table);
  const got = useGet("/api/v1/outbox/{message}", { path: { message: id } });
  const sending = useSend();
  const [overtaken, setOvertaken] = useState(false);
  const act = async (what: "retry" | "cancel", said: string): Promise<void> => {
    const options = { path: { message: id }, ifMatch: got.etag };
    const answer = await sending.send(() =>
      what === "retry"
        ? write("post", "/api/v1/outbox/{message}/retry", options)
        : write("post", "/api/v1/outbox/{message}/cancel", options),
    );
    if (!answer) return;
    if (answer.ok) {
      onChanged(said);
      onClose();
    } else if (answer.status === 412) {
      await got.reload();
      sending.clear();
      setOvertaken(true);
    }
  };
  const state = got.data?.message.state;
  const sendable = state && !["queued", "leased", "sent"].includes(state);
  const stoppable = state && ["queued", "deferred", "unknown"].includes(state);
  return (
    <Dialog title={t.title(id)} onClose={onClose}>
      {overtaken && (
        <p class="notice notice-warning" role="alert">
          {t.changed}
        </p>
      )}
      <SendFailure failure={sending.failure} />
      <Answered got={got}>{(document) => <Contents document={document} />}</Answered>
      <p class="buttons">
        {sendable && (
          <Button busy={sending.busy} onClick={() => void act("retry", t.retried)}>
            {t.retry}
          </Button>
        )}
        {stoppable && (
          <Button
            kind="danger"
            busy={sending.busy}
            onClick={() => void act("cancel", t.cancelled)}
          >
            {t.cancel}
          </Button>
        )}
        <Button kind="plain" onClick={onClose}>
          {t.close}
        </Button>
      </p>
    </Dialog>
  );
}

function Contents({ document }: { document: Schema<"MessageDocument"> }): JSX.Element {
  const t = useWords(table);
  const states = useWords(mailStateWords);
  const show = useShow();
  const { message, headers, text } = document;
  return (
    <>
      <dl class="facts">
        <dt>{t.state}</dt>
        <dd>{states[message.state]}</dd>
        <dt>{t.to}</dt>
        <dd>
          {message.recipient}, {message.to}
        </dd>
        {message.next_try_at && (
          <>
            <dt>{t.nextTry}</dt>
            <dd>{show.at(message.next_try_at)}</dd>
          </>
        )}
        <dt>{t.expires}</dt>
        <dd>{show.at(message.expires_at)}</dd>
        {message.last_error && (
          <>
            <dt>{t.error}</dt>
            <dd lang="en">{message.last_error}</dd>
          </>
        )}
        {headers.map(({ name, value }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {message.withheld ? (
        <p>{t.withheld}</p>
      ) : (
        text !== null && (
          <pre class="mail-text" tabIndex={0} role="region" aria-label={t.text}>
            {text}
          </pre>
        )
      )}
    </>
  );
}
