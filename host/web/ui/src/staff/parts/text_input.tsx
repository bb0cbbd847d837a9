// A one-line text, or with `rows` a longer one, with its label.
import type { JSX } from "preact";

import { Field } from "./field";

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  type?: "text" | "date" | "password";
  autocomplete?: string;
  maxLength?: number;
  min?: string;
  rows?: number;
  code?: boolean; // what is typed is no prose
  bound: { name: string; value: string; onInput: (event: Event) => void };
}

export function TextInput(props: Props): JSX.Element {
  const { rows, code, type = "text", maxLength, min, autocomplete = "off" } = props;
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required}>
      {(attributes) =>
        rows ? (
          <textarea
            {...attributes}
            {...props.bound}
            rows={rows}
            maxLength={maxLength}
            spellcheck={!code}
            class={code ? "code" : undefined}
          />
        ) : (
          <input
            {...attributes}
            {...props.bound}
            type={type as "text"} // the types of Preact want one kind a place
            maxLength={maxLength}
            min={min}
            autocomplete={autocomplete}
            autocapitalize={code ? "none" : undefined}
            spellcheck={!code}
          />
        )
      }
    </Field>
  );
}
