// What an area's page filters and sorts by, as its address gives it.
import { STATUS_ORDER, type StatusName } from "../parts/status";
import type { Query } from "../place";

export type Sort = "document" | "status" | "title";
export const SORTS: readonly Sort[] = ["document", "status", "title"];

export interface Filters {
  readonly q: string;
  readonly status: readonly StatusName[];
  readonly service: string;
  readonly goal: string;
  readonly owner: string;
  readonly sort: Sort;
}

// A word that names no status or order is left out: old links still show something.
export function filtersOf(query: URLSearchParams): Filters {
  const asked = (query.get("status") ?? "").split(",");
  return {
    q: query.get("q") ?? "",
    status: STATUS_ORDER.filter((status) => asked.includes(status)),
    service: query.get("service") ?? "",
    goal: query.get("goal") ?? "",
    owner: query.get("owner") ?? "",
    sort: SORTS.find((sort) => sort === query.get("sort")) ?? "document",
  };
}

export function hasFilters({ q, status, service, goal, owner }: Filters): boolean {
  return q !== "" || status.length > 0 || service !== "" || goal !== "" || owner !== "";
}

// Of the API; what the order of the page is does not concern it.
export function queryOf({ q, status, service, goal, owner }: Filters): Query {
  return { q: q.trim(), status, service, goal, owner };
}

export function addressQueryOf(filters: Filters): Query {
  return { ...queryOf(filters), sort: filters.sort === "document" ? null : filters.sort };
}
