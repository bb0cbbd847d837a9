// Indicators as a list: by service and goal as in the documents, or in one order.
import type { Schema } from "../api";
import { formatPeriod, formatQuantity } from "../format";
import { words, textIn, type Language } from "../language";
import { Finnish, Local } from "../parts/local";
import { SimulatedMark } from "../parts/simulated";
import { Status, type StatusName } from "../parts/status";
import { usePlace, useWords } from "../place";
import type { Sort } from "./area_query";

type Row = Schema<"IndicatorRow">;

const table = words({
  fi: {
    latest: "Viimeisin luku",
    target: "Tavoite",
    none: "ei ole",
    undated: "ei vuotta",
    yearly: "joka vuosi",
    later: "Myöhemmin",
    overdue: "uusi luku myöhässä",
    revised: "lukua korjattu",
    noGoal: "Ei nimettyä tavoitetta",
  },
  en: {
    latest: "Latest figure",
    target: "Target",
    none: "none",
    undated: "no year given",
    yearly: "every year",
    later: "Later",
    overdue: "new figure overdue",
    revised: "figure revised",
    noGoal: "No named goal",
  },
});

export function IndicatorGroups({ rows, sort }: { rows: readonly Row[]; sort: Sort }) {
  const place = usePlace();
  if (rows.length === 0) return null;
  if (sort !== "document") {
    return <IndicatorList rows={sorted(rows, sort, place.language)} withService />;
  }
  return (
    <>
      {grouped(rows, ({ service }) => service).map(([service, ofService]) => (
        <section key={service} class="service-group">
          <h2>
            <Finnish text={service} /> <span class="count-quiet">({ofService.length})</span>
          </h2>
          <Goals rows={ofService} />
        </section>
      ))}
    </>
  );
}

function Goals({ rows }: { rows: readonly Row[] }) {
  const t = useWords(table);
  const goals = grouped(rows, ({ goal }) => goal ?? "");
  const named = goals.some(([goal]) => goal !== "");
  if (!named) return <IndicatorList rows={rows} />;
  return (
    <>
      {goals.map(([goal, ofGoal]) => (
        <div key={goal}>
          <h3 class="goal">{goal ? <Finnish text={goal} /> : t.noGoal}</h3>
          <IndicatorList rows={ofGoal} />
        </div>
      ))}
    </>
  );
}

function IndicatorList({ rows, withService = false }: { rows: readonly Row[]; withService?: boolean }) {
  return (
    <ul class="indicators">
      {rows.map((row) => (
        <IndicatorItem key={row.id} row={row} withService={withService} />
      ))}
    </ul>
  );
}

function IndicatorItem({ row, withService }: { row: Row; withService: boolean }) {
  const t = useWords(table);
  const place = usePlace();
  const unit = row.of === null ? row.unit : `/${row.of}`;
  return (
    <li class="indicator">
      <div class="indicator-name">
        <a href={place.href(`/indicators/${row.id}`)}>
          <Local text={row.title} />
        </a>
        {withService && (
          <p class="small">
            <Finnish text={row.service} />
          </p>
        )}
      </div>
      <div class="indicator-status">
        <Status status={row.status} />
      </div>
      <div class="indicator-reason">
        <p class="reason">{row.reason_text[place.language]}</p>
        <p class="marks">
          {row.simulated && <SimulatedMark />}
          {row.data_state === "overdue" && <span class="mark">{t.overdue}</span>}
          {row.data_state === "revised" && <span class="mark mark-quiet">{t.revised}</span>}
        </p>
      </div>
      <dl class="indicator-figures">
        <div>
          <dt>{t.latest}</dt>
          <dd>
            {row.value === null ? (
              <span class="small">{t.none}</span>
            ) : (
              <>
                <strong>{formatQuantity(row.value, row.decimals, unit, place.language)}</strong>{" "}
                <span class="small period">{formatPeriod(row.period, place.language)}</span>
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.target}</dt>
          <dd>
            <TargetText target={row.next_target} />
            {row.last_target && (
              <>
                <br />
                <span class="small">
                  {t.later}: <TargetText target={row.last_target} />
                </span>
              </>
            )}
          </dd>
        </div>
      </dl>
    </li>
  );
}

export function TargetText({ target }: { target: Row["next_target"] }) {
  const t = useWords(table);
  const place = usePlace();
  if (!target) return <span class="small">{t.none}</span>;
  const time =
    target.time === "undated"
      ? t.undated
      : target.time === "every_year"
        ? t.yearly
        : formatPeriod(target.period, place.language);
  return (
    <>
      {target.text[place.language]} {time && <span class="small period">{time}</span>}
    </>
  );
}

function grouped(rows: readonly Row[], key: (row: Row) => string): [string, Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return [...groups];
}

// Those furthest from their targets first; what cannot be judged last.
const URGENCY: readonly StatusName[] = [
  "missed",
  "off_track",
  "at_risk",
  "on_track",
  "achieved",
  "not_started",
  "no_data",
  "no_target",
];

function sorted(rows: readonly Row[], sort: Sort, language: Language): Row[] {
  // Titles are mostly Finnish whatever the page's language: Å, Ä, Ö come last.
  const order = new Intl.Collator("fi");
  const byTitle = (a: Row, b: Row) =>
    order.compare(textIn(a.title, language).text, textIn(b.title, language).text);
  const byStatus = (a: Row, b: Row) => URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status);
  return [...rows].sort((a, b) => (sort === "status" && byStatus(a, b)) || byTitle(a, b));
}
