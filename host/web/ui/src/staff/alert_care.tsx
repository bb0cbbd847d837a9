// What is being done about an alert: acknowledged, silenced, escalated, over.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { closedWords } from "./alert_words";
import { useShow } from "./parts/show";

const table = words({
  fi: {
    acknowledged: (by: string, until: string) => `Kuitannut ${by}, voimassa ${until} asti.`,
    lapsed: (by: string, until: string) => `Kuittaus (${by}) päättyi ${until}.`,
    silenced: (by: string, until: string) => `Vaiennettu ${until} asti (${by}).`,
    escalated: "Kerrottu esihenkilölle, koska sitä ei kuitattu.",
    reminder: (at: string) => `Seuraava muistutus aikaisintaan ${at}.`,
    was: (by: string) => `Kuitannut ${by}.`,
    nobody: "Kukaan ei ole kuitannut.",
    over: (how: string, at: string) => `Päättynyt ${at}: ${how}.`,
  },
  en: {
    acknowledged: (by: string, until: string) => `Acknowledged by ${by}, until ${until}.`,
    lapsed: (by: string, until: string) => `The acknowledgement (${by}) ended ${until}.`,
    silenced: (by: string, until: string) => `Silenced until ${until} (${by}).`,
    escalated: "The superior was told, because nobody acknowledged it.",
    reminder: (at: string) => `Next reminder at the earliest ${at}.`,
    was: (by: string) => `Acknowledged by ${by}.`,
    nobody: "Nobody has acknowledged it.",
    over: (how: string, at: string) => `Over since ${at}: ${how}.`,
  },
});

export function AlertCare({ alert }: { alert: Schema<"Alert"> }): JSX.Element {
  const t = useWords(table);
  const closed = useWords(closedWords);
  const show = useShow();
  const { acknowledgement: given, silence } = alert;
  if (!alert.open && alert.closed_as && alert.closed_at) {
    return (
      <>
        <p>{t.over(closed[alert.closed_as], show.at(alert.closed_at))}</p>
        {given && (
          <p>
            {t.was(given.by)} <q>{given.comment}</q>
          </p>
        )}
      </>
    );
  }
  return (
    <>
      {given ? (
        <p>
          {given.holds
            ? t.acknowledged(given.by, show.at(given.until))
            : t.lapsed(given.by, show.at(given.until))}{" "}
          <q>{given.comment}</q>
        </p>
      ) : (
        <p>{t.nobody}</p>
      )}
      {silence?.holds && (
        <p>
          {t.silenced(silence.by, show.at(silence.until))} <q>{silence.reason}</q>
        </p>
      )}
      {alert.escalated && <p>{t.escalated}</p>}
      {alert.next_reminder_at && <p>{t.reminder(show.at(alert.next_reminder_at))}</p>}
    </>
  );
}
