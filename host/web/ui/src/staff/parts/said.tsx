// A live region that says what was done. It is on the page before anything is said, so that
// assistive technology notices the words.
import type { JSX } from "preact";

export function Said({ text }: { text: string }): JSX.Element {
  return (
    <p class={text ? "said" : "said said-nothing"} role="status">
      {text}
    </p>
  );
}
