// One write at a time of one form or button: a second click while it is under way does nothing.
import { useRef, useState } from "preact/hooks";

import type { Answer, Failure, Success } from "../../api";

export interface Sending {
  busy: boolean;
  failure: Failure | null;
  // What the server answered when it did as asked, or the failure, or nothing when a write of the
  // same form is under way already.
  send: <T>(write: () => Promise<Answer<T>>) => Promise<Success<T> | Failure | null>;
  clear: () => void;
}

export function useSend(): Sending {
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    busy,
    failure,
    clear: () => setFailure(null),
    send: async (write) => {
      if (underWay.current) return null;
      underWay.current = true;
      setBusy(true);
      setFailure(null);
      const answer = await write();
      underWay.current = false;
      setBusy(false);
      if (!answer.ok) setFailure(answer);
      return answer;
    },
  };
}
