import type { Schemas } from "../api/client";
import { useWords } from "../words/language";
import { Day } from "./Figures";

type Difference = Schemas["Difference"];

/** What came, went or changed, with both values of each column that differs. */
export function Changes({ differences }: { differences: Difference[] }) {
  const { t } = useWords();
  return (
    <ul className="changes">
      {differences.map((one) => (
        <li key={`${one.key} ${one.day}`}>
          <p className="code-head">
            <code>{one.key}</code>
            <span className={`verdict ${toneOf(one)}`}>{t(`rules.${kindOf(one)}`)}</span>
            <Day date={one.day} />
          </p>
          <dl className="difference">
            {columnsOf(one).map((column) => (
              <div key={column}>
                <dt>
                  <code>{column}</code>
                </dt>
                <dd>
                  {one.before?.[column] && (
                    <>
                      <span className="unseen">{t("rules.before")}</span>
                      <del>{one.before[column]}</del>
                    </>
                  )}
                  {one.after?.[column] && (
                    <>
                      <span className="unseen">{t("rules.after")}</span>
                      <ins>{one.after[column]}</ins>
                    </>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** Of a row that came or went, all that stands in it. */
function columnsOf(difference: Difference): string[] {
  if (difference.before && difference.after) return difference.columns;
  return Object.entries(difference.after ?? difference.before ?? {})
    .filter(([column, value]) => value && column !== "key")
    .map(([column]) => column);
}

function kindOf(difference: Difference): "came" | "went" | "changed" {
  if (!difference.before) return "came";
  return difference.after ? "changed" : "went";
}

function toneOf(difference: Difference): string {
  const tones = { came: "good", went: "stopped", changed: "moving" };
  return tones[kindOf(difference)];
}
