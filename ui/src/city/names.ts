import { useWords } from "../words/language";

/** The short name of a chapter; empty when there is none of that number. */
export function useChapter(): (key: string) => string {
  const { t } = useWords("city");
  const names: Readonly<Record<string, string>> = t("chapters", { returnObjects: true });
  return (key) => names[key] ?? "";
}

/** What a supervision mode is called. */
export function useMode(): (key: string) => string {
  const { t } = useWords("city");
  const names: Readonly<Record<string, string>> = t("modes", { returnObjects: true });
  return (key) => names[key] ?? "";
}

/** What a credit class is called; an enterprise that was not rated may have none. */
export function useCreditClass(): (key: string) => string {
  const { t } = useWords("city");
  const names: Readonly<Record<string, string>> = t("classes", { returnObjects: true });
  return (key) => names[key.toLowerCase()] ?? t("classes.unknown");
}
