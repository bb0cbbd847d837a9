// A secret that is shown this once: a one-time password, a token.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { words } from "../language";
import { useWords } from "../place";
import { Button } from "./parts/button";

const table = words({
  fi: {
    once: "Tämä näytetään vain nyt. Kopioi se talteen ennen kuin suljet tämän.",
    copy: "Kopioi",
    copied: "Kopioitu.",
    close: "Olen ottanut sen talteen",
  },
  en: {
    once: "This is shown only now. Copy it before you close this.",
    copy: "Copy",
    copied: "Copied.",
    close: "I have kept it",
  },
});

interface Props {
  title: string;
  secret: string;
  onClose: () => void;
}

export function ShownOnce({ title, secret, onClose }: Props): JSX.Element {
  const t = useWords(table);
  const heading = useRef<HTMLHeadingElement>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  // Without the right to the clipboard the text can still be selected.
  const copy = (): void => {
    navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <section class="notice notice-warning">
      <h2 tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p>
        <code class="secret">{secret}</code>
      </p>
      <p>{t.once}</p>
      <p class="buttons">
        <Button kind="plain" onClick={copy}>
          {t.copy}
        </Button>
        <Button
          onClick={() => {
            onClose();
            document.querySelector("h1")?.focus();
          }}
        >
          {t.close}
        </Button>
        <span role="status">{copied ? t.copied : ""}</span>
      </p>
    </section>
  );
}
