// What an account may do, in words.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useAreaNames } from "./area_names";
import { roleWords } from "./roles";

const table = words({
  fi: {
    name: "Tunnus",
    role: "Rooli",
    areas: "Alueet",
    every: "kaikki",
    restricted: "Luvut, jotka eivät ole julkisia",
    sees: "näkee",
    seesNot: "ei näe",
    recipient: "Viestien rooli",
    none: "ei ole",
  },
  en: {
    name: "Account",
    role: "Role",
    areas: "Areas",
    every: "all",
    restricted: "Figures that are not public",
    sees: "sees them",
    seesNot: "does not see them",
    recipient: "Role for mails",
    none: "none",
  },
});

export function AccountFacts({ account }: { account: Schema<"SessionAccount"> }): JSX.Element {
  const t = useWords(table);
  const roles = useWords(roleWords);
  const areas = useAreaNames();
  return (
    <dl class="facts">
      <dt>{t.name}</dt>
      <dd>{account.name}</dd>
      <dt>{t.role}</dt>
      <dd>{roles[account.role]}</dd>
      <dt>{t.areas}</dt>
      <dd>{account.areas === null ? t.every : account.areas.map(areas.nameOf).join(", ")}</dd>
      <dt>{t.restricted}</dt>
      <dd>{account.restricted ? t.sees : t.seesNot}</dd>
      <dt>{t.recipient}</dt>
      <dd>{account.recipient ?? t.none}</dd>
    </dl>
  );
}
