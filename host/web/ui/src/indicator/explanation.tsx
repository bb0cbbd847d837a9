// How the verdict came about: its steps, the figure that would change it, and what it rests on.
import type { Schema } from "../api";
import { words } from "../language";
import { Cite } from "../parts/cite";
import { ScrollTable } from "../parts/scroll_table";
import { usePlace, useWords } from "../place";
import { formatDate } from "../format";
import { said } from "../said";

const table = words({
  fi: {
    flip: (figure: string) =>
      `Arvio vaihtuisi, kun luku on ${figure}: siinä kulkee aikataulussa olemisen raja.`,
    inputs: "Luvut, joihin arvio perustuu",
    what: "Mikä",
    period: "Jakso",
    value: "Luku tai ehto",
    known: "Tiedossa",
    source: "Lähde",
    assumed: "oletettu",
  },
  en: {
    flip: (figure: string) => `The verdict would change at ${figure}: being on track begins or ends there.`,
    inputs: "The figures that the verdict rests on",
    what: "What",
    period: "Period",
    value: "Figure or condition",
    known: "Known from",
    source: "Source",
    assumed: "assumed",
  },
});

interface Props {
  explanation: Schema<"Explanation">;
  flip: string; // empty: no figure would change it
}

export function ExplanationSteps({ explanation, flip }: Props) {
  const t = useWords(table);
  const { language } = usePlace();
  return (
    <>
      {flip && <p>{t.flip(flip)}</p>}
      <ol class="text">
        {explanation.steps.map((step, i) => (
          <li key={i}>{said(step.text, language)}</li>
        ))}
      </ol>
      {explanation.inputs.length > 0 && (
        <ScrollTable caption={t.inputs}>
          <thead>
            <tr>
              <th scope="col">{t.what}</th>
              <th scope="col">{t.period}</th>
              <th scope="col" class="figure">
                {t.value}
              </th>
              <th scope="col">{t.known}</th>
              <th scope="col">{t.source}</th>
            </tr>
          </thead>
          <tbody>
            {explanation.inputs.map((input, i) => (
              <tr key={i}>
                <th scope="row">{said(input.role_text, language)}</th>
                <td>
                  {said(input.period_text, language)}
                  {input.assumed && ` (${t.assumed})`}
                </td>
                <td class="figure">{said(input.value_text, language)}</td>
                <td>{input.known_from && formatDate(input.known_from, language)}</td>
                <td class="small">
                  <Cite source={input.source} />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </>
  );
}
