import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import "../desk/desk.css";
import { Facts } from "../desk/parts/Facts";
import { BillLines } from "../desk/tax/BillLines";
import { Answer, Nothing } from "../parts/Answer";
import { Amount, Copyable, Day } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { orNone } from "./ask";
import { FaultCard } from "./Next";

type Bill = Schemas["TaxBill"];

/** One tax bill: what the platform computed and what customs billed, in all and line by line. */
export function Component() {
  const { t } = useWords("trader");
  const { invtNo = "" } = useParams();
  const query = useQuery({
    queryKey: ["bills", invtNo],
    queryFn: () => orNone(told(client.GET("/api/v1/tax/bills/{invtNo}", { params: { path: { invtNo } } }))),
  });
  return (
    <div className="page">
      <p className="back">
        <Link to="/trade/bills">{t("bills.title")}</Link>
      </p>
      <Head title={`${t("bills.one")} ${invtNo}`} lead={t("bills.oneLead")} />
      <Answer query={query}>
        {(bill) =>
          bill === null ? (
            <Nothing>{t("bills.unknown")}</Nothing>
          ) : (
            <>
              <Sums bill={bill} />
              <BillLines bill={bill} />
              {bill.differences.length + bill.remarks.length > 0 && (
                <section className="part">
                  <h2>{t("bills.found")}</h2>
                  {[...bill.differences.map((one) => one.words), ...bill.remarks].map((fault, index) => (
                    <FaultCard key={index} fault={fault} />
                  ))}
                </section>
              )}
            </>
          )
        }
      </Answer>
    </div>
  );
}

function Sums({ bill }: { bill: Bill }) {
  const { t } = useWords("trader");
  const { t: desk } = useWords("desk");
  const money = (yuan: string) => <Amount yuan={yuan} />;
  return (
    <>
      <Facts
        facts={[
          [t("bills.stage"), <strong key="stage">{t(`bills.stages.${bill.stage}`)}</strong>],
          [desk("bill.taxNo"), bill.taxNo && <Copyable key="number" text={bill.taxNo} />],
          [t("bills.estimated"), money(bill.estimatedTotal)],
          [desk("bill.billed"), bill.taxNo && money(bill.billedTotal)],
          [t("bills.due"), money(bill.due)],
          [desk("bill.paid"), money(bill.paid)],
          [desk("bill.lateFee"), money(bill.lateFee)],
          [desk("bill.lateFeeRunning"), money(bill.lateFeeRunning)],
          [desk("bill.offset"), money(bill.offset)],
          [desk("bill.refundable"), money(bill.refundable)],
          [desk("bill.payFrom"), bill.payFrom && <Day key="from" date={bill.payFrom} />],
          [desk("bill.payTo"), bill.payTo && <Day key="to" date={bill.payTo} />],
          [desk("bill.settled"), bill.settledOn && <Day key="settled" date={bill.settledOn} />],
          [t("bills.payer"), <Copyable key="payer" text={bill.payerCode} />],
        ]}
      />
      <p className="actions">
        <Link to={`/dossiers?${new URLSearchParams({ q: bill.invtNo })}`}>{t("bills.declaration")}</Link>
        {bill.taxNo !== null && (
          <a download href={`/api/v1/tax/bills/${encodeURIComponent(bill.invtNo)}/document`}>
            {t("bills.download")}
          </a>
        )}
      </p>
    </>
  );
}
