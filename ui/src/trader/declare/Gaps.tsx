import { useWords } from "../../words/language";
import { useFieldName } from "../fields";
import { idOf, type FaultsAt } from "./Inputs";

interface GapsProps {
  head: FaultsAt;
  lines: readonly (FaultsAt | undefined)[];
}

interface Gap {
  line: number;
  name: string;
  isMissing: boolean;
}

function gapsOf(line: number, at: FaultsAt): Gap[] {
  return Object.entries(at).flatMap(([name, found]) => {
    const errors = found.filter((one) => one.fault.level === "ERROR");
    return errors.length === 0
      ? []
      : [{ line, name, isMissing: errors.every((one) => one.fault.name === "MISSING_ELEMENT") }];
  });
}

/** The fields that are missing or wrong, each a way to the field. */
export function Gaps({ head, lines }: GapsProps) {
  const { t } = useWords("trader");
  const gaps = [...gapsOf(-1, head), ...lines.flatMap((one, line) => gapsOf(line, one ?? {}))];
  return (
    <>
      <Jumps title={t("gaps.missing")} gaps={gaps.filter((one) => one.isMissing)} />
      <Jumps title={t("gaps.wrong")} gaps={gaps.filter((one) => !one.isMissing)} />
    </>
  );
}

function Jumps({ title, gaps }: { title: string; gaps: readonly Gap[] }) {
  const { t } = useWords("trader");
  const name = useFieldName();
  if (gaps.length === 0) return null;
  return (
    <nav className="part" aria-label={title}>
      <h2>{`${title} (${gaps.length})`}</h2>
      <ul className="jumps">
        {gaps.map((one) => {
          const id = idOf(one.line, one.name);
          return (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {one.line < 0
                  ? name(one.name)
                  : t("gaps.ofLine", { line: one.line + 1, field: name(one.name) })}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
