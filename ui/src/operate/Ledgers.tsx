import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told, type Schemas } from "../api/client";
import "../desk/desk.css";
import { useChosen } from "../desk/parts/address";
import { Facts } from "../desk/parts/Facts";
import { Export, Listing, type Column } from "../desk/parts/Listing";
import { Purpose } from "../desk/tax/Purpose";
import { Answer } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Amount, Moment, today } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { useNamed } from "./ask";
import { GuaranteeTerms } from "./GuaranteeTerms";

type Statement = Schemas["LedgerStatement"];
type Move = Statement["moves"][number];

/** The guarantee of an enterprise from day to day, or a buyer's quota by the pseudonym. */
export function Component() {
  const { t } = useWords("operate");
  const { chosen, choose } = useChosen();
  const [code, setCode] = useState(chosen("code"));
  const [buyer, setBuyer] = useState(chosen("buyer"));
  const now = today();
  const from = chosen("from") || `${now.slice(0, 7)}-01`;
  const to = chosen("to") || now;
  return (
    <div className="page">
      <Head title={t("ledgers.title")} lead={t("ledgers.lead")} />
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          choose({ code: code.trim(), buyer: "" });
        }}
      >
        <Field label={t("enterprises.code")} value={code} required onText={setCode} />
        <Field label={t("from")} type="date" value={from} onText={(day) => choose({ from: day })} />
        <Field label={t("to")} type="date" value={to} onText={(day) => choose({ to: day })} />
        <Button htmlType="submit">{t("ledgers.guarantee")}</Button>
      </form>
      <form
        className="inline"
        role="search"
        aria-label={t("ledgers.quota")}
        onSubmit={(event) => {
          event.preventDefault();
          choose({ buyer: buyer.trim(), code: "" });
        }}
      >
        <Field label={t("ledgers.buyer")} help={t("ledgers.logged")} value={buyer} required onText={setBuyer} />
        <Button htmlType="submit">{t("ledgers.quota")}</Button>
      </form>
      {chosen("code") && <GuaranteeTerms key={chosen("code")} code={chosen("code")} />}
      {chosen("code") && <Guarantee code={chosen("code")} from={from} to={to} />}
      {chosen("buyer") && (
        <Purpose>
          {(purpose) => <Quota buyer={chosen("buyer")} year={Number(to.slice(0, 4))} purpose={purpose} />}
        </Purpose>
      )}
    </div>
  );
}

function Guarantee({ code, from, to }: { code: string; from: string; to: string }) {
  const query = useQuery({
    queryKey: ["ledger", "guarantee", code, from, to],
    queryFn: () =>
      told(
        client.GET("/api/v1/ledgers/guarantees/{code}", {
          params: { path: { code }, query: { from, to, format: "json" } },
        }),
      ),
    retry: false,
  });
  if (query.isError) return <Faults cause={query.error} />;
  return <Answer query={query}>{(one) => <Shown statement={one as Statement} />}</Answer>;
}

function Quota({ buyer, year, purpose }: { buyer: string; year: number; purpose: string }) {
  const query = useQuery({
    queryKey: ["ledger", "quota", buyer, year, purpose],
    queryFn: () =>
      told(
        client.GET("/api/v1/ledgers/quotas/{buyer}", {
          params: { path: { buyer }, query: { year, purpose, format: "json" } },
        }),
      ),
    retry: false,
  });
  if (query.isError) return <Faults cause={query.error} />;
  return <Answer query={query}>{(one) => <Shown statement={one as Statement} />}</Answer>;
}

function Shown({ statement }: { statement: Statement }) {
  const { t } = useWords("operate");
  const named = useNamed();
  const columns: Column<Move>[] = [
    { head: t("log.at"), text: (one) => one.at, cell: (one) => <Moment at={one.at} /> },
    { head: t("ledgers.move"), text: (one) => named("moves", one.kind) },
    { head: t("letters.order"), text: (one) => `${one.platform} ${one.orderNo}` },
    {
      head: t("ledgers.effect"),
      text: (one) => one.effect,
      cell: (one) => <Amount yuan={one.effect} />,
      isNumber: true,
    },
    {
      head: t("ledgers.balance"),
      text: (one) => one.balance,
      cell: (one) => <Amount yuan={one.balance} />,
      isNumber: true,
    },
  ];
  return (
    <section className="part">
      <h2>{statement.account}</h2>
      <Facts
        facts={[
          [t("ledgers.opening"), <Amount key="opening" yuan={statement.opening} />],
          [t("ledgers.closing"), <Amount key="closing" yuan={statement.closing} />],
        ]}
      />
      <p>
        <Export name={`ledger-${statement.account}`} columns={columns} rows={() => statement.moves} />
      </p>
      <Listing
        label={t("ledgers.title")}
        rows={statement.moves}
        columns={columns}
        id={(one) => `${one.at} ${one.kind} ${one.orderNo} ${one.balance}`}
        empty={t("ledgers.none")}
      />
    </section>
  );
}
