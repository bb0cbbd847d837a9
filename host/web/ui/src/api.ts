// Asks the server, typed by its OpenAPI description. Nothing here throws: an answer is a union.
//   const answer = await get("/api/v1/areas/{area}/services", { path: { area }, query: { as_of } });
//   if (answer.ok) answer.data.services …  else answer.problem?.title …
// A document's first answers come with it, in <script type="application/json" data-url="…">. Later
// ones are kept with their ETag for as long as the document lives, and asked anew with it.
import type { components, paths } from "./generated/openapi";
import { serverIsGone } from "./connection";
import { parseLanguage } from "./language";
import { withQuery, type Query } from "./place";
import { csrfToken } from "./csrf";

export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
export type Problem = Schema<"Problem">;

type Method = "post" | "put" | "delete";
type Json<Content> = Content extends { content: { "application/json": infer Body } } ? Body : never;
type Operation<P extends keyof paths, M extends string> = M extends keyof paths[P]
  ? NonNullable<paths[P][M]>
  : never;
type Answers<O> = O extends { responses: infer R } ? R : never;
// What a successful answer holds; undefined where it has no body.
type Data<O> =
  Json<Answers<O>[keyof Answers<O> & (200 | 201 | 202)]> extends infer Body
    ? [Body] extends [never]
      ? undefined
      : Body
    : never;
type PathParameters<O> = O extends { parameters: { path: infer P } } ? P : undefined;
type JsonBody<O> = O extends { requestBody: infer R } ? Json<R> : undefined;

export type GetPath = {
  [P in keyof paths]: [Data<Operation<P, "get">>] extends [never | undefined] ? never : P;
}[keyof paths];
export type WritePath<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never;
}[keyof paths];
export type GetData<P extends GetPath> = Data<Operation<P, "get">>;

export interface Success<T> {
  readonly ok: true;
  readonly status: number;
  readonly data: T;
  readonly etag: string | null;
  readonly location: string | null;
}
export interface Failure {
  readonly ok: false;
  readonly status: number; // 0: no connection
  readonly problem: Problem | null; // null when what came was no problem document of ours
  readonly retryAfterSeconds: number | null;
}
export type Answer<T> = Success<T> | Failure;

export const NO_CONNECTION: Failure = {
  ok: false,
  status: 0,
  problem: null,
  retryAfterSeconds: null,
};

// The last part of the problem's type: "not-found", "sign-in-needed".
export function problemType(failure: Failure): string {
  return failure.problem?.type.replace(/^.*\//, "") ?? "";
}

type PathOption<O> = PathParameters<O> extends infer P
  ? [P] extends [undefined]
    ? { path?: undefined }
    : { path: P }
  : never;
export type GetOptions<P extends GetPath> = PathOption<Operation<P, "get">> & { query?: Query };

// The address of an answer; parameters in the order of their names, so that one thing has one.
export function addressOf(template: string, path: object | undefined, query: Query = {}): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String((path as Record<string, unknown> | undefined)?.[name] ?? "")),
  );
  return normalised(withQuery(filled, query));
}

function normalised(address: string): string {
  const url = new URL(address, location.origin);
  url.searchParams.delete("lang"); // an answer is the same in every language
  url.searchParams.sort();
  return withQuery(url.pathname, Object.fromEntries(url.searchParams));
}

const kept = new Map<string, Success<unknown>>();
const KEPT_MOST = 60;

function keep(address: string, answer: Success<unknown>): void {
  kept.delete(address);
  kept.set(address, answer);
  const oldest = kept.keys().next();
  if (kept.size > KEPT_MOST && !oldest.done) kept.delete(oldest.value);
}

// Who may see what has changed (a sign-in, a sign-out): nothing of before may be shown.
export function forgetAnswers(): void {
  kept.clear();
}

// The answer that is already here, for drawing at once.
export function answerHere<T>(address: string): Success<T> | null {
  return (kept.get(address) as Success<T> | undefined) ?? null;
}

// True once for an answer that came with the document: it need not be asked for again.
const unread = new Set<string>();
export function takeUnread(address: string): boolean {
  return unread.delete(address);
}

export function takeEmbeddedAnswers(): void {
  for (const block of document.querySelectorAll<HTMLScriptElement>(
    'script[type="application/json"][data-url]',
  )) {
    try {
      const data: unknown = JSON.parse(block.textContent ?? "");
      const address = normalised(block.dataset["url"] ?? "");
      unread.add(address);
      keep(address, {
        ok: true,
        status: 200,
        data,
        etag: null,
        location: null,
      });
    } catch {
      // It will be asked for.
    }
    block.remove();
  }
}

let signIn: (() => Promise<boolean>) | null = null;
let signingIn: Promise<boolean> | null = null;

// `handler` is called when a request needs a sign-in, once for all that need it at the same time;
// when it answers true, they are sent again.
export function onSignInNeeded(handler: (() => Promise<boolean>) | null): void {
  signIn = handler;
}

const PATIENCE_MS = 30_000;
const UPLOAD_PATIENCE_MS = 15 * 60_000;

let renewToken: (() => Promise<boolean>) | null = null;

// `handler` is called when the token of a write is no longer the session's: somebody signed in anew
// in another tab. When it answers true, the write is sent again.
export function onTokenRefused(handler: () => Promise<boolean>): void {
  renewToken = handler;
}

// Whether a refused request may be sent once more: what it lacked is there now.
async function mended(address: string, failure: Failure): Promise<boolean> {
  const type = problemType(failure);
  if (type === "cross-site" && renewToken) return renewToken();
  if (type !== "sign-in-needed" || !signIn || address.startsWith("/api/v1/session")) return false;
  signingIn ??= signIn().finally(() => (signingIn = null));
  return signingIn;
}

async function send(address: string, init: RequestInit): Promise<Response | null> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", parseLanguage(document.documentElement.lang) ?? "fi");
  if (init.method) {
    const token = csrfToken();
    if (token) headers.set("X-CSRF-Token", token);
  }
  const timer = new AbortController();
  // A large file takes as long as its reader's line needs.
  const patience = init.body instanceof Blob ? UPLOAD_PATIENCE_MS : PATIENCE_MS;
  const timeout = setTimeout(() => timer.abort(), patience);
  try {
    const answer = await fetch(address, { ...init, headers, signal: timer.signal });
    // A proxy in front answers for a server that does not.
    const proxy = answer.status === 502 || answer.status === 504;
    if (!proxy) return answer;
  } catch {
    // no connection
  } finally {
    clearTimeout(timeout);
  }
  serverIsGone();
  return null;
}

async function failureOf(response: Response): Promise<Failure> {
  let problem: Problem | null = null;
  if (response.headers.get("Content-Type")?.startsWith("application/problem+json")) {
    problem = (await response.json().catch(() => null)) as Problem | null;
  }
  const wait = Number(response.headers.get("Retry-After") ?? Number.NaN);
  return {
    ok: false,
    status: response.status,
    problem,
    retryAfterSeconds: Number.isFinite(wait) ? wait : null,
  };
}

async function answerOf<T>(address: string, init: RequestInit): Promise<Answer<T>> {
  for (let attempt = 0; ; ++attempt) {
    const response = await send(address, init);
    if (!response) return NO_CONNECTION;
    if (response.ok || response.status === 304) {
      try {
        const text = await response.text();
        return {
          ok: true,
          status: response.status,
          data: (text ? JSON.parse(text) : undefined) as T,
          etag: response.headers.get("ETag"),
          location: response.headers.get("Location"),
        };
      } catch {
        serverIsGone(); // the answer broke off
        return NO_CONNECTION;
      }
    }
    const failure = await failureOf(response);
    if (attempt > 0 || !(await mended(address, failure))) return failure;
  }
}

// Asks the server, whatever is kept here; 304 gives what is kept.
export async function getAddress<T>(address: string): Promise<Answer<T>> {
  const before = answerHere<T>(address);
  const answer = await answerOf<T>(address, {
    headers: { Accept: "application/json", ...(before?.etag && { "If-None-Match": before.etag }) },
    cache: "no-cache",
  });
  if (answer.ok && answer.status === 304 && before) return before;
  if (answer.ok) keep(address, answer);
  return answer;
}

export function get<P extends GetPath>(
  path: P,
  ...[options]: undefined extends PathParameters<Operation<P, "get">>
    ? [GetOptions<P>?]
    : [GetOptions<P>]
): Promise<Answer<GetData<P>>> {
  return getAddress(addressOf(path, options?.path as object | undefined, options?.query));
}

export type WriteOptions<P extends keyof paths, M extends Method> = PathOption<Operation<P, M>> & {
  query?: Query;
  body?: JsonBody<Operation<P, M>>;
  file?: Blob; // instead of a body: its bytes as they are
  ifMatch?: string | null;
  headers?: Record<string, string>;
};

export function write<M extends Method, P extends WritePath<M>>(
  method: M,
  path: P,
  options: WriteOptions<P, M>,
): Promise<Answer<Data<Operation<P, M>>>> {
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  if (options.ifMatch) headers["If-Match"] = options.ifMatch;
  let body: BodyInit | null = null;
  if (options.file) {
    body = options.file;
  } else if (options.body !== undefined) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(options.body);
  }
  const address = addressOf(path, options.path as object | undefined, options.query);
  return answerOf(address, { method: method.toUpperCase(), headers, body });
}

// A document that is no JSON: a drawing.
export async function getText(address: string): Promise<Answer<string>> {
  const response = await send(address, { cache: "no-cache" });
  if (!response) return NO_CONNECTION;
  if (!response.ok) return failureOf(response);
  try {
    const data = await response.text();
    const etag = response.headers.get("ETag");
    return { ok: true, status: response.status, data, etag, location: null };
  } catch {
    serverIsGone(); // the answer broke off
    return NO_CONNECTION;
  }
}
