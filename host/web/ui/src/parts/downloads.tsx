// The table of the page as files, with exactly the rows that are shown.
import { words } from "../language";
import { usePlace, useWords, withQuery, type Query } from "../place";

const table = words({
  fi: { label: "Lataa taulukko", csv: "CSV", xlsx: "Excel (XLSX)", "json-stat": "JSON-stat" },
  en: { label: "Download the table", csv: "CSV", xlsx: "Excel (XLSX)", "json-stat": "JSON-stat" },
});
export type Format = "csv" | "xlsx" | "json-stat";
const ALL: readonly Format[] = ["csv", "xlsx", "json-stat"];

interface Props {
  path: string; // of the API
  query?: Query;
  formats?: readonly Format[];
}

export function Downloads({ path, query = {}, formats = ALL }: Props) {
  const t = useWords(table);
  const place = usePlace();
  const common = { ...query, as_of: place.asOf, lang: place.language };
  return (
    <p class="downloads">
      <span>{t.label}:</span>
      {formats.map((format) => (
        <a key={format} href={withQuery(path, { ...common, format })} download>
          {t[format]}
        </a>
      ))}
    </p>
  );
}
