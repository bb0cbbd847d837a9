// An open alert on the desk: what it is about, why, what is done about it, and what can be done.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { Local } from "../parts/local";
import { Status } from "../parts/status";
import { usePlace, useWords } from "../place";
import { AlertActions } from "./alert_actions";
import { AlertCare } from "./alert_care";
import { kindWords, severityWords } from "./alert_words";
import { useShow } from "./parts/show";

const table = words({
  fi: {
    latest: "Luku",
    expected: "pitäisi olla",
    opened: (day: string) => `avattu ${day}`,
  },
  en: {
    latest: "Figure",
    expected: "should be",
    opened: (day: string) => `opened ${day}`,
  },
});

interface Props {
  alert: Schema<"Alert">;
  onChanged: (said: string) => void;
}

export function AlertCard({ alert, onChanged }: Props): JSX.Element {
  const t = useWords(table);
  const kinds = useWords(kindWords);
  const severities = useWords(severityWords);
  const place = usePlace();
  const show = useShow();
  return (
    <li class={`card alert-${alert.severity}`}>
      <h3>
        <a href={place.href(`/alerts/${alert.id}`)}>
          <Local text={alert.title} />
        </a>
      </h3>
      <p class="quiet">
        <strong>{severities[alert.severity]}</strong> · {kinds[alert.kind]} ·{" "}
        <Local text={alert.area_name} /> · {t.opened(show.day(alert.opened_as_of))}
      </p>
      <p>
        {alert.kind === "path" && alert.status && <Status status={alert.status} />}{" "}
        {show.sentence(alert.reason)}
      </p>
      <FigureAndExpected alert={alert} />
      <AlertCare alert={alert} />
      <AlertActions alert={alert} onChanged={onChanged} />
    </li>
  );
}

// Of a figure that is overdue its reason has told all there is.
export function FigureAndExpected({ alert }: { alert: Schema<"Alert"> }): JSX.Element | null {
  const t = useWords(table);
  const show = useShow();
  if (!alert.value_text || alert.kind !== "path") return null;
  return (
    <p>
      {t.latest} {show.sentence(alert.value_text)}
      {alert.period && ` (${show.period(alert.period)})`}
      {alert.expected_text && `, ${t.expected} ${show.sentence(alert.expected_text)}`}
    </p>
  );
}
