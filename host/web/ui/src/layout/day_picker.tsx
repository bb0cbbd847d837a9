// "As known on": every page shows what was known on that day, and the address carries it.
import { useEffect, useState } from "preact/hooks";
import { shownDay } from "../day";
import { formatDate } from "../format";
import { words } from "../language";
import { go } from "../navigation";
import { usePlace, useWords, withQuery } from "../place";
import { useStore } from "../store";

const table = words({
  fi: {
    region: "Päivä, jonka tilanne näytetään",
    label: "Tilanne päivänä",
    show: "Näytä",
    latest: "Näytä uusin tilanne",
    now: (day: string) => `Uusin tilanne, ${day}.`,
    past: (day: string) => `Tilanne sellaisena kuin se tunnettiin ${day}.`,
  },
  en: {
    region: "The day as of which things are shown",
    label: "As known on",
    show: "Show",
    latest: "Show the latest",
    now: (day) => `The latest, ${day}.`,
    past: (day) => `Things as they were known on ${day}.`,
  },
});

// 2025-02-31 is none.
function isDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(text);
}

export function DayPicker() {
  const t = useWords(table);
  const place = usePlace();
  const latest = useStore(shownDay);
  const day = place.asOf ?? latest ?? "";
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  const at = (asOf: string | null) =>
    withQuery(place.path, { ...Object.fromEntries(place.query), as_of: asOf });
  return (
    <section class="day" aria-label={t.region}>
      <form
        method="get"
        action={place.path}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed) go(at(typed));
        }}
      >
        <label for="as-of">{t.label}</label>
        <input
          id="as-of"
          name="as_of"
          type="date"
          required
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" class="button-quiet">
          {t.show}
        </button>
      </form>
      <p class="day-shown small">
        {isDay(day) && (place.asOf ? t.past : t.now)(formatDate(day, place.language))}{" "}
        {place.asOf && <a href={at(null)}>{t.latest}</a>}
      </p>
    </section>
  );
}
