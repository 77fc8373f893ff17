import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { client, isSandbox, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { Answer } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Amount, Code, Moment } from "../parts/Figures";
import { useSay, useWords } from "../words/language";

type Values = Schemas["SandboxValues"];

/** How to rehearse: where that is done, and in a sandbox everything that it takes. */
export function Sandbox() {
  const { t } = useWords("trader");
  return (
    <section className="part" aria-labelledby="sandbox">
      <h2 id="sandbox">{t("sandbox.title")}</h2>
      {isSandbox() ? (
        <Inside />
      ) : (
        <>
          <p>{t("sandbox.elsewhere")}</p>
          <Code text="./greenway run --sandbox --data ./sandbox" label={t("sandbox.start")} />
        </>
      )}
    </section>
  );
}

function Inside() {
  const { t } = useWords("trader");
  const say = useSay();
  const state = useQuery({
    queryKey: ["sandbox"],
    queryFn: () => told(client.GET("/api/v1/sandbox")),
    staleTime: 0,
  });
  const values = useQuery({
    queryKey: ["sandbox-values"],
    queryFn: () => told(client.GET("/api/v1/sandbox/values")),
    staleTime: Infinity,
  });
  return (
    <>
      <Answer query={state}>{(one) => <p>{say(one.notice)}</p>}</Answer>
      <Steps />
      <Answer query={values}>
        {(one) => (
          <>
            <div className="sandbox-acts">
              <Clock now={state.data?.now} most={one.stepDays} />
              <Reset />
            </div>
            <Magic values={one} />
          </>
        )}
      </Answer>
      <p className="soft">
        {t("sandbox.more")} <a href="/api-docs/">{t("keys.fullInterface")}</a>
      </p>
    </>
  );
}

function Steps() {
  const { t } = useWords("trader");
  const make = `./greenway generate --declarations 3 --batch 1 --demo mine.json --out trades
sed -i -E 's|(<ceb:orderNo>[^<]+)|\\1-REVIEW|' trades/*.xml
./greenway submit --demo mine.json trades`;
  const enrol = `curl -X POST ${location.origin}/api/v1/sandbox/enterprises \\
  -H 'Content-Type: application/json' -d '{"name": "My Trade"}' > mine.json`;
  return (
    <ol className="steps-to-do">
      <li>
        <p>{t("sandbox.enrol")}</p>
        <Code text={enrol} label={t("sandbox.enrol")} />
      </li>
      <li>
        <p>{t("sandbox.send")}</p>
        <Code text={make} label={t("sandbox.send")} />
        <Link to="/trade/declare">{t("declare.title")}</Link>
      </li>
      <li>
        <p>{t("sandbox.follow")}</p>
        <Link to="/dossiers">{t("dossiers.title")}</Link>
      </li>
    </ol>
  );
}

/** Moves the clock, which is everybody's in the sandbox. */
function Clock({ now, most }: { now: string | undefined; most: number }) {
  const { t } = useWords("trader");
  const [days, setDays] = useState("1");
  const move = useMutation({
    mutationFn: () => told(client.POST("/api/v1/sandbox/clock", { body: { forward: `P${days}D` } })),
    // What became due has changed everything that is shown.
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <form
      className="sheet key-form"
      onSubmit={(event) => {
        event.preventDefault();
        move.mutate();
      }}
    >
      <h3>{t("sandbox.clock")}</h3>
      <p role="status">
        {t("sandbox.says")} {now && <Moment at={now} />}
      </p>
      <Field
        label={t("sandbox.days")}
        help={t("sandbox.daysHelp", { most })}
        type="number"
        inputMode="numeric"
        min={1}
        max={most}
        required
        value={days}
        onText={setDays}
      />
      {move.isError && <Faults cause={move.error} />}
      <Button htmlType="submit" loading={move.isPending}>
        {t("sandbox.move")}
      </Button>
    </form>
  );
}

/** Wipes out what the own group sent. */
function Reset() {
  const { t } = useWords("trader");
  const reset = useMutation({
    mutationFn: () => told(client.POST("/api/v1/sandbox/reset")),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <div className="sheet">
      <h3>{t("sandbox.reset")}</h3>
      <p>{t("sandbox.resetHow")}</p>
      {reset.isError && <Faults cause={reset.error} />}
      {reset.isSuccess && (
        <p className="verdict good" role="status">
          {t("sandbox.isReset")}
        </p>
      )}
      <Popconfirm
        title={t("sandbox.resetSure")}
        okText={t("sandbox.resetNow")}
        cancelText={t("keys.keep")}
        onConfirm={() => reset.mutate()}
      >
        <Button danger loading={reset.isPending}>
          {t("sandbox.resetNow")}
        </Button>
      </Popconfirm>
    </div>
  );
}

/** The values that force an outcome. */
function Magic({ values }: { values: Values }) {
  const { t } = useWords("trader");
  const never = <span className="soft">{t("sandbox.never")}</span>;
  const answers = (some: Values["endings"][number]["declaration"]) =>
    some.length === 0
      ? never
      : some.map((one, at) => (
          <span key={at} className="answered">
            <code>{one.status}</code> <span lang="zh-CN">{one.text}</span>
          </span>
        ));
  return (
    <>
      <h3>{t("sandbox.orders")}</h3>
      <p>{t("sandbox.ordersHow", { slow: values.slow, minutes: values.slowMinutes })}</p>
      <Table
        name={t("sandbox.orders")}
        heading={[t("sandbox.ending"), t("sandbox.declaration"), t("forms.CEB623"), t("forms.CEB625")]}
        rows={values.endings.map((one) => [
          <code key="ending">{one.ending}</code>,
          answers(one.declaration),
          answers(one.cancellation),
          answers(one.back),
        ])}
      />
      <h3>{t("sandbox.taxes")}</h3>
      <Table
        name={t("sandbox.taxes")}
        heading={[t("sandbox.ending"), t("sandbox.outcome")]}
        rows={values.taxEndings.map((one) => [
          <code key="ending">{one.ending}</code>,
          t(`sandbox.courses.${one.course}`),
        ])}
      />
      <h3>{t("sandbox.payments")}</h3>
      <Table
        name={t("sandbox.payments")}
        heading={[t("sandbox.ending"), t("sandbox.outcome")]}
        rows={values.exchangeEndings.map((one) => [
          <code key="ending">{one.ending}</code>,
          t(`sandbox.rulings.${one.course}`),
        ])}
      />
      <h3>{t("sandbox.buyers")}</h3>
      <p>
        {t("sandbox.buyersHow")} <Link to="/codes/GW4202">GW4202</Link>
      </p>
      <Table
        name={t("sandbox.buyers")}
        heading={[t("fields.buyerIdNumber"), t("sandbox.left")]}
        rows={values.buyers.map((one) => [
          <code key="number">{one.identityNumber}</code>,
          <Amount key="left" yuan={one.left} />,
        ])}
      />
      <p>
        {t("sandbox.stranger", { ending: values.stranger })} <Link to="/codes/GW4102">GW4102</Link>
      </p>
      <h3>{t("sandbox.guarantors")}</h3>
      <p>{t("sandbox.guarantorsHow")}</p>
      <Table
        name={t("sandbox.guarantors")}
        heading={[t("sandbox.suffix"), t("sandbox.role"), t("sandbox.guarantees")]}
        rows={values.guarantors.map((one) => [
          <code key="suffix">{one.suffix}</code>,
          t(`sandbox.roles.${one.role as "platform"}`),
          one.guarantee ? <Amount key="amount" yuan={one.guarantee} /> : never,
        ])}
      />
    </>
  );
}

function Table({ name, heading, rows }: { name: string; heading: readonly string[]; rows: ReactNode[][] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={name}>
      <table>
        <thead>
          <tr>
            {heading.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
