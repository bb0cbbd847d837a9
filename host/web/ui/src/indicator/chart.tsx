// The drawing that the host makes, put into the page so that its days can be reached with keyboard,
// finger or mouse; what the day says stands below it.
import { useEffect, useRef, useState } from "preact/hooks";
import { getText, type Failure } from "../api";
import { words } from "../language";
import { FailureNotice } from "../parts/failure";
import { usePlace, useWords, withQuery } from "../place";
import { useWide } from "./use_wide";

const table = words({
  fi: {
    hint: "Osoita tai kosketa kuvaa, niin näet päivän luvut. Näppäimistöllä: nuolet.",
  },
  en: {
    hint: "Point at or touch the drawing to see the figures of a day. With the keyboard: arrows.",
  },
});

// `version`: drawn anew when it changes.
export function Chart({ id, version }: { id: string; version: string }) {
  const t = useWords(table);
  const { language, asOf } = usePlace();
  const size = useWide() ? "wide" : "narrow";
  const [drawing, setDrawing] = useState<{ svg: string; address: string } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const address = withQuery(`/api/v1/indicators/${id}/chart.svg`, {
    as_of: asOf,
    lang: language,
    size,
  });
  useEffect(() => {
    let wanted = true;
    void getText(address).then((answer) => {
      if (!wanted) return;
      if (answer.ok) setDrawing({ svg: answer.data, address });
      setFailure(answer.ok ? null : answer);
      setTold("");
    });
    return () => {
      wanted = false;
    };
  }, [address, version, attempt]);

  const pointOf = (event: Event): Element | null =>
    event.target instanceof Element ? event.target.closest(".point") : null;
  const tell = (event: Event) => {
    const label = pointOf(event)?.getAttribute("aria-label");
    if (label) setTold(label);
  };
  const move = (event: KeyboardEvent) => {
    const points = [...(box.current?.querySelectorAll<SVGGElement>(".point") ?? [])];
    const here = points.findIndex((point) => point === pointOf(event));
    const to = nextPoint(event.key, here, points.length);
    if (here < 0 || to === null) return;
    event.preventDefault();
    for (const [i, point] of points.entries()) point.setAttribute("tabindex", i === to ? "0" : "-1");
    points[to]?.focus();
  };
  return (
    <figure class="chart">
      {failure && !drawing ? (
        <FailureNotice failure={failure} onRetry={() => setAttempt(attempt + 1)} />
      ) : (
        <div
          ref={box}
          class="chart-box"
          aria-busy={drawing?.address !== address}
          onPointerOver={tell}
          onPointerDown={tell}
          onFocusIn={tell}
          onKeyDown={move}
          // Made by our own host, which escapes every text in it.
          dangerouslySetInnerHTML={{ __html: drawing?.svg ?? "" }}
        />
      )}
      {/* Screen readers hear the point itself. */}
      <p class="chart-told small" aria-hidden="true">
        {told || t.hint}
      </p>
    </figure>
  );
}

function nextPoint(key: string, here: number, count: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
      return Math.min(here + 1, count - 1);
    case "ArrowLeft":
    case "ArrowUp":
      return Math.max(here - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
