// A native <select> with its label.
import type { JSX } from "preact";

import { Field } from "./field";

export interface Option {
  value: string;
  text: string;
}

interface Props {
  label: string;
  hint?: string;
  error?: string | undefined;
  options: readonly Option[];
  value: string;
  onChange: (value: string) => void;
}

export function Choice({ label, hint, error, options, value, onChange }: Props): JSX.Element {
  return (
    <Field label={label} hint={hint} error={error}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
