import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { client, done, told } from "../api/client";
import { queries } from "../api/queries";
import { Answer, Nothing } from "../parts/Answer";
import { Sure } from "../parts/Dialog";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { useSession } from "../shell/session";
import { useWords } from "../words/language";
import { Code } from "./Code";
import { hasPasskeys, makePasskey, wasBrokenOff } from "./passkey";

/** One's own account: password, second factor, passkeys, and where one is signed in. */
export function Component() {
  const { t } = useWords("account");
  const { data: session } = useSession();
  const factors = useQuery({
    queryKey: ["factors"],
    queryFn: () => told(client.GET("/api/v1/me/factors")),
  });
  return (
    <div className="page narrow">
      <Head title={t("account.title")} lead={t("account.lead", { username: session?.username ?? "" })} />
      <Answer query={factors}>
        {(known) => (
          <>
            {known.password && <Password hasCode={known.code} />}
            <Code factors={known} />
          </>
        )}
      </Answer>
      <Passkeys />
      <Sessions />
    </div>
  );
}

function Password({ hasCode }: { hasCode: boolean }) {
  const { t } = useWords("account");
  const [password, setPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const [again, setAgain] = useState("");
  const [code, setCode] = useState("");
  const isOther = again !== "" && again !== newPassword;
  const change = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/me/password", {
          body: { password, newPassword, ...(hasCode && { code: code.replace(/\s/g, "") }) },
        }),
      ),
    onSuccess: () => {
      for (const empty of [setPassword, setNewPassword, setAgain, setCode]) empty("");
      void queries.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  return (
    <section className="part">
      <h2>{t("password.title")}</h2>
      <form
        className="sheet sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          if (newPassword === again) change.mutate();
        }}
      >
        <Field
          label={t("password.now")}
          type="password"
          autoComplete="current-password"
          value={password}
          required
          onText={setPassword}
        />
        {hasCode && (
          <Field label={t("signIn.code")} autoComplete="one-time-code" value={code} required onText={setCode} />
        )}
        <Field
          label={t("newPassword")}
          help={t("passwordHelp")}
          type="password"
          autoComplete="new-password"
          value={newPassword}
          required
          onText={setNewPassword}
        />
        <Field
          label={t("repeat")}
          fault={isOther ? t("different") : undefined}
          type="password"
          autoComplete="new-password"
          value={again}
          required
          onText={setAgain}
        />
        {change.isError && <Faults cause={change.error} />}
        {change.isSuccess && <Alert type="success" role="status" title={t("password.changed")} />}
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t("password.change")}
        </Button>
      </form>
    </section>
  );
}

function Passkeys() {
  const { t } = useWords("account");
  const [label, setLabel] = useState("");
  const passkeys = useQuery({
    queryKey: ["passkeys"],
    queryFn: () => told(client.GET("/api/v1/me/passkeys")),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ["passkeys"] });
  const make = useMutation({
    mutationFn: () => makePasskey(label.trim()),
    onSuccess: () => {
      setLabel("");
      void refresh();
    },
  });
  const remove = useMutation({
    mutationFn: (id: string) => done(client.DELETE("/api/v1/me/passkeys/{id}", { params: { path: { id } } })),
    onSuccess: refresh,
  });
  return (
    <section className="part">
      <h2>{t("passkeys.title")}</h2>
      <p>{t("passkeys.lead")}</p>
      <Answer query={passkeys}>
        {(page) =>
          page.passkeys.length === 0 ? (
            <Nothing>{t("passkeys.none")}</Nothing>
          ) : (
            <ul className="rows">
              {page.passkeys.map((one) => (
                <li key={one.id}>
                  <span>
                    <strong>{one.label}</strong>
                    <small>
                      {t("passkeys.used")} <Moment at={one.usedAt} />
                    </small>
                  </span>
                  <Sure
                    label={t("passkeys.remove", { label: one.label })}
                    question={t("passkeys.removeSure")}
                    isBusy={remove.isPending}
                    onSure={() => remove.mutate(one.id)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {remove.isError && <Faults cause={remove.error} />}
      {hasPasskeys() ? (
        <form
          className="inline"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <Field
            label={t("passkeys.label")}
            help={t("passkeys.labelHelp")}
            value={label}
            required
            onText={setLabel}
          />
          <Button htmlType="submit" loading={make.isPending}>
            {t("passkeys.make")}
          </Button>
        </form>
      ) : (
        <p className="soft">{t("passkeys.notHere")}</p>
      )}
      {make.isError && !wasBrokenOff(make.error) && <Faults cause={make.error} />}
    </section>
  );
}

function Sessions() {
  const { t } = useWords("account");
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: () => told(client.GET("/api/v1/me/sessions")),
    staleTime: 0,
  });
  const end = useMutation({
    mutationFn: (id: string) => done(client.DELETE("/api/v1/me/sessions/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["sessions"] }),
  });
  return (
    <section className="part">
      <h2>{t("sessions.title")}</h2>
      <Answer query={sessions}>
        {(page) => (
          <ul className="rows">
            {page.sessions.map((one) => (
              <li key={one.id}>
                <span>
                  <strong>{one.agent}</strong>
                  <small>
                    {t("sessions.opened")} <Moment at={one.openedAt} />
                  </small>
                  <small>
                    {t("sessions.seen")} <Moment at={one.seenAt} />
                  </small>
                </span>
                {one.current ? (
                  <span className="verdict good">{t("sessions.this")}</span>
                ) : (
                  <Sure
                    label={t("sessions.end")}
                    question={t("sessions.endSure", { agent: one.agent })}
                    isBusy={end.isPending && end.variables === one.id}
                    onSure={() => end.mutate(one.id)}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {end.isError && <Faults cause={end.error} />}
    </section>
  );
}
