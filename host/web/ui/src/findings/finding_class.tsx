// The class of a finding as shape, word and colour; the shapes are those of the command line.
import type { Schema } from "../api";
import { words } from "../language";
import { usePlace, useWords } from "../place";

export type FindingClassName = Schema<"FindingClass">;

export const CLASS_ORDER: readonly FindingClassName[] = [
  "contradiction",
  "rounding",
  "unverifiable",
];

const SHAPES: Record<FindingClassName, string> = {
  contradiction: "✖",
  rounding: "≈",
  unverifiable: "?",
};

const names = words({
  fi: { contradiction: "ristiriita", rounding: "pyöristysero", unverifiable: "ei tarkistettavissa" },
  en: { contradiction: "contradiction", rounding: "rounding", unverifiable: "unverifiable" },
});
const meanings = words({
  fi: {
    contradiction:
      "Luvut tai arviot eivät voi pitää paikkaansa yhtä aikaa, pyöristettiinpä ne miten tahansa.",
    rounding: "Ero mahtuu painettujen lukujen tarkkuuteen.",
    unverifiable: "Tarkistukseen tarvittava luku puuttuu, tai erolle voi olla muu selitys.",
  },
  en: {
    contradiction: "The figures or verdicts cannot all be right, however they were rounded.",
    rounding: "The difference is within what the printed decimals allow.",
    unverifiable: "A figure that is needed is missing, or the difference may have another reason.",
  },
});

export function FindingClass({ name }: { name: FindingClassName }) {
  const { language } = usePlace();
  return (
    <span class={`status ${name}`}>
      <span class="shape" aria-hidden="true">
        {SHAPES[name]}
      </span>{" "}
      {names[language][name]}
    </span>
  );
}

export function useClassName(): (name: FindingClassName) => string {
  const t = useWords(names);
  return (name) => t[name];
}

export function ClassMeanings() {
  const t = useWords(meanings);
  return (
    <dl class="meanings">
      {CLASS_ORDER.map((name) => (
        <div key={name}>
          <dt>
            <FindingClass name={name} />
          </dt>
          <dd>{t[name]}</dd>
        </div>
      ))}
    </dl>
  );
}
