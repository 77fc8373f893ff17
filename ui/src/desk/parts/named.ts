import { useWords } from "../../words/language";
import type { DeskWords } from "../words/zh";

export type Named = (group: keyof DeskWords["names"], value: string | null | undefined) => string;

/** The word for a value of the platform; a value that nobody has a word for yet is shown as it came. */
export function useNamed(): Named {
  const { t } = useWords("desk");
  const word = t as unknown as (key: string, options: { defaultValue: string }) => string;
  return (group, value) => (value ? word(`names.${group}.${value}`, { defaultValue: value }) : "–");
}

export const REGULATORS = ["customs", "inspection", "tax", "exchange"] as const;
export type Regulator = (typeof REGULATORS)[number];
