// The way to sign in, or the pages that the signed-in person's role has.
import { words } from "../language";
import { usePlace, useWords } from "../place";
import { useSession } from "../session";

const table = words({
  fi: { signIn: "Kirjaudu", own: "Oma käyttö" },
  en: { signIn: "Sign in", own: "Your account" },
});

export function SessionNav() {
  const t = useWords(table);
  const place = usePlace();
  const { account } = useSession();
  return (
    <nav class="session" aria-label={t.own}>
      <ul class="tabs">
        <li>
          {account ? (
            <a href={place.href("/account")}>{account.name}</a>
          ) : (
            <a href={place.href("/sign-in")} aria-current={place.path === "/sign-in" ? "page" : undefined}>
              {t.signIn}
            </a>
          )}
        </li>
      </ul>
    </nav>
  );
}
