// Finnish and English. Words stand beside what uses them; a word that one language lacks does not
// compile:
//   const table = words({ fi: { title: "Alueet" }, en: { title: "Areas" } });
//   const t = useWords(table);  …  t.title
export type Language = "fi" | "en";
export const LANGUAGES: readonly Language[] = ["fi", "en"];

export function parseLanguage(text: string | null | undefined): Language | null {
  return text === "fi" || text === "en" ? text : null;
}

type Word = string | ((...values: never[]) => unknown);
export type SameWords<W> = { readonly [K in keyof W]: W[K] extends string ? string : W[K] };
export interface Words<W> {
  readonly fi: SameWords<W>;
  readonly en: SameWords<W>;
}

export function words<W extends Record<string, Word>>(table: {
  fi: W;
  en: NoInfer<SameWords<W>>;
}): Words<W> {
  return table as Words<W>;
}

// Text of the area's documents: Finnish is always there, English often not.
export interface LocalText {
  fi: string;
  sv?: string;
  en?: string;
}
export function textIn(text: LocalText, language: Language): { text: string; lang: Language } {
  const english = language === "en" ? text.en : undefined;
  return english ? { text: english, lang: "en" } : { text: text.fi, lang: "fi" };
}
