// What went wrong with a write, in words, where the form is. The first wrong field takes the focus,
// otherwise the words do; the form stays as it was.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import type { Failure } from "../../api";
import { words } from "../../language";
import { useWords } from "../../place";
import { errorsOf } from "./problem";

const table = words({
  fi: {
    gone: "Palvelimeen ei saada yhteyttä. Kirjoittamasi on tallella tässä. Yritä hetken päästä uudelleen.",
    kept: "Kirjoittamasi on tallella tässä. Yritä hetken päästä uudelleen.",
    broken: "Palvelin ei juuri nyt pysty tähän.",
    refused: "Palvelin ei hyväksynyt tätä.",
    later: (minutes: number) =>
      minutes <= 1 ? "Yritä uudelleen minuutin päästä." : `Yritä uudelleen ${minutes} minuutin päästä.`,
  },
  en: {
    gone: "There is no connection to the server. What you typed is still here. Try again in a moment.",
    kept: "What you typed is still here. Try again in a moment.",
    broken: "The server cannot do this right now.",
    refused: "The server did not accept this.",
    later: (minutes: number) =>
      minutes <= 1 ? "Try again in a minute." : `Try again in ${minutes} minutes.`,
  },
});

// What happened, and when to try again.
export function useFailureText(failure: Failure | null): string {
  const t = useWords(table);
  if (!failure) return "";
  if (failure.status === 0) return t.gone;
  if (failure.status >= 500) return `${failure.problem?.detail || t.broken} ${t.kept}`;
  const text = failure.problem?.detail || failure.problem?.title || t.refused;
  const wait = failure.status === 429 ? failure.retryAfterSeconds : null;
  return wait === null ? text : `${text} ${t.later(Math.ceil(wait / 60))}`;
}

interface Props {
  failure: Failure | null;
  // Pointers of errors that stand at their fields.
  shown?: readonly string[];
  before?: string; // what exactly was refused
}

export function SendFailure({ failure, shown = [], before }: Props): JSX.Element | null {
  const text = useFailureText(failure);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!failure) return;
    const form = element.current?.closest("form, dialog, section") ?? document;
    const field = form.querySelector<HTMLElement>("[aria-invalid='true']");
    (field ?? element.current)?.focus();
  }, [failure]);
  if (!failure) return null;
  const rest = errorsOf(failure).filter((error) => !shown.includes(error.pointer ?? ""));
  return (
    <div class="failure" role="alert" tabIndex={-1} ref={element}>
      <p>
        {before && <strong>{before} </strong>}
        {text}
      </p>
      {rest.length > 0 && (
        <ul>
          {rest.map((error) => (
            <li key={error.detail}>{error.detail}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
