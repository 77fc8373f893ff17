import { Moment } from "../parts/Figures";
import { useWords } from "../words/language";
import { useNamed } from "./parts/named";
import { useFigures } from "./tasks";

/** How much lies on the desk, as it changes. */
export function Figures() {
  const { t } = useWords("desk");
  const named = useNamed();
  const { data } = useFigures();
  if (!data || data.kinds.length === 0) return null;
  return (
    <ul className="desk-figures" aria-label={t("figures.title")}>
      {data.kinds.map((one) => (
        <li key={one.kind}>
          <strong>{named("kinds", one.kind)}</strong>
          <span>
            {t("figures.open", { count: one.open })} · {t("figures.unclaimed", { count: one.unclaimed })}
          </span>
          {one.overdue > 0 && (
            <span className="verdict stopped">{t("figures.overdue", { count: one.overdue })}</span>
          )}
          {one.oldest && (
            <small>
              {t("figures.oldest")} <Moment at={one.oldest} />
            </small>
          )}
        </li>
      ))}
    </ul>
  );
}
