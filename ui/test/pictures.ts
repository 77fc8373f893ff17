import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./portal";
import { recorded } from "./recorded";
import {
  apiKey,
  CARRIER,
  DECLARANT,
  logIn,
  orderNumber,
  PAYMENT,
  PLATFORM,
  sample,
  send,
  signedIn,
} from "./zone";

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
});

// An example of a day, since what a demo zone released in a minute is no day.
test("what the zone publishes", async ({ page }) => {
  await recorded(page);
  await speak(page, "en");
  await page.goto("/zone?span=month");
  await page.clock.runFor(1000);
  await picture(page, "zone");
  await page.setViewportSize({ width: 1920, height: 1080 });
  await speak(page, "zh");
  await page.goto("/screen");
  await expect(page.locator(".numbers dd").first()).toBeVisible();
  await page.clock.runFor(1000);
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

/** A declaration that the built-in customs leaves to an officer. */
async function waiting(request: APIRequestContext): Promise<string> {
  const orderNo = `${orderNumber()}-SILENT`;
  for (const [type, sender] of Object.entries({
    CEB311: PLATFORM,
    CEB411: PAYMENT,
    CEB511: CARRIER,
    CEB621: DECLARANT,
  }))
    await send(request, sender, sample(type, orderNo));
  const headers = { Authorization: `Bearer ${apiKey(DECLARANT)}` };
  let invtNo = "";
  await expect(async () => {
    const answer = await request.get(`/api/v1/dossiers?q=${orderNo}`, { headers });
    invtNo = ((await answer.json()) as { dossiers: { invtNo?: string }[] }).dossiers[0]?.invtNo ?? "";
    expect(invtNo).not.toBe("");
  }).toPass();
  return invtNo;
}

test("what an officer and an operator see", async ({ page, request }) => {
  const invtNo = await waiting(request);
  await speak(page, "en");
  await logIn(page, "customs1");
  await page.locator("main select").last().selectOption("CUSTOMS_INSPECTION");
  await page.getByLabel("Inventory number").fill(invtNo);
  await page.getByRole("button", { name: "Lay it" }).click();
  await page.getByRole("button", { name: "Claim" }).click();
  await page.getByRole("radio", { name: "Release" }).check();
  await picture(page, "desk");
  await page.context().clearCookies();
  await logIn(page, "operator");
  await picture(page, "operate");
});
