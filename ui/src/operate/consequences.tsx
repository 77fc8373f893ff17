import { Link } from "react-router";
import { client, told, type Schemas } from "../api/client";
import { tableOf } from "../desk/parts/csv";
import { Nothing } from "../parts/Answer";
import { Changes } from "../parts/Changes";
import { Amount } from "../parts/Figures";
import { useWords } from "../words/language";

/** Rows as they are entered: text with a heading line, or a workbook. */
export type Sheet = string | Blob;

const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** How rows are sent: as they are, under their own name. */
function asked(table: string, sheet: Sheet) {
  return {
    params: { path: { table } },
    body: sheet as string,
    bodySerializer: (body: unknown) => body as BodyInit,
    headers: { "Content-Type": typeof sheet === "string" ? "text/csv" : WORKBOOK },
  };
}

export function preview(table: string, sheet: Sheet) {
  return told(client.POST("/api/v1/reference/{table}/preview", asked(table, sheet)));
}

export function enter(table: string, sheet: Sheet) {
  return told(client.POST("/api/v1/reference/{table}/changes", asked(table, sheet)));
}

/** Rows as text, under the names of their columns. */
export function sheetOf(rows: readonly Record<string, string>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return tableOf([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]);
}

/** What rows would change. */
export function Consequences({
  preview: { rows, differences, cut, declarations },
}: {
  preview: Schemas["ReferencePreview"];
}) {
  const { t } = useWords("operate");
  return (
    <>
      <p role="status">{t("reference.previewed", { rows, differences: differences.length })}</p>
      {differences.length === 0 ? (
        <Nothing>{t("reference.noDifference")}</Nothing>
      ) : (
        <Changes differences={differences} />
      )}
      {cut && <p className="soft">{t("reference.cut")}</p>}
      <OnDeclarations found={declarations} />
    </>
  );
}

/** What the change would do to the declarations that were released last. */
function OnDeclarations({ found }: { found: Schemas["ReferenceHindsight"] }) {
  const { t } = useWords("operate");
  const { looked, dearer, cheaper, refusals } = found;
  if (looked === 0) return <p className="soft">{t("reference.noneReleased")}</p>;
  const isSame = dearer + cheaper + refusals.length === 0;
  return (
    <>
      <h4>{t("reference.onDeclarations", { count: looked, day: found.day })}</h4>
      {isSame ? (
        <p>{t("reference.nothingOnDeclarations")}</p>
      ) : (
        <ul className="effects">
          {dearer + cheaper > 0 && (
            <li>
              {t("reference.taxed", { dearer, cheaper })} <Amount yuan={found.taxBefore} /> →{" "}
              <Amount yuan={found.taxAfter} />
            </li>
          )}
          {refusals.map((one) => (
            <li key={one.number}>
              <Link to={`/codes/GW${one.number}`}>GW{one.number}</Link>{" "}
              {t("reference.refusedBy", { before: one.before, after: one.after })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
