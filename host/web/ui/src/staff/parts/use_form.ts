// The texts of a form, kept as a draft where it has a name.
import { useState } from "preact/hooks";

import { dropDraft, readDraft, writeDraft } from "./draft";

export interface FormTexts<Name extends string> {
  values: Record<Name, string>;
  set: (name: Name, value: string) => void;
  // The attributes of an <input>, <textarea> or <select>.
  bind: (name: Name) => { name: Name; value: string; onInput: (event: Event) => void };
  reset: (values?: Partial<Record<Name, string>>) => void;
}

function textOf(event: Event): string {
  const target = event.target;
  return target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
    ? target.value
    : "";
}

// `draft`: the name under which it survives a reload; nothing for passwords.
export function useForm<Name extends string>(
  initial: Record<Name, string>,
  draft?: string,
): FormTexts<Name> {
  const [values, setValues] = useState<Record<Name, string>>(() => {
    if (!draft) return initial;
    const kept = readDraft(draft);
    const merged = { ...initial };
    for (const name of Object.keys(initial) as Name[]) merged[name] = kept[name] ?? initial[name];
    return merged;
  });
  const set = (name: Name, value: string): void => {
    setValues((before) => {
      const after = { ...before, [name]: value };
      if (draft) writeDraft(draft, after);
      return after;
    });
  };
  return {
    values,
    set,
    bind: (name) => ({ name, value: values[name], onInput: (event) => set(name, textOf(event)) }),
    reset: (given) => {
      if (draft) dropDraft(draft);
      setValues({ ...initial, ...given });
    },
  };
}
