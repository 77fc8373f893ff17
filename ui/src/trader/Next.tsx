import { Link } from "react-router";
import { Basis } from "../parts/Basis";
import { Icon } from "../parts/icons";
import { mayDo, useSession, type Session } from "../shell/session";
import { useSay, useWords } from "../words/language";
import type { Dossier } from "./ask";
import { following } from "./declare/followUp";
import { Kinds } from "./Kinds";

/** The message by which each role mends what it sent. */
const MENDS = {
  platform: "CEB311",
  payment: "CEB411",
  logistics: "CEB511",
  agent: "CEB621",
} as const;

/** States in which a corrected document runs the match again. */
const MENDABLE = new Set(["REJECTED", "TURNED_BACK", "EXPIRED", "COLLECTING", "WAITING"]);

/** What stands against a dossier, and who is to do what. */
export function Next({ dossier }: { dossier: Dossier }) {
  const { t } = useWords("trader");
  const { data: session } = useSession();
  const errors = dossier.faults.filter((one) => one.level === "ERROR");
  const remarks = dossier.faults.filter((one) => one.level !== "ERROR");
  const isMendable = MENDABLE.has(dossier.state);
  return (
    <section className="part">
      <h2>{t("next.title")}</h2>
      {dossier.missing.length > 0 && (
        <p>
          {t("next.missing")} <Kinds kinds={dossier.missing} />
        </p>
      )}
      {errors.length === 0 && dossier.missing.length === 0 && <p>{t("next.nothing")}</p>}
      {[...errors, ...remarks].map((one, index) => (
        <FaultCard key={index} fault={one} />
      ))}
      {isMendable && (errors.length > 0 || dossier.missing.length > 0) && (
        <p className="actions">
          {mendings(session).map((type) => (
            <Link
              key={type}
              to={`/trade/declare/${type}?${new URLSearchParams({ ebp: dossier.ebpCode, order: dossier.orderNo })}`}
            >
              {t("next.mend", { paper: t(`forms.${type}`) })}
            </Link>
          ))}
        </p>
      )}
      <FollowUps dossier={dossier} session={session} />
    </section>
  );
}

/** A return or a cancellation, for the declarant. */
function FollowUps({ dossier, session }: { dossier: Dossier; session: Session | undefined }) {
  const { t } = useWords("trader");
  const types = following(dossier);
  if (types.length === 0 || !mayDo(session, "declarant") || !session?.enterprise?.roles.includes("agent"))
    return null;
  return (
    <p className="actions">
      {types.map((type) => (
        <Link
          key={type}
          to={`/trade/declare/${type}?${new URLSearchParams({ ebp: dossier.ebpCode, order: dossier.orderNo })}`}
        >
          {t(type === "CEB625" ? "returns.apply" : "returns.cancel")}
        </Link>
      ))}
    </p>
  );
}

function mendings(session: Session | undefined) {
  if (!mayDo(session, "declarant")) return [];
  return (Object.keys(MENDS) as (keyof typeof MENDS)[])
    .filter((role) => session?.enterprise?.roles.includes(role))
    .map((role) => MENDS[role]);
}

/** A fault in words, with what to do, both values and the rule. */
export function FaultCard({ fault }: { fault: Dossier["faults"][number] }) {
  const { t } = useWords();
  const say = useSay();
  const isError = fault.level === "ERROR";
  return (
    <article className={isError ? "fault stopped" : "fault attention"}>
      <p className="fault-text">
        <Icon name={isError ? "error" : "warning"} />
        <strong>{say(fault.text)}</strong>
      </p>
      <p>{say(fault.remedy)}</p>
      <dl className="pairs">
        {fault.found && (
          <div>
            <dt>{t("check.found")}</dt>
            <dd>{fault.found}</dd>
          </div>
        )}
        {fault.expected && (
          <div>
            <dt>{t("check.expected")}</dt>
            <dd>{fault.expected}</dd>
          </div>
        )}
      </dl>
      <p className="basis">
        <Link to={`/codes/GW${fault.number}`}>GW{fault.number}</Link>
        <code>{fault.path}</code>
      </p>
      <Basis rule={fault.rule} documentNo={fault.documentNo} />
    </article>
  );
}
