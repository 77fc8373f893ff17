import { Button } from "antd";
import { useWords } from "../../words/language";
import { useChosen } from "./address";

const EXPORTED_MOST = 20_000;

/** How many rows of a list stand on a page, and how many are asked for at once to write all of them out. */
export const ON_A_PAGE = 100;
export const AT_ONCE = 500;

/** All rows of a list, a page after the other. */
export async function allPages<T, C>(
  page: (after: C | null) => Promise<{ rows: T[]; next: C | null }>,
): Promise<T[]> {
  const found: T[] = [];
  let after: C | null = null;
  do {
    const { rows, next }: { rows: T[]; next: C | null } = await page(after);
    found.push(...rows);
    after = next;
  } while (after !== null && found.length < EXPORTED_MOST);
  return found;
}

/** To the front and to the next page of a list whose place stands in the address as `after`. */
export function Pages({ next }: { next: string | number | null }) {
  const { t } = useWords("desk");
  const { chosen, choose } = useChosen();
  const isOn = chosen("after") !== "";
  if (!isOn && next === null) return null;
  return (
    <p className="actions">
      {isOn && <Button onClick={() => choose({ after: "" })}>{t("first")}</Button>}
      {next !== null && <Button onClick={() => choose({ after: String(next) })}>{t("next")}</Button>}
    </p>
  );
}
