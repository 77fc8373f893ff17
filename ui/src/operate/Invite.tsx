import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useState } from "react";
import { client, told } from "../api/client";
import { Copyable, Moment } from "../parts/Figures";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { roleOf, useSession } from "../shell/session";
import { useWords } from "../words/language";

/** Makes the account of somebody who keeps those of the enterprise from then on; the invitation is told once. */
export function Invite({ code }: { code: string }) {
  const { t } = useWords("operate");
  const { data: session } = useSession();
  const [username, setUsername] = useState("");
  const [displayName, setDisplayName] = useState("");
  const invite = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/people", {
          body: {
            username: username.trim(),
            displayName: displayName.trim(),
            role: "enterprise",
            enterprise: code,
            rights: ["administrator", "declarant"],
          },
        }),
      ),
  });
  if (roleOf(session) !== "administrator") return <p className="soft">{t("invite.administrators")}</p>;
  const made = invite.data;
  return (
    <details open={made !== undefined}>
      <summary>{t("invite.title")}</summary>
      <p className="soft">{t("invite.lead")}</p>
      {made ? (
        <Alert
          type="success"
          role="status"
          title={t("invite.made", { username: made.person.username })}
          description={
            <>
              <p>{t("invite.once")}</p>
              {made.invitation && <Copyable text={`${location.origin}/invitation#${made.invitation}`} />}
              {made.expiresAt && (
                <p>
                  {t("invite.expires")} <Moment at={made.expiresAt} />
                </p>
              )}
            </>
          }
        />
      ) : (
        <form
          className="decide"
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate();
          }}
        >
          <Field
            label={t("invite.username")}
            help={t("invite.usernameHelp")}
            value={username}
            required
            spellCheck={false}
            onText={setUsername}
          />
          <Field label={t("invite.displayName")} value={displayName} required onText={setDisplayName} />
          {invite.isError && <Faults cause={invite.error} />}
          <Button htmlType="submit" loading={invite.isPending}>
            {t("invite.do")}
          </Button>
        </form>
      )}
    </details>
  );
}
