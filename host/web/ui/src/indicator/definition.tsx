// What the document says of the indicator: what is measured, who answers for it, and where its
// baseline and targets are printed.
import type { ComponentChildren } from "preact";
import type { Schema } from "../api";
import { formatDate } from "../format";
import { words } from "../language";
import { Cite } from "../parts/cite";
import { Finnish, Local } from "../parts/local";
import { ScrollTable } from "../parts/scroll_table";
import { usePlace, useWords } from "../place";
import { said } from "../said";

type Document = Schema<"IndicatorDocument">;

const table = words({
  fi: {
    note: "Huomaa",
    subgoal: "Alatavoite",
    action: "Toimenpide",
    owner: "Vastuurooli",
    unit: "Yksikkö",
    better: "Parempi on",
    kind: "Mitä luku on",
    reporting: "Raportoidaan",
    breaks: "Mittaustapa vaihtui",
    method: "Arviointimenetelmä",
    data: "Tietojen tila",
    id: "Tunnus",
    source: "Mittarin lähde",
    confidence:
      "Asiakirja julkaisee alueen oman arvion onnistumisesta, ei itse lukua: sitä ei verrata tavoitteeseen.",
    caption: "Lähtötaso ja tavoitteet lähteineen",
    what: "Mikä",
    figure: "Luku tai ehto",
    from: "Lähde",
    baseline: "lähtötaso",
    noBaseline: "ei ole",
    target: (when: string) => `tavoite, ${when}`,
    stock: "taso jonakin päivänä tai jaksona",
    flow: "määrä, joka kertyy vuoden aikana",
    share: "osuus kokonaisuudesta",
    score: "keskiarvo tai indeksi",
    flag: "toteutuuko: kyllä tai ei",
    n_of_m: "kuinka moni toteutuu",
    monthly: "kuukausittain",
    four_monthly: "kolmesti vuodessa",
    quarterly: "neljännesvuosittain",
    half_yearly: "puolivuosittain",
    yearly: "vuosittain",
  },
  en: {
    note: "Note",
    subgoal: "Subgoal",
    action: "Action",
    owner: "Responsible role",
    unit: "Unit",
    better: "Better is",
    kind: "What the figure is",
    reporting: "Reported",
    breaks: "Measured in another way from",
    method: "Method of the verdict",
    data: "State of the data",
    id: "Id",
    source: "Source of the indicator",
    confidence:
      "The document publishes the area's own estimate of success, not the figure itself: it is not compared with the target.",
    caption: "Baseline and targets with their sources",
    what: "What",
    figure: "Figure or condition",
    from: "Source",
    baseline: "baseline",
    noBaseline: "none",
    target: (when: string) => `target, ${when}`,
    stock: "a level on a day or in a period",
    flow: "an amount that gathers during a year",
    share: "a share of a whole",
    score: "a mean or an index",
    flag: "done: yes or no",
    n_of_m: "how many are met",
    monthly: "every month",
    four_monthly: "three times a year",
    quarterly: "every quarter",
    half_yearly: "every half-year",
    yearly: "every year",
  },
});

export function Definition({ document }: { document: Document }) {
  const t = useWords(table);
  const { language } = usePlace();
  const { assessment, definition, texts } = document;
  const rows: [string, ComponentChildren][] = [
    [t.note, definition.note && <Finnish text={definition.note} />],
    [t.subgoal, definition.subgoal && <Finnish text={definition.subgoal} />],
    [t.action, definition.action && <Finnish text={definition.action} />],
    [t.owner, definition.owner && <Finnish text={definition.owner} />],
    [t.kind, t[definition.kind]],
    [t.unit, said(texts.unit, language)],
    [t.better, said(texts.better, language)],
    [t.reporting, definition.reporting && t[definition.reporting]],
    ...definition.breaks.map((one): [string, ComponentChildren] => [
      t.breaks,
      <>
        {formatDate(one.from, language)}: <Local text={one.why} />
      </>,
    ]),
    [t.data, said(texts.data_state, language)],
    [t.method, `${assessment.method} ${assessment.method_version}`],
    [t.id, <code>{definition.id}</code>],
    [t.source, <Cite source={definition.source} />],
  ];
  return (
    <>
      {definition.measure === "confidence" && <p>{t.confidence}</p>}
      <dl class="pairs">
        {rows.map(
          ([name, value], i) =>
            value && (
              <div key={i}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Goals document={document} />
    </>
  );
}

function Goals({ document: { definition, texts } }: { document: Document }) {
  const t = useWords(table);
  const { language } = usePlace();
  return (
    <ScrollTable caption={t.caption}>
      <thead>
        <tr>
          <th scope="col">{t.what}</th>
          <th scope="col" class="figure">
            {t.figure}
          </th>
          <th scope="col">{t.from}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t.baseline}</th>
          <td class="figure">{said(texts.baseline, language) || t.noBaseline}</td>
          <td class="small">
            {definition.baseline ? (
              <Cite source={definition.baseline.source} />
            ) : (
              definition.baseline_missing && <Finnish text={definition.baseline_missing} />
            )}
          </td>
        </tr>
        {definition.targets.map((target, i) => (
          <tr key={i}>
            <th scope="row">{t.target(said(texts.targets[i]?.when, language))}</th>
            <td class="figure">{said(texts.targets[i]?.condition, language)}</td>
            <td class="small">
              <Cite source={target.source} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
