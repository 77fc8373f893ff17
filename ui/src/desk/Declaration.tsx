import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../api/client";
import { Answer, Nothing } from "../parts/Answer";
import { Field } from "../parts/Field";
import { Amount, Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { roleOf, useSession } from "../shell/session";
import { useWords } from "../words/language";
import "./desk.css";
import { Buyer } from "./Buyer";
import { copyable, Facts } from "./parts/Facts";
import { Listing, type Column } from "./parts/Listing";
import { REGULATORS, useNamed, type Regulator } from "./parts/named";
import { StandingLanes } from "./StandingLanes";

type View = Schemas["DeclarationView"];
type Goods = View["goods"][number];
type Back = View["returns"][number];

/** A declaration as the officer's regulator may see it: what is not theirs to see is not sent. */
export function Component() {
  const { t } = useWords("desk");
  const { data: session } = useSession();
  const role = roleOf(session);
  const regulator = REGULATORS.find((one) => one === role);
  const { invtNo } = useParams();
  if (regulator === undefined) return <Nothing>{t("declaration.notYours")}</Nothing>;
  return (
    <div className="page">
      {invtNo === undefined ? (
        <Head title={t("declaration.title")} lead={t("declaration.lead")} />
      ) : (
        <Head title={`${t("declaration.title")} ${invtNo}`} lead={t(`declaration.sees.${regulator}`)} />
      )}
      <Search key={invtNo} invtNo={invtNo ?? ""} />
      {invtNo !== undefined && <Shown regulator={regulator} invtNo={invtNo} />}
    </div>
  );
}

function Search({ invtNo }: { invtNo: string }) {
  const { t } = useWords("desk");
  const navigate = useNavigate();
  const [asked, setAsked] = useState(invtNo);
  return (
    <form
      className="inline"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked.trim()) void navigate(`/desk/declarations/${encodeURIComponent(asked.trim())}`);
      }}
    >
      <Field label={t("invtNo")} type="search" value={asked} required onText={setAsked} />
      <Button type="primary" htmlType="submit">
        {t("show")}
      </Button>
    </form>
  );
}

const NOT_FOUND = 404;

function Shown({ regulator, invtNo }: { regulator: Regulator; invtNo: string }) {
  const { t } = useWords("desk");
  const query = useQuery({
    queryKey: ["view", regulator, invtNo],
    queryFn: () =>
      told(
        client.GET("/api/v1/views/{regulator}/declarations/{invtNo}", {
          params: { path: { regulator, invtNo } },
        }),
      ),
  });
  if (query.error instanceof Refusal && query.error.status === NOT_FOUND)
    return <Nothing>{t("declaration.none")}</Nothing>;
  return (
    <Answer query={query}>
      {(view) => (
        <>
          <HeadFacts head={view.head} regulator={regulator} />
          <section className="part">
            <h2>{t("goods.title")}</h2>
            <GoodsList goods={view.goods} />
          </section>
          {view.returns.length > 0 && (
            <section className="part">
              <h2>{t("goods.returns")}</h2>
              <ReturnsList returns={view.returns} />
            </section>
          )}
          {view.head.ebpCode && view.head.orderNo && (
            <StandingLanes ebpCode={view.head.ebpCode} orderNo={view.head.orderNo} />
          )}
          {regulator === "customs" && <Buyer invtNo={invtNo} order={orderOf(view.head)} />}
        </>
      )}
    </Answer>
  );
}

function orderOf({ ebpCode, orderNo }: View["head"]) {
  return ebpCode && orderNo ? { ebpCode, orderNo } : undefined;
}

function HeadFacts({ head, regulator }: { head: View["head"]; regulator: Regulator }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const encoded = encodeURIComponent(head.invtNo);
  return (
    <section className="part">
      <Facts
        facts={[
          [t("view.stage"), <strong key="stage">{named("declarationStages", head.stage)}</strong>],
          [t("view.version"), head.version],
          [t("view.orderNo"), copyable(head.orderNo)],
          [t("view.platform"), copyable(head.ebpCode)],
          [t("view.seller"), `${head.ebcName} ${head.ebcCode}`],
          [t("view.agent"), copyable(head.agentCode)],
          [t("view.guarantor"), copyable(head.assureCode)],
          [t("view.site"), head.customsCode],
          [t("view.mode"), head.tradeMode],
          [t("view.country"), head.country],
          [t("view.region"), head.region],
          [t("view.bill"), head.billNo],
          [t("view.payment"), head.payNo && copyable(head.payNo)],
          [t("view.paymentEnterprise"), head.payCode],
          [t("view.waybill"), head.logisticsNo && copyable(head.logisticsNo)],
          [t("view.carrier"), head.logisticsCode],
          [t("view.buyer"), head.buyer && copyable(head.buyer)],
          [t("view.ordered"), head.orderedOn && <Day key="ordered" date={head.orderedOn} />],
          [t("view.declared"), <Day key="declared" date={head.declaredOn} />],
          [t("view.released"), head.releasedOn && <Day key="released" date={head.releasedOn} />],
          [t("view.goods"), head.goods && <Amount key="goods" yuan={head.goods} />],
        ]}
      />
      <p className="actions">
        {regulator === "customs" && <Link to={`/desk/selections/${encoded}`}>{t("selection.open")}</Link>}
        {regulator === "tax" && <Link to={`/desk/bills/${encoded}`}>{t("bill.open")}</Link>}
        {regulator === "exchange" && <Link to="/desk/matching">{t("matching.title")}</Link>}
      </p>
    </section>
  );
}

function GoodsList({ goods }: { goods: Goods[] }) {
  const { t } = useWords("desk");
  const money: [string, keyof Goods][] = [
    [t("goods.price"), "goods"],
    [t("goods.value"), "value"],
    [t("goods.duty"), "duty"],
    [t("goods.consumptionTax"), "consumptionTax"],
    [t("goods.vat"), "vat"],
  ];
  const columns: Column<Goods>[] = [
    { head: t("goods.line"), text: (one) => one.gnum },
    { head: t("goods.code"), text: (one) => one.gcode ?? "" },
    { head: t("goods.name"), text: (one) => one.gname, cell: (one) => <span lang="zh-CN">{one.gname}</span> },
    { head: t("goods.quantity"), text: (one) => `${one.quantity} × ${one.unit}`, isNumber: true },
    { head: t("goods.origin"), text: (one) => one.origin ?? "" },
    // A column that this regulator does not see is not shown empty.
    ...money
      .filter(([, name]) => goods.some((one) => one[name] !== undefined))
      .map(([head, name]) => ({
        head,
        text: (one: Goods) => one[name],
        cell: (one: Goods) => <Amount yuan={one[name] as string | undefined} />,
        isNumber: true,
      })),
  ];
  return (
    <Listing
      label={t("goods.title")}
      rows={goods}
      columns={columns}
      id={(one) => one.gnum}
      empty={t("nothing")}
    />
  );
}

/** What buyers sent back, line by line. */
function ReturnsList({ returns }: { returns: Back[] }) {
  const { t } = useWords("desk");
  const money: [string, keyof Back][] = [
    [t("goods.price"), "goods"],
    [t("goods.value"), "value"],
    [t("goods.duty"), "duty"],
    [t("goods.consumptionTax"), "consumptionTax"],
    [t("goods.vat"), "vat"],
  ];
  const columns: Column<Back>[] = [
    {
      head: t("goods.returnedOn"),
      text: (one) => one.returnedOn,
      cell: (one) => <Day date={one.returnedOn} />,
    },
    ...(returns.some((one) => one.returnNo !== undefined)
      ? [{ head: t("goods.returnNo"), text: (one: Back) => one.returnNo ?? "" }]
      : []),
    { head: t("goods.line"), text: (one) => one.gnum },
    { head: t("goods.quantity"), text: (one) => one.quantity, isNumber: true },
    ...money
      .filter(([, name]) => returns.some((one) => one[name] !== undefined))
      .map(([head, name]) => ({
        head,
        text: (one: Back) => one[name],
        cell: (one: Back) => <Amount yuan={one[name] as string | undefined} />,
        isNumber: true,
      })),
  ];
  return (
    <Listing
      label={t("goods.returns")}
      rows={returns}
      columns={columns}
      id={(one) => `${one.returnedOn} ${one.returnNo ?? ""} ${one.gnum} ${one.quantity}`}
      empty={t("nothing")}
    />
  );
}
