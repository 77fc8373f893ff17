import { expect, expectAccessible, expectFits, test } from "./portal";
import {
  CARRIER,
  DECLARANT,
  inventory,
  isKnown,
  orderNumber,
  PAYMENT,
  PLATFORM,
  sample,
  send,
  signedIn,
} from "./zone";

// What becomes of one trade for those who are no enterprise: who waits for the parcel, the buyer, and whoever holds a
// print. The trade is released by the customs of the demo zone.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(90_000);
test.describe.configure({ mode: "serial" });

const orderNo = orderNumber();
const ALL = ["administrator", "declarant", "finance"];

test("a parcel is tracked by its number, without an account", async ({ page, request }) => {
  for (const [code, type] of [
    [PLATFORM, "CEB311"],
    [PAYMENT, "CEB411"],
    [CARRIER, "CEB511"],
    [DECLARANT, "CEB621"],
  ] as const)
    await send(request, code, sample(type, orderNo));
  await page.goto("/");
  await page.locator(".questions").getByRole("link", { name: "包裹到哪一步了？" }).click();
  await page.getByLabel("运单编号或清单编号").fill("没有这个编号");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("没有查到");
  await expect(async () => {
    await page.goto(`/track/L${orderNo}`);
    await expect(page.locator(".verdict.big")).toContainText("已放行", { timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.locator(".trail > li").first()).toContainText("第一份单证");
  for (const secret of ["buyerName", "buyerIdNumber", "ebcName", "ebpName"])
    await expect(page.locator("main")).not.toContainText(inventory(orderNo).head.get(secret) ?? "?");
  await expectAccessible(page);
  await expectFits(page);
});

test("a buyer sees quota, order and who looked, and nothing stays in the browser", async ({ page }) => {
  const number = inventory(orderNo).head.get("buyerIdNumber") ?? "";
  await page.goto("/buyer");
  await page.getByLabel("证件号码").fill(number);
  await page.getByRole("button", { name: "查看" }).click();
  const order = page.locator(".own-order", { hasText: orderNo });
  await expect(order.locator(".verdict").first()).toHaveText(/放行|结关/);
  await expect(page.getByRole("heading", { name: "谁看过我的信息" })).toBeVisible();
  await order.locator("summary").click();
  await expect(order.locator(".trail > li").first()).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  expect(page.url()).not.toContain(number);
  expect(await page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")).not.toContain(
    number,
  );
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page.locator(".looks tbody tr").first()).toContainText("额度、订单与查询记录");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
});

test("a release note is printed, and its code is checked by anybody", async ({ page, request }) => {
  await signedIn(page, request, DECLARANT, ALL);
  await page.goto(`/dossiers/${PLATFORM}/${orderNo}`);
  const link = page.getByRole("link", { name: "下载放行单（PDF）" });
  const address = (await link.getAttribute("href")) ?? "";
  const print = await page.request.get(address);
  expect(print.status()).toBe(200);
  expect(print.headers()["content-type"]).toBe("application/pdf");
  expect((await print.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const downloading = page.waitForEvent("download");
  await link.click();
  expect((await downloading).suggestedFilename()).toMatch(/^release-note-.*\.pdf$/);
  await page.goto("/papers");
  await page.getByLabel("单证编码").fill("00000 00000 00000 00000");
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.locator(".verdict.stopped")).toContainText("没有打印过");
  // The code stands in the title of the document, which no compression hides.
  const text = (await print.body()).toString("latin1");
  const code = /\/Title[^>)]*/.exec(text)?.[0] ?? "";
  const hex = /<([0-9A-F]+)/.exec(code)?.[1] ?? "";
  const title = Buffer.from(hex, "hex").swap16().toString("utf16le");
  await page.goto(`/papers/${title.slice(-23)}`);
  await expect(page.locator(".verdict.big.good")).toContainText("打印过这份单证");
  await expect(page.locator(".facts")).toContainText("放行单");
  await expectAccessible(page);
  await expectFits(page);
});
