import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer } from "../../parts/Answer";
import { Day } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { useRows } from "../parts/rows";

type Batch = Schemas["Batch"];

const MOST = 500;

/** Where a batch is shown: each enterprise numbers its own. */
export function placeOf({ batchNo, owner }: { batchNo: string; owner: string }): string {
  return `/desk/batches/${encodeURIComponent(batchNo)}?${new URLSearchParams({ owner })}`;
}

export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const query = useQuery({
    queryKey: ["inspection", "batches"],
    queryFn: () => told(client.GET("/api/v1/inspection/batches", { params: { query: { limit: MOST } } })),
  });
  const columns: Column<Batch>[] = [
    {
      head: t("batch.number"),
      text: (one) => one.batch.batchNo,
      cell: (one) => (
        <Link to={placeOf(one.batch)} data-row>
          {one.batch.batchNo}
        </Link>
      ),
    },
    {
      head: t("queue.stage"),
      text: (one) => named("batchStates", one.state),
      cell: (one) => (
        <>
          {named("batchStates", one.state)}{" "}
          {one.frozen && <span className="verdict stopped">{t("batch.frozen")}</span>}
        </>
      ),
    },
    {
      head: t("goods.name"),
      text: (one) => one.batch.name,
      cell: (one) => <span lang="zh-CN">{one.batch.name}</span>,
    },
    { head: t("batch.owner"), text: (one) => one.batch.owner },
    { head: t("goods.producer"), text: (one) => one.batch.producer },
    { head: t("goods.quantity"), text: (one) => `${one.batch.quantity} × ${one.batch.unit}`, isNumber: true },
    {
      head: t("batch.entered"),
      text: (one) => one.batch.enteredOn,
      cell: (one) => <Day date={one.batch.enteredOn} />,
    },
  ];
  const keys = useRows();
  return (
    <div className="page">
      <Head title={t("batch.title")} lead={t("batch.lead")} />
      <Answer query={query}>
        {({ batches }) => (
          <>
            <div className="list-tools">
              <p className="count" role="status">
                {t(batches.length === MOST ? "cut" : "queue.count", { count: batches.length })}
              </p>
              <span className="tools-end">
                <Export name="batches" columns={columns} rows={() => batches} />
                <Keys keys={keys} />
              </span>
            </div>
            <Listing
              label={t("batch.title")}
              rows={batches}
              columns={columns}
              id={(one) => `${one.batch.owner} ${one.batch.batchNo}`}
              empty={t("batch.empty")}
            />
          </>
        )}
      </Answer>
    </div>
  );
}
