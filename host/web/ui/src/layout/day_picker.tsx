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
    label: "Tilanne päivänä",
    show: "Näytä",
    latest: "Näytä uusin tilanne",
    past: (day: string) => `Näet tilanteen sellaisena kuin se tunnettiin ${day}.`,
  },
  en: {
    label: "As known on",
    show: "Show",
    latest: "Show the latest",
    past: (day: string) => `You see things as they were known on ${day}.`,
  },
});

export function DayPicker() {
  const t = useWords(table);
  const place = usePlace();
  const latest = useStore(shownDay);
  const day = place.asOf ?? latest ?? "";
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  const at = (asOf: string | null) =>
    withQuery(place.path, { ...Object.fromEntries(place.query), as_of: asOf });
  const known = /^\d{4}-\d{2}-\d{2}$/.test(place.asOf ?? "");
  return (
    <div class="day">
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
      {place.asOf && (
        <p class="day-past">
          {known && <span>{t.past(formatDate(place.asOf, place.language))} </span>}
          <a href={at(null)}>{t.latest}</a>
        </p>
      )}
    </div>
  );
}
