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
