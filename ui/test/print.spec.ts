import { expect, test } from "./portal";

test("in print no table is cut", async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.goto("/rules?view=tables&date=2026-11-22&table=tariff");
  const table = page.locator(".scroll table").first();
  await expect(table).toBeVisible();
  await page.emulateMedia({ media: "print" });
  const scroll = page.locator(".scroll").first();
  expect(await scroll.evaluate((one) => getComputedStyle(one).overflowX)).toBe("visible");
  expect(await table.evaluate((one) => one.getBoundingClientRect().right - innerWidth)).toBeLessThanOrEqual(0);
});
