import { expect, test } from "./portal";

test("in print no table is cut, and what is closed stands open", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.goto("/rules?view=tables&date=2026-11-22&table=tariff");
  const table = page.locator(".scroll table").first();
  await expect(table).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const scroll = page.locator(".scroll").first();
  expect(await scroll.evaluate((one) => getComputedStyle(one).overflowX)).toBe("visible");
  expect(await table.evaluate((one) => one.getBoundingClientRect().right - innerWidth)).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: "screen" });
  await page.goto("/codes?q=-6210");
  const closed = page.locator("details:not([open])").first();
  await expect(closed).toBeVisible();
  const height = async () => (await closed.boundingBox())?.height ?? 0;
  const before = await height();
  await page.emulateMedia({ media: "print" });
  expect(await height()).toBeGreaterThan(before + 10);
});
