// The settings of an account: role, areas, rights, whose mails. For a new one, its name, too.
import type { JSX } from "preact";

import type { Failure, Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useAreaNames } from "./area_names";
import { ROLES, type Role, roleWords } from "./roles";
import { Check } from "./parts/check";
import { Choice } from "./parts/choice";
import { fieldError } from "./parts/problem";
import { TextInput } from "./parts/text_input";
import type { FormTexts } from "./parts/use_form";

const table = words({
  fi: {
    name: "Tunnus",
    nameHint:
      "Roolin nimi, ei ihmisen: esimerkiksi lapset.johto. Pieniä kirjaimia, numeroita, pisteitä ja viivoja.",
    role: "Rooli",
    roleHint:
      "Katselija näkee. Analyytikko tuo myös lukuja. Johto kuittaa hälytyksiä. Pääkäyttäjä tekee kaikkea.",
    areas: "Alueet",
    every: "Kaikki alueet",
    restricted: "Näkee luvut, jotka eivät ole julkisia",
    restrictedHint: "Vain omien alueidensa.",
    recipient: "Viestien rooli",
    recipientHint:
      "Rooli tiedostosta recipients.toml: sen palvelulinja, hälytykset ja viestit näkyvät tunnukselle. Tyhjä: ei mitään.",
    enabled: "Tunnus on käytössä",
    enabledHint: "Kun tunnus poistetaan käytöstä, sen istunnot päättyvät heti.",
  },
  en: {
    name: "Account",
    nameHint:
      "A role’s name, not a person’s: for example lapset.johto. Small letters, digits, dots and dashes.",
    role: "Role",
    roleHint:
      "A viewer sees. An analyst also imports figures. A leader acknowledges alerts. An administrator does everything.",
    areas: "Areas",
    every: "Every area",
    restricted: "Sees figures that are not public",
    restrictedHint: "Of its own areas only.",
    recipient: "Role for mails",
    recipientHint:
      "A role of recipients.toml: the account sees its service line, alerts and mails. Empty: none.",
    enabled: "The account is in use",
    enabledHint: "When it is taken out of use, its sessions end at once.",
  },
});

// Texts, so that they are kept as a draft: areas "" (every one) or "a,b"; "yes" or "".
export type PersonTexts = Record<
  "name" | "role" | "areas" | "restricted" | "recipient" | "enabled",
  string
>;

export const NEW_PERSON: PersonTexts = {
  name: "",
  role: "viewer",
  areas: "",
  restricted: "",
  recipient: "",
  enabled: "yes",
};

export function textsOf(person: Schema<"Person">): PersonTexts {
  return {
    name: person.name,
    role: person.role,
    areas: person.areas?.join(",") ?? "",
    restricted: person.restricted ? "yes" : "",
    recipient: person.recipient ?? "",
    enabled: person.enabled ? "yes" : "",
  };
}

export function settingsOf(texts: PersonTexts): Schema<"PersonSettings"> {
  return {
    role: ROLES.find((role) => role === texts.role) ?? "viewer",
    areas: texts.areas ? texts.areas.split(",") : null,
    restricted: texts.restricted !== "",
    recipient: texts.recipient.trim() || null,
    enabled: texts.enabled !== "",
  };
}

export const PERSON_FIELDS = ["/name", "/role", "/recipient"];

interface Props {
  form: FormTexts<keyof PersonTexts>;
  failure: Failure | null;
  fresh: boolean; // an account that is not there yet
}

export function PersonFields({ form, failure, fresh }: Props): JSX.Element {
  const t = useWords(table);
  const roles = useWords(roleWords);
  const { values, set } = form;
  return (
    <>
      {fresh && (
        <TextInput
          label={t.name}
          hint={t.nameHint}
          error={fieldError(failure, "/name")}
          required
          code
          maxLength={64}
          bound={form.bind("name")}
        />
      )}
      <Choice
        label={t.role}
        hint={t.roleHint}
        error={fieldError(failure, "/role")}
        options={ROLES.map((role: Role) => ({ value: role, text: roles[role] }))}
        value={values.role}
        onChange={(role) => set("role", role)}
      />
      <Areas value={values.areas} onChange={(areas) => set("areas", areas)} />
      <Check
        label={t.restricted}
        hint={t.restrictedHint}
        checked={values.restricted !== ""}
        onChange={(checked) => set("restricted", checked ? "yes" : "")}
      />
      <TextInput
        label={t.recipient}
        hint={t.recipientHint}
        error={fieldError(failure, "/recipient")}
        code
        maxLength={64}
        bound={form.bind("recipient")}
      />
      {!fresh && (
        <Check
          label={t.enabled}
          hint={t.enabledHint}
          checked={values.enabled !== ""}
          onChange={(checked) => set("enabled", checked ? "yes" : "")}
        />
      )}
    </>
  );
}

interface AreasProps {
  value: string;
  onChange: (value: string) => void;
}

function Areas({ value, onChange }: AreasProps): JSX.Element {
  const t = useWords(table);
  const { options } = useAreaNames();
  const chosen = value ? value.split(",") : [];
  const set = (id: string, on: boolean): void => {
    const next = on ? [...chosen, id] : chosen.filter((one) => one !== id);
    onChange(next.join(","));
  };
  return (
    <fieldset class="field">
      <legend>{t.areas}</legend>
      <Check label={t.every} checked={value === ""} onChange={(on) => on && onChange("")} />
      {options.map(({ value: id, text }) => (
        <Check
          key={id}
          label={text}
          checked={chosen.includes(id)}
          onChange={(checked) => set(id, checked)}
        />
      ))}
    </fieldset>
  );
}
