// Sentences that the host has made in both languages.
import type { Schema } from "./api";
import type { Language } from "./language";

export type Sentence = Schema<"Sentence">;

// Empty where there is nothing to say.
export function said(sentence: Sentence | null | undefined, language: Language): string {
  return sentence ? sentence[language] : "";
}
