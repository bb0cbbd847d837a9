// An answer of the API for a component: what is here at once, then what the server says.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  addressOf,
  answerHere,
  getAddress,
  takeUnread,
  type Failure,
  type GetData,
  type GetOptions,
  type GetPath,
  type Success,
} from "./api";
import { connection } from "./connection";
import { noteDay } from "./day";
import { usePlace } from "./place";
import { useStore } from "./store";

export interface Got<T> {
  readonly data: T | null; // while another is asked for: still the one before
  readonly etag: string | null;
  readonly failure: Failure | null; // of the latest attempt
  readonly busy: boolean; // what is shown is not (yet) what was asked for
  readonly reload: () => Promise<void>;
}

// `options` null: nothing is asked for yet.
export function useGet<P extends GetPath>(path: P, options: GetOptions<P> | null): Got<GetData<P>> {
  type Data = GetData<P>;
  const address = options && addressOf(path, options.path as object | undefined, options.query);
  const [answer, setAnswer] = useState<{ address: string; success: Success<Data> } | null>(null);
  const [failed, setFailed] = useState<{ address: string; failure: Failure } | null>(null);
  const state = useStore(connection);
  const latest = useRef(address);
  latest.current = address;

  const reload = useCallback(async () => {
    const asked = address;
    if (asked === null) return;
    const result = await getAddress<Data>(asked);
    if (latest.current !== asked) return; // something else is wanted by now
    if (result.ok) {
      setAnswer({ address: asked, success: result });
      setFailed(null);
    } else {
      setFailed({ address: asked, failure: result });
    }
  }, [address]);

  useEffect(() => {
    // What came with the document is as new as the document.
    if (address === null || !takeUnread(address)) void reload();
  }, [reload]);
  useEffect(() => {
    if (state === "back" && failed?.failure.status === 0) void reload();
  }, [state]);

  // The server's words are in the language they were asked in.
  const { language } = usePlace();
  useEffect(() => {
    if (failed) void reload();
  }, [language]);

  const here = address === null ? null : answerHere<Data>(address);
  const current = answer?.address === address ? answer.success : here;
  // Also what came with the document: it stays while another is asked for, or cannot be had.
  const before = useRef<Success<Data> | null>(null);
  if (current) before.current = current;
  const shown = current ?? before.current;
  const data = shown?.data ?? null;
  const day = (data as { as_of?: unknown } | null)?.as_of;
  useLayoutEffect(() => {
    if (typeof day === "string") noteDay(day);
  }, [day]);
  const failure = failed && failed.address === address ? failed.failure : null;
  return {
    data,
    etag: shown?.etag ?? null,
    failure,
    busy: address !== null && !failure && !here && answer?.address !== address,
    reload,
  };
}
