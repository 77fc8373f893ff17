import { Alert, Button } from "antd";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { client, Refusal, told } from "../api/client";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Head } from "../parts/Head";
import { useWords } from "../words/language";

/** Takes up an invitation. It stands behind the # of the address, which browsers send to nobody. */
export function Component() {
  const { t } = useWords("account");
  const { hash } = useLocation();
  const [invitation, setInvitation] = useState(decodeURIComponent(hash.slice(1)));
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [username, setUsername] = useState("");
  const [failure, setFailure] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const isOther = again !== "" && again !== password;

  async function take() {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { invitation: invitation.trim(), password };
      setUsername((await told(client.POST("/api/v1/invitations", { body }))).username);
    } catch (cause) {
      setFailure(cause);
    }
    setBusy(false);
  }

  return (
    <div className="page narrow">
      <Head title={t("invitation.title")} lead={t("invitation.lead")} />
      {username !== "" ? (
        <Alert
          type="success"
          role="status"
          title={t("invitation.taken", { username })}
          action={<Link to="/login">{t("invitation.go")}</Link>}
        />
      ) : (
        <form
          className="sheet sign-in"
          onSubmit={(event) => {
            event.preventDefault();
            if (password === again) void take();
          }}
        >
          <Field
            label={t("invitation.code")}
            value={invitation}
            spellCheck={false}
            required
            onText={setInvitation}
          />
          <Field
            label={t("newPassword")}
            help={t("passwordHelp")}
            type="password"
            value={password}
            autoComplete="new-password"
            required
            onText={setPassword}
          />
          <Field
            label={t("repeat")}
            fault={isOther ? t("different") : undefined}
            type="password"
            value={again}
            autoComplete="new-password"
            required
            onText={setAgain}
          />
          {failure instanceof Refusal && failure.status === 404 ? (
            <Alert type="error" role="alert" title={t("invitation.unknown")} />
          ) : (
            failure !== undefined && <Faults cause={failure} />
          )}
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t("invitation.take")}
          </Button>
        </form>
      )}
    </div>
  );
}
