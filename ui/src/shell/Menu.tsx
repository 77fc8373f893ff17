import { NavLink } from "react-router";
import { useWords } from "../words/language";
import { entriesFor } from "./menu";
import type { Session } from "./session";

/** Homes, below whose address other pages of the menu lie. */
const HOME = /^\/(home|trade|desk|operate)$/;

/** The pages of the role. */
export function Menu({ session }: { session: Session }) {
  const { t } = useWords();
  return (
    <nav className="entries" aria-label={t("work")}>
      {entriesFor(session).map((one) => (
        <NavLink key={one.to} to={one.to} end={HOME.test(one.to)}>
          {t(`entries.${one.word}`)}
        </NavLink>
      ))}
    </nav>
  );
}
