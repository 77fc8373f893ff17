import { useState, type ReactNode } from "react";
import { Button } from "antd";
import { useWords } from "../words/language";
import { drawn, useSaid, type Measure } from "./figures";
import type { Cell } from "./queries";

const FIRST = 8;

interface RankingProps {
  label: string;
  cells: readonly Cell[];
  measure: Measure;
  name: (cell: Cell) => ReactNode;
  /** Where lines of declarations are counted, not declarations. */
  isOfLines?: boolean;
  other?: string;
}

/** A table whose bars are the drawing: the largest first, and last what is withheld one by one, together. */
export function Ranking({ label, cells, measure, name, isOfLines = false, other }: RankingProps) {
  const { t } = useWords("city");
  const said = useSaid();
  const [isWhole, setWhole] = useState(false);
  const rows = ranked(cells, measure);
  const most = Math.max(...rows.map((cell) => drawn(cell, measure)), 1);
  const sum = rows.reduce((all, cell) => all + drawn(cell, measure), 0);
  const shown = isWhole || rows.length <= FIRST + 2 ? rows : firstOf(rows);
  const head = isOfLines && measure === "declarations" ? t("lines") : t(`measures.${measure}`);
  return (
    <>
      <table className="ranking">
        <caption className="unseen">{label}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{t("zone.name")}</th>
            <th scope="col">{measure === "declarations" ? head : `${head} (CNY)`}</th>
            <th scope="col">{t("share")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((cell) => (
            <tr key={cell.key} className={cell.key === "" ? "other" : undefined}>
              <th scope="row">
                {cell.key === "" ? (other ?? t("other")) : name(cell)}
                <span className="bar" aria-hidden="true">
                  <span style={{ width: `${(100 * drawn(cell, measure)) / most}%` }} />
                </span>
              </th>
              <td className="number">
                {measure === "declarations" ? said.count(cell.declarations) : said.yuan(cell[measure])}
              </td>
              <td className="number share">{said.rate(sum === 0 ? 0 : drawn(cell, measure) / sum)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length || isWhole ? (
        <Button type="link" className="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("showLess") : t("showAll", { count: rows.length })}
        </Button>
      ) : null}
    </>
  );
}

function ranked(cells: readonly Cell[], measure: Measure): Cell[] {
  const named = cells.filter((cell) => cell.key !== "");
  const other = cells.filter((cell) => cell.key === "");
  return [...named.sort((a, b) => drawn(b, measure) - drawn(a, measure)), ...other];
}

/** The first, and what is withheld all the same. */
function firstOf(rows: Cell[]): Cell[] {
  const other = rows.filter((cell) => cell.key === "");
  return [...rows.filter((cell) => cell.key !== "").slice(0, FIRST), ...other];
}
