// A write to an alert that somebody else may have changed meanwhile: then the alert is fetched as it
// is now, the form says what the other did, and the next try is about that one.
import { useState } from "preact/hooks";

import { type Answer, get, type Schema } from "../api";
import { type Sending, useSend } from "./parts/use_send";

export interface AlertWrite {
  sending: Sending;
  changed: Schema<"Alert"> | null; // as somebody else left it
  // True when it was done.
  run: <T>(write: (etag: string) => Promise<Answer<T>>) => Promise<boolean>;
}

export function useAlertWrite(alert: Schema<"Alert">): AlertWrite {
  const sending = useSend();
  const [changed, setChanged] = useState<Schema<"Alert"> | null>(null);
  return {
    sending,
    changed,
    run: async (write) => {
      const answer = await sending.send(() => write((changed ?? alert).etag));
      if (!answer) return false;
      if (answer.ok) return true;
      if (answer.status === 412) {
        const now = await get("/api/v1/alerts/{alert}", { path: { alert: alert.id } });
        if (now.ok) {
          sending.clear();
          setChanged(now.data.alert);
        }
      }
      return false;
    },
  };
}
