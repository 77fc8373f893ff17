import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { Answer } from "../parts/Answer";
import { Icon } from "../parts/icons";
import { useWords } from "../words/language";
import { PAPERS, type Dossier } from "./ask";
import { useFieldName } from "./fields";

type Row = Schemas["ComparedRow"];

/** The papers side by side; where the match found that they disagree, each value is marked. */
export function Compared({ dossier }: { dossier: Dossier }) {
  const { t } = useWords("trader");
  const path = { ebpCode: dossier.ebpCode, orderNo: dossier.orderNo };
  const [isOnlyDisagreeing, setOnlyDisagreeing] = useState(false);
  const query = useQuery({
    queryKey: ["dossier", path.ebpCode, path.orderNo, "comparison"],
    queryFn: () => told(client.GET("/api/v1/dossiers/{ebpCode}/{orderNo}/comparison", { params: { path } })),
  });
  return (
    <section className="part">
      <h2>{t("compared.title")}</h2>
      <p className="soft">{t("compared.lead")}</p>
      <Answer query={query}>
        {({ rows }) => {
          const disagreeing = rows.filter((one) => one.faults.length > 0);
          return (
            <>
              {disagreeing.length > 0 && (
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={isOnlyDisagreeing}
                    onChange={(event) => setOnlyDisagreeing(event.target.checked)}
                  />
                  {t("compared.only", { count: disagreeing.length })}
                </label>
              )}
              <Table rows={isOnlyDisagreeing ? disagreeing : rows} dossier={dossier} />
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function Table({ rows, dossier }: { rows: Row[]; dossier: Dossier }) {
  const { t } = useWords("trader");
  const name = useFieldName();
  const received = new Map(dossier.documents.map((one) => [one.kind, one]));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("compared.title")}>
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">{t("compared.field")}</th>
            {PAPERS.map((paper) => (
              <th scope="col" key={paper}>
                {t(`papers.${paper}`)}
                <small>
                  {received.get(paper)?.present
                    ? `${t("compared.status")} ${received.get(paper)?.status ?? ""}`
                    : t("compared.absent")}
                </small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.field} ${row.gnum}`} className={row.faults.length > 0 ? "differs" : undefined}>
              <th scope="row">
                {row.gnum > 0 && `${t("compared.line", { gnum: row.gnum })} `}
                {name(row.field)}
                {row.faults.length > 0 && (
                  <small className="differs-note">
                    <Icon name="error" /> {t("compared.differs")}{" "}
                    {[...new Set(row.faults)].map((number) => (
                      <Link key={number} to={`/codes/GW${number}`}>
                        GW{number}
                      </Link>
                    ))}
                  </small>
                )}
              </th>
              {PAPERS.map((paper) => (
                <td key={paper}>{row[paper] ?? <span className="soft">–</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
