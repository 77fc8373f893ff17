import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { client, told, type Schemas } from "../../api/client";
import { queries } from "../../api/queries";
import { Answer } from "../../parts/Answer";
import { Faults } from "../../parts/Faults";
import { Field } from "../../parts/Field";
import { Moment, today } from "../../parts/Figures";
import { Head } from "../../parts/Head";
import { useWords } from "../../words/language";
import "../desk.css";
import { useChosen } from "../parts/address";
import { Keys } from "../parts/Keys";
import { Export, Listing, type Column } from "../parts/Listing";
import { useNamed } from "../parts/named";
import { allPages, AT_ONCE, ON_A_PAGE, Pages } from "../parts/Pages";
import { useRows } from "../parts/rows";

type Recall = Schemas["RecallSummary"];

function page(after: number | null, limit: number) {
  return told(
    client.GET("/api/v1/inspection/recalls", { params: { query: { limit, ...(after && { after }) } } }),
  );
}

/** What a recall is about, in one line. */
export function scopeOf({ scope }: Recall): string {
  return [scope.batchNo, scope.batchOwner, scope.code, scope.producer, scope.seller]
    .filter(Boolean)
    .join(" · ");
}

export function Component() {
  const { t } = useWords("desk");
  const named = useNamed();
  const { chosen } = useChosen();
  const after = Number(chosen("after")) || null;
  const query = useQuery({
    queryKey: ["inspection", "recalls", after],
    queryFn: () => page(after, ON_A_PAGE),
  });
  const columns: Column<Recall>[] = [
    {
      head: t("recall.number"),
      text: (one) => one.id,
      cell: (one) => (
        <Link to={`/desk/recalls/${one.id}`} data-row>
          {one.id}
        </Link>
      ),
    },
    { head: t("queue.stage"), text: (one) => named("recallStages", one.stage) },
    { head: t("recall.scope"), text: scopeOf },
    { head: t("recall.reason"), text: (one) => one.reason },
    {
      head: t("recall.notices"),
      text: (one) => `${one.notices - one.openNotices} / ${one.notices}`,
      isNumber: true,
    },
    { head: t("recall.overdueNotices"), text: (one) => one.overdueNotices, isNumber: true },
    { head: t("recall.by"), text: (one) => one.createdBy },
    { head: t("recall.at"), text: (one) => one.createdAt, cell: (one) => <Moment at={one.createdAt} /> },
  ];
  const keys = useRows();
  return (
    <div className="page">
      <Head title={t("recall.title")} lead={t("recall.lead")} />
      <Answer query={query}>
        {({ recalls, next }) => (
          <>
            <div className="list-tools">
              <p className="count" role="status">
                {t("queue.count", { count: recalls.length })}
              </p>
              <span className="tools-end">
                <Export
                  name="recalls"
                  columns={columns}
                  rows={() =>
                    allPages<Recall, number>(async (from) => {
                      const { recalls: rows, next } = await page(from, AT_ONCE);
                      return { rows, next };
                    })
                  }
                />
                <Keys keys={keys} />
              </span>
            </div>
            <Listing
              label={t("recall.title")}
              rows={recalls}
              columns={columns}
              id={(one) => one.id}
              empty={t("recall.empty")}
            />
            <Pages next={next} />
          </>
        )}
      </Answer>
      <Open />
    </div>
  );
}

const FIELDS = ["batchNo", "batchOwner", "code", "producer", "seller"] as const;

/** Opens a recall; nobody is told before it is issued. */
function Open() {
  const { t } = useWords("desk");
  const navigate = useNavigate();
  const { chosen } = useChosen();
  const [form, setForm] = useState<Record<string, string>>({
    batchNo: chosen("batchNo"),
    batchOwner: chosen("owner"),
    from: `${today().slice(0, 4)}-01-01`,
    to: today(),
  });
  const open = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/inspection/recalls", {
          body: {
            ...Object.fromEntries(
              FIELDS.flatMap((name) => (form[name]?.trim() ? [[name, form[name].trim()]] : [])),
            ),
            from: form["from"] ?? "",
            to: form["to"] ?? "",
            reason: form["reason"]?.trim() ?? "",
          },
        }),
      ),
    onSuccess: async ({ recall }) => {
      await queries.invalidateQueries({ queryKey: ["inspection"] });
      await navigate(`/desk/recalls/${recall.id}`);
    },
  });
  const field = (name: string, label: string, more?: { type?: string; required?: boolean }) => (
    <Field
      label={label}
      value={form[name] ?? ""}
      onText={(text) => setForm((before) => ({ ...before, [name]: text }))}
      {...more}
    />
  );
  return (
    <section className="part">
      <h2>{t("recall.open")}</h2>
      <p className="soft">{t("recall.openLead")}</p>
      <form
        className="form-grid"
        onSubmit={(event) => {
          event.preventDefault();
          open.mutate();
        }}
      >
        {field("batchNo", t("batch.number"))}
        {field("batchOwner", t("batch.owner"))}
        {field("code", t("recall.code"))}
        {field("producer", t("goods.producer"))}
        {field("seller", t("view.seller"))}
        {field("from", t("recall.from"), { type: "date", required: true })}
        {field("to", t("recall.to"), { type: "date", required: true })}
        {field("reason", t("recall.reason"), { required: true })}
        <Button type="primary" htmlType="submit" loading={open.isPending}>
          {t("recall.open")}
        </Button>
      </form>
      {open.isError && <Faults cause={open.error} />}
    </section>
  );
}
