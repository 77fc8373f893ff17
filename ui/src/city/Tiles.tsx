import { useWords } from "../words/language";
import { drawn, type Measure } from "./figures";
import { PROVINCES } from "./provinces";
import type { Cell } from "./queries";

const DEPTHS = 5;

interface TilesProps {
  cells: readonly Cell[];
  measure: Measure;
}

/** A tile a province, the deeper the more. Readers of the screen get the table beside it. */
export function Tiles({ cells, measure }: TilesProps) {
  const { language } = useWords();
  const values = new Map(cells.map((cell) => [cell.key, drawn(cell, measure)]));
  values.delete("");
  const most = Math.max(...values.values(), 1);
  return (
    <div className="tiles" aria-hidden="true">
      {Object.entries(PROVINCES).map(([code, [short, letters, column, row]]) => (
        <span
          key={code}
          className={`tile depth-${depth(values.get(code), most)}`}
          style={{ gridColumn: column + 1, gridRow: row + 1 }}
        >
          {language === "zh" ? short : letters}
        </span>
      ))}
    </div>
  );
}

/** By the square root, since one province has many times what another has. */
function depth(value: number | undefined, most: number): number {
  return value === undefined ? 0 : Math.max(1, Math.ceil(Math.sqrt(value / most) * DEPTHS));
}
