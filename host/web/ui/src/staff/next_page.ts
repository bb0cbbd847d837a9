// Where to go after signing in: back to where one was going, or to the role's own page.
import type { Place } from "../place";
import type { Session } from "../session";
import { homeOf } from "./roles";

// `next` of the address, where it is a page of these: an address that somebody else made must not
// lead away from here.
export function ownPage(next: string | null): string | null {
  if (!next || !/^\/(?![/\\])/.test(next)) return null;
  const at = new URL(next, location.origin);
  if (at.origin !== location.origin || at.pathname === "/sign-in") return null;
  return at.pathname + at.search;
}

export function nextOf(place: Place, session: Session): string {
  const own = ownPage(place.query.get("next"));
  return own ?? place.href(session.account ? homeOf(session.account.role) : "/");
}
