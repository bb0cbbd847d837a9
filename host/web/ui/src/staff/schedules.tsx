// When digests and watchdog mails go out: the rule in words, and the next times.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";
import { useGet } from "../use_get";
import { Answered } from "./parts/answered";
import { useShow } from "./parts/show";
import { Table } from "./parts/table";
import { ruleInWords } from "./rule_words";

const table = words({
  fi: {
    title: "Ajastukset",
    text: "Koosteet ja elonmerkit lähtevät näiden mukaan. Ajastukset ovat tiedostossa schedules.toml.",
    faults: "Asetuksissa on virheitä",
    faultsText: "Tiedosto luetaan kokonaan tai ei lainkaan: yhtään ajastusta ei ole voimassa.",
    line: (file: string, line: number) => `${file}, rivi ${line}`,
    digest: "kooste",
    watchdog: "elonmerkki",
    sends: "Lähettää",
    rule: "Milloin",
    at: (time: string, zone: string) => `klo ${time} (${zone})`,
    on: (day: string, time: string) => `${day} klo ${time}`,
    holiday: "Jos päivä on vapaapäivä",
    as_is: "lähtee silti",
    next_working_day: "seuraavana arkipäivänä",
    previous_working_day: "edellisenä arkipäivänä",
    missed: "Jos palvelu ei ollut käynnissä",
    skip: "jää väliin",
    run_latest: "viimeisin lähetetään",
    run_all: "kaikki lähetetään",
    to: "Kenelle",
    nobody: "ei kenellekään",
    last: "Edellinen",
    never: "ei vielä kertaakaan",
    sent: "lähetetty",
    skipped: "jätetty väliin",
    clock: "Kellonaika osuu kellojen siirtoon: valitse toinen, jos voit.",
    next: (name: string) => `Seuraavat ajat: ${name}`,
    when: "Aika",
    offset: "Ero UTC-aikaan",
    remark: "Huomautus",
    moved_by_holiday: "siirtyi vapaapäivän takia",
    gap: "kellonaikaa ei ole sinä päivänä: lähtee tuntia myöhemmin",
    fold: "kellonaika on kahdesti: lähtee ensimmäisellä",
    empty: "Ajastuksia ei ole: koosteita ei lähde kenellekään.",
    noRuns: "Tulevia aikoja ei ole.",
  },
  en: {
    title: "Schedules",
    text: "Digests and signs of life go out by these. The schedules are in the file schedules.toml.",
    faults: "The settings have faults",
    faultsText: "The file is read whole or not at all: no schedule is in force.",
    line: (file: string, line: number) => `${file}, line ${line}`,
    digest: "digest",
    watchdog: "sign of life",
    sends: "Sends",
    rule: "When",
    at: (time: string, zone: string) => `at ${time} (${zone})`,
    on: (day: string, time: string) => `${day} at ${time}`,
    holiday: "On a holiday",
    as_is: "goes out all the same",
    next_working_day: "on the next working day",
    previous_working_day: "on the previous working day",
    missed: "If the service was not running",
    skip: "left out",
    run_latest: "the latest is sent",
    run_all: "all are sent",
    to: "To whom",
    nobody: "to nobody",
    last: "The last one",
    never: "not once yet",
    sent: "sent",
    skipped: "left out",
    clock: "The time falls into a change of the clocks: choose another one if you can.",
    next: (name: string) => `Next times: ${name}`,
    when: "Time",
    offset: "Offset from UTC",
    remark: "Remark",
    moved_by_holiday: "moved because of a holiday",
    gap: "there is no such time on that day: an hour later",
    fold: "the time comes twice: the first counts",
    empty: "There are no schedules: nobody gets digests.",
    noRuns: "There are no times to come.",
  },
});

type ScheduleList = Schema<"ScheduleList">;
type Schedule = ScheduleList["schedules"][number];

export function SchedulesPage(): JSX.Element {
  const t = useWords(table);
  const got = useGet("/api/v1/schedules", {});
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <Answered got={got}>
        {({ schedules, faults }) => (
          <>
            {faults.length > 0 && <Faults faults={faults} />}
            {schedules.length === 0 && faults.length === 0 && <p class="empty">{t.empty}</p>}
            {schedules.map((schedule) => (
              <One key={schedule.name} schedule={schedule} />
            ))}
          </>
        )}
      </Answered>
    </>
  );
}

function Faults({ faults }: { faults: ScheduleList["faults"] }): JSX.Element {
  const t = useWords(table);
  return (
    <div class="failure">
      <h2>{t.faults}</h2>
      <p>{t.faultsText}</p>
      <ul>
        {faults.map(({ file, line, code, text }) => (
          <li key={`${file} ${line} ${code} ${text}`}>
            {line === null ? file : t.line(file, line)}: <span lang="en">{text}</span>{" "}
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({ schedule }: { schedule: Schedule }): JSX.Element {
  const t = useWords(table);
  const show = useShow();
  const { name, rule, last, recipients } = schedule;
  return (
    <>
      <h2>{name}</h2>
      <dl class="facts">
        <dt>{t.rule}</dt>
        <dd>
          {ruleInWords(rule, show.language) ?? <code>{rule}</code>},{" "}
          {t.at(show.clock(schedule.time), schedule.zone)}
        </dd>
        <dt>{t.sends}</dt>
        <dd>{t[schedule.sends]}</dd>
        <dt>{t.to}</dt>
        <dd>{recipients.length > 0 ? recipients.join(", ") : t.nobody}</dd>
        <dt>{t.holiday}</dt>
        <dd>{t[schedule.holiday]}</dd>
        <dt>{t.missed}</dt>
        <dd>{t[schedule.missed]}</dd>
        <dt>{t.last}</dt>
        <dd>{last ? `${show.at(last.fired_at)}: ${t[last.outcome]}` : t.never}</dd>
      </dl>
      {schedule.warnings.length > 0 && <p class="notice notice-warning">{t.clock}</p>}
      <Table
        caption={t.next(name)}
        rows={schedule.runs}
        rowKey={({ at }) => at}
        empty={t.noRuns}
        columns={[
          {
            title: t.when,
            head: true,
            cell: ({ local }) => t.on(show.day(local.slice(0, 10)), show.clock(local.slice(11))),
          },
          { title: t.offset, cell: ({ utc_offset: offset }) => `UTC${offset}` },
          { title: t.remark, cell: ({ remarks }) => remarks.map((one) => t[one]).join(", ") },
        ]}
      />
    </>
  );
}
