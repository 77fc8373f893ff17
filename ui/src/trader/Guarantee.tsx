import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, toldAsData, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Amount, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSession } from "../shell/session";
import { useWords } from "../words/language";
import { orNone, pathOf } from "./ask";
import { Used } from "./Home";
import { Period, usePeriod } from "./Period";

/** How the guarantee stands, and every move of it. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const code = session?.enterprise?.code;
  return (
    <div className="page">
      <Head title={t("guarantee.title")} lead={t("guarantee.lead")} />
      {code !== undefined && <Account code={code} />}
    </div>
  );
}

function Account({ code }: { code: string }) {
  const { t } = useWords("trader");
  const { from, to } = usePeriod();
  const standing = useQuery({
    queryKey: ["guarantee", code],
    queryFn: () => orNone(told(client.GET("/api/v1/guarantees/{code}", { params: { path: { code } } }))),
  });
  const statement = useQuery({
    queryKey: ["guarantee", code, from, to],
    queryFn: () =>
      toldAsData(
        client.GET("/api/v1/ledgers/guarantees/{code}", {
          params: { path: { code }, query: { from, to } },
        }),
      ),
    enabled: standing.data != null,
  });
  const table = new URLSearchParams({ from, to, format: "csv" });
  return (
    <Answer query={standing}>
      {(one) =>
        one === null ? (
          <Nothing>{t("guarantee.none")}</Nothing>
        ) : (
          <>
            <Used guarantee={one} />
            <Period
              key={`${from} ${to}`}
              from={t("guarantee.from")}
              to={t("guarantee.to")}
              show={t("guarantee.show")}
            />
            <a href={`/api/v1/ledgers/guarantees/${code}?${table.toString()}`} download="guarantee.csv">
              {t("guarantee.csv")}
            </a>
            <Answer query={statement}>{(known) => <Moves statement={known} />}</Answer>
          </>
        )
      }
    </Answer>
  );
}

function Moves({ statement }: { statement: Schemas["LedgerStatement"] }) {
  const { t } = useWords("trader");
  return (
    <>
      <dl className="facts columns">
        <div>
          <dt>{t("guarantee.opening")}</dt>
          <dd>
            <Amount yuan={statement.opening} />
          </dd>
        </div>
        <div>
          <dt>{t("guarantee.closing")}</dt>
          <dd>
            <Amount yuan={statement.closing} />
          </dd>
        </div>
      </dl>
      {statement.moves.length === 0 ? (
        <Nothing>{t("guarantee.noMoves")}</Nothing>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t("guarantee.title")}>
          <table className="moves">
            <thead>
              <tr>
                <th scope="col">{t("guarantee.at")}</th>
                <th scope="col">{t("fields.orderNo")}</th>
                <th scope="col">{t("guarantee.move")}</th>
                <th scope="col" className="number">
                  {t("guarantee.effect")}
                </th>
                <th scope="col" className="number">
                  {t("guarantee.balance")}
                </th>
              </tr>
            </thead>
            <tbody>
              {statement.moves.map((move, index) => (
                <tr key={index}>
                  <td>
                    <Moment at={move.at} />
                  </td>
                  <td>
                    <Link to={pathOf({ ebpCode: move.platform, orderNo: move.orderNo })}>{move.orderNo}</Link>
                  </td>
                  <td>{t(`guarantee.kinds.${move.kind}`)}</td>
                  <td className="number">
                    <Amount yuan={move.effect} />
                  </td>
                  <td className="number">
                    <Amount yuan={move.balance} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
