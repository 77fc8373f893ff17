import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer } from "../../parts/Answer";
import { Choose } from "../../parts/Choose";
import { Field } from "../../parts/Field";
import { Amount, Day } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { useRows } from "../parts/rows";
import { Purpose } from "./Purpose";
import { Span, useSpanOfDays } from "./Span";

type Bill = Schemas["TaxBillPage"]["bills"][number];
type Stage = Bill["stage"];

const STAGES: readonly Stage[] = ["ESTIMATED", "ISSUED", "PAYABLE", "OVERDUE", "PAID", "OFFSET"];
const ON_A_PAGE = 50;
const EXPORTED_ON_A_PAGE = 500;
const EXPORTED_MOST = 20_000;

/** Tax bills by day of release; at first those that differ from the platform's computation. */
export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const { chosen, choose } = useChosen();
  const [payer, setPayer] = useState(chosen("payer"));
  const isAll = chosen("differing") === "no";
  return (
    <div className="page">
      <Head title={t("bill.title")} lead={t("bill.lead")} />
      <Purpose>
        {(purpose) => (
          <>
            <form
              className="filters"
              role="search"
              onSubmit={(event) => {
                event.preventDefault();
                choose({ payer: payer.trim(), after: "" });
              }}
            >
              <Span />
              <Choose
                label={t("bill.which")}
                value={isAll ? "no" : ""}
                options={[
                  { value: "", label: t("bill.differing") },
                  { value: "no", label: t("bill.all") },
                ]}
                onChoose={(value) => choose({ differing: value, after: "" })}
              />
              <Choose
                label={t("queue.stage")}
                value={chosen("stage")}
                options={[
                  { value: "", label: t("any") },
                  ...STAGES.map((one) => ({ value: one, label: named("billStages", one) })),
                ]}
                onChoose={(value) => choose({ stage: value, after: "" })}
              />
              <Field label={t("bill.payer")} type="search" value={payer} onText={setPayer} />
              <Button htmlType="submit">{t("show")}</Button>
            </form>
            <Bills purpose={purpose} isAll={isAll} />
          </>
        )}
      </Purpose>
    </div>
  );
}

function Bills({ purpose, isAll }: { purpose: string; isAll: boolean }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const { chosen, choose } = useChosen();
  const { from, to } = useSpanOfDays();
  const stage = STAGES.find((one) => one === chosen("stage"));
  const payer = chosen("payer");
  const after = chosen("after");
  const page = (start: string, limit: number) =>
    told(
      client.GET("/api/v1/tax/bills", {
        params: {
          query: {
            from,
            to,
            purpose,
            limit,
            ...(stage && { stage }),
            ...(payer && { payer }),
            ...(start && { after: start }),
            ...(!isAll && { differing: true }),
          },
        },
      }),
    );
  /** All that the filter lets through, a page after the other. */
  async function all(): Promise<Bill[]> {
    const found: Bill[] = [];
    for (let last: Bill | undefined; found.length < EXPORTED_MOST; last = found.at(-1)) {
      const { bills } = await page(last?.invtNo ?? "", EXPORTED_ON_A_PAGE);
      found.push(...bills);
      if (bills.length < EXPORTED_ON_A_PAGE) break;
    }
    return found;
  }
  const query = useQuery({
    queryKey: ["tax", "bills", from, to, stage, payer, after, isAll, purpose],
    queryFn: () => page(after, ON_A_PAGE),
  });
  const money = (
    head: string,
    name: "estimated" | "due" | "paid" | "lateFee" | "refundable",
  ): Column<Bill> => ({
    head,
    text: (one) => one[name],
    cell: (one) => <Amount yuan={one[name]} />,
    isNumber: true,
  });
  const columns: Column<Bill>[] = [
    {
      head: t("invtNo"),
      text: (one) => one.invtNo,
      cell: (one) => (
        <Link to={`/desk/bills/${encodeURIComponent(one.invtNo)}`} data-row>
          {one.invtNo}
        </Link>
      ),
    },
    {
      head: t("queue.stage"),
      text: (one) => named("billStages", one.stage),
      cell: (one) => (
        <>
          {named("billStages", one.stage)}{" "}
          {one.differs && (
            <span className="verdict stopped">{t("bill.differences", { count: one.differences })}</span>
          )}{" "}
          {one.enquiry && <small>{named("enquiries", one.enquiry)}</small>}
        </>
      ),
    },
    { head: t("bill.payer"), text: (one) => one.payerCode },
    money(t("bill.estimated"), "estimated"),
    money(t("bill.due"), "due"),
    money(t("bill.paid"), "paid"),
    money(t("bill.lateFee"), "lateFee"),
    {
      head: t("bill.payTo"),
      text: (one) => one.payTo,
      cell: (one) => (one.payTo ? <Day date={one.payTo} /> : "–"),
    },
    {
      head: t("view.released"),
      text: (one) => one.releasedOn,
      cell: (one) => (one.releasedOn ? <Day date={one.releasedOn} /> : "–"),
    },
  ];
  const keys = useRows();
  return (
    <Answer query={query}>
      {({ bills }) => (
        <>
          <div className="list-tools">
            <p className="count" role="status">
              {t("queue.count", { count: bills.length })}
            </p>
            <span className="tools-end">
              <Export name="bills" columns={columns} rows={all} />
              <Keys keys={keys} />
            </span>
          </div>
          <Listing
            label={t("bill.title")}
            rows={bills}
            columns={columns}
            id={(one) => one.invtNo}
            empty={t("bill.empty")}
          />
          <p className="actions">
            {after && <Button onClick={() => choose({ after: "" })}>{t("first")}</Button>}
            {bills.length === ON_A_PAGE && (
              <Button onClick={() => choose({ after: bills.at(-1)?.invtNo ?? "" })}>{t("next")}</Button>
            )}
          </p>
        </>
      )}
    </Answer>
  );
}
