// The alerts of one's areas, open or over, and the silences; filters stand in the address.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { Heading } from "../parts/heading";
import { Local } from "../parts/local";
import { Status } from "../parts/status";
import { usePlace, useWords } from "../place";
import { useSession } from "../session";
import { AlertCare } from "./alert_care";
import { SEVERITIES, kindWords, severityWords } from "./alert_words";
import { useAreaNames } from "./area_names";
import { Answered } from "./parts/answered";
import { Choice } from "./parts/choice";
import { More } from "./parts/more";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { useList } from "./parts/use_list";
import { Silences } from "./silences";

const table = words({
  fi: {
    title: "Hälytykset",
    text: "Hälytys on avoinna siitä, kun mittari poikkeaa polultaan tai sen luku myöhästyy, siihen, kun se on ohi.",
    filters: "Rajaa",
    state: "Tila",
    open: "avoimet",
    over: "päättyneet",
    all: "kaikki",
    area: "Alue",
    severity: "Tärkeys",
    whose: "Kenen",
    mine: "oman palvelulinjan",
    list: "Hälytykset, uusin ensin",
    alert: "Hälytys",
    now: "Arvio nyt",
    opened: "Avattu",
    care: "Mitä sille on tehty",
    none: "Näillä rajauksilla ei ole hälytyksiä. Muuta rajausta nähdäksesi muut.",
    noneOpen: "Yhtään hälytystä ei ole auki. Päättyneet näet rajauksella.",
  },
  en: {
    title: "Alerts",
    text: "An alert is open from when an indicator leaves its path or its figure is overdue until that is over.",
    filters: "Filter",
    state: "State",
    open: "open",
    over: "over",
    all: "all",
    area: "Area",
    severity: "Importance",
    whose: "Whose",
    mine: "of my service line",
    list: "Alerts, newest first",
    alert: "Alert",
    now: "Verdict now",
    opened: "Opened",
    care: "What is done about it",
    none: "No alerts match these filters. Change the filters to see others.",
    noneOpen: "No alert is open. Use the filters to see those that are over.",
  },
});

const FILTERS = ["state", "area", "severity", "mine"] as const;

export function AlertsPage(): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const query = Object.fromEntries(FILTERS.map((name) => [name, place.query.get(name)]));
  const list = useList("/api/v1/alerts", { query }, ({ alerts, next }) => ({ rows: alerts, next }));
  const filtered = FILTERS.some((name) => query[name]);
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <Filters />
      <Answered got={list.first}>
        {() => (
          <>
            <AlertTable alerts={list.rows} empty={filtered ? t.none : t.noneOpen} />
            <More next={list.next} busy={list.busy} onMore={list.more} />
          </>
        )}
      </Answered>
      <Silences />
    </>
  );
}

function Filters(): JSX.Element {
  const t = useWords(table);
  const severities = useWords(severityWords);
  const place = usePlace();
  const { account } = useSession();
  const areas = useAreaNames(account?.areas);
  const all = { value: "", text: t.all };
  const bind = (name: (typeof FILTERS)[number]) => ({
    value: place.query.get(name) ?? "",
    onChange: (value: string) => {
      const query = { ...Object.fromEntries(place.query), [name]: value };
      go(place.href(place.path, query), { replace: true });
    },
  });
  return (
    <form class="filters" role="search" aria-label={t.filters} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t.state}
        options={[
          { value: "", text: t.open },
          { value: "over", text: t.over },
          { value: "all", text: t.all },
        ]}
        {...bind("state")}
      />
      <Choice label={t.area} options={[all, ...areas.options]} {...bind("area")} />
      <Choice
        label={t.severity}
        options={[all, ...SEVERITIES.map((value) => ({ value, text: severities[value] }))]}
        {...bind("severity")}
      />
      <Choice
        label={t.whose}
        options={[all, { value: "true", text: t.mine }]}
        {...bind("mine")}
      />
    </form>
  );
}

function AlertTable(props: { alerts: readonly Schema<"Alert">[]; empty: string }): JSX.Element {
  const t = useWords(table);
  const kinds = useWords(kindWords);
  const severities = useWords(severityWords);
  const place = usePlace();
  const show = useShow();
  return (
    <Table
      caption={t.list}
      rows={props.alerts}
      rowKey={({ id }) => id}
      empty={props.empty}
      columns={[
        {
          title: t.alert,
          head: true,
          cell: (alert) => (
            <>
              <a href={place.href(`/alerts/${alert.id}`)}>
                <Local text={alert.title} />
              </a>
              <span class="quiet row-note">
                {kinds[alert.kind]}, <Local text={alert.area_name} />
              </span>
            </>
          ),
        },
        { title: t.severity, cell: ({ severity }) => severities[severity] },
        { title: t.now, cell: ({ kind, status }) => kind === "path" && status && <Status status={status} /> },
        { title: t.opened, kind: "short", cell: ({ opened_as_of: day }) => show.day(day) },
        { title: t.care, cell: (alert) => <AlertCare alert={alert} /> },
      ]}
    />
  );
}
