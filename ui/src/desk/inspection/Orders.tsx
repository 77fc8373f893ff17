import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { queries } from "../../api/queries";
import { Answer } from "../../parts/Answer";
import { Choose } from "../../parts/Choose";
import { Faults } from "../../parts/Faults";
import { Field } from "../../parts/Field";
import { Moment } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useSession } from "../../shell/session";
import { useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { allPages, AT_ONCE, ON_A_PAGE, Pages } from "../parts/Pages";
import { useRows } from "../parts/rows";

type Order = Schemas["InspectionOrderItem"];
type Stage = Order["stage"];

const STAGES: readonly Stage[] = [
  "CREATED",
  "ASSIGNED",
  "STARTED",
  "PASSED",
  "FAILED",
  "PROPOSED",
  "RECTIFYING",
  "REPORTED",
  "CLOSED",
];
const EVERY_MILLISECONDS = 30_000;

function page(stage: Stage | undefined, officer: string, after: number | null, limit: number) {
  return told(
    client.GET("/api/v1/inspection/orders", {
      params: {
        query: { limit, ...(stage && { stage }), ...(officer && { officer }), ...(after && { after }) },
      },
    }),
  );
}

/** Control orders: goods to be inspected, the newest first. */
export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const { data: session } = useSession();
  const { chosen, choose } = useChosen();
  const stage = STAGES.find((one) => one === chosen("stage"));
  const officer = chosen("officer");
  const after = Number(chosen("after")) || null;
  const query = useQuery({
    queryKey: ["inspection", "orders", stage, officer, after],
    queryFn: () => page(stage, officer, after, ON_A_PAGE),
    refetchInterval: EVERY_MILLISECONDS,
  });
  const columns: Column<Order>[] = [
    {
      head: t("order.number"),
      text: (one) => one.number,
      cell: (one) => (
        <Link to={`/desk/orders/${one.id}`} data-row>
          {one.number}
        </Link>
      ),
    },
    { head: t("queue.stage"), text: (one) => named("orderStages", one.stage) },
    { head: t("order.subject"), text: (one) => named("orderSubjects", one.subject) },
    { head: t("order.reason"), text: (one) => named("causes", one.reason) },
    { head: t("order.officer"), text: (one) => one.officer },
    { head: t("view.seller"), text: (one) => one.seller },
    { head: t("queue.site"), text: (one) => one.customsCode },
    { head: t("updated"), text: (one) => one.updatedAt, cell: (one) => <Moment at={one.updatedAt} /> },
  ];
  const keys = useRows();
  return (
    <div className="page">
      <Head title={t("order.title")} lead={t("order.lead")} />
      <div className="filters">
        <Choose
          label={t("queue.stage")}
          value={stage ?? ""}
          options={[
            { value: "", label: t("any") },
            ...STAGES.map((one) => ({ value: one, label: named("orderStages", one) })),
          ]}
          onChoose={(value) => choose({ stage: value, after: "" })}
        />
        <Choose
          label={t("order.officer")}
          value={officer}
          options={[
            { value: "", label: t("any") },
            { value: session?.username ?? "", label: t("queue.me") },
          ]}
          onChoose={(value) => choose({ officer: value, after: "" })}
        />
      </div>
      <Answer query={query}>
        {({ orders, next }) => (
          <>
            <div className="list-tools">
              <p className="count" role="status">
                {t("queue.count", { count: orders.length })}
              </p>
              <span className="tools-end">
                <Export
                  name="orders"
                  columns={columns}
                  rows={() =>
                    allPages<Order, number>(async (from) => {
                      const { orders: rows, next } = await page(stage, officer, from, AT_ONCE);
                      return { rows, next };
                    })
                  }
                />
                <Keys keys={keys} />
              </span>
            </div>
            <Listing
              label={t("order.title")}
              rows={orders}
              columns={columns}
              id={(one) => one.id}
              empty={t("order.empty")}
            />
            <Pages next={next} />
          </>
        )}
      </Answer>
      <ByHand />
    </div>
  );
}

/** Has a declaration inspected that customs still has. */
function ByHand() {
  const { t } = useWords("desk");
  const navigate = useNavigate();
  const [invtNo, setInvtNo] = useState("");
  const [because, setBecause] = useState("");
  const make = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/inspection/orders", {
          body: { invtNo: invtNo.trim(), because: because.trim() },
        }),
      ),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ["inspection"] });
      await navigate(`/desk/orders/${made.order.id}`);
    },
  });
  return (
    <section className="part">
      <h2>{t("order.byHand")}</h2>
      <p className="soft">{t("order.byHandLead")}</p>
      <form
        className="inline"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate();
        }}
      >
        <Field label={t("invtNo")} value={invtNo} required onText={setInvtNo} />
        <Field label={t("order.because")} value={because} required onText={setBecause} />
        <Button htmlType="submit" loading={make.isPending}>
          {t("order.make")}
        </Button>
      </form>
      {make.isError && <Faults cause={make.error} />}
    </section>
  );
}
