import type { ReactNode } from "react";
import { Amount } from "../parts/Figures";
import { useWords } from "../words/language";
import { useSaid } from "./figures";
import type { Cell } from "./queries";

interface FiguresTableProps {
  cells: readonly Cell[];
  head: string;
  name: (cell: Cell) => ReactNode;
}

/** The figures of a drawing, for whoever reads rather than looks. */
export function FiguresTable({ cells, head, name }: FiguresTableProps) {
  const { t } = useWords("city");
  const said = useSaid();
  return (
    <details className="figures">
      <summary>{t("asTable")}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={head}>
        <table>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col" className="number">
                {t("measures.declarations")}
              </th>
              <th scope="col" className="number">
                {t("measures.goods")}
              </th>
              <th scope="col" className="number">
                {t("measures.tax")}
              </th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={cell.key}>
                <th scope="row">{name(cell)}</th>
                <td className="number">{said.count(cell.declarations)}</td>
                <td className="number">
                  <Amount yuan={cell.goods} />
                </td>
                <td className="number">
                  <Amount yuan={cell.tax} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
