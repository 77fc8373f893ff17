import { Amount, Day } from "../parts/Figures";
import { Basis } from "../parts/Basis";
import { useSay, useWords } from "../words/language";
import type { Dossier } from "./ask";

/** What is owed, by line, and each step of how it was computed. */
export function TaxSteps({ tax }: { tax: NonNullable<Dossier["tax"]> }) {
  const { t } = useWords("trader");
  const common = useWords().t;
  const say = useSay();
  return (
    <section className="part">
      <h2>{t("tax.title")}</h2>
      <p>
        <span className="verdict moving">{common(`costs.decisions.${tax.decision}`)}</span> {t("tax.day")}{" "}
        <Day date={tax.declaredOn} />
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("tax.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("tax.line")}</th>
              <th scope="col" className="number">
                {common("costs.value")}
              </th>
              <th scope="col" className="number">
                {common("costs.duty")}
              </th>
              <th scope="col" className="number">
                {common("costs.consumption")}
              </th>
              <th scope="col" className="number">
                {common("costs.vat")}
              </th>
            </tr>
          </thead>
          <tbody>
            {tax.lines.map((line) => (
              <tr key={line.gnum}>
                <th scope="row">
                  {line.gnum} {line.name}
                  <small>{line.hs8}</small>
                </th>
                {[line.dutiableValue, line.duty, line.consumptionTax, line.vat].map((one, index) => (
                  <td key={index} className="number">
                    <Amount yuan={one} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{common("costs.total")}</th>
              <td className="number">
                <Amount yuan={tax.dutiableValue} />
              </td>
              <td colSpan={3} className="number">
                <strong>
                  <Amount yuan={tax.total} />
                </strong>
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <details>
        <summary>{t("tax.steps", { count: tax.steps.length })}</summary>
        <ol className="steps">
          {tax.steps.map((step, index) => (
            <li key={index}>
              <p>{say(step.text)}</p>
              <Basis rule={step.rule} documentNo={step.documentNo} certainty={step.certainty} />
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
