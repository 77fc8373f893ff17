import { useNavigate } from "react-router";
import { useWords } from "../../words/language";
import type { Key } from "./Keys";

const DEEDS_MOST = 4;

/** Presses the buttons of what can be done, in their order, and goes back to the list. */
export function useDeeds(list: string): Key[] {
  const { t } = useWords("desk");
  const navigate = useNavigate();
  return [
    ...Array.from({ length: DEEDS_MOST }, (_, at) => ({
      key: String(at + 1),
      does: t("keys.deed", { number: at + 1 }),
      run: () => document.querySelectorAll<HTMLElement>("[data-deeds] button:enabled")[at]?.click(),
    })),
    { key: "u", does: t("keys.list"), run: () => void navigate(list) },
  ];
}

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
