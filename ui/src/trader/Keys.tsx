import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Popconfirm } from "antd";
import { useState } from "react";
import { client, done, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { Answer, Nothing } from "../parts/Answer";
import { Code, Copyable, Moment } from "../parts/Figures";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Head } from "../parts/Head";
import { mayDo, useSession } from "../shell/session";
import { useWords } from "../words/language";
import { Sandbox } from "./Sandbox";

type Key = Schemas["ApiKey"];
type Scope = Key["scopes"][number];

const SCOPES: readonly Scope[] = ["send", "read", "pay", "mandates"];
const DAYS = 90;

const refresh = () => queries.invalidateQueries({ queryKey: ["keys"] });

/** The keys of the enterprise's systems. */
export function Component() {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const isAdministrator = mayDo(session, "administrator");
  return (
    <div className="page">
      <Head title={t("keys.title")} lead={t("keys.lead")} />
      {isAdministrator ? (
        <>
          <Make />
          <List />
        </>
      ) : (
        <Nothing>{t("keys.administrators")}</Nothing>
      )}
      <Examples />
      <Sandbox />
    </div>
  );
}

function Make() {
  const { t } = useWords("trader");
  const [label, setLabel] = useState("");
  const [days, setDays] = useState(String(DAYS));
  const [scopes, setScopes] = useState<readonly Scope[]>(["send", "read"]);
  const make = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/keys", {
          body: { label: label.trim(), scopes: [...scopes], days: Number(days) || 0 },
        }),
      ),
    onSuccess: () => {
      setLabel("");
      void refresh();
    },
  });
  return (
    <form
      className="sheet key-form"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Field label={t("keys.label")} help={t("keys.labelHelp")} value={label} required onText={setLabel} />
      <Field
        label={t("keys.days")}
        type="number"
        inputMode="numeric"
        min={1}
        value={days}
        required
        onText={setDays}
      />
      <fieldset>
        <legend>{t("keys.scopes")}</legend>
        {SCOPES.map((one) => (
          <label key={one} className="tick">
            <input
              type="checkbox"
              checked={scopes.includes(one)}
              onChange={(event) =>
                setScopes(event.target.checked ? [...scopes, one] : scopes.filter((other) => other !== one))
              }
            />
            {t(`keys.scope.${one}`)}
          </label>
        ))}
      </fieldset>
      {make.isError && <Faults cause={make.error} />}
      {make.data && (
        <Alert
          type="success"
          role="status"
          title={t("keys.made")}
          description={<Copyable text={make.data.apiKey} />}
        />
      )}
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {t("keys.make")}
      </Button>
    </form>
  );
}

function List() {
  const { t } = useWords("trader");
  const keys = useQuery({ queryKey: ["keys"], queryFn: () => told(client.GET("/api/v1/keys")) });
  const revoke = useMutation({
    mutationFn: (prefix: string) =>
      done(client.DELETE("/api/v1/keys/{prefix}", { params: { path: { prefix } } })),
    onSuccess: refresh,
  });
  return (
    <section className="part">
      <Answer query={keys}>
        {(page) =>
          page.keys.length === 0 ? (
            <Nothing>{t("keys.none")}</Nothing>
          ) : (
            <ul className="rows">
              {page.keys.map((one) => (
                <li key={one.prefix}>
                  <span>
                    <strong>{one.label || one.prefix}</strong>
                    <small>
                      {t("keys.prefix")} <code>{one.prefix}</code> ·{" "}
                      {one.scopes.map((scope) => t(`keys.scope.${scope}`)).join(t("comma"))}
                    </small>
                    <small>
                      {t("keys.madeAt")} <Moment at={one.madeAt} /> {t("keys.by", { by: one.madeBy })} ·{" "}
                      {one.expiresAt ? (
                        <>
                          {t("keys.expires")} <Moment at={one.expiresAt} />
                        </>
                      ) : (
                        t("keys.never")
                      )}
                    </small>
                  </span>
                  <Popconfirm
                    title={t("keys.sure", { label: one.label || one.prefix })}
                    okText={t("keys.revoke")}
                    cancelText={t("keys.keep")}
                    onConfirm={() => revoke.mutate(one.prefix)}
                  >
                    <Button danger>{t("keys.revoke")}</Button>
                  </Popconfirm>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {revoke.isError && <Faults cause={revoke.error} />}
    </section>
  );
}

function Examples() {
  const { t } = useWords("trader");
  const address = location.origin;
  const send = `curl -sf ${address}/api/v1/messages -H "Authorization: Bearer $KEY" \\
  -H 'Content-Type: application/xml' --data-binary @signed.xml`;
  const read = `curl -sf "${address}/api/v1/receipts?after=0&wait=30" -H "Authorization: Bearer $KEY"`;
  return (
    <section className="part">
      <h2>{t("keys.examples")}</h2>
      <h3>{t("keys.sendExample")}</h3>
      <Code text={send} label={t("keys.sendExample")} />
      <h3>{t("keys.readExample")}</h3>
      <Code text={read} label={t("keys.readExample")} />
      <a href="/api-docs/">{t("keys.fullInterface")}</a>
    </section>
  );
}
