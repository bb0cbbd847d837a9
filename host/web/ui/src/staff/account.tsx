// One's own account: what it may do, and its password. Whoever has a one-time password comes here
// first.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { write } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { usePlace, useWords } from "../place";
import { setSession, useSession } from "../session";
import { AccountFacts } from "./account_facts";
import { nextOf } from "./next_page";
import { Button } from "./parts/button";
import { fieldError } from "./parts/problem";
import { Said, useSaying } from "./parts/said";
import { SendFailure } from "./parts/send_failure";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    title: "Oma tunnus",
    first: "Vaihda kertakäyttöinen salasana",
    firstText: "Sait kertakäyttöisen salasanan. Vaihda se omaan, niin pääset muille sivuille.",
    change: "Vaihda salasana",
    current: "Nykyinen salasana",
    once: "Kertakäyttöinen salasana",
    next: "Uusi salasana",
    rules: "Vähintään 12 merkkiä. Ei tunnus itse eikä yleinen salasana. Pitkä lause on hyvä.",
    again: "Uusi salasana uudelleen",
    different: "Salasanat eivät ole samat.",
    save: "Vaihda salasana",
    done: "Salasana on vaihdettu. Muut istuntosi on suljettu.",
  },
  en: {
    title: "Your account",
    first: "Change the one-time password",
    firstText: "You were given a one-time password. Change it to your own to get to the other pages.",
    change: "Change your password",
    current: "Current password",
    once: "One-time password",
    next: "New password",
    rules: "At least 12 characters. Not the account’s name, nor a common password. A long sentence is good.",
    again: "New password again",
    different: "The passwords are not the same.",
    save: "Change password",
    done: "Your password has been changed. Your other sessions are closed.",
  },
});

const SHOWN = ["/current_password", "/new_password"];

export function AccountPage(): JSX.Element {
  const t = useWords(table);
  const session = useSession();
  const first = session.must_change_password;
  return (
    <>
      <Heading>{first ? t.first : t.title}</Heading>
      {first && <p>{t.firstText}</p>}
      {!first && session.account && <AccountFacts account={session.account} />}
      <section aria-labelledby="change-password">
        <h2 id="change-password" class={first ? "hidden" : undefined}>
          {t.change}
        </h2>
        <PasswordForm first={first} />
      </section>
    </>
  );
}

function PasswordForm({ first }: { first: boolean }): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const form = useForm({ current: "", next: "", again: "" });
  const sending = useSend();
  const [differ, setDiffer] = useState(false);
  const { saying, say } = useSaying();
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { current, next, again } = form.values;
    setDiffer(next !== again);
    say("");
    if (next !== again) {
      document.getElementsByName("again")[0]?.focus();
      return;
    }
    const answer = await sending.send(() =>
      write("put", "/api/v1/session/password", {
        body: { current_password: current, new_password: next },
      }),
    );
    if (!answer?.ok) return;
    form.reset();
    setSession(answer.data);
    if (first) go(nextOf(place, answer.data), { replace: true });
    else say(t.done);
  };
  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <Said saying={saying} />
      <SendFailure failure={sending.failure} shown={SHOWN} />
      <TextInput
        label={first ? t.once : t.current}
        error={fieldError(sending.failure, "/current_password")}
        type="password"
        autocomplete="current-password"
        required
        bound={form.bind("current")}
      />
      <TextInput
        label={t.next}
        hint={t.rules}
        error={fieldError(sending.failure, "/new_password")}
        type="password"
        autocomplete="new-password"
        required
        bound={form.bind("next")}
      />
      <TextInput
        label={t.again}
        error={differ ? t.different : undefined}
        type="password"
        autocomplete="new-password"
        required
        bound={form.bind("again")}
      />
      <p class="buttons">
        <Button submit busy={sending.busy}>
          {t.save}
        </Button>
      </p>
    </form>
  );
}
