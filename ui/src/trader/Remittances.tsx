import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Copyable } from "../parts/Figures";
import { Head } from "../parts/Head";
import { mayDo, useSession } from "../shell/session";
import { useWords } from "../words/language";

const NEWEST = 200;

const TONES: Record<Schemas["Remittance"]["stage"], string> = {
  REQUESTED: "moving",
  CHECKED: "moving",
  REVIEW: "attention",
  REFUSED: "stopped",
  WITHDRAWN: "moving",
  BOUGHT_FX: "moving",
  REMITTED: "good",
  REPORTED: "good",
  SETTLED: "good",
};

/** The newest payments abroad. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const query = useQuery({
    queryKey: ["remittances"],
    queryFn: () => told(client.GET("/api/v1/exchange/remittances", { params: { query: { limit: NEWEST } } })),
  });
  return (
    <div className="page">
      <Head title={t("remittances.title")} lead={t("remittances.lead")} />
      {mayDo(session, "finance") && (
        <p className="actions">
          <Link to="/trade/remittances/new">{t("remittances.newTitle")}</Link>
        </p>
      )}
      <Answer query={query}>
        {({ remittances }) =>
          remittances.length === 0 ? (
            <Nothing>{t("remittances.none")}</Nothing>
          ) : (
            <div className="scroll" tabIndex={0} role="region" aria-label={t("remittances.title")}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t("remittances.number")}</th>
                    <th scope="col">{t("remittances.stage")}</th>
                    <th scope="col">{t("remittances.payee")}</th>
                    <th scope="col" className="number">
                      {t("remittances.amount")}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {remittances.map((one) => (
                    <tr key={one.number}>
                      <th scope="row">
                        <Copyable text={one.number} />
                      </th>
                      <td>
                        <span className={`verdict ${TONES[one.stage]}`}>
                          {t(`remittances.stages.${one.stage}`)}
                        </span>
                      </td>
                      <td>{one.payeeName}</td>
                      <td className="number amount">
                        <span className="currency">{one.currency}</span> {one.amount}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </div>
  );
}
