// Every page: its pattern and what draws it. The public pages are one bundle, so that none needs a
// second journey to the server; those behind sign-in are loaded when one of them is first opened.
import type { ComponentType } from "preact";
import { AccessibilityPage } from "./pages/accessibility";
import { AreaPage } from "./pages/area";
import { ComparePage } from "./pages/compare";
import { FeedbackPage } from "./pages/feedback";
import { FindingsPage } from "./pages/findings";
import { IndicatorPage } from "./pages/indicator";
import { OverviewPage } from "./pages/overview";

export type Params = Readonly<Record<string, string>>;
export type PageComponent = ComponentType<{ params: Params }>;

export interface Route {
  readonly pattern: string; // {name} is one part of the path
  readonly page: PageComponent | (() => Promise<PageComponent>);
  readonly lazy: boolean;
  readonly dated: boolean; // has the "as known on" picker
}

export type StaffRoute =
  | "sign-in"
  | "account"
  | "desk"
  | "alerts"
  | "alert"
  | "imports"
  | "scripts"
  | "due"
  | "admin/people"
  | "admin/tokens"
  | "admin/plugins"
  | "admin/schedules"
  | "admin/outbox"
  | "admin/audit"
  | "admin/feedback";

function eager(pattern: string, page: PageComponent, dated: boolean): Route {
  return { pattern, page, lazy: false, dated };
}
function staff(pattern: string, route: StaffRoute): Route {
  const load = async () => (await import("./staff/pages")).page(route);
  return { pattern, page: load, lazy: true, dated: false };
}

const ROUTES: readonly Route[] = [
  eager("/", OverviewPage, true),
  eager("/areas/{area}", AreaPage, true),
  eager("/indicators/{area}/{key}", IndicatorPage, true),
  eager("/compare", ComparePage, true),
  eager("/findings", FindingsPage, true),
  eager("/accessibility", AccessibilityPage, false),
  eager("/feedback", FeedbackPage, false),
  staff("/sign-in", "sign-in"),
  staff("/account", "account"),
  staff("/desk", "desk"),
  staff("/alerts", "alerts"),
  staff("/alerts/{id}", "alert"),
  staff("/imports", "imports"),
  staff("/scripts", "scripts"),
  staff("/due", "due"),
  staff("/admin/people", "admin/people"),
  staff("/admin/tokens", "admin/tokens"),
  staff("/admin/plugins", "admin/plugins"),
  staff("/admin/schedules", "admin/schedules"),
  staff("/admin/outbox", "admin/outbox"),
  staff("/admin/audit", "admin/audit"),
  staff("/admin/feedback", "admin/feedback"),
];

export interface Match {
  readonly route: Route;
  readonly params: Params;
}

export function matchRoute(path: string): Match | null {
  for (const route of ROUTES) {
    const params = matchPattern(route.pattern, path);
    if (params) return { route, params };
  }
  return null;
}

function matchPattern(pattern: string, path: string): Params | null {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const piece = given[i] ?? "";
    if (!part.startsWith("{")) {
      if (part !== piece) return null;
      continue;
    }
    try {
      params[part.slice(1, -1)] = decodeURIComponent(piece);
    } catch {
      return null; // a broken % sequence names nothing
    }
  }
  return params;
}
