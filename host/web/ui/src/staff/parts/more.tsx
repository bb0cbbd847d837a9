// The rest of a long list, a page at a time.
import type { JSX } from "preact";

import { words } from "../../language";
import { useWords } from "../../place";
import { Button } from "./button";

const table = words({ fi: { more: "Näytä lisää" }, en: { more: "Show more" } });

interface Props {
  next: string | null; // cursor
  busy: boolean;
  onMore: () => void;
}

export function More({ next, busy, onMore }: Props): JSX.Element | null {
  const t = useWords(table);
  if (!next) return null;
  return (
    <p>
      <Button kind="plain" busy={busy} onClick={onMore}>
        {t.more}
      </Button>
    </p>
  );
}
