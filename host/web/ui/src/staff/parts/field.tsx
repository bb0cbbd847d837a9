// A control with its label, a hint and its error, tied together for assistive technology.
import type { JSX } from "preact";
import { useId } from "preact/hooks";

// What the control itself has to carry.
export interface ControlAttributes {
  id: string;
  required?: boolean | undefined;
  "aria-describedby"?: string;
  "aria-invalid"?: "true";
}

interface Props {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  children: (attributes: ControlAttributes) => JSX.Element;
}

export function Field({ label, hint, error, required, children }: Props): JSX.Element {
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean);
  const attributes: ControlAttributes = { id };
  if (required) attributes.required = true;
  if (described.length > 0) attributes["aria-describedby"] = described.join(" ");
  if (error) attributes["aria-invalid"] = "true";
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children(attributes)}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
