import AxeBuilder from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";

/** Every journey fails when the browser complains of anything behind the page, such as the content policy. */
export const test = base.extend<{ mayWait: boolean }>({
  // Who sends much is told to wait (429), and the page sends again.
  mayWait: [false, { option: true }],
  page: async ({ page, mayWait }, run) => {
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    // The guided visit has tests of its own.
    await page.addInitScript(() => localStorage.setItem("greenway.guide", "visitor trader"));
    await run(page);
    // Answers of 400, 401, 404, 409 and 422 are part of journeys; the browser notes them all the same.
    const expected = mayWait ? /status of (400|401|404|409|422|429)/ : /status of (400|401|404|409|422)/;
    expect(complaints.filter((one) => !expected.test(one))).toEqual([]);
  },
});

/** WCAG 2.2 AA, as far as a program can tell. */
export async function expectAccessible(page: import("@playwright/test").Page, within?: string) {
  // A page whose file is still being fetched has nothing to judge yet.
  await expect(page.locator("h1").first()).toBeVisible();
  // The heading of the page stays in sight, and may lie on anything of a page that is scrolled.
  await page.evaluate(() => scrollTo(0, 0));
  const axe = new AxeBuilder({ page });
  const result = await (within === undefined ? axe : axe.include(within))
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  expect(
    result.violations.map(
      (one) =>
        `${one.id}: ${one.nodes.map((node) => `${String(node.target)} ${node.failureSummary}`).join(", ")}`,
    ),
  ).toEqual([]);
}

/** Nothing stands out sideways. */
export async function expectFits(page: import("@playwright/test").Page) {
  expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
}

export { expect };
