// What each status means, for whoever sees them for the first time.
import { words } from "../language";
import { useWords } from "../place";
import { Status, STATUS_ORDER } from "./status";

const table = words({
  fi: {
    title: "Mitä tilat tarkoittavat?",
    achieved: "Tavoite on saavutettu.",
    on_track: "Luku etenee niin, että tavoite täyttyy ajallaan.",
    at_risk: "Luku on hieman jäljessä siitä, missä sen pitäisi nyt olla. Tavoite voi jäädä saavuttamatta.",
    off_track: "Luku on selvästi jäljessä tai menee väärään suuntaan.",
    missed: "Määräaika on ohi, eikä tavoite täyttynyt.",
    not_started: "Tavoitteen aika ei ole vielä alkanut.",
    no_data: "Lukua ei ole julkaistu, tai sitä ei voi laskea.",
    no_target: "Asiakirjat eivät aseta tavoitetta, johon lukua voisi verrata.",
  },
  en: {
    title: "What do the statuses mean?",
    achieved: "The target has been reached.",
    on_track: "The figure is moving so that the target will be met in time.",
    at_risk: "The figure is somewhat behind where it should be by now. The target may not be met.",
    off_track: "The figure is clearly behind, or is moving the wrong way.",
    missed: "The time is over and the target was not met.",
    not_started: "The time of the target has not begun.",
    no_data: "The figure has not been published, or cannot be computed.",
    no_target: "The documents set no target to hold the figure against.",
  },
});

export function StatusGuide() {
  const t = useWords(table);
  return (
    <details class="guide">
      <summary>{t.title}</summary>
      <dl>
        {STATUS_ORDER.map((status) => (
          <div key={status}>
            <dt>
              <Status status={status} />
            </dt>
            <dd>{t[status]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
