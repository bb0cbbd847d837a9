// One indicator: at a glance first (status, reason, drawing, what the years ask), then everything
// it rests on, each part behind a summary of its own.
import type { ComponentChildren } from "preact";
import { FindingItem } from "../findings/finding_item";
import { Chart } from "../indicator/chart";
import { ChartTable } from "../indicator/chart_table";
import { Definition } from "../indicator/definition";
import { ExplanationSteps } from "../indicator/explanation";
import { Revisions } from "../indicator/revisions";
import { Stated } from "../indicator/stated";
import { Summary } from "../indicator/summary";
import { Years } from "../indicator/years";
import { words } from "../language";
import { FailureNotice } from "../parts/failure";
import { Heading } from "../parts/heading";
import { Loading } from "../parts/loading";
import { Finnish, Local } from "../parts/local";
import { useOpenForPrint } from "../parts/open_for_print";
import { usePlace, useWords, withQuery } from "../place";
import type { Params } from "../routes";
import { said } from "../said";
import { useGet, type Got } from "../use_get";

const table = words({
  fi: {
    service: "Palvelu",
    goal: "Tavoite, johon mittari kuuluu",
    development: "Kehitys",
    few: "Kuva piirretään, kun lukuja tai tavoitteita on ainakin kahdelta ajankohdalta.",
    numbers: "Kuvan luvut taulukkona",
    more: "Tarkemmin",
    explanation: "Näin arvio syntyi",
    revisions: "Julkaistut luvut lähteineen",
    definition: "Mitä mitataan ja mihin tavoitteet perustuvat",
    findings: (count: number) => `Löydökset tästä mittarista (${count})`,
    files: "Tiedot tiedostoina",
    csv: "Luvut (CSV)",
    json: "Mittari (JSON)",
    svg: "Kuva (SVG)",
  },
  en: {
    service: "Service",
    goal: "The goal it belongs to",
    development: "Development",
    few: "There will be a drawing when there are figures or targets of at least two days.",
    numbers: "The figures of the drawing as a table",
    more: "In detail",
    explanation: "How the verdict came about",
    revisions: "Published figures with their sources",
    definition: "What is measured, and where the targets come from",
    findings: (count: number) => `Findings about this indicator (${count})`,
    files: "As files",
    csv: "Figures (CSV)",
    json: "Indicator (JSON)",
    svg: "Drawing (SVG)",
  },
});

export function IndicatorPage({ params }: { params: Params }) {
  const t = useWords(table);
  const place = usePlace();
  useOpenForPrint();
  const { language, asOf } = place;
  const area = params["area"] ?? "";
  const key = params["key"] ?? "";
  const options = { path: { area, key }, query: { as_of: asOf } };
  const main = useGet("/api/v1/indicators/{area}/{key}", options);
  const outlook = useGet("/api/v1/indicators/{area}/{key}/outlook", options);
  const explanation = useGet("/api/v1/indicators/{area}/{key}/explanation", options);
  const observations = useGet("/api/v1/indicators/{area}/{key}/observations", options);
  if (main.failure && !main.data) {
    return <FailureNotice failure={main.failure} onRetry={main.reload} page />;
  }
  if (!main.data) {
    return (
      <div class="whole-page">
        <Loading lines={16} />
      </div>
    );
  }
  const { definition, texts, chart, findings, titles, data_version, area_name } = main.data;
  const base = `/api/v1/indicators/${area}/${key}`;
  const others = findings.filter((finding) => finding.audit !== "verdicts");
  return (
    <article class="indicator-page">
      <p class="above-title">
        <a href={place.href(`/areas/${area}`)}>
          <Local text={area_name} />
        </a>
        {" · "}
        <a href={place.href(`/areas/${area}`, { service: definition.service })}>
          <span class="hidden">{t.service}: </span>
          <Finnish text={definition.service} />
        </a>
      </p>
      <Heading>
        <Local text={definition.title} />
      </Heading>
      {definition.goal && (
        <p class="small">
          {t.goal}: <Finnish text={definition.goal} />
        </p>
      )}
      <Summary document={main.data} />

      <section aria-labelledby="development">
        <h2 id="development">{t.development}</h2>
        {chart.drawn ? <Chart id={definition.id} version={data_version} /> : <p>{t.few}</p>}
        {chart.rows.length > 0 && (
          <details class="fold chart-numbers" open={!chart.drawn}>
            <summary>{t.numbers}</summary>
            <ChartTable chart={chart} />
          </details>
        )}
      </section>

      <Part got={outlook}>{outlook.data && <Years outlook={outlook.data.outlook} />}</Part>
      <Stated document={main.data} />

      <h2>{t.more}</h2>
      <details class="fold">
        <summary>{t.explanation}</summary>
        <Part got={explanation}>
          {explanation.data && (
            <ExplanationSteps
              explanation={explanation.data.explanation}
              flip={said(texts.flip_value, language)}
            />
          )}
        </Part>
      </details>
      <details class="fold">
        <summary>{t.revisions}</summary>
        <Part got={observations}>
          {observations.data && (
            <Revisions
              observations={observations.data.observations}
              computed={definition.computed}
            />
          )}
        </Part>
      </details>
      <details class="fold">
        <summary>{t.definition}</summary>
        <Definition document={main.data} />
      </details>
      {others.length > 0 && (
        <details class="fold">
          <summary>{t.findings(others.length)}</summary>
          <ul class="findings">
            {others.map((finding, i) => (
              <FindingItem key={i} finding={finding} titles={titles} own={definition.id} />
            ))}
          </ul>
        </details>
      )}
      <ul class="downloads" aria-label={t.files}>
        <li>
          <a href={withQuery(`${base}/observations`, { as_of: asOf, format: "csv" })} download>
            {t.csv}
          </a>
        </li>
        <li>
          <a href={withQuery(base, { as_of: asOf })}>{t.json}</a>
        </li>
        {chart.drawn && (
          <li>
            <a href={withQuery(`${base}/chart.svg`, { as_of: asOf, lang: language })}>{t.svg}</a>
          </li>
        )}
      </ul>
    </article>
  );
}

// A part of the page that has an answer of its own.
function Part<T>({ got, children }: { got: Got<T>; children: ComponentChildren }) {
  if (got.failure && !got.data) return <FailureNotice failure={got.failure} onRetry={got.reload} />;
  return got.data ? <>{children}</> : <Loading lines={10} />;
}
