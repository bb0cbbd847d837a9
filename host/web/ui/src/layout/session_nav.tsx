// The way to sign in, or the pages that the signed-in person's role has, and the way out.
import { useRef } from "preact/hooks";
import { write } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { usePlace, useWords } from "../place";
import { setSession, useSession } from "../session";
import { dropAllDrafts } from "../staff/parts/draft";

const table = words({
  fi: {
    signIn: "Kirjaudu",
    signOut: "Kirjaudu ulos",
    own: "Oma käyttö",
    account: "Oma tunnus:",
    desk: "Oma palvelulinja",
    alerts: "Hälytykset",
    imports: "Tuonti",
    scripts: "Määrittelyt",
    due: "Odotetut luvut",
    admin: "Ylläpito",
    people: "Tunnukset",
    tokens: "Rajapinnan avaimet",
    plugins: "Liitännäiset",
    schedules: "Ajastukset",
    outbox: "Lähtevät viestit",
    audit: "Tapahtumaloki",
    feedback: "Saatu palaute",
  },
  en: {
    signIn: "Sign in",
    signOut: "Sign out",
    own: "Your account",
    account: "Your account:",
    desk: "My service line",
    alerts: "Alerts",
    imports: "Import",
    scripts: "Definitions",
    due: "Figures due",
    admin: "Administration",
    people: "People",
    tokens: "API tokens",
    plugins: "Plugins",
    schedules: "Schedules",
    outbox: "Outgoing mail",
    audit: "Audit trail",
    feedback: "Feedback received",
  },
});

type Name = "desk" | "alerts" | "imports" | "scripts" | "due";
const SEEING: readonly Name[] = ["desk", "alerts"];
const BRINGING: readonly Name[] = ["imports", "scripts", "due"];
const PAGES = {
  viewer: SEEING,
  leader: SEEING,
  analyst: [...BRINGING, ...SEEING],
  admin: [...SEEING, ...BRINGING],
};
const ADMIN = ["people", "tokens", "plugins", "schedules", "outbox", "audit", "feedback"] as const;

export function SessionNav() {
  const t = useWords(table);
  const place = usePlace();
  const { account, must_change_password: first } = useSession();
  const next = place.path === "/" || place.path === "/sign-in" ? null : place.path + location.search;
  if (!account) {
    return (
      <nav class="session" aria-label={t.own}>
        <ul class="tabs">
          <Tab path="/sign-in" name={t.signIn} query={{ next }} />
        </ul>
      </nav>
    );
  }
  const pages = first ? [] : PAGES[account.role];
  const admin = account.role === "admin" && !first;
  const atAdmin = place.path.startsWith("/admin/");
  return (
    <nav class="session session-in" aria-label={t.own}>
      <ul class="tabs">
        {pages.map((name) => (
          <Tab key={name} path={`/${name}`} name={t[name]} />
        ))}
        {admin && <Tab path="/admin/people" name={t.admin} current={atAdmin} />}
        <Tab path="/account" name={account.name} before={t.account} />
        <li>
          <SignOut />
        </li>
      </ul>
      {admin && atAdmin && (
        <ul class="tabs tabs-below">
          {ADMIN.map((name) => (
            <Tab key={name} path={`/admin/${name}`} name={t[name]} />
          ))}
        </ul>
      )}
    </nav>
  );
}

interface TabProps {
  path: string;
  name: string;
  before?: string; // said, not shown
  query?: { next: string | null };
  current?: boolean; // one of several pages below it is shown
}

function Tab({ path, name, before, query, current }: TabProps) {
  const place = usePlace();
  const above = current ?? place.path.startsWith(`${path}/`);
  const here = place.path === path && !current;
  return (
    <li>
      <a href={place.href(path, query)} aria-current={here ? "page" : above ? "true" : undefined}>
        {before && <span class="hidden">{before} </span>}
        {name}
      </a>
    </li>
  );
}

function SignOut() {
  const t = useWords(table);
  const place = usePlace();
  const busy = useRef(false);
  const signOut = async () => {
    if (busy.current) return;
    busy.current = true;
    const answer = await write("delete", "/api/v1/session", {});
    busy.current = false;
    // A session that has ended already is signed out, too.
    if (!answer.ok && answer.status !== 401) return;
    dropAllDrafts();
    setSession(null);
    go(place.href("/"));
  };
  return (
    <button type="button" class="button-link" onClick={() => void signOut()}>
      {t.signOut}
    </button>
  );
}
