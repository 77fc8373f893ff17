import { useWords } from "../words/language";

/** Names of elements in words; an element that has none here is shown by its published name. */
export function useFieldName(): (field: string) => string {
  const { t } = useWords("trader");
  const known: Partial<Record<string, string>> = t("fields", { returnObjects: true });
  return (field) => known[field] ?? field;
}
