import { useWords } from "../../words/language";
import type { Field } from "./form";

/** A value that may be chosen, with what it stands for. */
export function useChoiceWords(): (field: string, value: string) => string {
  const { t } = useWords("trader");
  const words: Partial<Record<string, string>> = t("choices", { returnObjects: true });
  return (field, value) => [value, words[`${field}_${value}`]].filter(Boolean).join(" ");
}

/** What may be written in a field, in words: its kind, how much of it, and of which values. */
export function useShape(): (field: Field) => string {
  const { t } = useWords("trader");
  const choice = useChoiceWords();
  return (field) =>
    [
      t(`file.kinds.${field.kind}`),
      field.length > 0 && t(field.kind === "TEXT" ? "help.characters" : "help.digits", { count: field.length }),
      field.choices.length > 0 && field.choices.map((one) => choice(field.name, one)).join(t("comma")),
      field.table && t("help.table", { table: field.table }),
      t(field.required ? "help.required" : "help.maybe"),
      field.personal && t("help.personal"),
    ]
      .filter(Boolean)
      .join(t("help.and"));
}
