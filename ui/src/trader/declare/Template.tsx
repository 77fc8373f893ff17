import { Button } from "antd";
import { useWords } from "../../words/language";
import { useFieldName } from "../fields";
import type { Kind } from "./kind";
import { XLSX } from "./kind";
import { download } from "./send";
import { workbook, writtenText } from "./sheet";

/** A table to fill in, whose second sheet explains each column. */
export function Template({ kind }: { kind: Kind }) {
  const { t } = useWords("trader");
  const name = useFieldName();
  const heading = kind.columns.map((one) => one.name);
  const words = kind.columns.map(
    (one) => `${name(one.field.name)}${one.field.required ? "" : ` (${t("declare.maybe")})`}`,
  );
  function xlsx() {
    const explained = kind.columns.map((one, at) => [
      one.name,
      words[at] ?? "",
      [t(one.isLine ? "file.ofLine" : "file.ofHead"), ...one.papers.map((paper) => t(`forms.${paper}`))].join(
        " · ",
      ),
      t(`file.kinds.${one.field.kind}`),
      one.field.length > 0 ? String(one.field.length) : "",
      one.field.choices.join(" ") || (one.field.table ?? ""),
    ]);
    const bytes = workbook([
      { name: kind.name, rows: [heading, words.map((one, at) => (at === 0 ? `# ${one}` : one))] },
      {
        name: t("file.explained"),
        rows: [
          (["column", "meaning", "where", "kind", "length", "values"] as const).map((one) => t(`file.${one}`)),
          ...explained,
          ...(kind.isTrades ? [["waybill.note", t("file.ownColumn")]] : []),
        ],
      },
    ]);
    download(`${kind.name}.xlsx`, bytes, XLSX);
  }
  return (
    <p className="actions">
      <Button onClick={xlsx}>{t("file.template", { kind: "XLSX" })}</Button>
      <Button onClick={() => download(`${kind.name}.csv`, writtenText([heading]), "text/csv")}>
        {t("file.template", { kind: "CSV" })}
      </Button>
      <span className="soft">{t("file.templateHelp")}</span>
    </p>
  );
}
