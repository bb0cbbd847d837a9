// Where the documents' figures disagree, targets are badly set, or verdicts differ. The address
// carries the audit, the area, the class and the indicator.
import type { Schema } from "../api";
import { CLASS_ORDER, ClassMeanings, FindingClass, useClassName } from "../findings/finding_class";
import { FindingGroups } from "../findings/finding_groups";
import { words } from "../language";
import { go } from "../navigation";
import { FailureNotice } from "../parts/failure";
import { Heading } from "../parts/heading";
import { Loading } from "../parts/loading";
import { Local } from "../parts/local";
import { useOpenForPrint } from "../parts/open_for_print";
import { usePlace, useWords } from "../place";
import { useGet } from "../use_get";

type Audit = Schema<"Audit">;
const AUDITS: readonly Audit[] = ["figures", "targets", "verdicts"];

const table = words({
  fi: {
    title: "Löydökset",
    figures: "Luvut",
    targets: "Tavoitteet",
    verdicts: "Arviot",
    figuresLead:
      "Julkaistut luvut lasketaan uudelleen: täsmäävätkö summat, osuudet ja muutokset, ja onko sama luku kaikkialla sama.",
    targetsLead:
      "Tavoitteet, joiden toteutumista on vaikea arvioida: vuosi, yksikkö, lähtötaso tai suunta puuttuu, tai kaksi tavoitetta on ristiriidassa.",
    verdictsLead:
      "Asiakirjoissa sanotut arviot, jotka eroavat julkaistuista luvuista lasketuista arvioista.",
    audits: "Mitä tarkastetaan",
    area: "Alue",
    every: "Kaikki alueet",
    classes: "Löydöksen laji",
    all: "Kaikki",
    none: "Ei löydöksiä.",
    meanings: "Mitä lajit tarkoittavat",
    csv: "CSV",
    json: "JSON",
    one: "Yhden mittarin löydökset.",
    showAll: "Näytä kaikkien mittarien löydökset",
  },
  en: {
    title: "Findings",
    figures: "Figures",
    targets: "Targets",
    verdicts: "Verdicts",
    figuresLead:
      "The published figures are computed again: whether sums, shares and changes agree, and whether one figure is the same everywhere.",
    targetsLead:
      "Targets that are hard to judge: the year, the unit, the baseline or the direction is missing, or two targets contradict each other.",
    verdictsLead: "Verdicts stated in documents that differ from those computed from the figures.",
    audits: "What is audited",
    area: "Area",
    every: "All areas",
    classes: "Class of the finding",
    all: "All",
    none: "No findings.",
    meanings: "What the classes mean",
    csv: "CSV",
    json: "JSON",
    one: "Findings about one indicator.",
    showAll: "Show the findings about all indicators",
  },
});

export function FindingsPage() {
  const t = useWords(table);
  const place = usePlace();
  useOpenForPrint();
  const className = useClassName();
  const audit = AUDITS.find((one) => one === place.query.get("audit")) ?? "figures";
  const area = place.query.get("area") ?? "";
  const chosen = CLASS_ORDER.find((one) => one === place.query.get("class")) ?? null;
  const indicator = place.query.get("indicator");
  const at = (change: Record<string, string | null>) =>
    place.href("/findings", { audit, area, class: chosen, indicator, ...change });
  // Of every audit at once, as the document brings it: tabs and classes only choose from it.
  const asked = { area, indicator, as_of: place.asOf };
  const { data, failure, reload } = useGet("/api/v1/findings", { query: asked });
  const areas = useGet("/api/v1/areas", { query: { as_of: place.asOf } }).data?.areas ?? [];
  if (failure && !data) return <FailureNotice failure={failure} onRetry={reload} page />;
  const lead = { figures: t.figuresLead, targets: t.targetsLead, verdicts: t.verdictsLead }[audit];
  const found = data?.findings.filter((one) => one.audit === audit) ?? [];
  const shown = found.filter((one) => !chosen || one.class === chosen);
  const here = areas.filter((one) => !area || one.id === area);
  const file = (format: string) =>
    `/api/v1/findings?${new URLSearchParams(
      Object.entries({ ...asked, audit, class: chosen, format }).filter(
        (pair): pair is [string, string] => Boolean(pair[1]),
      ),
    ).toString()}`;
  return (
    <>
      <Heading>{t.title}</Heading>
      <nav class="tabs" aria-label={t.audits}>
        <ul>
          {AUDITS.map((one) => (
            <li key={one}>
              <a
                href={at({ audit: one, class: null })}
                aria-current={one === audit ? "page" : undefined}
              >
                {t[one]}
                {data && ` (${data.findings.filter((finding) => finding.audit === one).length})`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="lead">{lead}</p>
      {indicator && (
        <p>
          {t.one} <a href={at({ indicator: null })}>{t.showAll}</a>
        </p>
      )}
      <div class="filters finding-filters">
        <div>
          <label for="finding-area">{t.area}</label>
          <select
            id="finding-area"
            value={area}
            onChange={(event) => go(at({ area: event.currentTarget.value }))}
          >
            <option value="">{t.every}</option>
            {areas.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name[place.language] ?? one.name.fi}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="finding-class">{t.classes}</label>
          <select
            id="finding-class"
            value={chosen ?? ""}
            onChange={(event) => go(at({ class: event.currentTarget.value }))}
          >
            <option value="">
              {t.all}
              {data && ` (${found.length})`}
            </option>
            {CLASS_ORDER.map((one) => (
              <option key={one} value={one}>
                {className(one)}
                {data && ` (${found.filter((finding) => finding.class === one).length})`}
              </option>
            ))}
          </select>
        </div>
      </div>
      <details class="fold text">
        <summary>{t.meanings}</summary>
        <ClassMeanings />
      </details>
      {!data || areas.length === 0 ? (
        <div class="whole-page">
          <Loading lines={14} />
        </div>
      ) : (
        <>
          {here.map((one) => {
            const own = shown.filter((finding) => finding.area === one.id);
            return (
              <section key={one.id} class="finding-area" aria-labelledby={`area-${one.id}`}>
                <h2 id={`area-${one.id}`}>
                  <Local text={one.name} />
                </h2>
                {own.length === 0 ? (
                  <p>{t.none}</p>
                ) : (
                  <>
                    <ul class="finding-counts">
                      {CLASS_ORDER.map((name) => {
                        const count = own.filter((finding) => finding.class === name).length;
                        return count === 0 ? null : (
                          <li key={name}>
                            <FindingClass name={name} /> <strong>{count}</strong>
                          </li>
                        );
                      })}
                    </ul>
                    <FindingGroups findings={own} titles={data.titles} />
                  </>
                )}
              </section>
            );
          })}
          <ul class="downloads">
            <li>
              <a href={file("csv")} download>
                {t.csv}
              </a>
            </li>
            <li>
              <a href={file("")}>{t.json}</a>
            </li>
          </ul>
        </>
      )}
    </>
  );
}
