// Which figures are due next, overdue ones first, area by area.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { Finnish, Local } from "../parts/local";
import { usePlace, useWords } from "../place";
import { useSession } from "../session";
import { useAreaNames } from "./area_names";
import { Answered } from "./parts/answered";
import { Choice } from "./parts/choice";
import { More } from "./parts/more";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { useList } from "./parts/use_list";

const table = words({
  fi: {
    title: "Odotetut luvut",
    text: "Mitkä luvut ovat myöhässä ja mitkä pitää tuoda seuraavaksi, mittarien julkaisuaikataulun mukaan.",
    area: "Alue",
    all: "kaikki",
    within: "Kuinka pitkältä ajalta",
    days: (n: number) => `${n} päivää eteenpäin`,
    counts: (overdue: number, due: number, coming: number) =>
      `Myöhässä ${overdue}, tuotavissa nyt ${due}, tulossa ${coming}.`,
    caption: (area: string) => `Odotetut luvut: ${area}`,
    due: "Määräpäivä",
    state: "Tila",
    overdue: (days: number) => `${days} päivää myöhässä`,
    now: "tuotavissa nyt",
    coming: "jakso kesken",
    indicator: "Mittari",
    period: "Ajalta",
    latest: "Uusin luku",
    none: "ei yhtään",
    owner: "Vastuutaho",
    empty: "Yhtään lukua ei odoteta tällä aikavälillä, eikä mikään ole myöhässä.",
  },
  en: {
    title: "Figures due",
    text: "Which figures are overdue and which come next, by the calendars of the indicators.",
    area: "Area",
    all: "all",
    within: "How far ahead",
    days: (n: number) => `${n} days ahead`,
    counts: (overdue: number, due: number, coming: number) =>
      `Overdue ${overdue}, can be imported now ${due}, coming ${coming}.`,
    caption: (area: string) => `Figures due: ${area}`,
    due: "Due",
    state: "State",
    overdue: (days: number) => `${days} days late`,
    now: "can be imported now",
    coming: "its period runs",
    indicator: "Indicator",
    period: "For",
    latest: "Latest figure",
    none: "none",
    owner: "Responsible",
    empty: "No figure is due in this time, and none is overdue.",
  },
});

const DAYS = [30, 60, 120, 365] as const;
const USUAL_DAYS = "60";

type Figure = Schema<"DueFigure">;

function byArea(figures: readonly Figure[]): [string, Figure[]][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const group = groups.get(figure.area);
    if (group) group.push(figure);
    else groups.set(figure.area, [figure]);
  }
  return [...groups];
}

export function DuePage(): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const { account } = useSession();
  const areas = useAreaNames(account?.areas);
  const area = place.query.get("area") ?? "";
  const within = place.query.get("within") ?? "";
  const list = useList("/api/v1/due", { query: { area, within } }, ({ due, next }) => ({
    rows: due,
    next,
  }));
  const choose = (query: { area?: string; within?: string }): void =>
    go(place.href(place.path, { area, within, ...query }), { replace: true });
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Choice
          label={t.area}
          value={area}
          options={[{ value: "", text: t.all }, ...areas.options]}
          onChange={(value) => choose({ area: value })}
        />
        <Choice
          label={t.within}
          value={within || USUAL_DAYS}
          options={DAYS.map((n) => ({ value: String(n), text: t.days(n) }))}
          onChange={(value) => choose({ within: value })}
        />
      </form>
      <Answered got={list.first}>
        {({ counts }) => (
          <>
            <p>
              <strong>{t.counts(counts.overdue, counts.due, counts.coming)}</strong>
            </p>
            {list.rows.length === 0 && <p class="empty">{t.empty}</p>}
            {byArea(list.rows).map(([id, figures]) => (
              <AreaFigures key={id} name={areas.nameOf(id)} figures={figures} />
            ))}
            <More next={list.next} busy={list.busy} onMore={list.more} />
          </>
        )}
      </Answered>
    </>
  );
}

function AreaFigures({ name, figures }: { name: string; figures: readonly Figure[] }): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const show = useShow();
  return (
    <>
      <h2>{name}</h2>
      <Table
        caption={t.caption(name)}
        captionHidden
        rows={figures}
        rowKey={({ indicator }) => indicator}
        empty=""
        columns={[
          { title: t.due, kind: "short", cell: ({ due }) => show.day(due) },
          {
            title: t.state,
            cell: ({ state, days_late: days }) =>
              state === "overdue" ? (
                <strong class="late">{t.overdue(days)}</strong>
              ) : state === "due" ? (
                t.now
              ) : (
                t.coming
              ),
          },
          {
            title: t.indicator,
            head: true,
            cell: ({ indicator, title, service }) => (
              <>
                <a href={place.href(`/indicators/${indicator}`)}>
                  <Local text={title} />
                </a>
                {service && (
                  <span class="quiet row-note">
                    <Finnish text={service} />
                  </span>
                )}
              </>
            ),
          },
          { title: t.period, kind: "short", cell: ({ period }) => show.period(period) },
          { title: t.latest, kind: "short", cell: ({ latest_period: period }) => show.period(period) || t.none },
          { title: t.owner, cell: ({ owner }) => owner && <Finnish text={owner} /> },
        ]}
      />
    </>
  );
}
