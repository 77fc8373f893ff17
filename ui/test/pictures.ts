import type { Page } from "@playwright/test";
import { expect, test } from "./portal";
import { CARRIER, DECLARANT, logIn, orderNumber, PAYMENT, PLATFORM, sample, send, signedIn } from "./zone";

// Pictures of pages for README.md and docs/: `npm run pictures` with GREENWAY_ADDRESS and GREENWAY_DEMO of a demo zone
// to which declarations were submitted. They are looked at before they are committed.
const FOLDER = "../docs/pictures";

async function picture(page: Page, name: string): Promise<void> {
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(page.locator(".ant-skeleton")).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}/${name}.jpg`, type: "jpeg", quality: 82, animations: "disabled" });
}

async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript((one) => localStorage.setItem("greenway.language", one), language);
}

test("what everybody sees", async ({ page }) => {
  await page.goto("/");
  await picture(page, "start");
  await page.goto("/costs?item=22042100%7C2%7C150.00%7C750+ml&freight=10");
  await picture(page, "costs");
  await speak(page, "en");
  await page.goto("/rules/R-021");
  await picture(page, "rule");
  await page.goto("/zone?span=day");
  await picture(page, "zone");
  await page.setViewportSize({ width: 1920, height: 1080 });
  await speak(page, "zh");
  await page.goto("/screen");
  await picture(page, "screen");
});

test("a message with faults", async ({ page }) => {
  await page.goto("/check");
  await page.getByRole("button", { name: "用一份有错的示例" }).click();
  await expect(page.locator(".verdict").first()).toBeVisible();
  await picture(page, "check");
});

test("what a declarant sees", async ({ page, request }) => {
  const orderNo = orderNumber();
  await send(request, PLATFORM, sample("CEB311", orderNo));
  await send(request, PAYMENT, sample("CEB411", orderNo));
  await send(request, CARRIER, sample("CEB511", orderNo));
  await send(
    request,
    DECLARANT,
    sample("CEB621", orderNo)
      .replace(/(InventoryList>[\s\S]*<ceb:price>)[\d.]+/, "$1149.00")
      .replace(/(InventoryList>[\s\S]*<ceb:totalPrice>)[\d.]+/, "$1298.00"),
  );
  await signedIn(page, request, DECLARANT, ["administrator", "declarant", "finance"]);
  await page.goto(`/dossiers/${PLATFORM}/${orderNo}`);
  await expect(page.locator(".compared tr.differs").first()).toBeVisible();
  await picture(page, "dossier");
  await page.goto("/trade");
  await picture(page, "trade");
  await page.goto("/trade/declare/CEB621");
  await picture(page, "declare");
});

test("what an officer and an operator see", async ({ page }) => {
  await speak(page, "en");
  await logIn(page, "customs1");
  await picture(page, "desk");
  await page.context().clearCookies();
  await logIn(page, "operator");
  await picture(page, "operate");
});
