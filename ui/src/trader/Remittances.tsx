import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { Answer, Failure, Nothing, Waiting } from "../parts/Answer";
import { Sure } from "../parts/Dialog";
import { Faults } from "../parts/Faults";
import { Copyable } from "../parts/Figures";
import { Head } from "../parts/Head";
import { More } from "../parts/More";
import { mayDo, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { FaultCard } from "./Next";

type Payment = Schemas["RemittancePage"]["remittances"][number];
type Stage = Payment["stage"];

const ON_A_PAGE = 100;

/** Until the bank has done something, the payer may take a payment back. */
const OPEN = new Set<Stage>(["REVIEW", "CHECKED"]);

const TONES: Record<Stage, string> = {
  REQUESTED: "moving",
  CHECKED: "moving",
  REVIEW: "attention",
  REFUSED: "stopped",
  WITHDRAWN: "moving",
  BOUGHT_FX: "moving",
  REMITTED: "good",
  REPORTED: "good",
  SETTLED: "good",
};

/** Payments abroad, the newest first. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const query = useInfiniteQuery({
    queryKey: ["remittances"],
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/v1/exchange/remittances", {
          params: { query: { limit: ON_A_PAGE, ...(pageParam && { after: pageParam }) } },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const payments = query.data?.pages.flatMap((one) => one.remittances) ?? [];
  return (
    <div className="page">
      <Head title={t("remittances.title")} lead={t("remittances.lead")} />
      {mayDo(session, "finance") && (
        <p className="actions">
          <Link to="/trade/remittances/new">{t("remittances.newTitle")}</Link>
        </p>
      )}
      {query.isError && <Failure cause={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Waiting />}
      {query.isSuccess && payments.length === 0 && <Nothing>{t("remittances.none")}</Nothing>}
      {payments.length > 0 && <Table payments={payments} />}
      <More query={query} />
    </div>
  );
}

function Table({ payments }: { payments: readonly Payment[] }) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("remittances.title")}>
      <table className="remittances">
        <thead>
          <tr>
            <th scope="col">{t("remittances.number")}</th>
            <th scope="col">{t("remittances.reference")}</th>
            <th scope="col">{t("remittances.stage")}</th>
            <th scope="col">{t("remittances.payee")}</th>
            <th scope="col" className="number">
              {t("remittances.amount")}
            </th>
          </tr>
        </thead>
        <tbody>
          {payments.map((one) => (
            <tr key={one.number}>
              <th scope="row">
                <Copyable text={one.number} />
              </th>
              <td>{one.reference}</td>
              <td>
                <span className={`verdict ${TONES[one.stage]}`}>{t(`remittances.stages.${one.stage}`)}</span>
                {(one.stage === "REFUSED" || one.stage === "REVIEW") && <Why number={one.number} />}
                {OPEN.has(one.stage) &&
                  one.payerCode === session?.enterprise?.code &&
                  mayDo(session, "finance") && <Withdraw payment={one} />}
              </td>
              <td>{one.payeeName}</td>
              <td className="number amount">
                <span className="currency">{one.currency}</span> {one.amount}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why a payment was refused, or is looked at by an officer; asked for when somebody wants to know. */
function Why({ number }: { number: string }) {
  const { t } = useWords("trader");
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ["remittances", number],
    queryFn: () => told(client.GET("/api/v1/exchange/remittances/{number}", { params: { path: { number } } })),
    enabled: isOpen,
  });
  return (
    <details className="why" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("remittances.why")}</summary>
      {isOpen && (
        <Answer query={query}>
          {({ faults, decision }) => (
            <>
              {faults.map((fault, index) => (
                <FaultCard key={index} fault={fault} />
              ))}
              {decision && <p>{t("remittances.decision", { decision })}</p>}
              {faults.length === 0 && !decision && <Nothing>{t("remittances.noReason")}</Nothing>}
            </>
          )}
        </Answer>
      )}
    </details>
  );
}

function Withdraw({ payment: { number, amount, currency } }: { payment: Payment }) {
  const { t } = useWords("trader");
  const withdraw = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/exchange/remittances/{number}/steps", {
          params: { path: { number } },
          body: { step: "withdraw" },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["remittances"] }),
  });
  return (
    <div className="withdraw">
      <Sure
        label={t("remittances.withdraw")}
        question={t("remittances.withdrawSure", { number, amount, currency })}
        isBusy={withdraw.isPending}
        onSure={() => withdraw.mutate()}
      />
      {withdraw.isError && <Faults cause={withdraw.error} />}
    </div>
  );
}
