import type { Schemas } from "../../api/client";
import { Basis } from "../../parts/Basis";
import { useSay, useWords } from "../../words/language";

type Explained = Schemas["ExplainedFault"];

/** What was found, in words, with both values, the rule, and how much it weighs. */
export function Grounds({ faults }: { faults: readonly { weight?: number; fault: Explained }[] }) {
  const { t } = useWords("desk");
  const say = useSay();
  return (
    <ul className="grounds">
      {faults.map(({ weight, fault }, index) => (
        <li key={index}>
          <p>
            {Boolean(weight) && <span className="verdict attention">{t("weight", { weight })}</span>}{" "}
            {say(fault.text)}
          </p>
          {(fault.found ?? fault.expected) && (
            <dl className="both">
              <div>
                <dt>{t("found")}</dt>
                <dd>{fault.found ?? "–"}</dd>
              </div>
              <div>
                <dt>{t("expected")}</dt>
                <dd>{fault.expected ?? "–"}</dd>
              </div>
            </dl>
          )}
          <p className="soft">{say(fault.remedy)}</p>
          <Basis rule={fault.rule} documentNo={fault.documentNo} />
        </li>
      ))}
    </ul>
  );
}
