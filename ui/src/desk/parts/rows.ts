import { useWords } from "../../words/language";
import type { Key } from "./Keys";

/** Goes from row to row of a list; a row is stood on by its link, which Enter opens. */
export function useRows(): Key[] {
  const { t } = useWords("desk");
  function step(by: number) {
    const links = [...document.querySelectorAll<HTMLElement>("[data-row]")];
    const at = links.findIndex((one) => one === document.activeElement);
    links[Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  }
  return [
    { key: "j", does: t("keys.down"), run: () => step(1) },
    { key: "k", does: t("keys.up"), run: () => step(-1) },
  ];
}
