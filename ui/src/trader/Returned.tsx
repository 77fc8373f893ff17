import { Amount, Copyable, Day } from "../parts/Figures";
import { useWords } from "../words/language";
import type { Dossier } from "./ask";

type Return = Dossier["returns"][number];

const TONES: Record<Return["state"], string> = {
  DRAFT: "quiet",
  APPLIED: "moving",
  APPROVED: "attention",
  ARRIVED: "good",
  REFUSED: "stopped",
  LAPSED: "stopped",
};

/** The returns of a declaration: how far each is, and what it gave back. */
export function Returned({ returns }: { returns: readonly Return[] }) {
  const { t } = useWords("trader");
  if (returns.length === 0) return null;
  return (
    <section className="part">
      <h2>{t("returns.title")}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("returns.title")}>
        <table className="returned">
          <thead>
            <tr>
              <th scope="col">{t("fields.preNo")}</th>
              <th scope="col">{t("dossiers.state")}</th>
              <th scope="col">{t("returns.goods")}</th>
              <th scope="col">{t("returns.arriveBy")}</th>
              <th scope="col" className="number">
                {t("returns.quotaBack")}
              </th>
              <th scope="col" className="number">
                {t("returns.taxBack")}
              </th>
            </tr>
          </thead>
          <tbody>
            {returns.map((one) => (
              <tr key={one.preNo}>
                <th scope="row">
                  <Copyable text={one.preNo} />
                  <small>{one.copNo}</small>
                </th>
                <td>
                  <span className={`verdict ${TONES[one.state]}`}>{t(`returns.states.${one.state}`)}</span>
                </td>
                <td>
                  {one.lines
                    .map((line) => t("returns.line", { gnum: line.gnum, quantity: line.quantity }))
                    .join(t("comma"))}
                </td>
                <td>
                  <Day date={one.arriveBy} />
                </td>
                <td className="number">
                  <Amount yuan={one.state === "ARRIVED" ? one.value : null} />
                </td>
                <td className="number">
                  <Amount yuan={one.state === "ARRIVED" ? one.tax : null} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
