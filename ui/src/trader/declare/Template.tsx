import { Button } from "antd";
import { useSay, useWords } from "../../words/language";
import { useFieldName } from "../fields";
import type { Kind } from "./kind";
import { XLSX } from "./kind";
import { download } from "./send";
import { useShape } from "./shape";
import { workbook, writtenText } from "./sheet";

/** What the second sheet says of each column, as the help at the fields of a form does. */
const EXPLAINED = ["meaning", "shape", "element", "source"] as const;

/** A table to fill in, whose second sheet explains each column. */
export function Template({ kind }: { kind: Kind }) {
  const { t } = useWords("trader");
  const name = useFieldName();
  const say = useSay();
  const shape = useShape();
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
      say(one.field.meaning.text),
      shape(one.field),
      one.field.meaning.published,
      say(one.field.meaning.source),
    ]);
    const bytes = workbook([
      { name: kind.name, rows: [heading, words.map((one, at) => (at === 0 ? `# ${one}` : one))] },
      {
        name: t("file.explained"),
        rows: [
          [t("file.column"), t("file.label"), t("file.where"), ...EXPLAINED.map((one) => t(`help.${one}`))],
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
