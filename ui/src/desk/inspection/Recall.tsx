import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { queries } from "../../api/queries";
import { Answer, Nothing } from "../../parts/Answer";
import { Faults } from "../../parts/Faults";
import { Copyable, Day, Moment } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { Sure } from "../../parts/Dialog";
import { Facts } from "../parts/Facts";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { useDeeds, useRows } from "../parts/rows";
import { placeOf } from "./Batches";
import { scopeOf } from "./Recalls";

type Recall = Schemas["Recall"];
type Parcel = Recall["parcels"][number];
type Notice = Recall["notices"][number];
type Step = "issue" | "close" | "withdraw";

const STEPS: Record<Recall["recall"]["stage"], readonly Step[]> = {
  OPENED: ["issue", "withdraw"],
  ISSUED: ["issue", "close"],
  CLOSED: [],
  WITHDRAWN: [],
};

/** A recall as a tree: what is recalled, the enterprises that sold it with their notices, and their parcels. */
export function Component() {
  const { t } = useWords("desk");
  const id = Number(useParams()["id"]);
  const query = useQuery({
    queryKey: ["inspection", "recall", id],
    queryFn: () => told(client.GET("/api/v1/inspection/recalls/{id}", { params: { path: { id } } })),
  });
  return (
    <div className="page">
      <p className="back">
        <Link to="/desk/recalls">{t("recall.title")}</Link>
      </p>
      <Answer query={query}>
        {(one) => (
          <>
            <Head title={`${t("recall.one")} ${id}`} lead={one.recall.reason} />
            <Standing recall={one} />
            <Steps id={id} recall={one} />
            <Tree recall={one} />
          </>
        )}
      </Answer>
    </div>
  );
}

function Standing({ recall: { recall, parcels } }: { recall: Recall }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const { scope } = recall;
  return (
    <Facts
      facts={[
        [t("queue.stage"), <strong key="stage">{named("recallStages", recall.stage)}</strong>],
        [t("recall.parcels"), parcels.length],
        [t("recall.from"), <Day key="from" date={scope.from} />],
        [t("recall.to"), <Day key="to" date={scope.to} />],
        [t("recall.by"), recall.createdBy],
        [t("recall.at"), <Moment key="at" at={recall.createdAt} />],
      ]}
    />
  );
}

function Steps({ id, recall: { recall, parcels } }: { id: number; recall: Recall }) {
  const { t } = useWords("desk");
  const keys = [...useRows(), ...useDeeds("/desk/recalls")];
  const act = useMutation({
    mutationFn: (step: Step) =>
      told(client.POST("/api/v1/inspection/recalls/{id}/steps", { params: { path: { id } }, body: { step } })),
    onSuccess: async (after) => {
      await queries.invalidateQueries({ queryKey: ["inspection"] });
      queries.setQueryData(["inspection", "recall", id], after);
    },
  });
  return (
    <>
      <p className="actions" data-deeds>
        {STEPS[recall.stage].map((step) => (
          <Sure
            key={step}
            isPrimary={step === "issue"}
            label={t(step === "issue" && recall.stage === "ISSUED" ? "recall.again" : `recall.${step}`)}
            question={t(`recall.${step}Sure`, { parcels: parcels.length })}
            isBusy={act.isPending}
            onSure={() => act.mutate(step)}
          />
        ))}
      </p>
      <Keys keys={keys} />
      {act.isError && <Faults cause={act.error} />}
    </>
  );
}

function Tree({ recall: { recall, parcels, notices } }: { recall: Recall }) {
  const { t } = useWords("desk");
  const columns = useParcelColumns();
  const late = new Set(notices.filter((one) => one.overdue).map((one) => one.seller));
  const sellers = [
    ...late,
    ...[...new Set([...parcels, ...notices].map((one) => one.seller))].filter((one) => !late.has(one)).sort(),
  ];
  const { batchNo, batchOwner } = recall.scope;
  return (
    <section className="part">
      <h2>{t("recall.tree")}</h2>
      <p>
        <Export name={`recall-${recall.id}`} columns={columns} rows={() => parcels} />
      </p>
      <ul className="tree">
        <li>
          <p>
            {batchNo && batchOwner ? (
              <Link to={placeOf({ batchNo, owner: batchOwner })}>{`${t("batch.one")} ${batchNo}`}</Link>
            ) : (
              <strong>{scopeOf(recall)}</strong>
            )}
          </p>
          {sellers.length === 0 ? (
            <Nothing>{t("recall.noParcels")}</Nothing>
          ) : (
            <ul>
              {sellers.map((seller) => (
                <li key={seller}>
                  <Branch
                    seller={seller}
                    notice={notices.find((one) => one.seller === seller)}
                    parcels={parcels.filter((one) => one.seller === seller)}
                    columns={columns}
                  />
                </li>
              ))}
            </ul>
          )}
        </li>
      </ul>
    </section>
  );
}

function useParcelColumns(): Column<Parcel>[] {
  const { t } = useWords("desk");
  return [
    {
      head: t("invtNo"),
      text: (one) => one.invtNo,
      cell: (one) => (
        <Link to={`/desk/declarations/${encodeURIComponent(one.invtNo)}`} data-row>
          {one.invtNo}
        </Link>
      ),
    },
    { head: t("view.orderNo"), text: (one) => one.orderNo, cell: (one) => <Copyable text={one.orderNo} /> },
    { head: t("view.seller"), text: (one) => one.seller },
    {
      head: t("view.buyer"),
      text: (one) => one.buyer,
      cell: (one) => <code title={one.buyer}>{one.buyer.slice(0, 12)}…</code>,
    },
    { head: t("goods.quantity"), text: (one) => String(one.quantity), isNumber: true },
    { head: t("view.released"), text: (one) => one.releasedOn, cell: (one) => <Day date={one.releasedOn} /> },
  ];
}

interface BranchProps {
  seller: string;
  notice: Notice | undefined;
  parcels: Parcel[];
  columns: Column<Parcel>[];
}

function Branch({ seller, notice, parcels, columns }: BranchProps) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    <details open={parcels.length <= 20}>
      <summary>
        {seller} · {t("recall.parcelCount", { count: parcels.length })}
        {notice && ` · ${named("noticeStages", notice.stage)}`}
        {notice?.overdue && (
          <>
            {" · "}
            <strong>{t("recall.overdue")}</strong>
          </>
        )}
      </summary>
      {notice && (
        <Facts
          facts={[
            [t("recall.answerBy"), <Day key="by" date={notice.answerBy} />],
            [t("recall.acknowledged"), notice.acknowledgedAt && <Moment key="at" at={notice.acknowledgedAt} />],
            [t("recall.recovered"), notice.recovered],
            [t("remark"), notice.remark],
          ]}
        />
      )}
      <Listing
        label={`${t("recall.parcels")} ${seller}`}
        rows={parcels}
        columns={columns}
        id={(one) => one.invtNo}
        empty={t("recall.noParcels")}
      />
    </details>
  );
}
