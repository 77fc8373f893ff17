import { expect, expectAccessible, expectFits, test } from "./portal";

// Every page, wide in light and narrow in dark: it opens by its address, everybody can read it, and it fits. Some
// that do not depend on the day are held against pictures, at both widths and in both schemes.
const PAGES = {
  start: "/",
  check: "/check",
  codes: "/codes?q=-621018",
  costs: "/costs?day=2026-11-22&item=22042100%7C2%7C150.00%7C750+ml&freight=10",
  mode: "/mode?direction=import&buyer=consumer&bonded=yes&scope=yes",
  commodities: "/commodities?q=ptj",
  deadlines: "/deadlines?released=2026-11-11&received=2026-11-01",
  rules: "/rules?date=2026-11-22",
  parameters: "/rules?view=parameters&date=2026-11-22&q=LIMIT",
  table: "/rules?view=tables&date=2026-11-22&table=unit",
  compare: "/rules?view=compare&table=parameter&from=2018-12-31&to=2019-01-01",
  rule: "/rules/R-021?date=2026-11-22",
  status: "/status",
  track: "/track/NO-SUCH-NUMBER",
  buyer: "/buyer",
  paper: "/papers/00000-00000-00000-00000",
} as const;

const PICTURED = new Set(["start", "check", "codes", "costs", "compare"]);
const LANGUAGES: Record<string, string> = {
  laptop: "zh",
  "laptop-dark": "en",
  phone: "zh",
  "phone-dark": "sw",
};
const WHOLE = new Set(["laptop", "phone-dark"]);

for (const [name, address] of Object.entries(PAGES)) {
  test(name, async ({ page }, info) => {
    const isWhole = WHOLE.has(info.project.name);
    test.skip(!isWhole && !PICTURED.has(name), "only held against pictures");
    const language = LANGUAGES[info.project.name] ?? "zh";
    await page.addInitScript((one) => localStorage.setItem("greenway.language", one), language);
    await page.goto(address);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.locator(".ant-skeleton")).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready);
    await expectFits(page);
    if (isWhole) await expectAccessible(page);
    if (PICTURED.has(name)) await expect(page).toHaveScreenshot(`${name}.png`);
  });
}
