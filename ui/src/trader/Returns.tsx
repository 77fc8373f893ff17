import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { mayDo, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { pathOf } from "./ask";

/** Returns whose goods may still arrive; and where to apply for one, or for a cancellation. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const query = useQuery({
    queryKey: ["returns"],
    queryFn: () => told(client.GET("/api/v1/returns")),
  });
  const applies = mayDo(session, "declarant") && session?.enterprise?.roles.includes("agent");
  return (
    <div className="page">
      <Head title={t("returns.title")} lead={t("returns.lead")} />
      {applies && (
        <p className="actions">
          <Link to="/trade/declare/CEB625">{t("returns.apply")}</Link>
          <Link to="/trade/declare/CEB623">{t("returns.cancel")}</Link>
        </p>
      )}
      <Answer query={query}>
        {({ returns }) =>
          returns.length === 0 ? (
            <Nothing>{t("returns.none")}</Nothing>
          ) : (
            <ul className="rows">
              {returns.map((one) => (
                <li key={one.preNo}>
                  <span>
                    <Link to={pathOf(one)}>{one.orderNo}</Link>
                    <small>
                      {one.preNo} · {t("returns.waybill")} {one.logisticsNo}
                    </small>
                  </span>
                  <span>
                    {t("returns.arriveBy")} <Day date={one.arriveBy} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </div>
  );
}
