import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { client, Refusal, told, type Schemas } from "../../api/client";
import { Answer, Nothing } from "../../parts/Answer";
import { Amount, Copyable, Day } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { Due } from "../parts/Due";
import { copyable, Facts } from "../parts/Facts";
import { Grounds } from "../parts/Grounds";
import { History } from "../parts/History";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { useDeeds } from "../parts/rows";

type Payment = Schemas["Remittance"];
type Line = Payment["lines"][number];

const NOT_FOUND = 404;

/** One payment abroad with the declarations that it is for. */
export function Component() {
  const { t } = useWords("desk");
  const { number = "" } = useParams();
  const query = useQuery({
    queryKey: ["exchange", "payment", number],
    queryFn: () => told(client.GET("/api/v1/exchange/remittances/{number}", { params: { path: { number } } })),
    staleTime: 0,
  });
  const isMissing = query.error instanceof Refusal && query.error.status === NOT_FOUND;
  return (
    <div className="page">
      <p className="back">
        <Link to="/desk/payments">{t("payment.title")}</Link>
      </p>
      {isMissing ? (
        <Nothing>{t("nothing")}</Nothing>
      ) : (
        <Answer query={query}>
          {(payment) => (
            <>
              <Head
                title={`${t("payment.one")} ${number}`}
                lead={`${payment.payerName} → ${payment.payeeName}`}
              />
              <div className="desk-two">
                <div>
                  <Standing payment={payment} />
                  {payment.faults.length > 0 && (
                    <section className="part">
                      <h2>{t("payment.found")}</h2>
                      <Grounds faults={payment.faults.map((fault) => ({ fault }))} />
                    </section>
                  )}
                  <Lines payment={payment} />
                  {payment.balance && <Balance balance={payment.balance} />}
                  <History steps={payment.history} group="paymentEvents" />
                </div>
                <Work key={payment.stage} payment={payment} />
              </div>
            </>
          )}
        </Answer>
      )}
    </div>
  );
}

function Standing({ payment: one }: { payment: Payment }) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    <Facts
      facts={[
        [t("queue.stage"), <strong key="stage">{named("paymentStages", one.stage)}</strong>],
        [t("payment.amount"), `${one.amount} ${one.currency}`],
        [t("payment.yuan"), one.yuan && <Amount key="yuan" yuan={one.yuan} />],
        [t("payment.dollars"), one.dollars && `${one.dollars} USD`],
        [t("payment.rate"), one.rate && `${one.rate} (${one.rateSource})`],
        [t("payment.bankRate"), one.bankRate],
        [t("payment.payer"), `${one.payerName} ${one.payerCode}`],
        [t("payment.payee"), `${one.payeeName} ${one.payeeCountry}`],
        [t("payment.bank"), <Copyable key="bank" text={one.bankCode} />],
        [t("payment.reference"), copyable(one.reference)],
        [t("payment.bankReference"), copyable(one.bankReference)],
        [t("payment.paidOn"), one.paidOn && <Day key="paid" date={one.paidOn} />],
        [t("payment.decision"), one.decision],
        [t("payment.receipt"), copyable(one.receipt)],
      ]}
    />
  );
}

function Lines({ payment: { lines, number } }: { payment: Payment }) {
  const { t } = useWords("desk");
  const columns: Column<Line>[] = [
    {
      head: t("invtNo"),
      text: (one) => one.invtNo,
      cell: (one) => <Link to={`/desk/declarations/${encodeURIComponent(one.invtNo)}`}>{one.invtNo}</Link>,
    },
    { head: t("payment.amount"), text: (one) => one.amount, isNumber: true },
    {
      head: t("payment.yuan"),
      text: (one) => one.yuan,
      cell: (one) => <Amount yuan={one.yuan} />,
      isNumber: true,
    },
    {
      head: t("view.goods"),
      text: (one) => one.goodsValue,
      cell: (one) => <Amount yuan={one.goodsValue} />,
      isNumber: true,
    },
    { head: t("view.seller"), text: (one) => one.ebcName },
    { head: t("goods.title"), text: (one) => one.goods, cell: (one) => <span lang="zh-CN">{one.goods}</span> },
    {
      head: t("view.released"),
      text: (one) => one.releasedOn,
      cell: (one) => (one.releasedOn ? <Day date={one.releasedOn} /> : "–"),
    },
  ];
  return (
    <section className="part">
      <h2>{t("payment.lines")}</h2>
      <p>
        <Export name={number} columns={columns} rows={() => lines} />
      </p>
      <Listing
        label={t("payment.lines")}
        rows={lines}
        columns={columns}
        id={(one) => one.invtNo}
        empty={t("nothing")}
      />
    </section>
  );
}

function Balance({ balance }: { balance: Schemas["BalanceRecord"] }) {
  const { t } = useWords("desk");
  return (
    <section className="part">
      <h2>{t("payment.balance")}</h2>
      <Facts
        facts={[
          [t("payment.reportNo"), <Copyable key="no" text={balance.reportNo} />],
          [t("payment.paidOn"), <Day key="day" date={balance.day} />],
          [t("payment.method"), balance.settlementMethod],
          [t("payment.parts"), balance.parts.map((one) => `${one.code} ${one.amount}`).join(" · ")],
          [t("remark"), balance.remark],
        ]}
      />
    </section>
  );
}

/** The officer's part: a payment in review is a task of the desk. */
function Work({ payment: { number, stage } }: { payment: Payment }) {
  const { t } = useWords("desk");
  const navigate = useNavigate();
  const keys = useDeeds("/desk/payments");
  const query = useQuery({
    queryKey: ["desk", "queue", "payment", number],
    queryFn: () =>
      told(
        client.GET("/api/v1/desk/tasks", { params: { query: { kind: "EXCHANGE_REVIEW", subject: number } } }),
      ),
    enabled: stage === "REVIEW",
    staleTime: 0,
  });
  return (
    <aside className="sheet work" aria-label={t("task.work")}>
      <h2>{t("task.work")}</h2>
      {stage === "REVIEW" ? (
        <Answer query={query}>
          {({ tasks: [task] }) =>
            task ? (
              <>
                <p>{t("payment.atDesk")}</p>
                <Due from={task.openedAt} to={task.dueAt} isOver={false} />
                <p className="actions" data-deeds>
                  <Button type="primary" onClick={() => void navigate(`/desk/tasks/${task.id}`)}>
                    {t("payment.openTask")}
                  </Button>
                </p>
              </>
            ) : (
              <Nothing>{t("payment.nothing")}</Nothing>
            )
          }
        </Answer>
      ) : (
        <Nothing>{t("payment.nothing")}</Nothing>
      )}
      <Keys keys={keys} />
    </aside>
  );
}
