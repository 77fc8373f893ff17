import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import "../desk/desk.css";
import { useChosen } from "../desk/parts/address";
import { Export, Listing, type Column } from "../desk/parts/Listing";
import { Answer } from "../parts/Answer";
import { Choose } from "../parts/Choose";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { useSession } from "../shell/session";
import { Applications } from "./Applications";
import { useNamed } from "./ask";

type Enterprise = Schemas["Enterprise"];

const STAGES = ["applied", "documents_checked", "registered", "active", "suspended", "cancelled"] as const;
export const ROLES = [
  "platform",
  "ecommerce",
  "payment",
  "logistics",
  "agent",
  "site",
  "warehouse",
  "authority",
] as const;

// What somebody entered waits for another person from the second step on.
const MINE = "mine";
const MINE_STAGES = ["applied", "documents_checked", "registered"];

function waitsFor(one: Enterprise, me: string | null | undefined): boolean {
  return one.stage === "applied" || one.enteredBy !== me;
}

export function Component() {
  const { t } = useWords("operate");
  const named = useNamed();
  const { chosen, choose } = useChosen();
  const [asked, setAsked] = useState(chosen("q"));
  const [q, stage] = [chosen("q"), chosen("stage")];
  const { data: session } = useSession();
  const me = session?.username;
  const query = useQuery({
    queryKey: ["registry", "list", q, stage, me],
    queryFn: async () => {
      const asked = stage === MINE ? MINE_STAGES : [stage];
      const pages = await Promise.all(
        asked.map((one) =>
          told(
            client.GET("/api/v1/registry/enterprises", {
              params: { query: { ...(q && { q }), ...(one && { stage: one }) } },
            }),
          ),
        ),
      );
      const enterprises = pages.flatMap((one) => one.enterprises);
      return { enterprises: stage === MINE ? enterprises.filter((one) => waitsFor(one, me)) : enterprises };
    },
  });
  const columns: Column<Enterprise>[] = [
    {
      head: t("enterprises.name"),
      text: (one) => one.name,
      cell: (one) => <Link to={`/operate/enterprises/${one.code}`}>{one.name}</Link>,
    },
    { head: t("enterprises.code"), text: (one) => one.code, cell: (one) => <code>{one.code}</code> },
    {
      head: t("enterprises.stage"),
      text: (one) => named("enterpriseStages", one.stage),
      cell: (one) => <StageOf stage={one.stage} />,
    },
    {
      head: t("enterprises.roles"),
      text: (one) => one.roles.map(({ role }) => named("roles", role)).join(" · "),
    },
    { head: t("enterprises.credit"), text: (one) => named("credits", one.credit) },
  ];
  return (
    <div className="page">
      <Head title={t("enterprises.title")} lead={t("enterprises.lead")} />
      <Applications />
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          choose({ q: asked.trim() });
        }}
      >
        <Field label={t("enterprises.find")} type="search" value={asked} onText={setAsked} />
        <Choose
          label={t("enterprises.stage")}
          value={stage}
          options={[
            { value: "", label: t("any") },
            { value: MINE, label: t("enterprises.mine") },
            ...STAGES.map((one) => ({ value: one, label: named("enterpriseStages", one) })),
          ]}
          onChoose={(value) => choose({ stage: value })}
        />
        <Button htmlType="submit">{t("show")}</Button>
      </form>
      <Answer query={query}>
        {({ enterprises }) => (
          <>
            <div className="list-tools">
              <p className="count" role="status">
                {t("count", { count: enterprises.length })}
              </p>
              <span className="tools-end">
                <Export name="enterprises" columns={columns} rows={() => enterprises} />
              </span>
            </div>
            <Listing
              label={t("enterprises.title")}
              rows={enterprises}
              columns={columns}
              id={(one) => one.code}
              empty={t("enterprises.none")}
            />
          </>
        )}
      </Answer>
      <Apply />
    </div>
  );
}

export function StageOf({ stage }: { stage: string }) {
  const named = useNamed();
  const tone =
    stage === "active" ? "good" : stage === "suspended" || stage === "cancelled" ? "stopped" : "attention";
  return <span className={`verdict ${tone}`}>{named("enterpriseStages", stage)}</span>;
}

/** Enters an application; another person registers it later. */
function Apply() {
  const { t } = useWords("operate");
  const named = useNamed();
  const navigate = useNavigate();
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const [creditCode, setCreditCode] = useState("");
  const [roles, setRoles] = useState<readonly string[]>([]);
  const apply = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/registry/enterprises/{code}/actions", {
          params: { path: { code: code.trim() } },
          body: {
            action: "apply",
            name: name.trim(),
            creditCode: creditCode.trim() || null,
            roles: [...roles],
          },
        }),
      ),
    onSuccess: async (enterprise) => {
      await queries.invalidateQueries({ queryKey: ["registry"] });
      await navigate(`/operate/enterprises/${enterprise.code}`);
    },
  });
  return (
    <section className="part">
      <h2>{t("apply.title")}</h2>
      <p className="soft">{t("apply.lead")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply.mutate();
        }}
      >
        <div className="form-grid">
          <Field label={t("enterprises.code")} value={code} required onText={setCode} />
          <Field label={t("enterprises.name")} value={name} required onText={setName} />
          <Field label={t("enterprises.creditCode")} value={creditCode} onText={setCreditCode} />
        </div>
        <fieldset className="tick-list">
          <legend>{t("enterprises.roles")}</legend>
          {ROLES.map((one) => (
            <label key={one} className="tick">
              <input
                type="checkbox"
                checked={roles.includes(one)}
                onChange={() =>
                  setRoles(roles.includes(one) ? roles.filter((other) => other !== one) : [...roles, one])
                }
              />
              {named("roles", one)}
            </label>
          ))}
        </fieldset>
        <Button type="primary" htmlType="submit" loading={apply.isPending}>
          {t("apply.do")}
        </Button>
      </form>
      {apply.isError && <Faults cause={apply.error} />}
    </section>
  );
}
