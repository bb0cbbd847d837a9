// A button. While its write is under way it stays reachable by keyboard and says that it works:
// a disabled button would drop the focus.
import type { ComponentChildren, JSX } from "preact";

interface Props {
  kind?: "main" | "plain" | "danger";
  submit?: boolean;
  busy?: boolean;
  onClick?: () => void;
  label?: string; // where the words alone do not say what it acts on
  children: ComponentChildren;
}

const CLASSES = { main: undefined, plain: "button-quiet", danger: "button-danger" };

export function Button({ kind = "main", submit, busy, onClick, label, children }: Props): JSX.Element {
  return (
    <button
      type={submit ? "submit" : "button"}
      class={CLASSES[kind]}
      aria-disabled={busy ? "true" : undefined}
      aria-label={label}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.();
      }}
    >
      {children}
    </button>
  );
}
