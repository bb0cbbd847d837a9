// An area: its services, goals and indicators, to be searched, filtered and sorted. The address
// carries all of it.
import { useEffect, useState } from "preact/hooks";
import { get, type Schema } from "../api";
import { words } from "../language";
import { AreaFilters } from "./area_filters";
import { filtersOf, hasFilters, queryOf, type Filters } from "./area_query";
import { IndicatorGroups } from "./indicator_groups";
import { Downloads } from "../parts/downloads";
import { FailureNotice } from "../parts/failure";
import { Heading } from "../parts/heading";
import { Loading } from "../parts/loading";
import { Local } from "../parts/local";
import { SimulatedNotice } from "../parts/simulated";
import { StatusGuide } from "../parts/status_guide";
import { StatusSummary } from "../parts/status_summary";
import { usePlace, useWords } from "../place";
import type { Params } from "../routes";
import { useGet } from "../use_get";

type Page = Schema<"IndicatorPage">;
const ROWS_AT_ONCE = "500";

const table = words({
  fi: {
    count: (n: number, all: number) =>
      n === all ? `${n} mittaria` : n === 1 ? `1 mittari, kaikkiaan ${all}` : `${n} mittaria, kaikkiaan ${all}`,
    none: "Mikään mittari ei vastaa hakua",
    noneHelp: "Kokeile toista hakusanaa tai poista rajauksia.",
    nothing: "Tältä alueelta ei ole julkisia mittareita tänä päivänä",
    nothingHelp: "Valitse yllä toinen päivä tai palaa alueiden luetteloon.",
    clear: "Poista kaikki rajaukset",
    more: "Näytä lisää",
    areas: "Kaikki alueet",
    findings: "Luvuista ja tavoitteista löytyneet ristiriidat",
  },
  en: {
    count: (n, all) => (n === all ? `${n} indicators` : `${n} of ${all} indicators`),
    none: "No indicator matches",
    noneHelp: "Try another word, or remove filters.",
    nothing: "There are no public indicators of this area on this day",
    nothingHelp: "Choose another day above, or go back to the areas.",
    clear: "Remove all filters",
    more: "Show more",
    areas: "All areas",
    findings: "Contradictions found in the figures and targets",
  },
});

export function AreaPage({ params }: { params: Params }) {
  const t = useWords(table);
  const place = usePlace();
  const area = params["area"] ?? "";
  const filters = filtersOf(place.query);
  const services = useGet("/api/v1/areas/{area}/services", {
    path: { area },
    query: { as_of: place.asOf },
  });
  const found = useGet("/api/v1/areas/{area}/indicators", {
    path: { area },
    query: { ...queryOf(filters), limit: ROWS_AT_ONCE, as_of: place.asOf },
  });
  const rest = useRest(area, filters, found.data);

  const failure = services.failure ?? found.failure;
  if (failure && !(services.data && found.data)) {
    const retry = () => void Promise.all([services.reload(), found.reload()]);
    return <FailureNotice page failure={failure} onRetry={retry} />;
  }
  if (!services.data) {
    return <Loading lines={30} />;
  }
  const all = services.data.indicators;
  const rows = [...(found.data?.indicators ?? []), ...rest.rows];
  return (
    <>
      <p class="trail">
        <a href={place.href("/")}>{t.areas}</a>
      </p>
      <Heading>
        <Local text={services.data.area_name} />
      </Heading>
      {rows.some((row) => row.simulated) && <SimulatedNotice />}
      {all === 0 ? (
        <>
          <p>{t.nothing}.</p>
          <p>{t.nothingHelp}</p>
        </>
      ) : (
        <>
          <StatusSummary counts={services.data.counts} area={area} />
          <p>
            <a href={place.href("/findings", { area })}>{t.findings}</a>
          </p>
          <AreaFilters area={area} services={services.data} filters={filters} />
          <div class="results-head">
            <p role="status" class="results-count">
              {found.data && t.count(found.data.total, all)}
            </p>
            {hasFilters(filters) && <a href={place.href(`/areas/${area}`)}>{t.clear}</a>}
            <Downloads path={`/api/v1/areas/${area}/indicators`} query={queryOf(filters)} />
          </div>
          {failure && <FailureNotice failure={failure} onRetry={found.reload} />}
          {!found.data && <Loading lines={20} />}
          {found.data?.total === 0 && (
            <div class="no-match">
              <p class="no-match-title">{t.none}</p>
              <p>{t.noneHelp}</p>
            </div>
          )}
          <div aria-busy={found.busy}>
            <IndicatorGroups rows={rows} sort={filters.sort} />
          </div>
          {rest.next && (
            <p class="actions">
              <button type="button" class="button-quiet" onClick={rest.more}>
                {t.more}
              </button>
            </p>
          )}
        </>
      )}
      <StatusGuide />
    </>
  );
}

// The pages after the first one, as the reader asks for them.
function useRest(area: string, filters: Filters, first: Page | null) {
  const place = usePlace();
  const [later, setLater] = useState<readonly Page[]>([]);
  useEffect(() => setLater([]), [first]);
  const next = (later.at(-1) ?? first)?.next ?? null;
  const more = async () => {
    const answer = await get("/api/v1/areas/{area}/indicators", {
      path: { area },
      query: { ...queryOf(filters), limit: ROWS_AT_ONCE, cursor: next, as_of: place.asOf },
    });
    if (answer.ok) setLater([...later, answer.data]);
  };
  return { rows: later.flatMap(({ indicators }) => indicators), next, more: () => void more() };
}
