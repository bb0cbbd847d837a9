// Errors of definition files: where, what, and the lines around it with the wrong one marked.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { useWords } from "../place";

const table = words({
  fi: {
    line: (path: string, line: number, column: number | null) =>
      `${path}, rivi ${line}${column === null ? "" : `, sarake ${column}`}`,
    here: "virhe tällä rivillä:",
  },
  en: {
    line: (path: string, line: number, column: number | null) =>
      `${path}, line ${line}${column === null ? "" : `, column ${column}`}`,
    here: "the error is on this line:",
  },
});

type ScriptError = Schema<"ScriptError">;

export function ScriptErrors({ errors }: { errors: readonly ScriptError[] }): JSX.Element {
  return (
    <ol class="script-errors">
      {errors.map((error) => (
        <li key={`${error.path} ${error.line} ${error.column} ${error.code} ${error.text}`}>
          <OneError error={error} />
        </li>
      ))}
    </ol>
  );
}

function OneError({ error }: { error: ScriptError }): JSX.Element {
  const t = useWords(table);
  const where = error.line === null ? error.path : t.line(error.path, error.line, error.column);
  return (
    <>
      <p>
        <strong>{where}</strong>: <span lang="en">{error.text}</span>{" "}
        <code class="quiet">{error.code}</code>
      </p>
      {error.context.length > 0 && (
        <pre class="context" tabIndex={0} role="group" aria-label={where}>
          {error.context.map(({ line, text }) =>
            line === error.line ? (
              <strong key={line} class="context-wrong">
                <span class="hidden">{t.here} </span>
                {`▶ ${line}  ${text}\n`}
              </strong>
            ) : (
              `  ${line}  ${text}\n`
            ),
          )}
        </pre>
      )}
    </>
  );
}
