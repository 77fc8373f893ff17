import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Copyable, Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { mayDo, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { orNone } from "./ask";
import { download } from "./declare/send";
import { writtenText } from "./declare/sheet";
import { Stage, useSubject } from "./Recalls";

type Told = Schemas["RecallNoticeOrders"];

/** One notice: what is called back, the orders, and the answer of the enterprise. */
export function Component() {
  const { t } = useWords("trader");
  const recall = Number(useParams()["recall"]);
  const query = useQuery({
    queryKey: ["notices", recall],
    queryFn: () =>
      orNone(told(client.GET("/api/v1/inspection/notices/{recall}", { params: { path: { recall } } }))),
  });
  return (
    <div className="page">
      <p className="back">
        <Link to="/trade/recalls">{t("recalls.title")}</Link>
      </p>
      <Answer query={query}>
        {(one) =>
          one === null ? (
            <>
              <Head title={t("recalls.title")} lead={t("recalls.lead")} />
              <Nothing>{t("recalls.unknown")}</Nothing>
            </>
          ) : (
            <Whole told={one} />
          )
        }
      </Answer>
    </div>
  );
}

function Whole({ told: { notice, orders } }: { told: Told }) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const subject = useSubject();
  return (
    <>
      <Head title={t("recalls.one", { number: notice.recall })} lead={notice.reason} />
      <dl className="facts">
        <div>
          <dt>{t("recalls.what")}</dt>
          <dd>{subject(notice)}</dd>
        </div>
        <div>
          <dt>{t("recalls.stage")}</dt>
          <dd>
            <Stage notice={notice} />
          </dd>
        </div>
        <div>
          <dt>{t("recalls.issued")}</dt>
          <dd>
            <Moment at={notice.issuedAt} />
          </dd>
        </div>
        {notice.acknowledgedAt && (
          <div>
            <dt>{t("recalls.acknowledged")}</dt>
            <dd>
              <Moment at={notice.acknowledgedAt} />
            </dd>
          </div>
        )}
        {notice.recovered !== null && (
          <div>
            <dt>{t("recalls.recovered")}</dt>
            <dd>{t("recalls.recoveredOf", { count: notice.recovered, parcels: notice.parcels })}</dd>
          </div>
        )}
        {notice.remark && (
          <div>
            <dt>{t("recalls.remark")}</dt>
            <dd>{notice.remark}</dd>
          </div>
        )}
      </dl>
      {mayDo(session, "declarant") ? (
        <Respond told={{ notice, orders }} />
      ) : (
        notice.stage !== "FINISHED" && <Nothing>{t("recalls.declarant")}</Nothing>
      )}
      <Orders told={{ notice, orders }} />
    </>
  );
}

function Respond({ told: { notice } }: { told: Told }) {
  const { t } = useWords("trader");
  const [recovered, setRecovered] = useState("");
  const [remark, setRemark] = useState("");
  const { recall } = notice;
  const step = useMutation({
    mutationFn: (wanted: "acknowledge" | "finish") =>
      told(
        client.POST("/api/v1/inspection/notices/{recall}/steps", {
          params: { path: { recall } },
          body: {
            step: wanted,
            ...(wanted === "finish" && { recovered: Number(recovered) }),
            ...(remark.trim() && { remark: remark.trim() }),
          },
        }),
      ),
    onSuccess: async (after) => {
      setRemark("");
      await queries.invalidateQueries({ queryKey: ["notices"], exact: true });
      queries.setQueryData(["notices", recall], after);
    },
  });
  if (notice.stage === "FINISHED") return null;
  const isNew = notice.stage === "ISSUED";
  return (
    <form
      className="sheet key-form"
      onSubmit={(event) => {
        event.preventDefault();
        step.mutate(isNew ? "acknowledge" : "finish");
      }}
    >
      <h2>{t(isNew ? "recalls.acknowledgeTitle" : "recalls.finishTitle")}</h2>
      <p>{t(isNew ? "recalls.acknowledgeHow" : "recalls.finishHow")}</p>
      {!isNew && (
        <Field
          label={t("recalls.recovered")}
          help={t("recalls.recoveredHelp", { parcels: notice.parcels })}
          type="number"
          inputMode="numeric"
          min={0}
          max={notice.parcels}
          required
          value={recovered}
          onText={setRecovered}
        />
      )}
      <Field
        label={`${t("recalls.remark")} (${t("declare.maybe")})`}
        value={remark}
        maxLength={200}
        onText={setRemark}
      />
      {step.isError && <Faults cause={step.error} />}
      <Button type="primary" htmlType="submit" loading={step.isPending}>
        {t(isNew ? "recalls.acknowledge" : "recalls.finish")}
      </Button>
    </form>
  );
}

function Orders({ told: { notice, orders } }: { told: Told }) {
  const { t } = useWords("trader");
  const table = () =>
    writtenText([
      ["invtNo", "orderNo", "quantity"],
      ...orders.map((one) => [one.invtNo, one.orderNo, String(one.quantity)]),
    ]);
  return (
    <section className="part">
      <h2>{t("recalls.orders", { count: orders.length })}</h2>
      <p>
        <Button onClick={() => download(`recall-${notice.recall}.csv`, table(), "text/csv")}>
          {t("dossiers.export")}
        </Button>
      </p>
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label={t("recalls.orders", { count: orders.length })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("fields.orderNo")}</th>
              <th scope="col">{t("fields.invtNo")}</th>
              <th scope="col" className="number">
                {t("fields.qty")}
              </th>
            </tr>
          </thead>
          <tbody>
            {orders.map((one) => (
              <tr key={one.invtNo}>
                <th scope="row">
                  <Link to={`/dossiers?q=${encodeURIComponent(one.invtNo)}`}>{one.orderNo}</Link>
                </th>
                <td>
                  <Copyable text={one.invtNo} />
                </td>
                <td className="number">{String(one.quantity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
