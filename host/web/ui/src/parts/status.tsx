// A status as shape, word and colour; the shapes are those of the command line (report/).
import type { Schema } from "../api";
import { words, type Language } from "../language";
import { usePlace } from "../place";

export type StatusName = Schema<"Status">;

// The order in which counts by status are shown, as everywhere else.
export const STATUS_ORDER: readonly StatusName[] = [
  "achieved",
  "on_track",
  "at_risk",
  "off_track",
  "missed",
  "not_started",
  "no_data",
  "no_target",
];

const SHAPES: Record<StatusName, string> = {
  achieved: "✔",
  on_track: "●",
  at_risk: "▲",
  off_track: "▼",
  missed: "✖",
  no_data: "?",
  no_target: "–",
  not_started: "○",
};

const names = words({
  fi: {
    achieved: "toteutunut",
    on_track: "aikataulussa",
    at_risk: "vaarassa",
    off_track: "jäljessä",
    missed: "ei toteutunut",
    no_data: "ei tietoa",
    no_target: "ei tavoitetta",
    not_started: "ei ole alkanut",
  },
  en: {
    achieved: "achieved",
    on_track: "on track",
    at_risk: "at risk",
    off_track: "off track",
    missed: "missed",
    no_data: "no data",
    no_target: "no target",
    not_started: "not started",
  },
});

export function statusText(status: StatusName, language: Language): string {
  return names[language][status];
}
export function statusShape(status: StatusName): string {
  return SHAPES[status];
}

export function Status({ status }: { status: StatusName }) {
  const { language } = usePlace();
  return (
    <span class={`status ${status}`}>
      <span class="shape" aria-hidden="true">
        {SHAPES[status]}
      </span>{" "}
      {names[language][status]}
    </span>
  );
}
