import { Button } from "antd";
import { Link } from "react-router";
import { useSay, useWords } from "../../words/language";
import type { Sender } from "./form";
import { XLSX, type Kind, type Place } from "./kind";
import { download } from "./send";
import { SendAll } from "./SendAll";
import { workbook } from "./sheet";
import { sorted, toMend, within, type Table, type Wrong } from "./table";

const WRONG_SHOWN = 200;
const PREVIEWED = 5;

/** A table that was read and checked. */
export interface Judged {
  name: string;
  table: Table;
  wrong: Wrong[];
}

interface ResultProps {
  judged: Judged;
  kind: Kind;
  sender: Sender;
  place: Place;
}

/** What is good of a table, to be sent, and what is wrong, to be mended. */
export function Result({ judged, kind, sender, place }: ResultProps) {
  const { t } = useWords("trader");
  const speak = useProblem();
  const { table, wrong } = judged;
  const { good, bad } = sorted(table, wrong);
  const isWhole = !wrong.some((one) => one.row === 0);
  return (
    <section className="part">
      <h2>{judged.name}</h2>
      <p className="summary">
        <span className="verdict good">{t("file.good", { count: good.length })}</span>
        {bad.length > 0 && <span className="verdict stopped">{t("file.bad", { count: bad.length })}</span>}
        <span className="soft">{t("file.rows", { count: table.rows.length - 1 })}</span>
      </p>
      <Preview table={table} />
      {wrong.length > 0 && <Problems wrong={wrong} table={table} />}
      {bad.length > 0 && (
        <p className="actions">
          <Button
            onClick={() =>
              download(
                `${kind.name}-${t("file.mendName")}.xlsx`,
                workbook([{ name: kind.name, rows: toMend(table, wrong, speak) }]),
                XLSX,
              )
            }
          >
            {t("file.mend", { count: bad.length })}
          </Button>
        </p>
      )}
      {isWhole && good.length > 0 && (
        <SendAll
          name={kind.name}
          sender={sender}
          place={place}
          count={good.length}
          bundles={table.bundles.map((one) => within(one, good))}
        />
      )}
    </section>
  );
}

function useProblem(): (one: Wrong) => string {
  const { t } = useWords("trader");
  const say = useSay();
  return (one) =>
    one.fault ? `${say(one.fault.text)} ${say(one.fault.remedy)}` : t(`file.${one.own ?? "otherHead"}`);
}

function Preview({ table }: { table: Table }) {
  const { t } = useWords("trader");
  const [heading = [], ...rows] = table.rows.slice(0, PREVIEWED + 1);
  return (
    <details>
      <summary>{t("file.preview")}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("file.preview")}>
        <table className="preview">
          <thead>
            <tr>
              {heading.map((one, at) => (
                <th key={at} scope="col">
                  <code>{one}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                {heading.map((_, column) => (
                  <td key={column}>{row[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Problems({ wrong, table }: { wrong: readonly Wrong[]; table: Table }) {
  const { t } = useWords("trader");
  const speak = useProblem();
  const sorted = [...wrong].sort((a, b) => a.row - b.row);
  const orderAt = (table.rows[0] ?? []).indexOf("orderNo");
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={t("file.problems")}>
        <table className="problems">
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("file.row")}
              </th>
              <th scope="col">{t("fields.orderNo")}</th>
              <th scope="col">{t("file.column")}</th>
              <th scope="col">{t("file.problems")}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, WRONG_SHOWN).map((one, at) => (
              <tr key={at}>
                <td className="number">{one.row + 1}</td>
                <td>{one.row > 0 && table.rows[one.row]?.[orderAt]}</td>
                <td>
                  <code>{one.column}</code>
                </td>
                <td>
                  {speak(one)}{" "}
                  {one.fault && <Link to={`/codes/GW${one.fault.number}`}>GW{one.fault.number}</Link>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > WRONG_SHOWN && (
        <p className="soft">{t("file.cut", { count: sorted.length, shown: WRONG_SHOWN })}</p>
      )}
    </>
  );
}
