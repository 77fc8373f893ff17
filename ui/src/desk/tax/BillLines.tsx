import type { Schemas } from "../../api/client";
import { Amount } from "../../parts/Figures";
import { useWords } from "../../words/language";

type Bill = Schemas["TaxBill"];
type Line = Bill["estimated"][number];

const TAXES = ["value", "duty", "consumptionTax", "vat"] as const;

/** Both sides of each line; where they differ, both are marked. */
export function BillLines({ bill }: { bill: Bill }) {
  const { t } = useWords("desk");
  const numbers = [...new Set([...bill.estimated, ...bill.billed].map((one) => one.gnum))].sort(
    (a, b) => a - b,
  );
  const of = (lines: Line[], gnum: number) => lines.find((one) => one.gnum === gnum);
  return (
    <section className="part">
      <h2>{t("bill.lines")}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("bill.lines")}>
        <table className="listing">
          <thead>
            <tr>
              <th scope="col">{t("goods.line")}</th>
              <th scope="col">{t("goods.name")}</th>
              <th scope="col">{t("bill.side")}</th>
              <th scope="col">{t("goods.code")}</th>
              {TAXES.map((one) => (
                <th key={one} scope="col" className="number">
                  {t(`goods.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {numbers.flatMap((gnum) => {
              const ours = of(bill.estimated, gnum);
              const theirs = of(bill.billed, gnum);
              const name = bill.goods.find((one) => one.gnum === gnum)?.gname;
              return [
                <Side
                  key={`${gnum} ours`}
                  gnum={gnum}
                  name={name}
                  line={ours}
                  other={theirs}
                  side={t("bill.ours")}
                />,
                <Side
                  key={`${gnum} theirs`}
                  gnum={gnum}
                  name=""
                  line={theirs}
                  other={ours}
                  side={t("bill.theirs")}
                />,
              ];
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface SideProps {
  gnum: number;
  name: string | undefined;
  line: Line | undefined;
  other: Line | undefined;
  side: string;
}

function Side({ gnum, name, line, other, side }: SideProps) {
  const { t } = useWords("desk");
  return (
    <tr>
      <td>{gnum}</td>
      <td lang="zh-CN">{name}</td>
      <th scope="row">{side}</th>
      <td>{line?.gcode ?? t("bill.missing")}</td>
      {TAXES.map((one) => {
        const differs = line !== undefined && other !== undefined && line[one] !== other[one];
        return (
          <td key={one} className="number">
            {differs ? (
              <mark>
                <Amount yuan={line[one]} />
              </mark>
            ) : (
              <Amount yuan={line?.[one]} />
            )}
          </td>
        );
      })}
    </tr>
  );
}
