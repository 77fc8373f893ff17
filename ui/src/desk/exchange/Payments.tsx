import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer } from "../../parts/Answer";
import { Choose } from "../../parts/Choose";
import { Moment } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { allPages, AT_ONCE, ON_A_PAGE, Pages } from "../parts/Pages";
import { useRows } from "../parts/rows";

type Payment = Schemas["RemittancePage"]["remittances"][number];
type Stage = Payment["stage"];

const STAGES: readonly Stage[] = [
  "REVIEW",
  "CHECKED",
  "BOUGHT_FX",
  "REMITTED",
  "REPORTED",
  "SETTLED",
  "REFUSED",
  "WITHDRAWN",
];
const EVERY_MILLISECONDS = 30_000;

function page(stage: Stage | undefined, after: string | null, limit: number) {
  return told(
    client.GET("/api/v1/exchange/remittances", {
      params: { query: { limit, ...(stage && { stage }), ...(after && { after }) } },
    }),
  );
}

/** Payments abroad, the newest first; those that wait for the officer stand under the stage of review. */
export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const { chosen, choose } = useChosen();
  const stage = STAGES.find((one) => one === chosen("stage"));
  const after = chosen("after");
  const query = useQuery({
    queryKey: ["exchange", "payments", stage, after],
    queryFn: () => page(stage, after, ON_A_PAGE),
    refetchInterval: EVERY_MILLISECONDS,
  });
  const columns: Column<Payment>[] = [
    {
      head: t("payment.number"),
      text: (one) => one.number,
      cell: (one) => (
        <Link to={`/desk/payments/${encodeURIComponent(one.number)}`} data-row>
          {one.number}
        </Link>
      ),
    },
    {
      head: t("queue.stage"),
      text: (one) => named("paymentStages", one.stage),
      cell: (one) => (
        <span
          className={`verdict ${one.stage === "REVIEW" ? "attention" : one.stage === "REFUSED" ? "stopped" : ""}`}
        >
          {named("paymentStages", one.stage)}
        </span>
      ),
    },
    { head: t("payment.payer"), text: (one) => one.payerCode },
    { head: t("payment.payee"), text: (one) => `${one.payeeName} ${one.payeeCountry}` },
    { head: t("payment.amount"), text: (one) => `${one.amount} ${one.currency}`, isNumber: true },
    { head: t("payment.dollars"), text: (one) => one.dollars, isNumber: true },
    { head: t("payment.bank"), text: (one) => one.bankCode },
    {
      head: t("payment.asked"),
      text: (one) => one.requestedAt,
      cell: (one) => <Moment at={one.requestedAt} />,
    },
  ];
  const keys = useRows();
  return (
    <div className="page">
      <Head title={t("payment.title")} lead={t("payment.lead")} />
      <div className="filters">
        <Choose
          label={t("queue.stage")}
          value={stage ?? ""}
          options={[
            { value: "", label: t("any") },
            ...STAGES.map((one) => ({ value: one, label: named("paymentStages", one) })),
          ]}
          onChoose={(value) => choose({ stage: value, after: "" })}
        />
      </div>
      <Answer query={query}>
        {({ remittances, next }) => (
          <>
            <div className="list-tools">
              <p className="count" role="status">
                {t("queue.count", { count: remittances.length })}
              </p>
              <span className="tools-end">
                <Export
                  name="payments"
                  columns={columns}
                  rows={() =>
                    allPages<Payment, string>(async (from) => {
                      const { remittances: rows, next } = await page(stage, from, AT_ONCE);
                      return { rows, next };
                    })
                  }
                />
                <Keys keys={keys} />
              </span>
            </div>
            <Listing
              label={t("payment.title")}
              rows={remittances}
              columns={columns}
              id={(one) => one.number}
              empty={t("payment.empty")}
            />
            <Pages next={next} />
          </>
        )}
      </Answer>
    </div>
  );
}
