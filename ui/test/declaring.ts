import type { Page } from "@playwright/test";

/** Puts values into the form of an inventory of one line, each where its element has a field. */
export async function fillInventory(
  page: Page,
  head: ReadonlyMap<string, string>,
  line: ReadonlyMap<string, string>,
): Promise<void> {
  const form = page.locator("form.declare");
  const goods = form.locator(".line-form");
  // What may be left out is folded away, group by group and item by item.
  const closed = form.locator("details:not([open]) > summary");
  while ((await closed.count()) > 0) await closed.first().click();
  for (const [name, value] of head) {
    // The country is said once for the whole and once for each item.
    const place = form.locator(`[name=${name}]`);
    if ((await place.count()) === 0) continue;
    const isChoice = (await place.first().evaluate((element) => element.tagName)) === "SELECT";
    await (isChoice ? place.first().selectOption(value) : place.first().fill(value));
  }
  for (const [name, value] of line) {
    const place = goods.locator(`[name=${name}]`);
    if ((await place.count()) > 0) await place.fill(value);
  }
}
