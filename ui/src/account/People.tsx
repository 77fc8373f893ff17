import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, told, type Schemas } from "../api/client";
import { queries } from "../api/queries";
import { useChosen } from "../desk/parts/address";
import { Sure } from "../parts/Dialog";
import "../desk/desk.css";
import { Answer, Nothing } from "../parts/Answer";
import { Faults } from "../parts/Faults";
import { Field } from "../parts/Field";
import { Moment } from "../parts/Figures";
import { Head } from "../parts/Head";
import { mayDo, roleOf, ROLES, useSession, type Right } from "../shell/session";
import { useWords } from "../words/language";
import { InvitePerson } from "./InvitePerson";
import { Mandates } from "./Mandates";
import { Made, RIGHTS, rightsAt, Ticks } from "./Post";

type Person = Schemas["Person"];
type Action = "give-rights" | "suspend" | "reinstate" | "reset";

/** The people one keeps: of the own enterprise or regulator, or everybody; and whom an enterprise lets declare. */
export function Component() {
  const { t } = useWords("account");
  const { data: session } = useSession();
  const role = roleOf(session);
  const isKeeper = role === "administrator" || mayDo(session, "administrator");
  return (
    <div className="page">
      <Head title={t("people.title")} lead={t("people.lead")} />
      {isKeeper ? (
        <>
          <InvitePerson isOfZone={role === "administrator"} own={role ?? ""} />
          <List me={session?.username ?? ""} isOfZone={role === "administrator"} />
          {session?.enterprise && <Mandates code={session.enterprise.code} />}
        </>
      ) : (
        <Nothing>{t("people.administrators")}</Nothing>
      )}
    </div>
  );
}

function List({ me, isOfZone }: { me: string; isOfZone: boolean }) {
  const { t } = useWords("account");
  const { chosen, choose } = useChosen();
  const wanted = chosen("q") || chosen("enterprise");
  const query = useQuery({
    queryKey: ["people"],
    queryFn: () => told(client.GET("/api/v1/people")),
    staleTime: 0,
  });
  const fits = (one: Person) =>
    [one.username, one.displayName, one.enterprise, one.role].some((text) =>
      text?.toLowerCase().includes(wanted.toLowerCase()),
    );
  return (
    <section className="part" aria-labelledby="accounts">
      <h2 id="accounts">{t("people.accounts")}</h2>
      {isOfZone && (
        <div className="filters">
          <Field
            label={t("people.find")}
            type="search"
            value={wanted}
            onText={(q) => choose({ q, enterprise: "" })}
          />
        </div>
      )}
      <Answer query={query}>
        {({ people }) => {
          const shown = people.filter(fits);
          return (
            <>
              <p className="count" role="status">
                {t("people.count", { count: shown.length })}
              </p>
              <ul className="rows">
                {shown.map((one) => (
                  <One key={one.username} person={one} isMe={one.username === me} isOfZone={isOfZone} />
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function One({ person: one, isMe, isOfZone }: { person: Person; isMe: boolean; isOfZone: boolean }) {
  const { t } = useWords("account");
  const place = ROLES.find((role) => role === one.role);
  const rights = RIGHTS.filter((right) => one.rights.includes(right));
  const tone = one.state === "active" ? "good" : one.state === "invited" ? "attention" : "stopped";
  return (
    <li aria-label={one.username}>
      <span>
        <strong>{one.displayName}</strong> <code>{one.username}</code> {isMe && t("people.me")}
        {isOfZone && (
          <small>
            {place ? t(`roles.${place}`) : one.role} {one.enterprise && <code>{one.enterprise}</code>}
          </small>
        )}
        <small>
          {t("home.rights")}:{" "}
          {rights.length > 0 ? rights.map((right) => t(`rights.${right}`)).join(" · ") : t("home.none")}
        </small>
        <small>{t(one.secondFactor ? "people.second" : "people.noSecond")}</small>
        {one.provider && <small>{t("people.by", { provider: one.provider })}</small>}
        {one.lockedUntil && (
          <small>
            {t("people.locked")} <Moment at={one.lockedUntil} />
          </small>
        )}
      </span>
      <span className={`verdict ${tone}`}>{t(`people.states.${one.state}`)}</span>
      <Change person={one} />
    </li>
  );
}

function Change({ person: one }: { person: Person }) {
  const { t } = useWords("account");
  const { username } = one;
  const [rights, setRights] = useState<readonly Right[]>(RIGHTS.filter((right) => one.rights.includes(right)));
  const act = useMutation({
    mutationFn: (action: Action) =>
      told(
        client.POST("/api/v1/people/{username}/actions", {
          params: { path: { username } },
          body: { action, ...(action === "give-rights" && { rights: [...rights] }) },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["people"] }),
  });
  const possible = rightsAt(one.role);
  const words = rights.map((right) => t(`rights.${right}`)).join(" · ") || t("home.none");
  const sure = (action: Action, label: string, question: string) => (
    <Sure label={label} question={question} isBusy={act.isPending} onSure={() => act.mutate(action)} />
  );
  const made = act.data && "person" in act.data ? act.data : undefined;
  return (
    <details>
      <summary>{t("people.change")}</summary>
      <div className="decide">
        {possible.length > 0 && (
          <>
            <Ticks rights={possible} ticked={rights} onTick={setRights} />
            {sure("give-rights", t("people.give"), t("people.giveSure", { username, rights: words }))}
          </>
        )}
        <p className="actions">
          {one.state === "suspended" || one.lockedUntil
            ? sure("reinstate", t("people.reinstate"), t("people.reinstateSure", { username }))
            : null}
          {one.state !== "suspended" &&
            sure("suspend", t("people.suspend"), t("people.suspendSure", { username }))}
          {one.state !== "suspended" &&
            !one.provider &&
            sure("reset", t("people.reset"), t("people.resetSure", { username }))}
        </p>
        {act.isError && <Faults cause={act.error} />}
        {act.isSuccess && !made && (
          <p className="verdict good" role="status">
            {t("people.done")}
          </p>
        )}
        {made && <Made made={made} />}
      </div>
    </details>
  );
}
