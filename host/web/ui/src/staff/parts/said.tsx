// A live region that says what was done. It is on the page before anything is said, so that
// assistive technology notices the words.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export interface Saying {
  text: string;
  focus: boolean;
}

interface Speaker {
  saying: Saying;
  // `focus`: the control that was used goes away, so the words take the focus.
  say: (text: string, how?: { focus: boolean }) => void;
}

export function useSaying(): Speaker {
  const [saying, setSaying] = useState<Saying>({ text: "", focus: false });
  return {
    saying,
    say: (text, { focus } = { focus: false }) => {
      // Emptied first: the same words twice in a row would not be noticed.
      setSaying({ text: "", focus: false });
      if (text) setTimeout(() => setSaying({ text, focus }), 50);
    },
  };
}

export function Said({ saying }: { saying: Saying }): JSX.Element {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (saying.text && saying.focus) element.current?.focus();
  }, [saying]);
  return (
    <p
      class={saying.text ? "said" : "said said-nothing"}
      role="status"
      tabIndex={-1}
      ref={element}
    >
      {saying.text}
    </p>
  );
}
