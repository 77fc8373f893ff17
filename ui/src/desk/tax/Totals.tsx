import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer } from "../../parts/Answer";
import { Field } from "../../parts/Field";
import { Amount } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useRows } from "../parts/rows";
import { Purpose } from "./Purpose";
import { Span, useSpanOfDays } from "./Span";

type Total = Schemas["TaxTotals"]["totals"][number];

const MONEY = [
  "value",
  "estimated",
  "duty",
  "vat",
  "consumptionTax",
  "due",
  "paid",
  "lateFee",
  "lateFeeRunning",
  "offset",
  "refundable",
  "overdue",
] as const;

/** What is billed, due and paid, by withholding agent and month of release. */
export function Component() {
  const { t } = useWords("desk");
  const { chosen, choose } = useChosen();
  const [payer, setPayer] = useState(chosen("payer"));
  return (
    <div className="page">
      <Head title={t("totals.title")} lead={t("totals.lead")} />
      <Purpose>
        {(purpose) => (
          <>
            <form
              className="filters"
              role="search"
              onSubmit={(event) => {
                event.preventDefault();
                choose({ payer: payer.trim() });
              }}
            >
              <Span />
              <Field label={t("bill.payer")} type="search" value={payer} onText={setPayer} />
              <Button htmlType="submit">{t("show")}</Button>
            </form>
            <Totals purpose={purpose} payer={chosen("payer")} />
          </>
        )}
      </Purpose>
    </div>
  );
}

function Totals({ purpose, payer }: { purpose: string; payer: string }) {
  const { t } = useWords("desk");
  const { from, to } = useSpanOfDays();
  const query = useQuery({
    queryKey: ["tax", "totals", from, to, payer, purpose],
    queryFn: () =>
      told(
        client.GET("/api/v1/tax/totals", {
          params: { query: { from, to, purpose, ...(payer && { payer }) } },
        }),
      ),
  });
  const columns: Column<Total>[] = [
    {
      head: t("bill.payer"),
      text: (one) => one.payerCode,
      cell: (one) => (
        <Link
          to={`/desk/bills?${new URLSearchParams({ from, to, payer: one.payerCode, differing: "no" })}`}
          data-row
        >
          {one.payerCode}
        </Link>
      ),
    },
    { head: t("month"), text: (one) => one.month },
    { head: t("sums.declarations"), text: (one) => one.declarations, isNumber: true },
    ...MONEY.map((name) => ({
      head: t(`money.${name}`),
      text: (one: Total) => one[name],
      cell: (one: Total) => <Amount yuan={one[name]} />,
      isNumber: true,
    })),
    { head: t("totals.overdueBills"), text: (one) => one.overdueBills, isNumber: true },
    { head: t("totals.differ"), text: (one) => one.billsThatDiffer, isNumber: true },
  ];
  const keys = useRows();
  return (
    <Answer query={query}>
      {({ totals }) => (
        <>
          <div className="list-tools">
            <span className="tools-end">
              <Export name={`totals-${from}-${to}`} columns={columns} rows={() => totals} />
              <Keys keys={keys} />
            </span>
          </div>
          <Listing
            label={t("totals.title")}
            rows={totals}
            columns={columns}
            id={(one) => `${one.direction} ${one.payerCode} ${one.month}`}
            empty={t("bill.empty")}
          />
        </>
      )}
    </Answer>
  );
}
