import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { client, told } from "../api/client";
import { queries } from "../api/queries";
import { useChosen } from "../desk/parts/address";
import { Dialog } from "../parts/Dialog";
import { Choose } from "../parts/Choose";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { ROLES, useSession, type Right } from "../shell/session";
import { useWords } from "../words/language";
import { Made, rightsAt, Ticks } from "./Post";

/** Makes an account at the own place, or, for the zone, anywhere; the invitation is told once. */
export function InvitePerson({ isOfZone, own }: { isOfZone: boolean; own: string }) {
  const { t } = useWords("account");
  const { chosen } = useChosen();
  const { data: session } = useSession();
  const [username, setUsername] = useState("");
  const [displayName, setDisplayName] = useState("");
  const [place, setPlace] = useState(isOfZone ? "enterprise" : own);
  const [enterprise, setEnterprise] = useState(chosen("enterprise"));
  const [ticked, setTicked] = useState<readonly Right[]>(
    isOfZone && chosen("enterprise") ? ["administrator", "declarant"] : [],
  );
  const [provider, setProvider] = useState("");
  const [isAsked, setAsked] = useState(false);
  const rights = ticked.filter((one) => rightsAt(place).includes(one));
  const invite = useMutation({
    mutationFn: () =>
      told(
        client.POST("/api/v1/people", {
          body: {
            username: username.trim(),
            displayName: displayName.trim(),
            rights,
            ...(isOfZone && { role: place }),
            ...(isOfZone && place === "enterprise" && { enterprise: enterprise.trim() }),
            ...(provider && { provider }),
          },
        }),
      ),
    onSuccess: () => {
      setUsername("");
      setDisplayName("");
      return queries.invalidateQueries({ queryKey: ["people"] });
    },
  });
  const words = rights.map((one) => t(`rights.${one}`)).join(" · ") || t("home.none");
  return (
    <section className="part" aria-labelledby="invite">
      <h2 id="invite">{t("people.invite")}</h2>
      <p className="soft">{t("people.inviteLead")}</p>
      <form
        className="sheet key-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
        }}
      >
        <Field
          label={t("signIn.username")}
          help={t("people.usernameHelp")}
          value={username}
          required
          spellCheck={false}
          onText={setUsername}
        />
        <Field label={t("people.displayName")} value={displayName} required onText={setDisplayName} />
        {isOfZone && (
          <Choose
            label={t("home.place")}
            value={place}
            options={ROLES.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
            onChoose={setPlace}
          />
        )}
        {isOfZone && place === "enterprise" && (
          <Field label={t("people.code")} value={enterprise} required onText={setEnterprise} />
        )}
        {rightsAt(place).length > 0 && <Ticks rights={rightsAt(place)} ticked={ticked} onTick={setTicked} />}
        {(session?.providers ?? []).length > 0 && (
          <Choose
            label={t("people.proof")}
            value={provider}
            options={[
              { value: "", label: t("people.byPassword") },
              ...(session?.providers ?? []).map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChoose={setProvider}
          />
        )}
        {invite.isError && <Faults cause={invite.error} />}
        {invite.data && <Made made={invite.data} />}
        <Button type="primary" htmlType="submit" loading={invite.isPending}>
          {t("people.make")}
        </Button>
      </form>
      {isAsked && (
        <Dialog title={t("people.invite")} onClose={() => setAsked(false)}>
          <p>{t("people.inviteSure", { username: username.trim(), rights: words })}</p>
          <Button
            type="primary"
            onClick={() => {
              setAsked(false);
              invite.mutate();
            }}
          >
            {t("people.make")}
          </Button>
        </Dialog>
      )}
    </section>
  );
}
