import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { Failure, Nothing } from "../../parts/Answer";
import { useWords } from "../../words/language";
import { save, tableOf } from "./csv";

/** A column of a list: what is shown, and what is written into a file. */
export interface Column<T> {
  head: string;
  text: (row: T) => string | number | null | undefined;
  cell?: (row: T) => ReactNode;
  isNumber?: boolean;
}

interface ListingProps<T> {
  label: string;
  rows: readonly T[];
  columns: readonly Column<T>[];
  id: (row: T) => string | number;
  empty: string;
  /** What stands before the first column, such as a box to tick. */
  before?: { head: ReactNode; cell: (row: T) => ReactNode };
  isMarked?: (row: T) => boolean;
}

export function Listing<T>({ label, rows, columns, id, empty, before, isMarked }: ListingProps<T>) {
  if (rows.length === 0) return <Nothing>{empty}</Nothing>;
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="listing">
        <thead>
          <tr>
            {before && <th scope="col">{before.head}</th>}
            {columns.map((one) => (
              <th key={one.head} scope="col" className={one.isNumber ? "number" : undefined}>
                {one.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={id(row)} className={isMarked?.(row) ? "marked" : undefined}>
              {before && <td>{before.cell(row)}</td>}
              {columns.map((one) => (
                <td key={one.head} className={one.isNumber ? "number" : undefined}>
                  {one.cell ? one.cell(row) : (one.text(row) ?? "–")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ExportProps<T> {
  name: string;
  columns: readonly Column<T>[];
  rows: () => readonly T[] | Promise<readonly T[]>;
}

/** Writes what a list shows into a file that spreadsheets open. */
export function Export<T>({ name, columns, rows }: ExportProps<T>) {
  const { t } = useWords("desk");
  const [isBusy, setBusy] = useState(false);
  const [written, setWritten] = useState<number>();
  const [cause, setCause] = useState<unknown>();
  async function write() {
    setBusy(true);
    setCause(undefined);
    setWritten(undefined);
    try {
      const all = await rows();
      const heads = columns.map((one) => one.head);
      save(`${name}.csv`, tableOf([heads, ...all.map((row) => columns.map((one) => one.text(row)))]));
      setWritten(all.length);
    } catch (failed) {
      setCause(failed);
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button loading={isBusy} onClick={() => void write()}>
        {t("export")}
      </Button>
      {written !== undefined && <small role="status">{t("exported", { count: written })}</small>}
      {cause !== undefined && <Failure cause={cause} again={() => void write()} />}
    </>
  );
}
