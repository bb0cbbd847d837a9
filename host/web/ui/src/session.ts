// Who is signed in. The document brings the answer with it; without one it is asked for.
import { answerHere, forgetAnswers, get, type Schema } from "./api";
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

export function startSession(): void {
  const here = answerHere<Session>("/api/v1/session");
  if (here) {
    setCsrfToken(here.data.csrf_token);
    session.set(here.data);
  } else {
    void refreshSession();
  }
}
