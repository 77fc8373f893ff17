import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
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
import { Sure } from "../../parts/Dialog";
import { Due } from "../parts/Due";
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
    {
      head: t("queue.due"),
      text: (one) => one.dueAt,
      cell: (one) => (
        <Due from={one.createdAt} to={one.dueAt} isOver={one.stage === "REPORTED" || one.stage === "CLOSED"} />
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
            <Rows
              key={JSON.stringify([stage, officer, after])}
              orders={orders}
              columns={columns}
              me={session?.username ?? ""}
              tools={
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
              }
            />
            <Pages next={next} />
          </>
        )}
      </Answer>
      <ByHand />
    </div>
  );
}

type Step = "assign" | "hand-back" | "start" | "pass" | "confirm" | "object" | "recheck" | "close";

interface RowsProps {
  orders: Order[];
  columns: Column<Order>[];
  me: string;
  tools: React.ReactNode;
}

/** The orders of a page, to be ticked and taken on together. */
function Rows({ orders, columns, me, tools }: RowsProps) {
  const { t } = useWords("desk");
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const shown = orders.filter((one) => ticked.has(one.id));
  const act = useMutation({
    mutationFn: (step: Step) =>
      told(client.POST("/api/v1/inspection/steps", { body: { orders: shown.map((one) => one.id), step } })),
    onSuccess: ({ results }) => {
      setTicked(new Set(results.filter((one) => !one.done).map((one) => one.order)));
      return queries.invalidateQueries({ queryKey: ["inspection"] });
    },
  });
  function tick(id: number) {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    setTicked(next);
  }
  const isAll = orders.length > 0 && shown.length === orders.length;
  const keys = [
    ...useRows(),
    {
      key: "x",
      does: t("keys.tick"),
      run: () => document.activeElement?.closest("tr")?.querySelector<HTMLElement>("[type=checkbox]")?.click(),
    },
    { key: "c", does: t("keys.assign"), run: () => shown.length > 0 && act.mutate("assign") },
  ];
  return (
    <>
      <div className="list-tools">
        <p className="count" role="status">
          {t("queue.count", { count: orders.length })}
        </p>
        <span className="tools-end">
          {tools}
          <Keys keys={keys} />
        </span>
      </div>
      {shown.length > 0 && (
        <Together orders={shown} me={me} isBusy={act.isPending} onStep={(step) => act.mutate(step)} />
      )}
      {act.isSuccess && <Became results={act.data.results} />}
      {act.isError && <Faults cause={act.error} />}
      <Listing
        label={t("order.title")}
        rows={orders}
        columns={columns}
        id={(one) => one.id}
        empty={t("order.empty")}
        isMarked={(one) => ticked.has(one.id)}
        before={{
          head: (
            <input
              type="checkbox"
              aria-label={t("queue.all")}
              checked={isAll}
              onChange={() => setTicked(new Set(isAll ? [] : orders.map((one) => one.id)))}
            />
          ),
          cell: (one) => (
            <input
              type="checkbox"
              aria-label={t("queue.tick", { subject: one.number })}
              checked={ticked.has(one.id)}
              onChange={() => tick(one.id)}
            />
          ),
        }}
      />
    </>
  );
}

interface TogetherProps {
  orders: Order[];
  me: string;
  isBusy: boolean;
  onStep: (step: Step) => void;
}

/** The steps that can follow for all that are ticked; the platform says what became of each. */
function Together({ orders, me, isBusy, onStep }: TogetherProps) {
  const { t } = useWords("desk");
  const [first] = orders;
  const stage = orders.every((one) => one.stage === first?.stage) ? first?.stage : undefined;
  const isMine = orders.every((one) => one.officer === me);
  const button = (step: Step, label: string, isPossible: boolean) =>
    isPossible && (
      <Button loading={isBusy} onClick={() => onStep(step)}>
        {label}
      </Button>
    );
  return (
    <div className="bulk" role="group" aria-label={t("bulk.title", { count: orders.length })}>
      <strong>{t("bulk.title", { count: orders.length })}</strong>
      {button("assign", t("steps.assign"), stage === "CREATED" || (stage === "ASSIGNED" && !isMine))}
      {button("start", t("steps.start"), stage === "ASSIGNED" && isMine)}
      {button("hand-back", t("task.handBack"), stage === "ASSIGNED" && isMine)}
      {button("recheck", t("steps.recheck"), stage === "RECTIFYING" && isMine)}
      {button("close", t("steps.close"), stage === "REPORTED" && isMine)}
      {stage === "STARTED" && isMine && (
        <Sure
          label={t("steps.pass")}
          question={t("steps.passAllSure", { count: orders.length })}
          isBusy={isBusy}
          onSure={() => onStep("pass")}
        />
      )}
      {stage === "PROPOSED" && (
        <>
          <Sure
            label={t("task.confirm")}
            question={t("bulk.confirmSure", { count: orders.length })}
            isBusy={isBusy}
            onSure={() => onStep("confirm")}
          />
          <Sure
            label={t("task.refuse")}
            question={t("bulk.refuseSure", { count: orders.length })}
            isBusy={isBusy}
            onSure={() => onStep("object")}
          />
        </>
      )}
      {stage === undefined && <span className="soft">{t("steps.sameStage")}</span>}
    </div>
  );
}

/** What became of each: those that were refused, with the reason. */
function Became({ results }: { results: Schemas["InspectionResults"]["results"] }) {
  const { t } = useWords("desk");
  const refused = results.filter((one) => !one.done);
  return (
    <Alert
      className="note"
      type={refused.length > 0 ? "warning" : "success"}
      role="status"
      title={t("bulk.done", { done: results.length - refused.length, refused: refused.length })}
      description={
        refused.length > 0 && (
          <ul>
            {refused.map((one) => (
              <li key={one.order}>
                <Link to={`/desk/orders/${one.order}`}>{one.order}</Link>{" "}
                {one.faults.map((fault) => (
                  <Link key={fault.number} to={`/codes/GW${fault.number}`}>
                    GW{fault.number} {fault.found}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        )
      }
    />
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
