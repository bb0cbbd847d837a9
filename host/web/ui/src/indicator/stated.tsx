// The verdict that the document itself states, beside the computed one, and why they differ.
import type { Schema } from "../api";
import { words } from "../language";
import { Cite } from "../parts/cite";
import { Status } from "../parts/status";
import { usePlace, useWords } from "../place";
import { said } from "../said";

type Document = Schema<"IndicatorDocument">;

const table = words({
  fi: {
    title: "Asiakirjan oma arvio",
    document: "Asiakirja sanoo",
    computed: "Luvuista laskettu",
    noMeaning: "sanat eivät kerro tilaa",
    agree: "Arviot ovat samaa mieltä.",
    differ: "Arviot eroavat toisistaan.",
  },
  en: {
    title: "The document's own verdict",
    document: "The document says",
    computed: "Computed from the figures",
    noMeaning: "the words tell no status",
    agree: "The two verdicts agree.",
    differ: "The two verdicts differ.",
  },
});

export function Stated({ document }: { document: Document }) {
  const t = useWords(table);
  const { language } = usePlace();
  const { assessment, definition, findings } = document;
  const stated = assessment.stated_verdict;
  if (!stated) return null;
  const why = findings.filter((finding) => finding.audit === "verdicts");
  return (
    <section aria-labelledby="stated">
      <h2 id="stated">{t.title}</h2>
      <dl class="indicator-facts">
        <div>
          <dt>{t.document}</dt>
          <dd>
            <q lang="fi">{stated.words}</q>
            {stated.meaning ? (
              <Status status={stated.meaning} />
            ) : (
              <span class="small">{t.noMeaning}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t.computed}</dt>
          <dd>
            <Status status={assessment.status} />
          </dd>
        </div>
      </dl>
      {assessment.agrees !== null && (
        <p>
          <strong>{assessment.agrees ? t.agree : t.differ}</strong>
        </p>
      )}
      {why.map((finding, i) => (
        <p key={i}>{said(finding.message, language)}</p>
      ))}
      {definition.stated_verdict && (
        <p class="small">
          <Cite source={definition.stated_verdict.source} />
        </p>
      )}
    </section>
  );
}
