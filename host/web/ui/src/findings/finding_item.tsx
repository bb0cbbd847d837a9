// One finding: what is wrong in a sentence, the arithmetic, and every figure with its source.
import type { Schema } from "../api";
import { words } from "../language";
import { Cite } from "../parts/cite";
import { Local } from "../parts/local";
import { usePlace, useWords } from "../place";
import { said } from "../said";
import { FindingClass } from "./finding_class";

export type Finding = Schema<"Finding">;
export type Titles = Schema<"Titles">;

const table = words({
  fi: {
    arithmetic: "Laskelma",
    difference: "Ero",
    note: "Huomaa",
    figures: (count: number) => `Luvut lähteineen (${count})`,
  },
  en: {
    arithmetic: "Arithmetic",
    difference: "Difference",
    note: "Note",
    figures: (count: number) => `Figures with their sources (${count})`,
  },
});

interface Props {
  finding: Finding;
  titles: Titles;
  own?: string; // the indicator whose page it is on: not named again
  grouped?: boolean; // its kind stands above
}

export function FindingItem({ finding, titles, own, grouped = false }: Props) {
  const t = useWords(table);
  const { language } = usePlace();
  const first = finding.ids[0];
  const arithmetic = said(finding.arithmetic_text, language);
  const difference = said(finding.difference_text, language);
  return (
    <li class="finding">
      <p class="finding-head">
        <FindingClass name={finding.class} />{" "}
        {!grouped && <span class="small">{said(finding.rule_text, language)}</span>}
      </p>
      {first && first !== own && (
        <p class="finding-title">
          <IndicatorLink id={first} titles={titles} />
        </p>
      )}
      <p>
        {[finding.message, ...finding.details.map((detail) => detail.text)]
          .map((sentence) => said(sentence, language))
          .join(" ")}
      </p>
      {(arithmetic || difference || finding.note) && (
        <dl class="pairs">
          {arithmetic && (
            <div>
              <dt>{t.arithmetic}</dt>
              <dd class="arithmetic">{arithmetic}</dd>
            </div>
          )}
          {difference && (
            <div>
              <dt>{t.difference}</dt>
              <dd>{difference}</dd>
            </div>
          )}
          {finding.note && (
            <div>
              <dt>{t.note}</dt>
              <dd>
                <Local text={finding.note} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {finding.terms.length > 0 && (
        <details>
          <summary>{t.figures(finding.terms.length)}</summary>
          <ul class="terms">
            {finding.terms.map((term, i) => (
              <li key={i}>
                <strong>{said(term.role_text, language)}</strong>
                {term.value_text && `: ${said(term.value_text, language)}`}
                {term.period_text && ` (${said(term.period_text, language)})`}
                {term.id && term.id !== own && (
                  <>
                    {" · "}
                    <IndicatorLink id={term.id} titles={titles} />
                  </>
                )}
                <br />
                <span class="small">
                  <Cite source={term.source} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function IndicatorLink({ id, titles }: { id: string; titles: Titles }) {
  const place = usePlace();
  const title = titles.find((one) => one.id === id)?.title;
  return title ? (
    <a href={place.href(`/indicators/${id}`)}>
      <Local text={title} />
    </a>
  ) : null;
}
