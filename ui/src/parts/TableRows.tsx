import { useWords } from "../words/language";

/** Rows of any table of reference data, under the names of their columns. */
export function TableRows({ rows }: { rows: Record<string, string>[] }) {
  const { t } = useWords();
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name])))];
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t("rules.tables")}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                <code>{column}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map((column) => (
                <td key={column}>{row[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
