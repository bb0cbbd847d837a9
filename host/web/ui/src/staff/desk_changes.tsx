// What changed since the last visit: verdicts, figures, alerts; and the button that counts this
// visit. Looking alone changes nothing, so that nothing is missed by accident.
import type { JSX } from "preact";

import { type Schema, write } from "../api";
import { words } from "../language";
import { Local } from "../parts/local";
import { SimulatedMark } from "../parts/simulated";
import { Status } from "../parts/status";
import { usePlace, useWords } from "../place";
import { severityWords } from "./alert_words";
import { IndicatorLink } from "./indicator_link";
import { Button } from "./parts/button";
import { SendFailure } from "./parts/send_failure";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    since: (day: string) => `Mitä on muuttunut ${day} jälkeen`,
    first: "Et ole vielä käynyt täällä: näet viimeisten 30 päivän muutokset.",
    last: (at: string) => `Merkitsit muutokset nähdyiksi viimeksi ${at}.`,
    nothing: (day: string) =>
      `Mikään ei ole muuttunut ${day} jälkeen: ei uusia lukuja, arvioita eikä hälytyksiä.`,
    statuses: "Arviot, jotka muuttuivat",
    worse: "huonompaan",
    better: "parempaan",
    other: "muuttui",
    was: "Oli",
    now: "Nyt",
    fresh: "uusi mittari",
    indicator: "Mittari",
    reason: "Miksi",
    figures: (shown: number, all: number) =>
      shown < all ? `Uudet luvut: uusimmat ${shown} kaikkiaan ${all}` : `Uudet luvut (${all})`,
    period: "Ajalta",
    figure: "Luku",
    revised: "korjattu",
    none: "ei lukua",
    known: "Tiedossa",
    source: "Asiakirja",
    alerts: "Hälytysten vaiheet",
    alert: "Hälytys",
    what: "Mitä tapahtui",
    when: "Milloin",
    seen: "Olen nähnyt nämä",
    seenText: "Seuraavalla kerralla näet vain tämän jälkeen muuttuneet.",
    done: "Muutokset on merkitty nähdyiksi.",
  },
  en: {
    since: (day: string) => `What has changed since ${day}`,
    first: "You have not been here yet: you see the changes of the last 30 days.",
    last: (at: string) => `You last marked changes as seen on ${at}.`,
    nothing: (day: string) =>
      `Nothing has changed since ${day}: no new figures, verdicts or alerts.`,
    statuses: "Verdicts that changed",
    worse: "worse",
    better: "better",
    other: "changed",
    was: "Was",
    now: "Now",
    fresh: "new indicator",
    indicator: "Indicator",
    reason: "Why",
    figures: (shown: number, all: number) =>
      shown < all ? `New figures: the newest ${shown} of ${all}` : `New figures (${all})`,
    period: "For",
    figure: "Figure",
    revised: "corrected",
    none: "no figure",
    known: "Known from",
    source: "Document",
    alerts: "What became of alerts",
    alert: "Alert",
    what: "What happened",
    when: "When",
    seen: "I have seen these",
    seenText: "Next time you see only what changes after this.",
    done: "The changes are marked as seen.",
  },
});

type Changes = Schema<"Desk">["changes"];

interface Props {
  desk: Schema<"Desk">;
  onSeen: (said: string) => void;
}

export function DeskChanges({ desk, onSeen }: Props): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const { changes } = desk;
  const nothing =
    changes.statuses.length === 0 && changes.figures_total === 0 && changes.alerts.length === 0;
  return (
    <>
      <p class="quiet">{desk.last_visit ? t.last(show.at(desk.last_visit)) : t.first}</p>
      {nothing ? (
        <p class="empty">{t.nothing(show.day(desk.since))}</p>
      ) : (
        <>
          <p>{t.since(show.day(desk.since))}:</p>
          {changes.statuses.length > 0 && <Statuses statuses={changes.statuses} />}
          {changes.alerts.length > 0 && <AlertSteps alerts={changes.alerts} />}
          {changes.figures_total > 0 && <Figures changes={changes} />}
          <SeenButton onSeen={onSeen} />
        </>
      )}
    </>
  );
}

function SeenButton({ onSeen }: { onSeen: (said: string) => void }): JSX.Element {
  const t = useWords(table);
  const sending = useSend();
  const mark = async (): Promise<void> => {
    const answer = await sending.send(() => write("post", "/api/v1/desk/visits", {}));
    if (answer?.ok) onSeen(t.done);
  };
  return (
    <>
      <SendFailure failure={sending.failure} />
      <p class="buttons">
        <Button busy={sending.busy} onClick={() => void mark()}>
          {t.seen}
        </Button>
        <span class="hint">{t.seenText}</span>
      </p>
    </>
  );
}

function Statuses({ statuses }: { statuses: Changes["statuses"] }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  return (
    <Table
      caption={t.statuses}
      rows={statuses}
      rowKey={({ indicator }) => indicator.id}
      empty=""
      columns={[
        { title: t.indicator, head: true, cell: ({ indicator }) => <IndicatorLink of={indicator} /> },
        {
          title: t.was,
          cell: ({ before }) => (before ? <Status status={before} /> : t.fresh),
        },
        {
          title: t.now,
          cell: ({ status, direction }) => (
            <>
              <Status status={status} />
              <span class="quiet"> ({t[direction]})</span>
            </>
          ),
        },
        { title: t.reason, kind: "prose", cell: ({ reason }) => show.sentence(reason) },
      ]}
    />
  );
}

function AlertSteps({ alerts }: { alerts: Changes["alerts"] }): JSX.Element {
  const t = useWords(table);
  const severities = useWords(severityWords);
  const place = usePlace();
  const show = useShow();
  return (
    <Table
      caption={t.alerts}
      rows={alerts}
      rowKey={({ alert, kind, at }) => `${alert} ${kind} ${at}`}
      empty=""
      columns={[
        {
          title: t.alert,
          head: true,
          cell: ({ alert, title, severity }) => (
            <>
              <a href={place.href(`/alerts/${alert}`)}>
                <Local text={title} />
              </a>
              <span class="quiet"> ({severities[severity]})</span>
            </>
          ),
        },
        { title: t.what, cell: ({ text }) => show.sentence(text) },
        { title: t.when, kind: "short", cell: ({ at }) => show.at(at) },
      ]}
    />
  );
}

function Figures({ changes }: { changes: Changes }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const { figures, figures_total: all } = changes;
  return (
    <details open={figures.length <= 10}>
      <summary>{t.figures(figures.length, all)}</summary>
      <Table
        caption={t.figures(figures.length, all)}
        captionHidden
        rows={figures}
        rowKey={({ indicator, period, known_from }) => `${indicator.id} ${period} ${known_from}`}
        empty=""
        columns={[
          { title: t.indicator, head: true, cell: ({ indicator }) => <IndicatorLink of={indicator} /> },
          { title: t.period, kind: "short", cell: ({ period }) => show.period(period) },
          {
            title: t.figure,
            kind: "figure",
            cell: ({ value_text, revised, simulated }) => (
              <>
                {value_text ? show.sentence(value_text) : t.none}
                {revised && " "}
                {revised && <span class="mark">{t.revised}</span>}
                {simulated && " "}
                {simulated && <SimulatedMark />}
              </>
            ),
          },
          { title: t.known, kind: "short", cell: ({ known_from }) => show.day(known_from) },
          { title: t.source, cell: ({ source }) => source?.document ?? "" },
        ]}
      />
    </details>
  );
}
