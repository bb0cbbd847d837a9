// Signing in; afterwards back to where one was going.
import type { JSX } from "preact";

import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { usePlace, useWords } from "../place";
import { type Session, useSession } from "../session";
import { nextOf } from "./next_page";
import { SignInForm } from "./sign_in_form";

const table = words({
  fi: {
    title: "Kirjaudu",
    text: "Kirjautuminen on alueiden johdolle, analyytikoille ja pääkäyttäjille. Mittareita voi katsoa kirjautumatta.",
    lost: "Jos salasana on unohtunut, pääkäyttäjä antaa uuden kertakäyttöisen salasanan.",
    already: (name: string) => `Olet kirjautunut tunnuksella ${name}.`,
    goOn: "Jatka omalle sivulle",
  },
  en: {
    title: "Sign in",
    text: "Signing in is for the areas’ leaders, analysts and administrators. The indicators can be seen without it.",
    lost: "If you have forgotten your password, an administrator gives you a new one-time password.",
    already: (name: string) => `You are signed in as ${name}.`,
    goOn: "Go to your own page",
  },
});

export function SignInPage(): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const session = useSession();
  const onDone = (next: Session): void => {
    const to = nextOf(place, next);
    go(next.must_change_password ? place.href("/account", { next: to }) : to, { replace: true });
  };
  return (
    <>
      <Heading>{t.title}</Heading>
      {session.account ? (
        <p>
          {t.already(session.account.name)} <a href={nextOf(place, session)}>{t.goOn}</a>
        </p>
      ) : (
        <>
          <p>{t.text}</p>
          <SignInForm onDone={onDone} />
          <p class="hint">{t.lost}</p>
        </>
      )}
    </>
  );
}
