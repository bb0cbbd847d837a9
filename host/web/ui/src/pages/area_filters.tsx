// Search, filters and order of an area's indicators. Each change takes effect at once and stands in
// the address; the words of the search do so after a moment's rest.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Schema } from "../api";
import { words } from "../language";
import { go } from "../navigation";
import { Status, STATUS_ORDER, type StatusName } from "../parts/status";
import { usePlace, useWords } from "../place";
import { addressQueryOf, hasFilters, SORTS, type Filters, type Sort } from "./area_query";

const REST_MS = 350;

const table = words({
  fi: {
    form: "Hae ja rajaa mittareita",
    q: "Hae mittaria",
    status: "Tila",
    service: "Palvelu",
    goal: "Tavoite",
    owner: "Vastuutaho",
    all: "kaikki",
    sort: "Järjestys",
    document: "asiakirjan mukaan",
    byStatus: "jäljessä olevat ensin",
    title: "nimen mukaan",
  },
  en: {
    form: "Search and filter the indicators",
    q: "Search for an indicator",
    status: "Status",
    service: "Service",
    goal: "Goal",
    owner: "Responsible",
    all: "all",
    sort: "Order",
    document: "as in the documents",
    byStatus: "those behind first",
    title: "by name",
  },
});

interface Props {
  area: string;
  services: Schema<"ServiceList">;
  filters: Filters;
}

export function AreaFilters({ area, services, filters }: Props) {
  const t = useWords(table);
  const place = usePlace();
  const latest = useRef(filters);
  latest.current = filters;
  const show = (change: Partial<Filters>) => {
    const query = addressQueryOf({ ...latest.current, ...change });
    go(place.href(`/areas/${area}`, query), { replace: true });
  };

  const goals = goalsOf(services, filters.service);
  const toggle = (status: StatusName) =>
    show({
      status: filters.status.includes(status)
        ? filters.status.filter((one) => one !== status)
        : [...filters.status, status],
    });
  const sortNames: Record<Sort, string> = {
    document: t.document,
    status: t.byStatus,
    title: t.title,
  };
  return (
    <details class="filters-fold" open={hasFilters(filters) || matchMedia("(min-width: 40rem)").matches}>
      <summary>{t.form}</summary>
    <form
      class="area-filters"
      role="search"
      aria-label={t.form}
      method="get"
      action={`/areas/${area}`}
      onSubmit={(event) => event.preventDefault()}
    >
      <Search label={t.q} value={filters.q} onRest={(q) => show({ q })} />
      <Select
        label={t.service}
        name="service"
        value={filters.service}
        all={t.all}
        options={services.services.map(({ name }) => name)}
        onChange={(service) => show({ service, goal: "" })}
      />
      {goals.length > 1 && (
        <Select
          label={t.goal}
          name="goal"
          value={filters.goal}
          all={t.all}
          options={goals}
          onChange={(goal) => show({ goal })}
        />
      )}
      {services.owners.length > 0 && (
        <Select
          label={t.owner}
          name="owner"
          value={filters.owner}
          all={t.all}
          options={services.owners.map(({ name }) => name)}
          onChange={(owner) => show({ owner })}
        />
      )}
      <div class="filter">
        <label for="sort">{t.sort}</label>
        <select
          id="sort"
          name="sort"
          value={filters.sort}
          onChange={(event) => show({ sort: event.currentTarget.value as Sort })}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {sortNames[sort]}
            </option>
          ))}
        </select>
      </div>
      <fieldset class="filter-status">
        <legend>{t.status}</legend>
        {STATUS_ORDER.filter((status) => services.counts[status] > 0).map((status) => (
          <label key={status} class="choice">
            <input
              type="checkbox"
              name="status"
              value={status}
              checked={filters.status.includes(status)}
              onChange={() => toggle(status)}
            />
            <Status status={status} /> <span class="small">{services.counts[status]}</span>
          </label>
        ))}
      </fieldset>
    </form>
    </details>
  );
}

function Search(props: { label: string; value: string; onRest: (q: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  const sent = useRef(props.value);
  // The address has changed by other means: a link, the way back.
  useEffect(() => {
    if (props.value !== sent.current) {
      sent.current = props.value;
      setTyped(props.value);
    }
  }, [props.value]);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const rest = setTimeout(() => {
      sent.current = typed;
      props.onRest(typed);
    }, REST_MS);
    return () => clearTimeout(rest);
  }, [typed]);
  return (
    <div class="filter filter-search">
      <label for="q">{props.label}</label>
      <input
        id="q"
        name="q"
        type="search"
        maxLength={100}
        autocomplete="off"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
    </div>
  );
}

interface SelectProps {
  label: string;
  name: string;
  value: string;
  all: string;
  options: readonly string[];
  onChange: (value: string) => void;
}

function Select({ label, name, value, all, options, onChange }: SelectProps) {
  return (
    <div class="filter">
      <label for={name}>{label}</label>
      <select
        id={name}
        name={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{all}</option>
        {[...new Set(value ? [...options, value] : options)].map((option) => (
          <option key={option} value={option} lang="fi">
            {option}
          </option>
        ))}
      </select>
    </div>
  );
}

// Of the chosen service, or of all.
function goalsOf({ services }: Schema<"ServiceList">, service: string): string[] {
  const chosen = services.filter(({ name }) => service === "" || name === service);
  const names = chosen.flatMap(({ goals }) => goals.map(({ name }) => name ?? ""));
  return [...new Set(names.filter((name) => name !== ""))];
}
