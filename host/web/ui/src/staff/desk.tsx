// "My service line": what changed since the last visit, then what is open, doubtful and late, and
// the mails that went to this role.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { Heading } from "../parts/heading";
import { Finnish } from "../parts/local";
import { STATUS_ORDER, Status } from "../parts/status";
import { useWords } from "../place";
import { useGet } from "../use_get";
import { AlertCard } from "./alert_card";
import { DeskChanges } from "./desk_changes";
import { DeskFindings, DeskMails, DeskOverdue } from "./desk_tables";
import { Answered } from "./parts/answered";
import { Said, useSaying } from "./parts/said";
import { useShow } from "./parts/show";

const table = words({
  fi: {
    title: "Oma palvelulinja",
    role: "Rooli",
    areas: "Alueet",
    services: "Palvelut",
    every: "kaikki palvelut",
    counts: (n: number) => (n === 1 ? "1 mittari" : `${n} mittaria`),
    now: "Tilanne nyt",
    noRole:
      "Tunnuksellesi ei ole nimetty viestien roolia, joten näet alueidesi kaikki palvelut etkä viestejä.",
    contents: "Tällä sivulla",
    changes: "Muutokset",
    alerts: "Avoimet hälytykset",
    findings: "Löydökset",
    overdue: "Myöhässä olevat luvut",
    mails: "Sinulle lähetetyt viestit",
    noAlerts: "Yhtään hälytystä ei ole auki: kaikki seuratut mittarit ovat polullaan, tai niistä ei ole vielä kerrottu.",
    alertsText:
      "Ensin ne, joita kukaan ei ole kuitannut. Kuitattu hälytys ei muistuta ennen määräpäivää.",
  },
  en: {
    title: "My service line",
    role: "Role",
    areas: "Areas",
    services: "Services",
    every: "every service",
    counts: (n: number) => (n === 1 ? "1 indicator" : `${n} indicators`),
    now: "Now",
    noRole:
      "Your account has no role for mails, so you see every service of your areas, and no mails.",
    contents: "On this page",
    changes: "Changes",
    alerts: "Open alerts",
    findings: "Findings",
    overdue: "Overdue figures",
    mails: "Mails sent to you",
    noAlerts: "No alert is open: every indicator that is watched is on its path, or has not been looked at yet.",
    alertsText:
      "Those that nobody has acknowledged come first. An acknowledged alert sends no reminder before its day.",
  },
});

type Desk = Schema<"Desk">;

export function DeskPage(): JSX.Element {
  const t = useWords(table);
  const got = useGet("/api/v1/desk", {});
  const { saying, say } = useSaying();
  const changed = (text: string): void => {
    say(text);
    void got.reload();
  };
  const seen = (text: string): void => {
    say(text, { focus: true });
    void got.reload();
  };
  return (
    <>
      <Heading>{t.title}</Heading>
      <Said saying={saying} />
      <Answered got={got}>{(desk) => <Contents desk={desk} onChanged={changed} onSeen={seen} />}</Answered>
    </>
  );
}

interface ContentsProps {
  desk: Desk;
  onChanged: (said: string) => void;
  onSeen: (said: string) => void;
}

function Contents({ desk, onChanged, onSeen }: ContentsProps): JSX.Element {
  const t = useWords(table);
  const { changes } = desk;
  const sections = [
    {
      id: "changes",
      title: t.changes,
      count: changes.statuses.length + changes.figures_total + changes.alerts.length,
      body: <DeskChanges desk={desk} onSeen={onSeen} />,
    },
    {
      id: "alerts",
      title: t.alerts,
      count: desk.alerts.length,
      body: <OpenAlerts desk={desk} onChanged={onChanged} />,
    },
    {
      id: "findings",
      title: t.findings,
      count: desk.findings.length,
      body: <DeskFindings findings={desk.findings} />,
    },
    {
      id: "overdue",
      title: t.overdue,
      count: desk.overdue.length,
      body: <DeskOverdue overdue={desk.overdue} />,
    },
    {
      id: "mails",
      title: t.mails,
      count: desk.mails.length,
      body: <DeskMails mails={desk.mails} />,
    },
  ];
  return (
    <>
      <Scope desk={desk} />
      <nav aria-label={t.contents}>
        <ul class="contents">
          {sections.map(({ id, title, count }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a> {count}
            </li>
          ))}
        </ul>
      </nav>
      {sections.map(({ id, title, body }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {body}
        </section>
      ))}
    </>
  );
}

function Scope({ desk }: { desk: Desk }): JSX.Element {
  const { scope, counts } = desk;
  const t = useWords(table);
  const show = useShow();
  const services = scope.services.map((name) => name.replace(/\*$/, "…"));
  return (
    <>
      <dl class="facts">
        {scope.title && (
          <>
            <dt>{t.role}</dt>
            <dd>
              <Finnish text={scope.title} />
            </dd>
          </>
        )}
        <dt>{t.areas}</dt>
        <dd>{scope.areas.map(({ name }) => show.local(name)).join(", ")}</dd>
        <dt>{t.services}</dt>
        <dd>{services.length > 0 ? <span lang="fi">{services.join(", ")}</span> : t.every}</dd>
        <dt>{t.now}</dt>
        <dd>
          <ul class="contents">
            <li>{t.counts(desk.indicators)}</li>
            {STATUS_ORDER.filter((status) => counts[status] > 0).map((status) => (
              <li key={status}>
                <Status status={status} /> {counts[status]}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
      {!scope.recipient && <p>{t.noRole}</p>}
    </>
  );
}

function OpenAlerts(props: { desk: Desk; onChanged: (said: string) => void }): JSX.Element {
  const t = useWords(table);
  const { alerts } = props.desk;
  if (alerts.length === 0) return <p class="empty">{t.noAlerts}</p>;
  return (
    <>
      <p>{t.alertsText}</p>
      <ul class="cards">
        {alerts.map((alert) => (
          <AlertCard key={alert.id} alert={alert} onChanged={props.onChanged} />
        ))}
      </ul>
    </>
  );
}
