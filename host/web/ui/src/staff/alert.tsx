// One alert: where it stands, what can be done, what happened, who was told and who is next.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { FailureNotice } from "../parts/failure";
import { Heading } from "../parts/heading";
import { Loading } from "../parts/loading";
import { Finnish, Local } from "../parts/local";
import { Status } from "../parts/status";
import { usePlace, useWords } from "../place";
import type { Params } from "../routes";
import { useGet } from "../use_get";
import { AlertActions } from "./alert_actions";
import { FigureAndExpected } from "./alert_card";
import { AlertCare } from "./alert_care";
import { AlertHistory } from "./alert_history";
import { kindWords, severityWords } from "./alert_words";
import { Said, useSaying } from "./parts/said";
import { useShow } from "./parts/show";

const table = words({
  fi: {
    all: "Kaikki hälytykset",
    indicator: "Mittarin sivulle",
    severity: "Tärkeys",
    kind: "Mikä",
    area: "Alue",
    service: "Palvelu",
    opened: "Avattu",
    rule: "Sääntö",
    note: "Säännön tekijän huomautus",
    care: "Mitä asialle on tehty",
    view: "Roolisi katsoo hälytyksiä; sitä ei ole oikeutettu kuittaamaan tätä.",
  },
  en: {
    all: "All alerts",
    indicator: "To the indicator’s page",
    severity: "Importance",
    kind: "What",
    area: "Area",
    service: "Service",
    opened: "Opened",
    rule: "Rule",
    note: "Note of the rule’s author",
    care: "What is done about it",
    view: "Your role sees alerts; it may not acknowledge this one.",
  },
});

export function AlertPage({ params }: { params: Params }): JSX.Element {
  const t = useWords(table);
  const place = usePlace();
  const { saying, say } = useSaying();
  const id = /^[1-9][0-9]{0,15}$/.test(params["id"] ?? "") ? Number(params["id"]) : 0;
  const got = useGet("/api/v1/alerts/{alert}", { path: { alert: id } });
  const changed = (text: string): void => {
    say(text, { focus: true });
    void got.reload();
  };
  if (got.data === null) {
    if (!got.failure) return <Loading lines={12} />;
    return <FailureNotice failure={got.failure} onRetry={() => void got.reload()} page />;
  }
  const { alert } = got.data;
  return (
    <>
      <p>
        <a href={place.href("/alerts")}>{t.all}</a>
      </p>
      <Heading>
        <Local text={alert.title} />
      </Heading>
      <p class="verdict">
        {alert.kind === "path" && alert.status && <Status status={alert.status} />}{" "}
        <Reason alert={alert} />
      </p>
      <FigureAndExpected alert={alert} />
      {alert.kind !== "area_data" && (
        <p>
          <a href={place.href(`/indicators/${alert.subject}`)}>{t.indicator}</a>
        </p>
      )}
      <Facts alert={alert} />
      <section aria-labelledby="care">
        <h2 id="care">{t.care}</h2>
        <Said saying={saying} />
        <AlertCare alert={alert} />
        <AlertActions alert={alert} closing onChanged={changed} />
        {alert.open && !alert.may_act && <p class="quiet">{t.view}</p>}
      </section>
      <AlertHistory document={got.data} />
    </>
  );
}

function Reason({ alert }: { alert: Schema<"Alert"> }): JSX.Element {
  return <>{useShow().sentence(alert.reason)}</>;
}

function Facts({ alert }: { alert: Schema<"Alert"> }): JSX.Element {
  const t = useWords(table);
  const kinds = useWords(kindWords);
  const severities = useWords(severityWords);
  const show = useShow();
  return (
    <dl class="facts">
      <dt>{t.severity}</dt>
      <dd>{severities[alert.severity]}</dd>
      <dt>{t.kind}</dt>
      <dd>{kinds[alert.kind]}</dd>
      <dt>{t.area}</dt>
      <dd>
        <Local text={alert.area_name} />
      </dd>
      {alert.service && (
        <>
          <dt>{t.service}</dt>
          <dd>
            <Finnish text={alert.service} />
          </dd>
        </>
      )}
      <dt>{t.opened}</dt>
      <dd>{show.day(alert.opened_as_of)}</dd>
      {alert.rule && (
        <>
          <dt>{t.rule}</dt>
          <dd>{alert.rule}</dd>
        </>
      )}
      {alert.note && (
        <>
          <dt>{t.note}</dt>
          <dd>
            <Local text={alert.note} />
          </dd>
        </>
      )}
    </dl>
  );
}
