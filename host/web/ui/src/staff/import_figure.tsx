// A figure of an import: its value with unit, or why there is none.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useShow } from "./parts/show";

const missingWords = words({
  fi: {
    not_published: "ei julkaistu",
    text_only: "vain tekstinä",
    not_yet_started: "ei vielä alkanut",
    overdue: "myöhässä",
    zero_denominator: "nollalla ei voi jakaa",
    suppressed: "salattu",
    missing_input: "lähtötieto puuttuu",
    sign_change: "etumerkki vaihtuu",
    not_computable: "ei laskettavissa",
  },
  en: {
    not_published: "not published",
    text_only: "in words only",
    not_yet_started: "not yet started",
    overdue: "overdue",
    zero_denominator: "division by zero",
    suppressed: "suppressed",
    missing_input: "an input is missing",
    sign_change: "the sign changes",
    not_computable: "cannot be computed",
  },
});

interface Props {
  figure: Schema<"ImportFigure">;
  unit: string;
  none: string; // words for no figure at all
}

export function ImportFigure({ figure, unit, none }: Props): JSX.Element {
  const missing = useWords(missingWords);
  const show = useShow();
  if (!figure) return <span class="quiet">{none}</span>;
  if (figure.value !== null) return <>{show.quantity(figure.value, figure.decimals, unit)}</>;
  return <span class="quiet">{figure.missing ? missing[figure.missing] : none}</span>;
}
