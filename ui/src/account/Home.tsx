import { Link, Navigate } from "react-router";
import { Head } from "../parts/Head";
import { HOMES } from "../shell/menu";
import { roleOf, safe, takeTo, useSession } from "../shell/session";
import { useWords } from "../words/language";

/** Leads to the home of the role; where a role has none yet, says who is in and where the work is done. */
export function Component() {
  const { t } = useWords("account");
  const { data: session } = useSession();
  const role = roleOf(session);
  if (session === undefined || role === undefined) return null;
  const to = takeTo();
  if (to !== null && safe(to) !== "/home") return <Navigate replace to={safe(to)} />;
  const home = HOMES[role];
  if (home !== undefined) return <Navigate replace to={home} />;
  return (
    <div className="page narrow">
      <Head
        title={session.displayName ?? session.username ?? ""}
        lead={session.enterprise?.name ?? t(`roles.${role}`)}
      />
      <dl className="facts">
        <div>
          <dt>{t("home.place")}</dt>
          <dd>
            {t(`roles.${role}`)} {session.enterprise && `${session.enterprise.name} ${session.enterprise.code}`}
          </dd>
        </div>
        <div>
          <dt>{t("home.rights")}</dt>
          <dd>{session.rights.map((right) => t(`rights.${right}`)).join(" · ") || t("home.none")}</dd>
        </div>
      </dl>
      <p>{t("home.interface")}</p>
      <p className="actions">
        <a href="/api-docs/">{t("home.openInterface")}</a>
        <Link to="/account">{t("account.title")}</Link>
      </p>
    </div>
  );
}
