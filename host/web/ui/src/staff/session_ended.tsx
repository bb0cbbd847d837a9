// The session ended while somebody was at work: signing in again, over the page, loses nothing that
// was typed; what needed the session is then sent again.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { onSignInNeeded } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useSession } from "../session";
import { Button } from "./parts/button";
import { Dialog } from "./parts/dialog";
import { SignInForm } from "./sign_in_form";

const table = words({
  fi: {
    title: "Istunto on päättynyt",
    text: "Kirjaudu uudelleen. Sivu ja kaikki kirjoittamasi pysyvät ennallaan.",
    cancel: "Ei nyt",
  },
  en: {
    title: "Your session has ended",
    text: "Sign in again. The page and everything you typed stay as they are.",
    cancel: "Not now",
  },
});

export function SessionEnded(): JSX.Element | null {
  const t = useWords(table);
  const { account } = useSession();
  const [answer, setAnswer] = useState<((signedIn: boolean) => void) | null>(null);
  const name = account?.name;
  useEffect(() => {
    // Nobody was signed in: the page itself asks.
    if (!name) return;
    onSignInNeeded(() => new Promise((resolve) => setAnswer(() => resolve)));
    return () => onSignInNeeded(null);
  }, [name]);
  if (!answer || !name) return null;
  const end = (signedIn: boolean): void => {
    setAnswer(null);
    answer(signedIn);
  };
  return (
    <Dialog title={t.title} onClose={() => end(false)}>
      <p>{t.text}</p>
      <SignInForm name={name} onDone={() => end(true)}>
        <Button kind="plain" onClick={() => end(false)}>
          {t.cancel}
        </Button>
      </SignInForm>
    </Dialog>
  );
}
