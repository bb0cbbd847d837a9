// An area's indicators by status: first those that can be judged, as a bar and in words, then those
// that cannot be yet. Most indicators of a new strategy are of the latter kind: one bar of all of
// them would be grey and tell nothing.
import type { Schema } from "../api";
import { words } from "../language";
import { usePlace, useWords } from "../place";
import { STATUS_ORDER, statusShape, statusText, type StatusName } from "./status";

type Counts = Schema<"StatusCounts">;

const table = words({
  fi: {
    judged: (n: number, of: number) =>
      n === 0
        ? "Yhtäkään mittaria ei voi vielä arvioida."
        : `${of} mittarista ${n} on jo arvioitavissa.`,
    unjudged: (n: number) => (n === 1 ? "1 mittaria ei voi vielä arvioida." : `${n} mittaria ei voi vielä arvioida.`),
    show: "näytä mittarit",
  },
  en: {
    judged: (n, of) =>
      n === 0
        ? "No indicator can be judged yet."
        : `${n} of ${of} indicators can be judged.`,
    unjudged: (n) => (n === 1 ? "1 indicator cannot be judged yet." : `${n} indicators cannot be judged yet.`),
    show: "show the indicators",
  },
});

const JUDGED: readonly StatusName[] = ["achieved", "on_track", "at_risk", "off_track", "missed"];

export function isJudged(counts: Counts): boolean {
  return JUDGED.some((status) => counts[status] > 0);
}

export function StatusSummary({ counts, area }: { counts: Counts; area: string }) {
  const t = useWords(table);
  const sum = (list: readonly StatusName[]) => list.reduce((n, status) => n + counts[status], 0);
  const judged = sum(JUDGED);
  const rest = STATUS_ORDER.filter((status) => !JUDGED.includes(status));
  const unjudged = sum(rest);
  return (
    <div class="summary">
      <p class="summary-judged">{t.judged(judged, judged + unjudged)}</p>
      {judged > 0 && <Bar counts={counts} total={judged} />}
      {judged > 0 && <CountList statuses={JUDGED} counts={counts} area={area} />}
      {judged > 0 && unjudged > 0 && <p class="summary-unjudged small">{t.unjudged(unjudged)}</p>}
      {unjudged > 0 && <CountList statuses={rest} counts={counts} area={area} />}
    </div>
  );
}

// The same as the list of counts below it, for the eye.
function Bar({ counts, total }: { counts: Counts; total: number }) {
  let at = 0;
  return (
    <svg class="bar" aria-hidden="true" width="100%" height="18" focusable="false">
      {JUDGED.filter((status) => counts[status] > 0).map((status) => {
        const x = (100 * at) / total;
        at += counts[status];
        return (
          <rect
            key={status}
            class={`bar-${status}`}
            x={`${x}%`}
            width={`${(100 * counts[status]) / total}%`}
            height="18"
          />
        );
      })}
    </svg>
  );
}

function CountList(props: { statuses: readonly StatusName[]; counts: Counts; area: string }) {
  const t = useWords(table);
  const place = usePlace();
  return (
    <ul class="counts">
      {props.statuses
        .filter((status) => props.counts[status] > 0)
        .map((status) => (
          <li key={status}>
            <a class={`count ${status}`} href={place.href(`/areas/${props.area}`, { status })}>
              <span class="shape" aria-hidden="true">
                {statusShape(status)}
              </span>{" "}
              {statusText(status, place.language)} <strong>{props.counts[status]}</strong>
              <span class="hidden">, {t.show}</span>
            </a>
          </li>
        ))}
    </ul>
  );
}
