// An area's findings, those of one kind together: the first few of each, the others behind a
// summary, so that one careless habit of a document does not bury everything else.
import { words } from "../language";
import { usePlace, useWords } from "../place";
import { said } from "../said";
import { FindingItem, type Finding, type Titles } from "./finding_item";

const SHOWN_AT_ONCE = 4;

const table = words({
  fi: { rest: (count: number) => `Näytä loput ${count}` },
  en: { rest: (count: number) => `Show the other ${count}` },
});

export function FindingGroups({ findings, titles }: { findings: Finding[]; titles: Titles }) {
  const t = useWords(table);
  const { language } = usePlace();
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const kind = `${finding.class} ${finding.rule}`;
    groups.set(kind, [...(groups.get(kind) ?? []), finding]);
  }
  const item = (finding: Finding, i: number) => (
    <FindingItem key={i} finding={finding} titles={titles} grouped />
  );
  return (
    <>
      {[...groups].map(([kind, group]) => {
        // One more behind a summary would be no shorter.
        const first = group.length > SHOWN_AT_ONCE + 1 ? group.slice(0, SHOWN_AT_ONCE) : group;
        const rest = group.slice(first.length);
        return (
          <section key={kind}>
            <h3>
              {said(group[0]?.rule_text, language)} ({group.length})
            </h3>
            <ul class="findings">{first.map(item)}</ul>
            {rest.length > 0 && (
              <details class="fold">
                <summary>{t.rest(rest.length)}</summary>
                <ul class="findings">{rest.map(item)}</ul>
              </details>
            )}
          </section>
        );
      })}
    </>
  );
}
