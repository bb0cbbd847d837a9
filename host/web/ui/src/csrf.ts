// The token that every write with a session cookie carries. Apart from session.ts, which asks for
// the session through api.ts.
let token: string | null = null;

export function csrfToken(): string | null {
  return token;
}

export function setCsrfToken(next: string | null): void {
  token = next;
}
