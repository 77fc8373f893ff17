import { NavLink } from "react-router";
import { useWords } from "../words/language";
import { entriesFor } from "./menu";
import type { Session } from "./session";

/** The pages of the role. */
export function Menu({ session }: { session: Session }) {
  const { t } = useWords();
  return (
    <nav className="entries" aria-label={t("work")}>
      {entriesFor(session).map((one) => (
        <NavLink key={one.to} to={one.to} end={one.to === "/home" || one.to === "/trade"}>
          {t(`entries.${one.word}`)}
        </NavLink>
      ))}
    </nav>
  );
}
