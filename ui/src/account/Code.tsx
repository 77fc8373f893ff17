import { useMutation } from "@tanstack/react-query";
import { Alert, Button, QRCode } from "antd";
import { useState } from "react";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { Copyable } from "../parts/Figures";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { useWords } from "../words/language";

type Factors = Schemas["Factors"];

const refresh = () => queries.invalidateQueries({ queryKey: ["factors"] });

/** The timed code of an authenticator app: asked for with the password once it is set up. */
export function Code({ factors }: { factors: Factors }) {
  const { t } = useWords("account");
  const [recovery, setRecovery] = useState<readonly string[]>([]);
  return (
    <section className="part">
      <h2>{t("code.title")}</h2>
      <p>{t(factors.code ? "code.on" : "code.off", { left: factors.recoveryCodes })}</p>
      {recovery.length > 0 && <Recovery codes={recovery} />}
      {factors.code ? <Remove /> : <SetUp onCodes={setRecovery} />}
    </section>
  );
}

function SetUp({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const { t } = useWords("account");
  const [code, setCode] = useState("");
  const begin = useMutation({ mutationFn: () => told(client.POST("/api/v1/me/code")) });
  const confirm = useMutation({
    mutationFn: () =>
      told(client.POST("/api/v1/me/code/confirmation", { body: { code: code.replace(/\s/g, "") } })),
    onSuccess: ({ recoveryCodes }) => {
      onCodes(recoveryCodes);
      void refresh();
    },
  });
  if (begin.data === undefined)
    return (
      <>
        {begin.isError && <Faults cause={begin.error} />}
        <Button loading={begin.isPending} onClick={() => begin.mutate()}>
          {t("code.begin")}
        </Button>
      </>
    );
  return (
    <form
      className="sheet set-up"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
    >
      <div className="qr" role="img" aria-label={t("code.qr")}>
        <div aria-hidden="true">
          <QRCode
            type="svg"
            value={begin.data.uri}
            size={200}
            color="#14211a"
            bgColor="#ffffff"
            bordered={false}
          />
        </div>
      </div>
      <div className="sign-in">
        <p>{t("code.scan")}</p>
        <Copyable text={begin.data.secret} />
        <Field
          label={t("code.confirm")}
          autoComplete="one-time-code"
          inputMode="numeric"
          value={code}
          required
          onText={setCode}
        />
        {confirm.isError && <Faults cause={confirm.error} />}
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t("code.turnOn")}
        </Button>
      </div>
    </form>
  );
}

function Recovery({ codes }: { codes: readonly string[] }) {
  const { t } = useWords("account");
  return (
    <Alert
      className="note"
      type="warning"
      role="status"
      title={t("code.keep")}
      description={
        <ul className="recovery">
          {codes.map((one) => (
            <li key={one}>
              <code>{one}</code>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function Remove() {
  const { t } = useWords("account");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const remove = useMutation({
    mutationFn: () =>
      told(client.POST("/api/v1/me/code/removal", { body: { password, code: code.replace(/\s/g, "") } })),
    onSuccess: refresh,
  });
  return (
    <details>
      <summary>{t("code.turnOff")}</summary>
      <form
        className="sheet sign-in"
        onSubmit={(event) => {
          event.preventDefault();
          remove.mutate();
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
        <Field label={t("signIn.code")} autoComplete="one-time-code" value={code} required onText={setCode} />
        {remove.isError && <Faults cause={remove.error} />}
        <Button danger htmlType="submit" loading={remove.isPending}>
          {t("code.turnOff")}
        </Button>
      </form>
    </details>
  );
}
