// The pages behind sign-in: loaded when one of them is first opened.
import type { JSX } from "preact";

import type { PageComponent, Params, StaffRoute } from "../routes";
import { AccountPage } from "./account";
import { AdminFeedbackPage } from "./admin_feedback";
import { AlertPage } from "./alert";
import { AlertsPage } from "./alerts";
import { AuditPage } from "./audit";
import { DeskPage } from "./desk";
import { DuePage } from "./due";
import { ForRoles } from "./for_roles";
import { ImportsPage } from "./imports";
import { OutboxPage } from "./outbox";
import { PeoplePage } from "./people";
import { PluginsPage } from "./plugins";
import type { Role } from "./roles";
import { SchedulesPage } from "./schedules";
import { ScriptsPage } from "./scripts";
import { SessionEnded } from "./session_ended";
import { SignInPage } from "./sign_in";
import { TokensPage } from "./tokens";

const EVERYONE: readonly Role[] = ["viewer", "analyst", "leader", "admin"];
const ANALYSTS: readonly Role[] = ["analyst", "admin"];
const ADMINS: readonly Role[] = ["admin"];

function of(roles: readonly Role[], Page: PageComponent): PageComponent {
  return function StaffPage({ params }: { params: Params }): JSX.Element {
    return (
      <>
        <ForRoles roles={roles}>
          <Page params={params} />
        </ForRoles>
        <SessionEnded />
      </>
    );
  };
}

const PAGES: Record<StaffRoute, PageComponent> = {
  "sign-in": SignInPage,
  account: of(EVERYONE, AccountPage),
  desk: of(EVERYONE, DeskPage),
  alerts: of(EVERYONE, AlertsPage),
  alert: of(EVERYONE, AlertPage),
  imports: of(ANALYSTS, ImportsPage),
  scripts: of(ANALYSTS, ScriptsPage),
  due: of(ANALYSTS, DuePage),
  "admin/people": of(ADMINS, PeoplePage),
  "admin/tokens": of(ADMINS, TokensPage),
  "admin/plugins": of(ADMINS, PluginsPage),
  "admin/schedules": of(ADMINS, SchedulesPage),
  "admin/outbox": of(ADMINS, OutboxPage),
  "admin/audit": of(ADMINS, AuditPage),
  "admin/feedback": of(ADMINS, AdminFeedbackPage),
};

export function page(route: StaffRoute): PageComponent {
  return PAGES[route];
}
