// Draws a page for those whose role has it, sends those who are not signed in to sign in, and those
// with a one-time password to change it. The server decides anew at every request.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";

import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { Loading } from "../parts/loading";
import { usePlace, useWords } from "../place";
import { refreshSession, useSession } from "../session";
import { type Role, homeOf, roleWords } from "./roles";

const table = words({
  fi: {
    title: "Sivu ei kuulu tunnuksesi rooliin",
    text: (account: string, role: string) =>
      `Olet kirjautunut tunnuksella ${account}, jonka rooli on ${role}. Pääkäyttäjä voi muuttaa roolia.`,
    home: "Omalle sivulle",
  },
  en: {
    title: "This page is not for your role",
    text: (account: string, role: string) =>
      `You are signed in as ${account}, whose role is ${role}. An administrator can change the role.`,
    home: "To your own page",
  },
});

interface Props {
  roles: readonly Role[];
  children: ComponentChildren;
}

export function ForRoles({ roles, children }: Props): JSX.Element {
  const place = usePlace();
  const { account, must_change_password } = useSession();
  const [asked, setAsked] = useState(account !== null);
  const here = `${place.path}${location.search}`;
  useEffect(() => {
    if (!asked) void refreshSession().then(() => setAsked(true));
  }, [asked]);
  useEffect(() => {
    if (asked && !account) go(place.href("/sign-in", { next: here }), { replace: true });
    if (account && must_change_password && place.path !== "/account") {
      go(place.href("/account", { next: here }), { replace: true });
    }
  }, [asked, account, must_change_password]);
  if (!account || (must_change_password && place.path !== "/account")) return <Loading lines={12} />;
  if (!roles.includes(account.role)) return <NotForRole name={account.name} role={account.role} />;
  return <>{children}</>;
}

function NotForRole({ name, role }: { name: string; role: Role }): JSX.Element {
  const t = useWords(table);
  const roleNames = useWords(roleWords);
  const place = usePlace();
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text(name, roleNames[role])}</p>
      <p>
        <a href={place.href(homeOf(role))}>{t.home}</a>
      </p>
    </>
  );
}
