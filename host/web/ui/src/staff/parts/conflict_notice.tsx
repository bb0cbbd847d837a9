// Somebody else changed the same thing first: what the other did, and that one's own text is kept.
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

import { words } from "../../language";
import { useWords } from "../../place";

const table = words({
  fi: {
    title: "Joku muu ehti muuttaa tätä",
    own: "Oma tekstisi on tallella alla. Tarkista se ja lähetä uudelleen, tai jätä lähettämättä.",
  },
  en: {
    title: "Somebody else changed this first",
    own: "What you wrote is kept below. Check it and send it again, or leave it.",
  },
});

export function ConflictNotice({ children }: { children: ComponentChildren }): JSX.Element {
  const t = useWords(table);
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus(), []);
  return (
    <div class="notice notice-conflict" role="alert" tabIndex={-1} ref={element}>
      <p>
        <strong>{t.title}</strong>
      </p>
      {children}
      <p>{t.own}</p>
    </div>
  );
}
