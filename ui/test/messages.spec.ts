import { expect, expectAccessible, expectFits, test } from "./portal";
import { isKnown, orderNumber, PLATFORM, sample, signedIn } from "./zone";

// Messages that a system has written, brought as many files at once.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(180_000);
test.use({ mayWait: true });

test("many files are dropped at once: each is checked, the good ones are sent, the others say what is wrong", async ({
  page,
  request,
}) => {
  await signedIn(page, request, PLATFORM, ["administrator", "declarant", "finance"]);
  await page.goto("/trade/declare");
  await page.getByRole("link", { name: "放入文件" }).click();
  await expect(page.locator("h1")).toHaveText("多个 XML 报文");
  const base = orderNumber();
  const good = Array.from({ length: 12 }, (_, at) => ({
    name: `order-${at}.xml`,
    text: sample("CEB311", `${base}-${at}`),
  }));
  const bad = {
    name: "wrong-price.xml",
    text: sample("CEB311", `${base}-X`).replace(/<ceb:price>[^<]*/, "<ceb:price>cheap"),
  };
  const torn = { name: "torn.xml", text: "<ceb:CEB311Message" };
  // Dropped as from a folder, not chosen one by one.
  const files = [...good, bad, torn];
  const data = await page.evaluateHandle((some) => {
    const transfer = new DataTransfer();
    for (const one of some) transfer.items.add(new File([one.text], one.name, { type: "application/xml" }));
    return transfer;
  }, files);
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: data });
  await expect(page.getByText("已检查 14 / 14")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("可发送 12 个", { exact: true })).toBeVisible();
  const wrong = page.getByRole("listitem", { name: "wrong-price.xml" });
  await wrong.locator("summary").click();
  await expect(wrong.locator(".fault-list")).toContainText("cheap");
  await expect(wrong.locator(".fault-list")).toContainText(/第 \d+ 行/);
  await expect(page.getByRole("listitem", { name: "torn.xml" })).toContainText("错误");
  await expectAccessible(page);
  await page.getByRole("button", { name: "发送 12 个" }).click();
  await expect(page.getByText("已收下 12 个")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("listitem", { name: "order-7.xml" })).toContainText("已收下");
  await expect(page.getByRole("button", { name: "发送 0 个" })).toBeDisabled();
  // The answers of customs come by themselves.
  await expect(page.locator(".fault-list", { hasText: "CEB312" })).toContainText(`${base}-`);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
  await expectAccessible(page);
});
