// The first page: the areas side by side.
import type { Schema } from "../api";
import { formatDate } from "../format";
import { words } from "../language";
import { Downloads } from "../parts/downloads";
import { FailureNotice } from "../parts/failure";
import { Heading } from "../parts/heading";
import { Loading } from "../parts/loading";
import { Finnish, Local } from "../parts/local";
import { SimulatedMark, SimulatedNotice } from "../parts/simulated";
import { Status } from "../parts/status";
import { StatusGuide } from "../parts/status_guide";
import { isJudged, StatusSummary } from "../parts/status_summary";
import { usePlace, useWords } from "../place";
import { useGet } from "../use_get";

type Area = Schema<"AreaOverview">;

const table = words({
  fi: {
    title: "Miten hyvinvointialueiden tavoitteet toteutuvat?",
    lead: "Hyvinvointialueet ovat kirjanneet palvelustrategioihinsa tavoitteita vuosille 2026–2030. Tästä näet, mitkä tavoitteet etenevät, mitkä ovat jäljessä ja miksi.",
    published: (day: string) => `Uusin julkaistu luku ${day}`,
    unpublished: "Lukuja ei ole vielä julkaistu",
    worst: "Kauimpana tavoitteesta",
    none: "Mikään arvioitu mittari ei ole jäljessä.",
    nothing: "Tältä alueelta ei ole julkisia mittareita.",
    findings: (n: number) =>
      n === 1 ? "Luvuissa ja tavoitteissa on 1 ristiriita" : `Luvuissa ja tavoitteissa on ${n} ristiriitaa`,
    noFindings: "Luvuista ei ole löytynyt ristiriitoja",
    all: (n: number) => `Kaikki mittarit (${n})`,
    compare: "Vertaa alueita samoilla mittareilla",
  },
  en: {
    title: "How are the goals of the wellbeing services counties coming true?",
    lead: "The wellbeing services counties have set goals for the years 2026–2030 in their service strategies. Here you see which of them move ahead, which are behind, and why.",
    published: (day) => `Latest figure published ${day}`,
    unpublished: "No figures have been published yet",
    worst: "Furthest from the target",
    none: "No judged indicator is behind.",
    nothing: "There are no public indicators of this area.",
    findings: (n) =>
      n === 1 ? "1 contradiction in the figures and targets" : `${n} contradictions in the figures and targets`,
    noFindings: "No contradictions have been found in the figures",
    all: (n) => `All indicators (${n})`,
    compare: "Compare the areas on the same indicators",
  },
});

export function OverviewPage() {
  const t = useWords(table);
  const place = usePlace();
  const { data, failure, reload, busy } = useGet("/api/v1/areas", { query: { as_of: place.asOf } });
  if (failure && !data) return <FailureNotice page failure={failure} onRetry={reload} />;
  const simulated = data?.areas.some(({ worst }) => worst.some((one) => one.simulated));
  return (
    <>
      <Heading>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      {failure && <FailureNotice failure={failure} onRetry={reload} />}
      {simulated && <SimulatedNotice />}
      {!data && <Loading lines={30} />}
      {data && (
        <div class="areas" aria-busy={busy}>
          {data.areas.map((area) => (
            <AreaCard key={area.id} area={area} />
          ))}
        </div>
      )}
      <StatusGuide />
      <p>
        <a href={place.href("/compare")}>{t.compare}</a>
      </p>
      <Downloads path="/api/v1/areas" formats={["csv", "xlsx"]} />
    </>
  );
}

function AreaCard({ area }: { area: Area }) {
  const t = useWords(table);
  const place = usePlace();
  const heading = `area-${area.id}`;
  return (
    <section class="area-card" aria-labelledby={heading}>
      <h2 id={heading}>
        <a href={place.href(`/areas/${area.id}`)}>
          <Local text={area.name} />
        </a>
      </h2>
      <p class="small">
        {area.last_published
          ? t.published(formatDate(area.last_published, place.language))
          : t.unpublished}
      </p>
      {area.indicators === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <>
          <StatusSummary counts={area.counts} area={area.id} />
          <Worst area={area} />
        </>
      )}
      <ul class="area-card-links">
        {area.indicators > 0 && (
          <li>
            <a href={place.href(`/areas/${area.id}`)}>{t.all(area.indicators)}</a>
          </li>
        )}
        <li>
          {area.findings.contradiction > 0 ? (
            <a href={place.href("/findings", { area: area.id })}>
              {t.findings(area.findings.contradiction)}
            </a>
          ) : (
            t.noFindings
          )}
        </li>
      </ul>
    </section>
  );
}

function Worst({ area }: { area: Area }) {
  const t = useWords(table);
  const place = usePlace();
  if (area.worst.length === 0) return isJudged(area.counts) ? <p>{t.none}</p> : null;
  return (
    <>
      <h3>{t.worst}</h3>
      <ul class="worst">
        {area.worst.map((one) => (
          <li key={one.id}>
            <p class="worst-title">
              <Status status={one.status} />{" "}
              <a href={place.href(`/indicators/${one.id}`)}>
                <Local text={one.title} />
              </a>{" "}
              {one.simulated && <SimulatedMark />}
            </p>
            <p class="small">
              <Finnish text={one.service} />
            </p>
            <p class="reason">{one.reason_text[place.language]}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
