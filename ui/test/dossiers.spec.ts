import { readFileSync } from "node:fs";
import { expect, expectAccessible, expectFits, test } from "./portal";
import { DECLARANT, isKnown, orderNumber, SELLER, sendTrades, signedIn, somebody } from "./zone";

// The list of declarations, narrowed by day, mode and seller.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(180_000);
test.use({ mayWait: true });

test("declarations are narrowed by day, mode and seller, and so is the table of them", async ({
  page,
  request,
}) => {
  const orderNo = orderNumber();
  await sendTrades(request, [{ orderNo, person: somebody(), price: 20 }]);
  await signedIn(page, request, DECLARANT, ["declarant"]);
  await page.goto(`/dossiers?q=${orderNo}`);
  const row = page.locator(".dossiers tbody tr", { hasText: orderNo });
  await expect(row).toContainText(SELLER);
  await expect(row).toContainText("9610");
  await page.goto("/dossiers");
  await page.getByText("按日期、监管方式、电商企业筛选").click();
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  const narrow = page.locator(".narrow");
  await narrow.getByLabel("最早收到单证，从").fill(today);
  await narrow.getByLabel("到", { exact: true }).fill(today);
  await narrow.getByLabel("监管方式").selectOption("9610");
  await narrow.getByLabel("电商企业代码").fill(SELLER);
  await narrow.getByRole("button", { name: "筛选", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`mode=9610&seller=${SELLER}&from=${today}&to=${today}`));
  await expect(row).toBeVisible();
  await expectAccessible(page);
  const asked = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 CSV" }).click();
  const table = readFileSync((await (await asked).path()) ?? "", "utf8");
  expect(table).toContain(orderNo);
  expect(table.split("\r\n")[0]).toMatch(/seller,mode$/);
  for (const line of table.trim().split("\r\n").slice(1)) expect(line).toContain(`${SELLER},9610`);
  // Nothing of it was bonded, and nothing came from tomorrow on.
  await narrow.getByLabel("监管方式").selectOption("1210");
  await narrow.getByRole("button", { name: "筛选", exact: true }).click();
  await expect(page).toHaveURL(/mode=1210/);
  await expect(row).toHaveCount(0);
  const tomorrow = new Date(Date.now() + 32 * 3600_000).toISOString().slice(0, 10);
  await page.goto(`/dossiers?from=${tomorrow}`);
  await expect(page.getByText("没有符合条件的申报")).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
  await expectAccessible(page);
  await narrow.getByRole("button", { name: "取消筛选" }).click();
  await expect(page).toHaveURL(/\/dossiers$/);
  await expect(row).toBeVisible();
});
