// What each year asks and where the trend leads. What is missing is told once, below, with its years.
import type { Schema } from "../api";
import { words } from "../language";
import { ScrollTable } from "../parts/scroll_table";
import { usePlace, useWords } from "../place";
import { said, type Sentence } from "../said";

type Outlook = Schema<"Outlook">;
type Column = "target" | "expected" | "projection";
const COLUMNS: readonly Column[] = ["target", "expected", "projection"];

const table = words({
  fi: {
    title: (from: number, to: number) => `Tavoitteet ${from}–${to}`,
    caption: "Mitä vuodet vaativat ja mihin suunta vie",
    year: "Vuosi",
    target: "Vuoden tavoite",
    expected: "Polku vaatii",
    projection: "Ennuste (80 %:n väli)",
    none: "ei ole",
    required: "Tarvittava muutos vuodessa",
    best: "Paras muutos vuodessa tähän asti",
    until: "Viimeinen tavoite on saavutettavissa, jos muutos alkaa viimeistään vuoden lopussa",
    simulated: "Lähtökohtana on simuloitu luku.",
  },
  en: {
    title: (from: number, to: number) => `Targets ${from}–${to}`,
    caption: "What the years ask and where the trend leads",
    year: "Year",
    target: "The year's target",
    expected: "The path asks",
    projection: "Projection (80% range)",
    none: "none",
    required: "Change needed a year",
    best: "Best change a year so far",
    until: "The last target can still be reached if change begins by the end of",
    simulated: "It starts from a simulated figure.",
  },
});

export function Years({ outlook }: { outlook: Outlook }) {
  const t = useWords(table);
  const { language } = usePlace();
  const { years, texts } = outlook;
  const first = years[0];
  const last = years[years.length - 1];
  if (!first || !last) return null;
  const columns = COLUMNS.filter((column) => years.some((year) => year.texts[column]));
  const gaps = gapsByYears(years);
  const paced = outlook.next.required_pace !== null || outlook.last.required_pace !== null;
  return (
    <section aria-labelledby="years">
      <h2 id="years">{t.title(first.year, last.year)}</h2>
      {outlook.simulated && <p>{t.simulated}</p>}
      {columns.length > 0 && (
        <ScrollTable caption={t.caption} class="years">
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              {columns.map((column) => (
                <th key={column} scope="col" class="figure">
                  {t[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <tr key={year.year}>
                <th scope="row">{year.year}</th>
                {columns.map((column) => (
                  <td key={column} class="figure">
                    {said(year.texts[column], language) || (
                      <>
                        <span aria-hidden="true">–</span>
                        <span class="hidden">{t.none}</span>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
      {gaps.length > 0 && (
        <ul class="small gaps">
          {gaps.map(({ gap, when }) => (
            <li key={gap.en}>
              {when}: {said(gap, language)}
            </li>
          ))}
        </ul>
      )}
      {paced && (
        <dl class="pairs">
          <div>
            <dt>{t.required}</dt>
            <dd>{said(texts.required_pace, language)}</dd>
          </div>
          <div>
            <dt>{t.best}</dt>
            <dd>{said(texts.best_pace, language)}</dd>
          </div>
          <div>
            <dt>{t.until}</dt>
            <dd>{said(texts.reachable_until, language)}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}

// What is missing, with the years in which it is: "2026–2028, 2030".
function gapsByYears(years: Outlook["years"]): { gap: Sentence; when: string }[] {
  const found = new Map<string, { gap: Sentence; spans: [number, number][] }>();
  for (const { year, texts } of years) {
    for (const gap of texts.gaps) {
      const spans = found.get(gap.en)?.spans ?? [];
      const span = spans[spans.length - 1];
      if (span && span[1] === year - 1) span[1] = year;
      else spans.push([year, year]);
      found.set(gap.en, { gap, spans });
    }
  }
  return [...found.values()].map(({ gap, spans }) => ({
    gap,
    when: spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", "),
  }));
}
