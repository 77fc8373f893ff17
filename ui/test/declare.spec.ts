import { expect, expectAccessible, expectFits, test } from "./portal";
import { DECLARANT, isKnown, signedIn } from "./zone";

// Declaring by form: what the fields mean, what is missing, and copies.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(120_000);

const ALL = ["administrator", "declarant", "finance"];

test("each field tells by keyboard what it means, how to write it and where that is published", async ({
  page,
  request,
}) => {
  await signedIn(page, request, DECLARANT, ALL);
  await page.goto("/trade/declare/CEB621");
  const field = page.locator(".field", { has: page.locator("[name=assureCode]") });
  const ask = field.getByRole("button", { name: "说明：担保企业" });
  await ask.focus();
  await page.keyboard.press("Enter");
  await expect(field.locator(".field-about")).toContainText("担保税款的企业");
  await expect(field.locator(".field-about")).toContainText("最多 30 个字符");
  await expect(field.locator(".field-about")).toContainText("202205版");
  await expect(field.locator("[name=assureCode]")).toHaveAccessibleDescription(/担保税款的企业/);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(field.locator(".field-about")).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await ask.click();
  await expect(field.locator(".field-about")).toContainText("assureCode");
  await expectFits(page);
  // Every field of the form has such help, also those that are chosen from a list.
  const fields = await page.locator("form.declare .field:has([name])").count();
  expect(fields).toBeGreaterThan(20);
  await expect(page.locator("form.declare .ask")).toHaveCount(fields);
});

test("a form has groups, leads to what is missing or wrong, and is copied under a new name", async ({
  page,
  request,
}) => {
  await signedIn(page, request, DECLARANT, ALL);
  await page.goto("/trade/declare/CEB621");
  const form = page.locator("form.declare");
  const groups = ["单证", "企业", "订购人和收货人", "海关", "运输", "金额", "商品", "传输"];
  await expect(form.locator("h2")).toHaveText(groups);
  // What may be left out is typed letter by letter where it stands.
  const document = form.getByRole("region", { name: "单证", exact: true });
  await document.locator("summary").click();
  await document.locator("[name=copNo]").pressSequentially("COPY-7");
  await expect(document.locator("[name=copNo]")).toHaveValue("COPY-7");
  await form.locator("[name=orderNo]").fill("T-COPIED");
  await form.locator("[name=grossWeight]").fill("heavy");
  await form.locator("[name=appType]").selectOption("");
  const missing = page.getByRole("navigation", { name: "还没有填" });
  await expect(missing.getByRole("link", { name: "订购人姓名" })).toBeVisible();
  await missing.getByRole("link", { name: "商品 1：商品编码" }).click();
  await expect(form.locator(".line-form [name=gcode]")).toBeFocused();
  await missing.getByRole("link", { name: "报送类型" }).click();
  await expect(form.locator("[name=appType]")).toBeFocused();
  const wrong = page.getByRole("navigation", { name: "需要改正" });
  await wrong.getByRole("link", { name: "毛重" }).click();
  await expect(form.locator("[name=grossWeight]")).toBeFocused();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
  await form.locator("[name=grossWeight]").fill("1.5");
  await form.locator("[name=buyerName]").fill("某人");
  await page.getByText("复制成另一份").click();
  await page.getByLabel("新的名称").fill("每周补货");
  await page.getByRole("button", { name: "复制并打开" }).click();
  await expect(page).toHaveURL(/draft=/);
  await expect(form.locator("[name=grossWeight]")).toHaveValue("1.5");
  await expect(form.locator("[name=orderNo]")).toHaveValue("");
  await expect(form.locator("[name=buyerName]")).toHaveValue("");
  await page.goto("/trade/declare");
  await expect(page.getByRole("link", { name: /每周补货/ })).toBeVisible();
  await expect(page.getByRole("link", { name: /T-COPIED/ })).toBeVisible();
  await expectAccessible(page);
});
