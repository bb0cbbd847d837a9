// The feedback form. What has been typed stays until the server has received it.
import { useEffect, useRef, useState } from "preact/hooks";
import { write, type Failure } from "../api";
import { words } from "../language";
import { FailureNotice } from "../parts/failure";
import { Heading } from "../parts/heading";
import { usePlace, useWords, type Place } from "../place";

const LONGEST_TEXT = 4000;
const LONGEST_ADDRESS = 254;

const table = words({
  fi: {
    title: "Anna palautetta",
    lead: "Kerro, jos huomaat virheen luvuissa, jokin ei toimi tai jotain on vaikea ymmärtää. Palaute menee palvelun ylläpitäjille.",
    text: "Palautteesi",
    textHint: "Älä kirjoita tähän henkilötunnuksia tai terveystietoja.",
    textMissing: "Kirjoita palaute ennen lähettämistä.",
    left: (n: number) => `Merkkejä jäljellä ${n}.`,
    page: "Sivu, jota palaute koskee",
    pageHint: "Esimerkiksi /areas/pirkanmaa. Kenttä on täytetty sivulla, jolta tulit.",
    pageWrong: "Kirjoita sivun osoite niin, että se alkaa merkillä /.",
    reply: "Sähköpostiosoitteesi, jos toivot vastausta (ei pakollinen)",
    replyHint: "Vastaamme 14 päivän kuluessa. Osoitetta ei käytetä muuhun.",
    replyWrong: "Tarkista osoite: siinä pitää olla merkki @.",
    send: "Lähetä palaute",
    sending: "Lähetetään…",
    thanks: "Kiitos palautteesta",
    thanksText: "Palautteesi on vastaanotettu.",
    thanksReply: "Vastaamme sinulle 14 päivän kuluessa.",
    another: "Anna toinen palaute",
    back: "Palaa sivulle, jolta tulit",
    front: "Etusivulle",
  },
  en: {
    title: "Give feedback",
    lead: "Tell us if you notice an error in the figures, if something does not work, or if something is hard to understand. Your feedback goes to those who maintain the service.",
    text: "Your feedback",
    textHint: "Please write no personal identity codes or health information here.",
    textMissing: "Write your feedback before you send it.",
    left: (n) => `${n} characters left.`,
    page: "The page it is about",
    pageHint: "For example /areas/pirkanmaa. It is filled in with the page you came from.",
    pageWrong: "Write the page’s address so that it begins with /.",
    reply: "Your e-mail address, if you wish for an answer (optional)",
    replyHint: "We answer within 14 days. The address is used for nothing else.",
    replyWrong: "Check the address: there must be an @ in it.",
    send: "Send feedback",
    sending: "Sending…",
    thanks: "Thank you for your feedback",
    thanksText: "Your feedback has been received.",
    thanksReply: "We will answer you within 14 days.",
    another: "Give more feedback",
    back: "Back to the page you came from",
    front: "Front page",
  },
});

type Field = "text" | "page" | "reply";

function pageAsked(place: Place): string {
  const page = place.query.get("page") ?? "";
  return page.startsWith("/") && !page.startsWith("//") ? page : "/";
}

export function FeedbackPage() {
  const t = useWords(table);
  const place = usePlace();
  const [text, setText] = useState("");
  const [page, setPage] = useState(() => pageAsked(place));
  const [reply, setReply] = useState("");
  const [wrong, setWrong] = useState<Partial<Record<Field, string>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [state, setState] = useState<"writing" | "sending" | "received">("writing");
  const form = useRef<HTMLFormElement>(null);

  // The first wrong field takes the focus, so that nobody has to look for it.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);

  const send = async () => {
    const found: Partial<Record<Field, string>> = {};
    if (!text.trim()) found.text = t.textMissing;
    if (!page.trim().startsWith("/")) found.page = t.pageWrong;
    if (reply.trim() && !/^\S+@\S+$/.test(reply.trim())) found.reply = t.replyWrong;
    setWrong(found);
    setFailure(null);
    if (Object.keys(found).length > 0) return;
    setState("sending");
    const answer = await write("post", "/api/v1/feedback", {
      body: {
        text: text.trim(),
        page: page.trim(),
        reply_to: reply.trim() || null,
        language: place.language,
      },
    });
    setState(answer.ok ? "received" : "writing");
    if (!answer.ok) setFailure(answer);
  };

  if (state === "received") {
    const again = () => {
      setText("");
      setState("writing");
    };
    return <Received answered={reply.trim() !== ""} page={page.trim()} onAgain={again} />;
  }
  return (
    <div class="text">
      <Heading>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (state === "writing") void send();
        }}
      >
        <div class="field">
          <label for="text">{t.text}</label>
          <span id="text-hint" class="hint">
            {t.textHint}
          </span>
          <textarea
            id="text"
            name="text"
            rows={8}
            required
            maxLength={LONGEST_TEXT}
            value={text}
            aria-invalid={wrong.text ? "true" : undefined}
            aria-describedby="text-hint text-wrong"
            onInput={(event) => setText(event.currentTarget.value)}
          />
          {text.length > LONGEST_TEXT * 0.9 && (
            <span class="hint">{t.left(LONGEST_TEXT - text.length)}</span>
          )}
          <FieldError id="text-wrong" text={wrong.text} />
        </div>
        <div class="field">
          <label for="page">{t.page}</label>
          <span id="page-hint" class="hint">
            {t.pageHint}
          </span>
          <input
            id="page"
            name="page"
            type="text"
            maxLength={500}
            value={page}
            aria-invalid={wrong.page ? "true" : undefined}
            aria-describedby="page-hint page-wrong"
            onInput={(event) => setPage(event.currentTarget.value)}
          />
          <FieldError id="page-wrong" text={wrong.page} />
        </div>
        <div class="field">
          <label for="reply">{t.reply}</label>
          <span id="reply-hint" class="hint">
            {t.replyHint}
          </span>
          <input
            id="reply"
            name="reply_to"
            type="email"
            autocomplete="email"
            maxLength={LONGEST_ADDRESS}
            value={reply}
            aria-invalid={wrong.reply ? "true" : undefined}
            aria-describedby="reply-hint reply-wrong"
            onInput={(event) => setReply(event.currentTarget.value)}
          />
          <FieldError id="reply-wrong" text={wrong.reply} />
        </div>
        {failure && <FailureNotice failure={failure} sending />}
        <button type="submit" aria-disabled={state === "sending"}>
          {state === "sending" ? t.sending : t.send}
        </button>
      </form>
    </div>
  );
}

function FieldError({ id, text }: { id: string; text: string | undefined }) {
  return (
    <span id={id} class="field-error">
      {text && (
        <>
          <span aria-hidden="true">✖ </span>
          {text}
        </>
      )}
    </span>
  );
}

function Received(props: { answered: boolean; page: string; onAgain: () => void }) {
  const t = useWords(table);
  const place = usePlace();
  return (
    <>
      <Heading focus>{t.thanks}</Heading>
      <p>
        {t.thanksText} {props.answered && t.thanksReply}
      </p>
      <p class="actions">
        {props.page === "/" ? (
          <a href={place.href("/")}>{t.front}</a>
        ) : (
          <a href={place.href(props.page)}>{t.back}</a>
        )}
        <button type="button" class="button-quiet" onClick={props.onAgain}>
          {t.another}
        </button>
      </p>
    </>
  );
}
