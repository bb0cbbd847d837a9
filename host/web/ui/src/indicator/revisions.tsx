// Every published figure, each version of it with the day from which it was known.
import type { Schema } from "../api";
import { formatDate } from "../format";
import { words } from "../language";
import { Cite } from "../parts/cite";
import { ScrollTable } from "../parts/scroll_table";
import { usePlace, useWords } from "../place";
import { said } from "../said";

const table = words({
  fi: {
    caption: "Kaikki luvut ja niiden versiot",
    computed: "Luku lasketaan muista luvuista; ne ovat arvion selityksessä.",
    none: "Lukuja ei ole julkaistu.",
    period: "Jakso",
    value: "Luku",
    revision: "Versio",
    known: "Tiedossa",
    source: "Lähde",
    replaced: "korvattu",
  },
  en: {
    caption: "All figures and their versions",
    computed: "The figure is computed from others; they are in the explanation of the verdict.",
    none: "No figures have been published.",
    period: "Period",
    value: "Figure",
    revision: "Version",
    known: "Known from",
    source: "Source",
    replaced: "replaced",
  },
});

interface Props {
  observations: readonly Schema<"Observation">[];
  computed: boolean;
}

export function Revisions({ observations, computed }: Props) {
  const t = useWords(table);
  const { language } = usePlace();
  if (observations.length === 0) return <p>{computed ? t.computed : t.none}</p>;
  return (
    <ScrollTable caption={t.caption}>
      <thead>
        <tr>
          <th scope="col">{t.period}</th>
          <th scope="col" class="figure">
            {t.value}
          </th>
          <th scope="col">{t.revision}</th>
          <th scope="col">{t.known}</th>
          <th scope="col">{t.source}</th>
        </tr>
      </thead>
      <tbody>
        {observations.map((one, i) => {
          const replaced = observations[i + 1]?.period === one.period;
          return (
            <tr key={i} class={replaced ? "replaced" : undefined}>
              <th scope="row">{said(one.period_text, language)}</th>
              <td class="figure">{said(one.value_text, language)}</td>
              <td>
                {one.revision}
                {replaced && <span class="small"> ({t.replaced})</span>}
              </td>
              <td>{formatDate(one.known_from, language)}</td>
              <td class="small">
                <Cite source={one.source} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </ScrollTable>
  );
}
