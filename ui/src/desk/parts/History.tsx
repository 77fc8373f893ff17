import { Moment } from "../../parts/Figures";
import { useWords } from "../../words/language";
import type { DeskWords } from "../words/zh";
import { useNamed } from "./named";

interface Step {
  at: string;
  actor?: string | null;
  events: readonly string[];
}

/** Who did what and when, oldest first. */
export function History({ steps, group }: { steps: readonly Step[]; group: keyof DeskWords["names"] }) {
  const { t } = useWords("desk");
  const named = useNamed();
  return (
    <section className="part">
      <h2>{t("history")}</h2>
      <ol className="history">
        {steps.map((one, index) => (
          <li key={index}>
            <strong>{one.events.map((event) => named(group, event)).join(" · ")}</strong>
            <span className="soft">
              {one.actor === "greenway" ? t("platform") : one.actor} <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
