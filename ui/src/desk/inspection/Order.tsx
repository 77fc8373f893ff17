import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { queries } from "../../api/queries";
import { Answer, Nothing } from "../../parts/Answer";
import { Faults } from "../../parts/Faults";
import { Copyable, Day } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useSession } from "../../shell/session";
import { useWords } from "../../words/language";
import "../desk.css";
import { Facts } from "../parts/Facts";
import { History } from "../parts/History";
import { Keys } from "../parts/Keys";
import { Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { useDeeds } from "../parts/rows";
import { Steps, type Step } from "./Steps";

type Order = Schemas["InspectionOrder"];
type Goods = Order["goods"][number];

function order(id: number) {
  return told(client.GET("/api/v1/inspection/orders/{id}", { params: { path: { id } } }));
}

/** One control order: goods, sample, why it was drawn, and the steps that can be taken now. */
export function Component() {
  const { t } = useWords("desk");
  const id = Number(useParams()["id"]);
  const query = useQuery({ queryKey: ["inspection", "order", id], queryFn: () => order(id), staleTime: 0 });
  return (
    <div className="page">
      <p className="back">
        <Link to="/desk/orders">{t("order.title")}</Link>
      </p>
      <Answer query={query}>
        {(one) => (
          <>
            <Head title={`${t("order.one")} ${one.order.number}`} lead={t("order.oneLead", { id })} />
            <div className="desk-two">
              <div>
                <Standing order={one} />
                <GoodsOf goods={one.goods} />
                {one.sample && <Sample sample={one.sample} />}
                {(one.order.reason === "RANDOM" || one.order.reason === "ALERT") && <Drawn id={id} />}
                <History
                  steps={one.history.map(({ at, actor, event }) => ({ at, actor, events: [event] }))}
                  group="orderEvents"
                />
              </div>
              <Work key={`${one.order.stage} ${one.sample?.stage}`} order={one} />
            </div>
          </>
        )}
      </Answer>
    </div>
  );
}

function Standing({ order: { order: item, code, outcome, rechecks } }: { order: Order }) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    <>
      <Facts
        facts={[
          [t("queue.stage"), <strong key="stage">{named("orderStages", item.stage)}</strong>],
          [t("order.reason"), named("causes", item.reason)],
          [t("order.officer"), item.officer],
          [t("order.code"), code && named("findings", code)],
          [t("order.outcome"), outcome && named("outcomes", outcome)],
          [t("order.rechecks"), rechecks > 0 ? rechecks : null],
          [t("order.number"), <Copyable key="number" text={item.number} />],
          [t("view.seller"), <Copyable key="seller" text={item.seller} />],
          [t("view.mode"), item.tradeMode],
          [t("view.site"), item.customsCode],
          [t("view.region"), item.region],
          [t("order.ordered"), <Day key="day" date={item.orderedOn} />],
        ]}
      />
      <p className="actions">
        {item.subject === "PARCEL" ? (
          <Link to={`/desk/declarations/${encodeURIComponent(item.number)}`}>{t("declaration.open")}</Link>
        ) : (
          <Link
            to={`/desk/batches/${encodeURIComponent(item.number)}?owner=${encodeURIComponent(item.seller)}`}
          >
            {t("batch.open")}
          </Link>
        )}
      </p>
    </>
  );
}

function GoodsOf({ goods }: { goods: Goods[] }) {
  const { t } = useWords("desk");
  const columns: Column<Goods>[] = [
    { head: t("goods.line"), text: (one) => one.gnum },
    { head: t("goods.code"), text: (one) => one.code },
    {
      head: t("goods.name"),
      text: (one) => one.name,
      cell: (one) => (
        <span lang="zh-CN">
          {one.name} <small>{one.model}</small>
        </span>
      ),
    },
    { head: t("goods.quantity"), text: (one) => `${one.quantity} × ${one.unit}`, isNumber: true },
    { head: t("goods.origin"), text: (one) => one.origin },
    { head: t("goods.producer"), text: (one) => one.producer },
    { head: t("goods.batches"), text: (one) => one.batches.join(" ") },
  ];
  return (
    <section className="part">
      <h2>{t("goods.title")}</h2>
      <Listing
        label={t("goods.title")}
        rows={goods}
        columns={columns}
        id={(one) => one.gnum}
        empty={t("nothing")}
      />
    </section>
  );
}

function Sample({ sample }: { sample: NonNullable<Order["sample"]> }) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    <section className="part">
      <h2>{t("sample.title", { number: sample.number })}</h2>
      <Facts
        facts={[
          [t("queue.stage"), <strong key="stage">{named("sampleStages", sample.stage)}</strong>],
          [t("sample.pieces"), sample.pieces],
          [t("sample.seal"), sample.seal],
          [t("sample.laboratory"), sample.laboratory],
          [
            t("sample.result"),
            sample.passed === null || sample.passed === undefined
              ? null
              : t(sample.passed ? "sample.good" : "sample.bad"),
          ],
        ]}
      />
    </section>
  );
}

/** Every factor of the probability, and the draw, so that everybody can draw again. */
function Drawn({ id }: { id: number }) {
  const { t } = useWords("desk");
  const query = useQuery({
    queryKey: ["inspection", "selection", id],
    queryFn: () => told(client.GET("/api/v1/inspection/orders/{id}/selection", { params: { path: { id } } })),
  });
  return (
    <section className="part">
      <h2>{t("drawn.title")}</h2>
      <Answer query={query}>
        {(one) => (
          <>
            <p>
              {t("drawn.said", {
                draw: String(one.draw),
                probability: String(one.probability),
                hit: t(one.hit ? "drawn.hit" : "drawn.missed"),
              })}
            </p>
            <ul className="factors">
              {one.lines.map((line) => (
                <li key={line.gnum}>
                  {t("goods.line")} {line.gnum}:{" "}
                  {line.factors.map((factor) => (
                    <code key={factor.name}>
                      {factor.name} × {String(factor.factor)}
                    </code>
                  ))}{" "}
                  = <strong>{String(line.value)}</strong>
                </li>
              ))}
            </ul>
            <p className="soft">
              <code>{one.formula}</code> {one.rule}
            </p>
            <p className="soft">
              {t("drawn.from")} <Copyable text={one.drawnFrom} />
            </p>
          </>
        )}
      </Answer>
    </section>
  );
}

function Work({ order: one }: { order: Order }) {
  const { t } = useWords("desk");
  const { data: session } = useSession();
  const id = one.order.id;
  const act = useMutation({
    mutationFn: (body: Step) =>
      told(client.POST("/api/v1/inspection/orders/{id}/steps", { params: { path: { id } }, body })),
    onSuccess: async (after) => {
      await queries.invalidateQueries({ queryKey: ["inspection"] });
      queries.setQueryData(["inspection", "order", id], after);
    },
    onError: () => queries.invalidateQueries({ queryKey: ["inspection", "order", id] }),
  });
  const { stage, officer } = one.order;
  const isToTake = officer !== session?.username && (stage === "CREATED" || stage === "ASSIGNED");
  const keys = [
    {
      key: "c",
      does: t("keys.assign"),
      run: () => {
        if (isToTake) act.mutate({ step: "assign" });
      },
    },
    ...useDeeds("/desk/orders"),
  ];
  return (
    <aside className="sheet work" aria-label={t("task.work")}>
      <h2>{t("task.work")}</h2>
      {act.isError && <Faults cause={act.error} />}
      {one.order.stage === "CLOSED" ? (
        <Nothing>{t("order.closed")}</Nothing>
      ) : (
        <div className="decide" data-deeds>
          <Steps
            order={one}
            me={session?.username ?? ""}
            isBusy={act.isPending}
            onStep={(step) => act.mutate(step)}
          />
        </div>
      )}
      <Keys keys={keys} />
    </aside>
  );
}
