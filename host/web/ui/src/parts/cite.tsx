// Where a figure is printed: document, lines, and the figure as it stands there.
import type { Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";

const SIMULATED = "simulated";

const table = words({
  fi: { line: "rivi", lines: "rivit", simulated: "simuloitu", none: "ei lähdettä" },
  en: { line: "line", lines: "lines", simulated: "simulated", none: "no source" },
});

export function Cite({ source }: { source: Schema<"Source"> }) {
  const t = useWords(table);
  if (!source) return <span class="small">{t.none}</span>;
  if (source.document === SIMULATED) return <span class="mark">{t.simulated}</span>;
  const one = !/[,-]/.test(source.lines);
  return (
    <span class="cite">
      {source.document}
      {source.lines && `, ${one ? t.line : t.lines} ${source.lines.replaceAll("-", "–")}`}
      {source.raw && (
        <>
          : <q lang="fi">{source.raw}</q>
        </>
      )}
    </span>
  );
}
