// Holds the place of what is on its way, so that nothing jumps when it comes.
import { words } from "../language";
import { useWords } from "../place";

const table = words({ fi: { loading: "Haetaan tietoja…" }, en: { loading: "Loading…" } });

export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useWords(table);
  return (
    <div class="loading" aria-busy="true">
      <p class="hidden">{t.loading}</p>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} class="loading-line" aria-hidden="true" />
      ))}
    </div>
  );
}
