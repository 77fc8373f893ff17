import { writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./portal";
import { logIn } from "./zone";

// How a list of a hundred thousand declarations feels: `npm run many`, with GREENWAY_ADDRESS and GREENWAY_DEMO of a
// demo zone in which the enterprise of `trader` has so many. GREENWAY_NUMBER names one of the oldest, and
// GREENWAY_BEGINNING how few of the oldest begin.
const ROUNDS = 3;
const PAGES_ON = 30;
const FIGURES = "target/many.json";

const number = process.env["GREENWAY_NUMBER"] ?? "";
const beginning = process.env["GREENWAY_BEGINNING"] ?? "";

const figures: Record<string, number[]> = {};

function note(name: string, milliseconds: number): void {
  (figures[name] ??= []).push(Math.round(milliseconds));
}

const rows = (page: Page) => page.locator(".dossiers tbody tr:not([aria-hidden])");

/** From what somebody does until the list has what was asked for, to the last row drawn. */
async function timed(page: Page, name: string, act: () => Promise<unknown>, done: () => Promise<unknown>) {
  const from = Date.now();
  await act();
  await done();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  note(name, Date.now() - from);
}

const asked = (page: Page) => expect(page.locator(".count")).not.toHaveText("正在查询", { timeout: 120_000 });

/** Until as many looks back as it takes are made, or something is found. */
async function settled(page: Page) {
  await asked(page);
  await expect(rows(page).first().or(page.locator(".nothing"))).toBeVisible({ timeout: 120_000 });
}

for (let round = 0; round < ROUNDS; round++)
  test(`list of very many, ${round + 1}`, async ({ page }) => {
    test.setTimeout(600_000);
    await logIn(page, "trader");
    await page.waitForLoadState("networkidle");
    await timed(
      page,
      "first rows after opening the address",
      () => page.goto("/dossiers"),
      () => expect(rows(page).first()).toBeVisible(),
    );
    await page.goto("/trade");
    await page.waitForLoadState("networkidle");
    await timed(
      page,
      "first rows after a click in the menu",
      () => page.locator(".shell-menu a[href='/dossiers']").click(),
      () => expect(rows(page).first()).toBeVisible(),
    );
    await expect(rows(page)).toHaveCount(100);
    await timed(
      page,
      "next page",
      () => page.locator(".more").scrollIntoViewIfNeeded(),
      () => expect(page.locator(".count")).toContainText("200"),
    );
    const from = Date.now();
    for (let pages = 3; pages <= PAGES_ON; pages++) {
      await page.locator(".more").scrollIntoViewIfNeeded();
      await expect(page.locator(".count")).toContainText(String(pages * 100), { timeout: 60_000 });
    }
    note(`each of ${PAGES_ON - 2} further pages`, (Date.now() - from) / (PAGES_ON - 2));
    note("rows in the page after them", await rows(page).count());
    await timed(
      page,
      "search by a whole number",
      async () => {
        await page.locator("[type=search]").fill(number);
        await page.keyboard.press("Enter");
      },
      () => expect(rows(page)).toHaveCount(1),
    );
    await timed(
      page,
      "search by a beginning that few of the oldest have",
      async () => {
        await page.locator("[type=search]").fill(beginning);
        await page.keyboard.press("Enter");
      },
      () => expect(rows(page).first()).toContainText(beginning, { timeout: 120_000 }),
    );
    await page.goto("/dossiers");
    await settled(page);
    for (const [name, label] of [
      ["filter: released", "已放行"],
      ["filter: refused", "被退回"],
      ["filter: a state that none is in", "等待担保"],
    ] as const)
      await timed(
        page,
        name,
        () => page.locator(".families").getByRole("link", { name: label }).click(),
        () => settled(page),
      );
    await page.goto("/dossiers");
    await settled(page);
    const download = page.waitForEvent("download", { timeout: 300_000 });
    const began = Date.now();
    await page.getByRole("button", { name: "导出 CSV" }).click();
    await (await download).path();
    note("export of everything", Date.now() - began);
  });

test.afterAll(() => {
  const middle = Object.fromEntries(
    Object.entries(figures).map(([name, all]) => [
      name,
      { median: [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)], all },
    ]),
  );
  writeFileSync(FIGURES, `${JSON.stringify(middle, undefined, 2)}\n`);
});
