// At a glance: the status with its reason, and the few numbers it rests on.
import type { Schema } from "../api";
import { words } from "../language";
import { SimulatedNotice } from "../parts/simulated";
import { Status } from "../parts/status";
import { usePlace, useWords } from "../place";
import { said } from "../said";

type Document = Schema<"IndicatorDocument">;

const table = words({
  fi: {
    latest: "Viimeisin luku",
    confidence: "Asiakirjan oma arvio onnistumisesta",
    none: "ei lukua",
    expected: "Tähän mennessä odotettu",
    target: "Tavoite",
    noTarget: "asiakirja ei aseta tavoitetta",
    projection: "Ennuste tavoitteen ajalle",
    data: "Tietojen tila",
  },
  en: {
    latest: "Latest figure",
    confidence: "The document's own estimate of success",
    none: "no figure",
    expected: "Expected by then",
    target: "Target",
    noTarget: "the document sets no target",
    projection: "Projection for the target's time",
    data: "State of the data",
  },
});

export function Summary({ document }: { document: Document }) {
  const t = useWords(table);
  const { language } = usePlace();
  const { assessment, texts } = document;
  const target = judgedTarget(document);
  const unit = said(texts.unit, language);
  const withUnit = (figure: string) =>
    /^[\d\s.,\u00a0\u2212]+$/.test(figure) && unit ? (
      <>
        {figure} <span class="unit">{unit}</span>
      </>
    ) : (
      figure
    );
  const value = said(texts.value, language);
  const state = assessment.data_state;
  return (
    <>
      {assessment.simulated && <SimulatedNotice />}
      <div class={`verdict verdict-${assessment.status}`}>
        <p class="verdict-status">
          <Status status={assessment.status} />
        </p>
        <p class="verdict-reason">{said(assessment.reason_text, language)}</p>
      </div>
      <dl class="indicator-facts">
        <div>
          <dt>{document.definition.measure === "confidence" ? t.confidence : t.latest}</dt>
          <dd>
            {value ? <strong>{withUnit(value)}</strong> : t.none}
            {value && texts.period && <span class="small">{said(texts.period, language)}</span>}
          </dd>
        </div>
        {texts.expected && (
          <div>
            <dt>{t.expected}</dt>
            <dd>
              <strong>{withUnit(said(texts.expected, language))}</strong>
            </dd>
          </div>
        )}
        <div>
          <dt>{t.target}</dt>
          <dd>
            {target ? (
              <>
                <strong>{said(target.condition, language)}</strong>
                <span class="small">{said(target.when, language)}</span>
              </>
            ) : (
              t.noTarget
            )}
          </dd>
        </div>
        {texts.projection && (
          <div>
            <dt>{t.projection}</dt>
            <dd>
              <strong>{withUnit(said(texts.projection, language))}</strong>
            </dd>
          </div>
        )}
        {state && state !== "fresh" && (
          <div>
            <dt>{t.data}</dt>
            <dd>{said(texts.data_state, language)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

// The words of the target that was judged; where none was, of the first one.
function judgedTarget({ assessment, definition, texts }: Document) {
  const judged = assessment.target;
  const at = definition.targets.findIndex(
    (target) =>
      judged &&
      target.time === judged.time &&
      target.period === judged.period &&
      target.op === judged.op &&
      target.value === judged.value,
  );
  return texts.targets[Math.max(at, 0)] ?? null;
}
