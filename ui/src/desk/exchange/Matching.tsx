import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { Answer } from "../../parts/Answer";
import { Choose } from "../../parts/Choose";
import { Faults } from "../../parts/Faults";
import { Field } from "../../parts/Field";
import { Amount, Day } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useSay, useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Dialog } from "../../parts/Dialog";
import { Facts } from "../parts/Facts";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { useRows } from "../parts/rows";
import { Span, useSpanOfDays } from "../tax/Span";
import { refresh, useReasons } from "../tasks";

type Report = Schemas["MatchingReport"];
type Line = Report["lines"][number];
type Money = Report["money"][number];

const STATES: readonly Line["state"][] = ["UNMATCHED", "PARTIAL", "MATCHED", "OVER", "WAIVED"];
const TONES: Record<Line["state"], string> = {
  UNMATCHED: "attention",
  PARTIAL: "attention",
  MATCHED: "good",
  OVER: "stopped",
  WAIVED: "",
};

/** How money and declarations agree. */
export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const { chosen, choose } = useChosen();
  const { from, to } = useSpanOfDays();
  const seller = chosen("seller");
  const [asked, setAsked] = useState(seller);
  const query = useQuery({
    queryKey: ["exchange", "matching", from, to, seller],
    queryFn: () =>
      told(
        client.GET("/api/v1/exchange/matching", {
          params: { query: { from, to, ...(seller && { seller }) } },
        }),
      ),
  });
  return (
    <div className="page">
      <Head title={t("matching.title")} lead={t("matching.lead")} />
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          choose({ seller: asked.trim() });
        }}
      >
        <Span />
        <Choose
          label={t("matching.state")}
          value={chosen("state")}
          options={[
            { value: "", label: t("any") },
            ...STATES.map((one) => ({ value: one, label: named("matchStates", one) })),
          ]}
          onChoose={(value) => choose({ state: value })}
        />
        <Field label={t("view.seller")} type="search" value={asked} onText={setAsked} />
        <Button htmlType="submit">{t("show")}</Button>
      </form>
      <Answer query={query}>{(report) => <Shown report={report} state={chosen("state")} />}</Answer>
    </div>
  );
}

function Shown({ report, state }: { report: Report; state: string }) {
  const { t } = useWords("desk");
  const named = useNamed();
  const [waived, setWaived] = useState<string>();
  const keys = useRows();
  const lines = report.lines.filter((one) => state === "" || one.state === state);
  const columns: Column<Line>[] = [
    {
      head: t("invtNo"),
      text: (one) => one.invtNo,
      cell: (one) => (
        <Link to={`/desk/declarations/${encodeURIComponent(one.invtNo)}`} data-row>
          {one.invtNo}
        </Link>
      ),
    },
    {
      head: t("matching.state"),
      text: (one) => named("matchStates", one.state),
      cell: (one) => <span className={`verdict ${TONES[one.state]}`}>{named("matchStates", one.state)}</span>,
    },
    {
      head: t("view.goods"),
      text: (one) => one.goodsValue,
      cell: (one) => <Amount yuan={one.goodsValue} />,
      isNumber: true,
    },
    {
      head: t("matching.paid"),
      text: (one) => one.paid,
      cell: (one) => <Amount yuan={one.paid} />,
      isNumber: true,
    },
    { head: t("view.seller"), text: (one) => one.ebcCode },
    { head: t("view.released"), text: (one) => one.releasedOn, cell: (one) => <Day date={one.releasedOn} /> },
    {
      head: t("matching.findings"),
      text: (one) => one.findings.map((each) => named("matchFindings", each)).join(" · "),
    },
    { head: t("payment.title"), text: (one) => one.payments.join(" ") },
  ];
  const shownColumns: Column<Line>[] = [
    ...columns,
    {
      head: t("matching.waive"),
      text: () => "",
      cell: (one) =>
        one.state !== "WAIVED" &&
        one.state !== "MATCHED" && (
          <Button
            size="small"
            aria-label={`${t("matching.waive")} ${one.invtNo}`}
            onClick={() => setWaived(one.invtNo)}
          >
            {t("matching.waive")}
          </Button>
        ),
    },
  ];
  return (
    <>
      <Facts
        facts={[
          [t("matching.declared"), <Amount key="declared" yuan={report.declared} />],
          [t("matching.paid"), <Amount key="paid" yuan={report.paid} />],
          [t("matching.withoutDeclaration"), <Amount key="without" yuan={report.withoutDeclaration} />],
        ]}
      />
      <div className="list-tools">
        <p className="count" role="status">
          {t("queue.count", { count: lines.length })}
        </p>
        <span className="tools-end">
          <Export name={`matching-${report.date}`} columns={columns} rows={() => lines} />
          <Keys keys={keys} />
        </span>
      </div>
      <Listing
        label={t("matching.title")}
        rows={lines}
        columns={shownColumns}
        id={(one) => one.invtNo}
        empty={t("matching.empty")}
      />
      <Unmatched money={report.money} />
      {waived !== undefined && <Waive invtNo={waived} onClose={() => setWaived(undefined)} />}
    </>
  );
}

/** Money for which there is no declaration. */
function Unmatched({ money }: { money: Money[] }) {
  const { t } = useWords("desk");
  const columns: Column<Money>[] = [
    { head: t("payment.one"), text: (one) => one.payment },
    { head: t("payment.payer"), text: (one) => one.payerCode },
    { head: t("invtNo"), text: (one) => one.invtNo },
    {
      head: t("payment.yuan"),
      text: (one) => one.yuan,
      cell: (one) => <Amount yuan={one.yuan} />,
      isNumber: true,
    },
    { head: t("view.country"), text: (one) => one.country },
    { head: t("payment.paidOn"), text: (one) => one.paidOn, cell: (one) => <Day date={one.paidOn} /> },
  ];
  return (
    <section className="part">
      <h2>{t("matching.withoutDeclaration")}</h2>
      <Listing
        label={t("matching.withoutDeclaration")}
        rows={money}
        columns={columns}
        id={(one) => one.payment}
        empty={t("matching.noMoney")}
      />
    </section>
  );
}

/** One officer proposes, with a reason of the list; another one confirms at the desk. */
function Waive({ invtNo, onClose }: { invtNo: string; onClose: () => void }) {
  const { t } = useWords("desk");
  const say = useSay();
  const reasons = useReasons();
  const [chosen, setChosen] = useState("");
  const [remark, setRemark] = useState("");
  const waive = useMutation({
    mutationFn: (reason: string) =>
      told(client.POST("/api/v1/exchange/waivers", { body: { invtNo, reason, remark: remark.trim() } })),
    onSuccess: refresh,
  });
  return (
    <Dialog title={`${t("matching.waive")} ${invtNo}`} onClose={onClose}>
      {waive.isSuccess ? (
        <>
          <p role="status">{t("matching.proposed")}</p>
          <p className="actions">
            <Link to={`/desk/tasks/${waive.data.id}`}>{t("payment.openTask")}</Link>
          </p>
        </>
      ) : (
        <Answer query={reasons}>
          {(known) => {
            const fitting = known.reasons.filter((one) => one.ruling === "WAIVE");
            const reason = chosen || (fitting[0]?.code ?? "");
            return (
              <form
                className="decide"
                onSubmit={(event) => {
                  event.preventDefault();
                  waive.mutate(reason);
                }}
              >
                <p>{t("matching.waiveLead")}</p>
                <Choose
                  label={t("task.reason")}
                  value={reason}
                  options={fitting.map((one) => ({ value: one.code, label: `${one.code} ${say(one)}` }))}
                  onChoose={setChosen}
                />
                <Field label={t("remark")} value={remark} maxLength={200} onText={setRemark} />
                <Button type="primary" htmlType="submit" loading={waive.isPending} disabled={!reason}>
                  {t("matching.waive")}
                </Button>
              </form>
            );
          }}
        </Answer>
      )}
      {waive.isError && <Faults cause={waive.error} />}
    </Dialog>
  );
}
