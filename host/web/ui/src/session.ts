// Who is signed in. The document brings the answer with it; without one it is asked for.
import { answerHere, forgetAnswers, get, onTokenRefused, type Schema } from "./api";
import { setCsrfToken } from "./csrf";
import { createStore, useStore } from "./store";

export type Session = Schema<"Session">;

const NOBODY: Session = {
  account: null,
  csrf_token: null,
  must_change_password: false,
  idle_expires_at: null,
  expires_at: null,
};
const session = createStore<Session>(NOBODY);

export function useSession(): Session {
  return useStore(session);
}

// After signing in or out, with the answer of that request.
export function setSession(next: Session | null): void {
  const before = session.get().account?.name;
  setCsrfToken(next?.csrf_token ?? null);
  session.set(next ?? NOBODY);
  if (before !== next?.account?.name) forgetAnswers();
}

export async function refreshSession(): Promise<Session> {
  const answer = await get("/api/v1/session");
  if (answer.ok) setSession(answer.data);
  return session.get();
}

// The same person has signed in anew in another tab: this one goes on with the new token. For
// somebody else's session nothing is sent again.
async function takeNewToken(): Promise<boolean> {
  const before = session.get();
  const answer = await get("/api/v1/session");
  if (!answer.ok || !before.account || answer.data.account?.name !== before.account.name) return false;
  setSession(answer.data);
  return answer.data.csrf_token !== before.csrf_token;
}

export function startSession(): void {
  onTokenRefused(takeNewToken);
  const here = answerHere<Session>("/api/v1/session");
  if (here) {
    setCsrfToken(here.data.csrf_token);
    session.set(here.data);
  } else {
    void refreshSession();
  }
}
