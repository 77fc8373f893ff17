import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, expectFits, test } from "./portal";
import { isKnown, logIn, orderNumber, sendTrades, somebody } from "./zone";

// Who comes for the first time is offered a visit; it leads along real pages, by keyboard as well, and comes once.
test.setTimeout(180_000);

/** A browser that was never here. */
async function stranger(
  browser: Browser,
  baseURL: string | undefined,
  language = "zh",
  width = 1440,
): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript((one) => localStorage.setItem("greenway.language", one), language);
  return page;
}

const OFFERS = { zh: "开始导览", en: "Take the visit", sw: "Anza ziara" } as const;
const NEXT = { zh: "下一步", en: "Next", sw: "Mbele" } as const;
const DONE = { zh: "完成", en: "Done", sw: "Imekamilika" } as const;

for (const language of ["zh", "en", "sw"] as const)
  for (const width of [1440, 390])
    test(`a visitor is led along the window in ${language}, ${width} wide`, async ({ browser, baseURL }) => {
      test.skip(!isKnown, "no demo zone");
      const page = await stranger(browser, baseURL, language, width);
      if (width === 390) await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
      await page.goto("/");
      await expect(page.locator(".offer")).toBeVisible();
      await expect(page.locator("h1")).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: OFFERS[language] }).click();
      const guide = page.getByRole("dialog");
      for (const [at, path] of ["/", "/", "/check", "/codes/-621018", "/zone", "/login"].entries()) {
        await expect(page).toHaveURL((url) => url.pathname === path);
        // What is meant is framed and seen, and who reads by ear is at the words.
        await expect(page.locator("[data-guided]")).toBeInViewport();
        await expect(guide.locator("h2")).toBeFocused();
        await expectFits(page);
        // What lies half below it can be scrolled to; the pages themselves have tests of their own.
        await expectAccessible(page, ".guide");
        if (at < 5) await guide.getByRole("button", { name: NEXT[language] }).click();
      }
      await guide.getByRole("button", { name: DONE[language] }).click();
      await expect(guide).toHaveCount(0);
      await expect(page.locator("[data-guided]")).toHaveCount(0);
      await page.goto("/");
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.locator(".offer")).toHaveCount(0);
    });

test("by keyboard alone, left with Escape, and begun again from the foot of the page", async ({
  browser,
  baseURL,
}) => {
  test.skip(!isKnown, "no demo zone");
  const page = await stranger(browser, baseURL);
  await page.goto("/");
  await page.getByRole("button", { name: "开始导览" }).focus();
  await page.keyboard.press("Enter");
  const guide = page.getByRole("dialog", { name: "一个窗口" });
  await expect(guide.locator("h2")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "四家监管" }).locator("h2")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.goto("/check");
  await page.getByRole("button", { name: "导览" }).click();
  await expect(page).toHaveURL((url) => url.pathname === "/");
  await expect(page.getByRole("dialog", { name: "一个窗口" })).toBeVisible();
  await page.getByRole("button", { name: "结束导览" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("who declines is not asked again", async ({ browser, baseURL }) => {
  test.skip(!isKnown, "no demo zone");
  const page = await stranger(browser, baseURL);
  await page.goto("/");
  await page.getByRole("button", { name: "不用了" }).click();
  await expect(page.locator(".offer")).toHaveCount(0);
  await page.reload();
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".offer")).toHaveCount(0);
});

test("a zone that is no demo offers nothing, and shows the visit when asked", async ({ browser, baseURL }) => {
  const page = await stranger(browser, baseURL);
  await page.route("**/api/v1/demo/signing", (route) => route.fulfill({ json: { available: false } }));
  const asked = page.waitForResponse("**/api/v1/demo/signing");
  await page.goto("/");
  await asked;
  await expect(page.locator("h1")).toBeVisible();
  await expect(page.locator(".offer")).toHaveCount(0);
  await page.getByRole("button", { name: "导览" }).click();
  await expect(page.getByRole("dialog", { name: "一个窗口" })).toBeVisible();
});

for (const width of [1440, 390])
  test(`somebody of an enterprise is led along real declarations, ${width} wide`, async ({
    browser,
    baseURL,
    request,
  }) => {
    test.skip(!isKnown, "no demo zone");
    const orderNo = orderNumber();
    // One is released, and one is refused, since it is above the limit of one purchase.
    await sendTrades(request, [{ orderNo, person: somebody(), price: 150 }]);
    await sendTrades(request, [{ orderNo: `${orderNo}R`, person: somebody(), price: 6_000, count: 2 }]);
    const page = await stranger(browser, baseURL, "zh", width);
    await logIn(page, "trader");
    await expect(page).toHaveURL(/\/trade$/);
    const seen = async (state: string) =>
      (
        (await (await page.request.get(`/api/v1/dossiers?limit=1&state=${state}`)).json()) as {
          dossiers: unknown[];
        }
      ).dossiers.length;
    await expect.poll(() => seen("REJECTED"), { timeout: 30_000 }).toBe(1);
    await expect(page.locator(".concerns")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "开始导览" }).click();
    const guide = page.getByRole("dialog");
    for (const [at, path] of [
      "/trade",
      "/trade/declare",
      "/dossiers",
      "/dossiers/",
      "/dossiers/",
      "/dossiers/",
    ].entries()) {
      await expect(page).toHaveURL((url) =>
        path.endsWith("/") ? url.pathname.startsWith(path) : url.pathname === path,
      );
      await expect(page.locator("[data-guided]")).toBeInViewport();
      await expect(guide.locator("h2")).toBeFocused();
      await expectAccessible(page);
      if (at === 3) await expect(page.locator("table.lanes[data-guided]")).toBeVisible();
      if (at === 4) await expect(page.locator(".fault.stopped[data-guided]")).toBeVisible();
      if (at < 5) await guide.getByRole("button", { name: "下一步" }).click();
    }
    await guide.getByRole("button", { name: "完成" }).click();
    await page.goto("/trade");
    await expect(page.locator(".concerns")).toBeVisible();
    await expect(page.locator(".offer")).toHaveCount(0);
  });

test("the words of the visit name the accounts that the demo zone hands out", () => {
  test.skip(!isKnown, "no demo zone");
  const text = readFileSync("src/guide/words/en.ts", "utf8");
  const { users } = JSON.parse(readFileSync(process.env["GREENWAY_DEMO"] ?? "", "utf8")) as {
    users: { username: string }[];
  };
  for (const one of ["trader", "customs1", "inspection1", "tax", "exchange", "operator"]) {
    expect(users.map(({ username }) => username)).toContain(one);
    expect(text).toContain(one);
  }
});
