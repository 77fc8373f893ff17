import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useDeferredValue, useEffect, useState } from "react";
import { useNavigate } from "react-router";
import { client, Refusal, told } from "../api/client";
import "../desk/desk.css";
import { Answer } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";
import { useNamed, useOffer, useSaid, type Form, type Paper } from "./ask";
import "./enrol.css";
import { blank, Papers, sent } from "./Papers";

const PAUSE_MILLISECONDS = 600;
const UNPROCESSABLE = 422;
const EMPTY: Form = {
  creditCode: "",
  customsCode: "",
  name: "",
  roles: [],
  papers: [blank("business")],
  contact: { name: "", telephone: "", mail: "" },
};

const UNTOUCHED = JSON.stringify({ ...EMPTY, papers: sent(EMPTY.papers ?? []) });

/** An enterprise that has no account asks to be let in. */
export function Component() {
  const { t } = useWords("enrol");
  const offer = useOffer();
  return (
    <div className="page narrow">
      <Head title={t("register.title")} lead={t("register.lead")} />
      <Answer query={offer}>{({ roles, papers }) => <Apply offered={roles} kinds={papers} />}</Answer>
      <Look />
    </div>
  );
}

/** What was typed a moment ago, so that not every letter is asked about. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [value]);
  return useDeferredValue(settled);
}

/** What is wrong with the form stands at its fields. */
function isAtFields(cause: unknown): boolean {
  return cause instanceof Refusal && cause.status === UNPROCESSABLE;
}

type Offered = { role: Form["roles"][number]; papers: Paper["kind"][] }[];

function Apply({ offered, kinds }: { offered: Offered; kinds: Paper["kind"][] }) {
  const { t } = useWords("enrol");
  const navigate = useNavigate();
  const [form, setForm] = useState(EMPTY);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const body = { ...form, papers: sent(form.papers ?? []) };
  const settled = useSettled(JSON.stringify(body));
  const check = useQuery({
    queryKey: ["applications", "check", settled],
    queryFn: () => told(client.POST("/api/v1/applications/check", { body: JSON.parse(settled) as Form })),
    enabled: isAsked || settled !== UNTOUCHED,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const faults = check.data?.faults ?? [];
  const said = useSaid(faults);
  // Nobody is told of a field they have not come to yet.
  const shown = (path: string) => (isAsked || left.has(path) ? said(path) : undefined);
  const apply = useMutation({
    mutationFn: () => told(client.POST("/api/v1/applications", { body })),
    onSuccess: async ({ number }) => {
      await navigate(`/register/${number}`, { state: { isNew: true } });
    },
  });
  const put = (changes: Partial<Form>) => setForm((before) => ({ ...before, ...changes }));
  const leave = (path: string) => setLeft((before) => new Set(before).add(path));
  const common = (path: string) => ({ fault: shown(path), onBlur: () => leave(path) });
  return (
    <form
      className="enrol"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        apply.mutate();
      }}
    >
      <section className="part">
        <h2>{t("register.enterprise")}</h2>
        <Field
          label={t("register.name")}
          help={t("register.nameHelp")}
          value={form.name}
          required
          autoComplete="organization"
          onText={(name) => put({ name })}
          {...common("/name")}
        />
        <div className="form-grid">
          <Field
            label={t("register.creditCode")}
            help={t("register.creditCodeHelp")}
            value={form.creditCode}
            required
            maxLength={18}
            spellCheck={false}
            onText={(text) => put({ creditCode: text.toUpperCase() })}
            {...common("/creditCode")}
            fault={form.creditCode.length === 18 ? said("/creditCode") : shown("/creditCode")}
          />
          <Field
            label={t("register.customsCode")}
            help={t("register.customsCodeHelp")}
            value={form.customsCode ?? ""}
            maxLength={10}
            spellCheck={false}
            onText={(text) => put({ customsCode: text.toUpperCase() })}
            {...common("/customsCode")}
          />
        </div>
      </section>
      <Roles
        offered={offered}
        roles={form.roles}
        fault={shown("/roles")}
        onChange={(roles) => {
          put({ roles });
          leave("/roles");
        }}
      />
      <section className="part">
        <h2>{t("register.papers")}</h2>
        <p>{t("register.papersHelp")}</p>
        <Papers
          papers={form.papers ?? []}
          kinds={kinds}
          said={shown}
          onChange={(papers) => put({ papers })}
          onLeave={leave}
        />
        <Missing offered={offered} form={form} />
      </section>
      <section className="part">
        <h2>{t("register.contact")}</h2>
        <p>{t("register.contactHelp")}</p>
        <div className="form-grid">
          <Field
            label={t("register.contactName")}
            value={form.contact.name}
            required
            autoComplete="name"
            onText={(name) => put({ contact: { ...form.contact, name } })}
            {...common("/contact/name")}
          />
          <Field
            label={t("register.telephone")}
            help={t("register.oneOf")}
            value={form.contact.telephone ?? ""}
            type="tel"
            autoComplete="tel"
            onText={(telephone) => put({ contact: { ...form.contact, telephone } })}
            {...common("/contact/telephone")}
          />
          <Field
            label={t("register.mail")}
            value={form.contact.mail ?? ""}
            type="email"
            autoComplete="email"
            onText={(mail) => put({ contact: { ...form.contact, mail } })}
            {...common("/contact/mail")}
          />
        </div>
      </section>
      {apply.isError && !isAtFields(apply.error) && <Faults cause={apply.error} />}
      <p className="actions">
        <Button type="primary" size="large" htmlType="submit" loading={apply.isPending}>
          {t("register.send")}
        </Button>
        <span role="status">
          {isAsked && faults.length > 0 && t("register.mend", { count: faults.length })}
        </span>
      </p>
    </form>
  );
}

function Roles(props: {
  offered: Offered;
  roles: Form["roles"];
  fault: string | undefined;
  onChange: (roles: Form["roles"]) => void;
}) {
  const { t } = useWords("enrol");
  const named = useNamed();
  return (
    <section className="part">
      <h2>{t("register.roles")}</h2>
      <p>{t("register.rolesHelp")}</p>
      <fieldset className="tick-list">
        <legend className="unseen">{t("register.roles")}</legend>
        {props.offered.map(({ role, papers }) => {
          const names = papers.map((one) => named("papers", one)).join(" / ");
          return (
            <label key={role} className="tick">
              <input
                type="checkbox"
                checked={props.roles.includes(role)}
                onChange={() =>
                  props.onChange(
                    props.roles.includes(role)
                      ? props.roles.filter((one) => one !== role)
                      : [...props.roles, role],
                  )
                }
              />
              <span>
                {named("roles", role)}
                {names && (
                  <small>
                    {" "}
                    {t(papers.length > 1 ? "register.needsOne" : "register.needs", { papers: names })}
                  </small>
                )}
              </span>
            </label>
          );
        })}
      </fieldset>
      {props.fault && <p className="field-fault">{props.fault}</p>}
    </section>
  );
}

/** Which papers the roles need that are not named yet; it may be applied without. */
function Missing({ offered, form }: { offered: Offered; form: Form }) {
  const { t } = useWords("enrol");
  const named = useNamed();
  const have = (form.papers ?? []).map((one) => one.kind);
  const missing = [
    ["business" as Paper["kind"]],
    ...offered.filter((one) => form.roles.includes(one.role)).map((one) => one.papers),
  ]
    .filter((kinds) => kinds.length > 0 && !kinds.some((one) => have.includes(one)))
    .map((kinds) => kinds.map((one) => named("papers", one)).join(" / "));
  return (
    <p role="status" className={missing.length > 0 ? "verdict attention" : undefined}>
      {missing.length > 0 && t("register.stillMissing", { papers: [...new Set(missing)].join(", ") })}
    </p>
  );
}

function Look() {
  const { t } = useWords("enrol");
  const navigate = useNavigate();
  const [number, setNumber] = useState("");
  return (
    <section className="part">
      <h2>{t("register.look")}</h2>
      <form
        className="inline"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.trim()) void navigate(`/register/${encodeURIComponent(number.trim().toUpperCase())}`);
        }}
      >
        <Field label={t("register.number")} value={number} spellCheck={false} required onText={setNumber} />
        <Button htmlType="submit">{t("register.find")}</Button>
      </form>
    </section>
  );
}
