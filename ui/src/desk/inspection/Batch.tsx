import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { client, Refusal, told } from "../../api/client";
import { Answer, Nothing } from "../../parts/Answer";
import { Copyable, Day } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Facts } from "../parts/Facts";
import { useNamed } from "../parts/named";

const NOT_FOUND = 404;

/** One bonded batch, with what the inspection says of it. */
export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const { batchNo = "" } = useParams();
  const { chosen } = useChosen();
  const owner = chosen("owner");
  const query = useQuery({
    queryKey: ["inspection", "batch", batchNo, owner],
    queryFn: () =>
      told(
        client.GET("/api/v1/inspection/batches/{batchNo}", {
          params: { path: { batchNo }, query: owner ? { owner } : {} },
        }),
      ),
  });
  const isMissing = query.error instanceof Refusal && query.error.status === NOT_FOUND;
  return (
    <div className="page">
      <p className="back">
        <Link to="/desk/batches">{t("batch.title")}</Link>
      </p>
      <Head title={`${t("batch.one")} ${batchNo}`} lead={t("batch.oneLead")} />
      {isMissing ? (
        <Nothing>{t("batch.none")}</Nothing>
      ) : (
        <Answer query={query}>
          {({ batch, state, frozen }) => (
            <>
              <Facts
                facts={[
                  [
                    t("queue.stage"),
                    <strong key="state">
                      {named("batchStates", state)}{" "}
                      {frozen && <span className="verdict stopped">{t("batch.frozen")}</span>}
                    </strong>,
                  ],
                  [t("batch.owner"), <Copyable key="owner" text={batch.owner} />],
                  [t("batch.book"), <Copyable key="book" text={batch.emsNo} />],
                  [t("batch.record"), <Copyable key="record" text={batch.itemRecordNo} />],
                  [t("goods.code"), batch.code],
                  [
                    t("goods.name"),
                    <span key="name" lang="zh-CN">
                      {batch.name} {batch.brand}
                    </span>,
                  ],
                  [t("goods.producer"), `${batch.producer} ${batch.producerNo}`],
                  [t("goods.origin"), batch.origin],
                  [t("goods.quantity"), `${batch.quantity} × ${batch.unit}`],
                  [t("batch.entered"), <Day key="day" date={batch.enteredOn} />],
                ]}
              />
              <p className="actions">
                <Link to={`/desk/recalls?${new URLSearchParams({ batchNo, owner: batch.owner })}`}>
                  {t("recall.open")}
                </Link>
              </p>
            </>
          )}
        </Answer>
      )}
    </div>
  );
}
