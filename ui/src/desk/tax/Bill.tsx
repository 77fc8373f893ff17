import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../../api/client";
import { Answer, Nothing } from "../../parts/Answer";
import { Amount, Copyable, Day } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { copyable, Facts } from "../parts/Facts";
import { Grounds } from "../parts/Grounds";
import { History } from "../parts/History";
import { Keys } from "../parts/Keys";
import { useNamed } from "../parts/named";
import { useDeeds } from "../parts/rows";
import { BillLines } from "./BillLines";
import { Purpose } from "./Purpose";

type Bill = Schemas["TaxBill"];

const NOT_FOUND = 404;

/** One bill against the platform's computation, line by line. */
export function Component() {
  const { t } = useWords("desk");
  const { invtNo = "" } = useParams();
  const navigate = useNavigate();
  const keys = [
    ...useDeeds("/desk/bills").filter((one) => one.key === "u"),
    {
      key: "c",
      does: t("bill.atDeskTasks"),
      run: () => void navigate(`/desk?subject=${encodeURIComponent(invtNo)}`),
    },
  ];
  return (
    <div className="page">
      <p className="back">
        <Link to="/desk/bills">{t("bill.title")}</Link>
      </p>
      <Head title={`${t("bill.one")} ${invtNo}`} lead={t("bill.oneLead")} />
      <Keys keys={keys} />
      <Purpose>{(purpose) => <Shown invtNo={invtNo} purpose={purpose} />}</Purpose>
    </div>
  );
}

function Shown({ invtNo, purpose }: { invtNo: string; purpose: string }) {
  const { t } = useWords("desk");
  const query = useQuery({
    queryKey: ["tax", "bill", invtNo, purpose],
    queryFn: () =>
      told(client.GET("/api/v1/tax/bills/{invtNo}", { params: { path: { invtNo }, query: { purpose } } })),
  });
  if (query.error instanceof Refusal && query.error.status === NOT_FOUND)
    return <Nothing>{t("bill.none")}</Nothing>;
  return (
    <Answer query={query}>
      {(bill) => (
        <>
          <Sums bill={bill} purpose={purpose} />
          <BillLines bill={bill} />
          {bill.differences.length > 0 && (
            <section className="part">
              <h2>{t("bill.differ")}</h2>
              <Grounds faults={bill.differences.map((one) => ({ fault: one.words }))} />
            </section>
          )}
          <AtDesk bill={bill} />
          {bill.remarks.length > 0 && (
            <section className="part">
              <h2>{t("bill.remarks")}</h2>
              <Grounds faults={bill.remarks.map((fault) => ({ fault }))} />
            </section>
          )}
          <History steps={bill.steps} group="billEvents" />
        </>
      )}
    </Answer>
  );
}

/** What became of its differences at the desk. */
function AtDesk({ bill }: { bill: Bill }) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    bill.enquiries.length > 0 && (
      <section className="part">
        <h2>{t("bill.atDesk")}</h2>
        <ul>
          {bill.enquiries.map((one) => (
            <li key={`${one.taxNo} ${one.by}`}>
              {t("bill.atDeskOne", { taxNo: one.taxNo, by: one.by })}{" "}
              <strong>{named("enquiries", one.state)}</strong> {one.reason}
            </li>
          ))}
        </ul>
        <p>
          <Link to={`/desk?subject=${encodeURIComponent(bill.invtNo)}`}>{t("bill.atDeskTasks")}</Link>
        </p>
      </section>
    )
  );
}

function Sums({ bill, purpose }: { bill: Bill; purpose: string }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const money = (yuan: string) => <Amount yuan={yuan} />;
  return (
    <>
      <Facts
        facts={[
          [t("queue.stage"), <strong key="stage">{named("billStages", bill.stage)}</strong>],
          [t("view.version"), bill.version],
          [t("bill.taxNo"), copyable(bill.taxNo)],
          [t("bill.estimated"), money(bill.estimatedTotal)],
          [t("bill.billed"), money(bill.billedTotal)],
          [t("bill.due"), money(bill.due)],
          [t("bill.paid"), money(bill.paid)],
          [t("bill.lateFee"), money(bill.lateFee)],
          [t("bill.lateFeeRunning"), money(bill.lateFeeRunning)],
          [t("bill.offset"), money(bill.offset)],
          [t("bill.refundable"), money(bill.refundable)],
          [t("bill.payFrom"), bill.payFrom && <Day key="from" date={bill.payFrom} />],
          [t("bill.payTo"), bill.payTo && <Day key="to" date={bill.payTo} />],
          [t("bill.settled"), bill.settledOn && <Day key="settled" date={bill.settledOn} />],
          [t("bill.payer"), <Copyable key="payer" text={bill.payerCode} />],
          [t("view.seller"), bill.ebcCode && `${bill.ebcName} ${bill.ebcCode}`],
          [t("view.buyer"), copyable(bill.buyer)],
          [t("view.released"), bill.releasedOn && <Day key="released" date={bill.releasedOn} />],
        ]}
      />
      <p className="actions">
        <Link to={`/desk/declarations/${encodeURIComponent(bill.invtNo)}`}>{t("declaration.open")}</Link>
        {bill.taxNo !== null && (
          <a
            download
            href={`/api/v1/tax/bills/${encodeURIComponent(bill.invtNo)}/document?${new URLSearchParams({ purpose })}`}
          >
            {t("bill.print")}
          </a>
        )}
      </p>
    </>
  );
}
