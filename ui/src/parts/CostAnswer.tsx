import type { Schemas } from "../api/client";
import { useSay, useWords } from "../words/language";
import { Basis } from "./Basis";
import { Amount } from "./Figures";
import { Icon } from "./icons";

type Cost = Schemas["LandedCostAnswer"];

const TONES = {
  PREFERENTIAL: "good",
  FULL_TAX_RETAIL: "attention",
  GENERAL_TRADE: "stopped",
  NOT_ON_LIST: "stopped",
} as const;

/** The decision, what it costs, what that is made of, and every step that led there. */
export function CostAnswer({ answer }: { answer: Cost }) {
  const { t } = useWords();
  const tone = TONES[answer.decision];
  return (
    <div className="cost">
      <p className={`verdict big ${tone}`}>
        <Icon name={tone === "good" ? "good" : tone === "stopped" ? "error" : "warning"} />
        {t(`costs.decisions.${answer.decision}`)}
      </p>
      {answer.total && (
        <dl className="totals">
          <div>
            <dt>{t("costs.total")}</dt>
            <dd className="grand">
              <Amount yuan={answer.total} />
            </dd>
          </div>
          <div>
            <dt>{t("costs.payable")}</dt>
            <dd>
              <Amount yuan={answer.payable} />
            </dd>
          </div>
          <div>
            <dt>{t("costs.after")}</dt>
            <dd>
              <Amount yuan={answer.annualUsedAfter} />
            </dd>
          </div>
        </dl>
      )}
      {answer.lines.length > 0 && <Lines answer={answer} />}
      {answer.conditions.length > 0 && <Conditions answer={answer} />}
      <Steps answer={answer} />
    </div>
  );
}

const COLUMNS = ["dutiableValue", "duty", "consumptionTax", "vat", "total"] as const;
const COLUMN_WORDS = {
  dutiableValue: "costs.value",
  duty: "costs.duty",
  consumptionTax: "costs.consumption",
  vat: "costs.vat",
  total: "costs.total",
} as const;

function Lines({ answer }: { answer: Cost }) {
  const { t } = useWords();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("costs.line")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("costs.line")}</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="number">
                {t(COLUMN_WORDS[name])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.lines.map((line) => (
            <tr key={line.line}>
              <th scope="row">
                {line.line} <code>{line.hs8}</code>
              </th>
              {COLUMNS.map((name) => (
                <td key={name} className="number">
                  <Amount yuan={line[name]} />
                  <small>{rateOf(line, name)}</small>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function rateOf(line: Cost["lines"][number], column: (typeof COLUMNS)[number]): string {
  switch (column) {
    case "duty":
      return line.dutyRate;
    case "consumptionTax":
      return line.consumptionTaxRate;
    case "vat":
      return line.vatRate;
    case "dutiableValue":
    case "total":
      return "";
  }
}

/** What the notes of the positive list ask of the goods. */
function Conditions({ answer }: { answer: Cost }) {
  const { t } = useWords();
  const say = useSay();
  return (
    <section aria-labelledby="conditions">
      <h2 id="conditions">{t("commodities.conditions")}</h2>
      <ul>
        {answer.conditions.map((one) => (
          <li key={`${one.line} ${one.predicate}`}>
            {one.line} <code>{one.code}</code> {say(one.words)} <code>{one.predicate}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ answer }: { answer: Cost }) {
  const { t } = useWords();
  const say = useSay();
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t("costs.steps")}</h2>
      <ol className="steps">
        {answer.steps.map((step, index) => (
          <li key={index}>
            <p>{say(step.words)}</p>
            <Basis rule={step.rule} documentNo={step.documentNo} certainty={step.certainty} />
          </li>
        ))}
      </ol>
    </section>
  );
}
