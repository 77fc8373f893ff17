import type { Page } from "@playwright/test";
import { pauseAfter } from "../src/live/stream";
import { expect, test } from "./portal";
import { DECLARANT, isKnown, signedIn } from "./zone";

// What comes by itself, and lists that are long: what the platform would answer is made up here, so that it can be so
// much, or a refusal, whenever that is wanted.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(120_000);

test("who was refused waits twice as long each time, and not all of them equally long", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 30].map((failures) => pauseAfter(failures, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
  ]);
  expect(pauseAfter(1, 0)).toBe(500);
  expect(pauseAfter(9, 0)).toBe(30_000);
});

const ANSWER = { messageType: "CEB622", copNo: null, orderNo: "T1", returnStatus: "800", returnInfo: "" };

test("a stream of events that was refused is opened again, and what was missed is asked for", async ({
  browser,
  baseURL,
  request,
}) => {
  const page = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  let asked = 0;
  await page.route("**/api/v1/events", (route) =>
    ++asked < 3 ? route.fulfill({ status: 503, headers: { "Retry-After": "1" } }) : route.continue(),
  );
  let returns = 0;
  page.on("request", (one) => {
    if (one.url().endsWith("/api/v1/returns")) returns++;
  });
  await signedIn(page, request, DECLARANT, ["declarant"]);
  await expect(page.locator(".concerns")).toBeVisible();
  await expect.poll(() => asked, { timeout: 30_000 }).toBe(3);
  await expect.poll(() => returns, { timeout: 30_000 }).toBeGreaterThan(1);
  await page.context().close();
});

/** A list of so many declarations, of which each page names the next. */
async function longList(page: Page, count: number): Promise<URL[]> {
  const asked: URL[] = [];
  await page.route("**/api/v1/dossiers?*", async (route) => {
    const address = new URL(route.request().url());
    asked.push(address);
    const from = Number(address.searchParams.get("after") ?? "0");
    const to = Math.min(count, from + Number(address.searchParams.get("limit") ?? "50"));
    const dossiers = Array.from({ length: to - from }, (_, at) => ({
      ebpCode: "5101960D01",
      orderNo: `T${from + at}`,
      state: "RELEASED",
      stateText: { zh: "放行", en: "Released", sw: "Imeachiliwa" },
      updatedAt: "2026-11-26T08:00:00Z",
      documents: ["order", "payment", "waybill", "inventory"],
      taxTotal: "55.82",
      invtNo: null,
      logisticsNo: null,
      waitingSince: null,
    }));
    await route.fulfill({ json: { dossiers, next: to < count ? String(to) : null } });
  });
  return asked;
}

test("of a long list few rows are drawn, and an answer does not ask for all of its pages anew", async ({
  page,
  request,
}) => {
  let tell: () => void = () => {};
  const told = new Promise<void>((resolve) => {
    tell = resolve;
  });
  await page.route("**/api/v1/events", async (route) => {
    await told;
    await route.fulfill({
      headers: { "Content-Type": "text/event-stream" },
      body: `retry: 600000\n\nevent: answer\ndata: ${JSON.stringify(ANSWER)}\n\n`,
    });
  });
  await signedIn(page, request, DECLARANT, ["declarant"]);
  const asked = await longList(page, 100_000);
  await page.goto("/dossiers");
  const count = page.locator(".count");
  for (let pages = 2; pages <= 20; pages++) {
    await page.locator(".more").scrollIntoViewIfNeeded();
    await expect(count).toContainText(String(pages * 100));
  }
  expect(await page.locator(".dossiers tbody tr:not([aria-hidden])").count()).toBeLessThan(1_000);
  const before = asked.length;
  tell();
  const news = page.locator(".news");
  await expect(news).toBeVisible({ timeout: 30_000 });
  expect(asked.length).toBe(before);
  await news.getByRole("button").click();
  await expect(news).toHaveCount(0);
  await expect(page.locator(".dossiers th[scope=row]").first()).toContainText("T0");
  expect(asked.at(-1)?.searchParams.get("after")).toBeNull();
});

test("what is typed is looked for after the last key, and what nobody waits for is broken off", async ({
  page,
  request,
}) => {
  await signedIn(page, request, DECLARANT, ["declarant"]);
  await page.goto("/dossiers");
  await expect(page.locator(".count")).not.toHaveText("正在查询");
  const asked: string[] = [];
  const broken: string[] = [];
  const wanted = (address: string) => new URL(address).searchParams.get("q") ?? "";
  page.on("requestfailed", (one) => broken.push(wanted(one.url())));
  await page.route("**/api/v1/dossiers?*q=*", async (route) => {
    const q = wanted(route.request().url());
    asked.push(q);
    // The first never answers.
    if (q === "T-LONG") return;
    await route.fulfill({ json: { dossiers: [], next: null } });
  });
  const search = page.getByRole("searchbox");
  await search.pressSequentially("T-LONG", { delay: 20 });
  await expect.poll(() => asked).toEqual(["T-LONG"]);
  await search.pressSequentially("ER", { delay: 20 });
  await expect.poll(() => asked).toEqual(["T-LONG", "T-LONGER"]);
  await expect.poll(() => broken).toEqual(["T-LONG"]);
  await expect(page).toHaveURL(/q=T-LONGER/);
  await expect(search).toBeFocused();
  // One step back leads to the whole list, not through every text on the way.
  await page.goBack();
  await expect(page).toHaveURL(/\/dossiers$/);
});
