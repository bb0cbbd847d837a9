// What a leader does about an alert: acknowledge, silence, close by hand; each in a dialog.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import type { Schema } from "../api";
import { textIn, words } from "../language";
import { usePlace, useWords } from "../place";
import { AcknowledgeForm } from "./acknowledge_form";
import { CloseAlertForm } from "./close_alert_form";
import { Button } from "./parts/button";
import { Dialog } from "./parts/dialog";
import { SilenceForm } from "./silence_form";

const table = words({
  fi: {
    acknowledge: "Kuittaa",
    again: "Kuittaa uudelleen",
    silence: "Vaienna",
    close: "Sulje käsin",
    of: (action: string, title: string) => `${action}: ${title}`,
  },
  en: {
    acknowledge: "Acknowledge",
    again: "Acknowledge again",
    silence: "Silence",
    close: "Close by hand",
    of: (action: string, title: string) => `${action}: ${title}`,
  },
});

type Action = "acknowledge" | "silence" | "close";

interface Props {
  alert: Schema<"Alert">;
  closing?: boolean; // offered where the whole history is in sight
  onChanged: (said: string) => void;
}

export function AlertActions({ alert, closing = false, onChanged }: Props): JSX.Element | null {
  const t = useWords(table);
  const { language } = usePlace();
  const [action, setAction] = useState<Action | null>(null);
  if (!alert.open || !alert.may_act) return null;
  const title = textIn(alert.title, language).text;
  const names = {
    acknowledge: alert.acknowledgement ? t.again : t.acknowledge,
    silence: t.silence,
    close: t.close,
  };
  const open = (name: Action, kind: "main" | "plain"): JSX.Element => (
    <Button kind={kind} label={t.of(names[name], title)} onClick={() => setAction(name)}>
      {names[name]}
    </Button>
  );
  const end = (): void => setAction(null);
  const done = (said: string): void => {
    end();
    onChanged(said);
  };
  return (
    <>
      <p class="buttons">
        {open("acknowledge", "main")}
        {open("silence", "plain")}
        {closing && open("close", "plain")}
      </p>
      {action && (
        <Dialog title={t.of(names[action], title)} onClose={end}>
          {action === "acknowledge" && (
            <AcknowledgeForm alert={alert} onDone={done} onClose={end} />
          )}
          {action === "silence" && <SilenceForm alert={alert} onDone={done} onClose={end} />}
          {action === "close" && <CloseAlertForm alert={alert} onDone={done} onClose={end} />}
        </Dialog>
      )}
    </>
  );
}
