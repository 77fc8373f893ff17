import type { Page } from "@playwright/test";
import { expect, test } from "./portal";
import { apiKey, DECLARANT, isKnown, logIn, orderNumber, sendTrades, somebody } from "./zone";

// A detention from the queue to its confirmation by a second officer, without a mouse.
test.skip(!isKnown, "needs what the demo zone handed out");
test.describe.configure({ timeout: 240_000 });

async function officer(page: Page, username: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("greenway.language", "en"));
  await logIn(page, username);
}

test("a detention goes from the queue to its confirmation by the keyboard alone", async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const orderNo = `${orderNumber()}-SILENT`;
  await sendTrades(request, [{ orderNo, person: somebody(), price: 150 }]);
  let invtNo = "";
  await expect(async () => {
    const answer = await request.get("/api/v1/dossiers?limit=100", {
      headers: { Authorization: `Bearer ${apiKey(DECLARANT)}` },
    });
    const { dossiers } = (await answer.json()) as { dossiers: { orderNo: string; invtNo?: string }[] };
    invtNo = dossiers.find((one) => one.orderNo === orderNo)?.invtNo ?? "";
    expect(invtNo).not.toBe("");
  }).toPass({ timeout: 60_000 });
  await officer(page, "customs1");
  const { csrf } = (await (await page.request.get("/api/v1/session")).json()) as { csrf: { token: string } };
  const laid = await page.request.post("/api/v1/desk/tasks", {
    headers: { "X-XSRF-TOKEN": csrf.token },
    data: { kind: "CUSTOMS_INSPECTION", invtNo },
  });
  expect(laid.ok(), await laid.text()).toBe(true);

  await page.goto(`/desk?subject=${encodeURIComponent(invtNo)}`);
  await expect(page.locator("[data-task]")).toHaveCount(1);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Next row");
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await expect(page.locator("[data-task]")).toBeFocused();
  await page.keyboard.press("c");
  await expect(page.getByRole("cell", { name: "customs1" })).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await expect(page.locator("[data-number='3']")).toBeVisible();
  await page.keyboard.press("3");
  await expect(page.locator("[data-number='3']")).toBeChecked();
  expect(await page.locator("[data-number='3']").inputValue()).toMatch(/^DETAIN/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("customs1").first()).toBeVisible();
  await expect(page.locator("[data-number]")).toHaveCount(0);

  const second = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await officer(second, "customs2");
  await second.goto(`/desk?subject=${encodeURIComponent(invtNo)}&stage=PROPOSED`);
  await expect(second.locator("[data-task]")).toHaveCount(1);
  await second.keyboard.press("j");
  await second.keyboard.press("Enter");
  await expect(second.locator("[data-deeds] button")).toHaveCount(2);
  await second.keyboard.press("1");
  await expect(second.getByRole("dialog")).toBeVisible();
  await second.keyboard.press("Enter");
  await expect(second.locator("[data-deeds]")).toHaveCount(0);
  await expect(second.locator(".work")).toContainText("customs2");
});
