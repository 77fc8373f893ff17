import { Alert, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { Link, Navigate, useNavigate, useSearchParams } from "react-router";
import { client, Refusal, told } from "../api/client";
import { Failure } from "../parts/Answer";
import { Field } from "../parts/Field";
import { Head } from "../parts/Head";
import { begin, keepTo, safe, useSession, type Session } from "../shell/session";
import { useWords } from "../words/language";
import { hasPasskeys, signInWithPasskey, wasBrokenOff } from "./passkey";

export function Component() {
  const { t } = useWords("account");
  const session = useSession();
  const [search] = useSearchParams();
  const to = safe(search.get("to"));
  if (session.data?.signedIn) return <Navigate replace to={to} />;
  return (
    <div className="page narrow">
      <Head title={t("signIn.title")} lead={t("signIn.lead")} />
      {search.has("to") && <Alert className="note" type="info" role="status" title={t("signIn.first")} />}
      {search.has("error") && <Alert className="note" type="error" role="alert" title={t("signIn.provider")} />}
      <Password to={to} />
      <Others to={to} session={session.data} />
      <p className="soft">
        {t("signIn.invited")} <Link to="/register">{t("signIn.register")}</Link>
      </p>
    </div>
  );
}

function Password({ to }: { to: string }) {
  const { t } = useWords("account");
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [needsCode, setNeedsCode] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);

  async function signIn() {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { username, password, ...(needsCode && { code: code.replace(/\s/g, "") }) };
      begin(await told(client.POST("/api/v1/session", { body })));
      void navigate(to, { replace: true });
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.kind === "code-needed") setNeedsCode(true);
      else setFailure(refusal);
      setBusy(false);
    }
  }

  // Whoever is asked for a code goes on typing there.
  useEffect(() => {
    if (needsCode) form.current?.querySelector<HTMLElement>("[autocomplete=one-time-code]")?.focus();
  }, [needsCode]);

  return (
    <form
      ref={form}
      className="sheet sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <Field
        label={t("signIn.username")}
        value={username}
        autoComplete="username webauthn"
        autoCapitalize="none"
        spellCheck={false}
        required
        onText={setUsername}
      />
      <Field
        label={t("signIn.password")}
        type="password"
        value={password}
        autoComplete="current-password"
        required
        onText={setPassword}
      />
      {needsCode && (
        <Field
          label={t("signIn.code")}
          help={t("signIn.codeHelp")}
          value={code}
          autoComplete="one-time-code"
          inputMode="text"
          required
          onText={setCode}
        />
      )}
      {failure !== undefined && <Refused cause={failure} />}
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {t("signIn.do")}
      </Button>
    </form>
  );
}

function Refused({ cause }: { cause: unknown }) {
  const { t } = useWords("account");
  if (!(cause instanceof Refusal)) return <Failure cause={cause} />;
  if (cause.status === 401) return <Alert type="error" role="alert" title={t("signIn.wrong")} />;
  if (cause.status === 503) return <Alert type="warning" role="alert" title={t("signIn.busy")} />;
  return <Failure cause={cause} />;
}

function Others({ to, session }: { to: string; session: Session | undefined }) {
  const { t } = useWords("account");
  const navigate = useNavigate();
  const [failure, setFailure] = useState<unknown>();
  const providers = session?.providers ?? [];
  if (!hasPasskeys() && providers.length === 0) return null;

  async function passkey() {
    setFailure(undefined);
    try {
      begin(await signInWithPasskey());
      void navigate(to, { replace: true });
    } catch (cause) {
      if (!wasBrokenOff(cause)) setFailure(cause);
    }
  }

  return (
    <section className="other-ways" aria-label={t("signIn.others")}>
      {hasPasskeys() && <Button onClick={() => void passkey()}>{t("signIn.passkey")}</Button>}
      {providers.map((one) => (
        <Button key={one.id} href={one.address} onClick={() => keepTo(to)}>
          {t("signIn.with", { name: one.name })}
        </Button>
      ))}
      {failure !== undefined && <Refused cause={failure} />}
    </section>
  );
}
