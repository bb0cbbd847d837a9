// The areas side by side on indicators that measure the same thing.
import type { Schema } from "../api";
import { formatPeriod, formatQuantity } from "../format";
import { words } from "../language";
import { Downloads } from "../parts/downloads";
import { FailureNotice } from "../parts/failure";
import { Heading } from "../parts/heading";
import { Loading } from "../parts/loading";
import { Local } from "../parts/local";
import { ScrollTable } from "../parts/scroll_table";
import { SimulatedMark, SimulatedNotice } from "../parts/simulated";
import { Status } from "../parts/status";
import { usePlace, useWords } from "../place";
import { useGet } from "../use_get";
import { TargetText } from "./indicator_groups";

type Comparison = Schema<"Comparison">;
type Member = Comparison["members"][number];

const table = words({
  fi: {
    title: "Alueet rinnakkain",
    lead: "Tässä ovat mittarit, joilla useampi alue mittaa samaa asiaa. Alueet kirjaavat lukunsa omilla tavoillaan, joten lue myös huomautukset.",
    contents: "Vertailut",
    none: "Yhtään vertailua ei ole tälle päivälle",
    noneHelp: "Valitse yllä toinen päivä tai katso alueita yksitellen.",
    areas: "Kaikki alueet",
    before: "Ennen kuin vertaat",
    area: "Alue ja mittari",
    latest: "Viimeisin luku",
    target: "Tavoite",
    status: "Tila",
    noFigure: "ei lukua",
    baseline: "Lähtötaso",
    up: "Suurempi luku on parempi.",
    down: "Pienempi luku on parempi.",
  },
  en: {
    title: "The areas side by side",
    lead: "These are indicators by which several areas measure the same thing. The areas record their figures in their own ways, so read the remarks as well.",
    contents: "Comparisons",
    none: "There is no comparison on this day",
    noneHelp: "Choose another day above, or look at the areas one by one.",
    areas: "All areas",
    before: "Before you compare",
    area: "Area and indicator",
    latest: "Latest figure",
    target: "Target",
    status: "Status",
    noFigure: "no figure",
    baseline: "Baseline",
    up: "A larger figure is better.",
    down: "A smaller figure is better.",
  },
});

export function ComparePage() {
  const t = useWords(table);
  const place = usePlace();
  const { data, failure, busy, reload } = useGet("/api/v1/comparisons", {
    query: { as_of: place.asOf },
  });
  if (failure && !data) return <FailureNotice page failure={failure} onRetry={reload} />;
  const comparisons = data?.comparisons ?? [];
  const simulated = comparisons.some(({ members }) => members.some((one) => one.indicator.simulated));
  return (
    <>
      <Heading>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      {failure && <FailureNotice failure={failure} onRetry={reload} />}
      {simulated && <SimulatedNotice />}
      {!data && <Loading lines={30} />}
      {data && comparisons.length === 0 && (
        <div class="no-match">
          <p class="no-match-title">{t.none}</p>
          <p>{t.noneHelp}</p>
          <p>
            <a href={place.href("/")}>{t.areas}</a>
          </p>
        </div>
      )}
      {comparisons.length > 2 && (
        <nav aria-labelledby="comparisons">
          <h2 id="comparisons" class="comparisons-title">
            {t.contents}
          </h2>
          <ul class="comparisons">
            {comparisons.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`}>{title[place.language]}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div aria-busy={busy}>
        {comparisons.map((comparison) => (
          <ComparisonSection key={comparison.id} comparison={comparison} />
        ))}
      </div>
      {comparisons.length > 0 && <Downloads path="/api/v1/comparisons" />}
    </>
  );
}

function ComparisonSection({ comparison }: { comparison: Comparison }) {
  const t = useWords(table);
  const { language } = usePlace();
  const { id, title, caveat, remarks, members, better } = comparison;
  const largest = largestOf(members);
  return (
    <section class="comparison">
      <h2 id={id} tabIndex={-1}>
        {title[language]}
      </h2>
      {(better === "up" || better === "down") && <p class="small">{t[better]}</p>}
      {(caveat || remarks.length > 0) && (
        <div class="notice">
          <strong>{t.before}</strong>
          <ul>
            {caveat && <li>{caveat[language]}</li>}
            {remarks.map((remark) => (
              <li key={remark.code}>{remark.text[language]}</li>
            ))}
          </ul>
        </div>
      )}
      <ScrollTable caption={title[language]} captionHidden class="comparison-table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {t.area}
            </th>
            <th role="columnheader" scope="col">
              {t.latest}
            </th>
            <th role="columnheader" scope="col">
              {t.target}
            </th>
            <th role="columnheader" scope="col">
              {t.status}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {members.map((member) => (
            <MemberRow key={member.indicator.id} member={member} largest={largest} />
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

// On a narrow screen the cells stand below each other, each with its label (style/compare.css). The
// roles keep it a table for screen readers then, too.
function MemberRow({ member, largest }: { member: Member; largest: number }) {
  const t = useWords(table);
  const place = usePlace();
  const { indicator, note } = member;
  const unit = indicator.of === null ? indicator.unit : `/${indicator.of}`;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        <strong>
          <Local text={member.area_name} />
        </strong>
        <br />
        <a href={place.href(`/indicators/${indicator.id}`)}>
          <Local text={indicator.title} />
        </a>
        {note && <p class="small">{note[place.language]}</p>}
      </th>
      <td role="cell" data-label={t.latest}>
        {indicator.value === null ? (
          <span class="small">{t.noFigure}</span>
        ) : (
          <>
            <strong>
              {formatQuantity(indicator.value, indicator.decimals, unit, place.language)}
            </strong>{" "}
            <span class="small period">{formatPeriod(indicator.period, place.language)}</span>{" "}
            {indicator.simulated && <SimulatedMark />}
            {largest > 0 && <Bar share={indicator.value / largest} />}
          </>
        )}
        <BaselineText member={member} />
      </td>
      <td role="cell" data-label={t.target}>
        <TargetText target={indicator.next_target} />
      </td>
      <td role="cell" data-label={t.status}>
        <Status status={indicator.status} />
      </td>
    </tr>
  );
}

// A baseline comes without its decimals: as many as it needs, two at most.
function BaselineText({ member: { baseline, indicator } }: { member: Member }) {
  const t = useWords(table);
  const { language } = usePlace();
  if (!baseline || baseline.value === null) return null;
  const needed = [0, 1, 2].find((n) => Number(baseline.value?.toFixed(n)) === baseline.value) ?? 2;
  const unit = indicator.of === null ? indicator.unit : `/${indicator.of}`;
  return (
    <p class="small">
      {t.baseline}{" "}
      {formatQuantity(baseline.value, Math.max(needed, indicator.decimals), unit, language)}{" "}
      <span class="period">{formatPeriod(baseline.period, language)}</span>
    </p>
  );
}

// The figure beside it, for the eye.
function Bar({ share }: { share: number }) {
  return (
    <svg class="compared-bar" aria-hidden="true" width="100%" height="10" focusable="false">
      <rect class="compared-track" width="100%" height="10" />
      <rect class="compared-value" width={`${100 * share}%`} height="10" />
    </svg>
  );
}

// What a full bar stands for: of percentages 100, of others the largest figure. None (0) where the
// figures have no common length: below zero, or fewer than two.
function largestOf(members: readonly Member[]): number {
  const values = members.flatMap(({ indicator }) => indicator.value ?? []);
  if (values.length < 2 || values.some((value) => value < 0)) return 0;
  const largest = Math.max(...values);
  const percent = members.every(({ indicator }) => indicator.unit === "percent");
  return percent && largest <= 100 ? 100 : largest;
}
