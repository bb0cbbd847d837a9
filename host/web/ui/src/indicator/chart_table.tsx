// The numbers of the drawing as a table; columns that hold nothing are left out.
import type { Schema } from "../api";
import { words } from "../language";
import { ScrollTable } from "../parts/scroll_table";
import { usePlace, useWords } from "../place";
import { said } from "../said";

type ChartTableData = Schema<"ChartTable">;
type Row = ChartTableData["rows"][number];
type Column = "actual" | "target" | "path" | "projection";
const COLUMNS: readonly Column[] = ["actual", "target", "path", "projection"];

const table = words({
  fi: {
    caption: "Kuvan luvut taulukkona",
    when: "Ajankohta",
    actual: "Toteuma",
    target: "Tavoite",
    path: "Tavoitepolku",
    projection: "Ennuste (80 %:n väli)",
    baseline: "lähtötaso",
    part: "osa vuotta",
    none: "ei ole",
  },
  en: {
    caption: "The figures of the drawing as a table",
    when: "When",
    actual: "Actual",
    target: "Target",
    path: "Path to the target",
    projection: "Projection (80% range)",
    baseline: "baseline",
    part: "part of a year",
    none: "none",
  },
});

export function ChartTable({ chart }: { chart: ChartTableData }) {
  const t = useWords(table);
  const { language } = usePlace();
  const text = (row: Row, column: Column): string => {
    if (column !== "actual") return said(row[column], language);
    const actual = said(row.actual, language);
    const baseline = said(row.baseline, language);
    if (!actual) return baseline && `${baseline} (${t.baseline})`;
    const marks = [
      row.part_of_year ? t.part : "",
      baseline && (baseline === actual ? t.baseline : `${t.baseline} ${baseline}`),
    ].filter(Boolean);
    return marks.length > 0 ? `${actual} (${marks.join(", ")})` : actual;
  };
  const columns = COLUMNS.filter((column) => chart.rows.some((row) => text(row, column)));
  return (
    <ScrollTable caption={t.caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t.when}</th>
          {columns.map((column) => (
            <th key={column} scope="col" class="figure">
              {t[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.rows.map((row, i) => (
          <tr key={i}>
            <th scope="row">{said(row.when, language)}</th>
            {columns.map((column) => (
              <td key={column} class="figure">
                {text(row, column) || (
                  <>
                    <span aria-hidden="true">–</span>
                    <span class="hidden">{t.none}</span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}
