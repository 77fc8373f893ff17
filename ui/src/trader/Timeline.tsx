import { Basis } from "../parts/Basis";
import { Moment } from "../parts/Figures";
import { useSay, useWords } from "../words/language";
import type { Dossier } from "./ask";

/** Everything that happened, oldest first, each with who did it and by which rule. */
export function Timeline({ entries }: { entries: Dossier["timeline"] }) {
  const { t } = useWords("trader");
  const say = useSay();
  return (
    <section className="part">
      <h2>{t("timeline.title")}</h2>
      <ol className="timeline">
        {entries.map((one, index) => (
          <li key={index}>
            <p>
              <Moment at={one.at} /> <span className="soft">{t("timeline.by", { by: one.by })}</span>
            </p>
            <p>{say(one.text)}</p>
            <Basis rule={one.rule} documentNo={one.documentNo} />
          </li>
        ))}
      </ol>
    </section>
  );
}
