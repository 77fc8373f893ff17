import { writeFileSync } from "node:fs";
import { expect, test } from "./portal";

// How soon a page can be used by somebody whose browser has nothing of it yet: `npm run speed`, GREENWAY_ADDRESS as for
// the tests. Chromium lets through what a common phone network does and computes four times slower than this machine.
const NETWORK = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const SLOWER = 4;
const ROUNDS = 5;
const PAGES = ["/", "/check", "/costs", "/rules", "/zone", "/login", "/screen"];

/** Times in milliseconds since the page was asked for, and bytes as they came over the wire. */
interface Seen {
  firstPaint: number;
  largestPaint: number;
  /** End of the last task over 50 ms before the page and the network were quiet, or the first paint. */
  interactive: number;
  bytes: number;
  files: number;
}

const figures: Record<string, Seen> = {};

for (const address of PAGES)
  test(`speed of ${address}`, async ({ browser, baseURL }) => {
    const rounds: Seen[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext(baseURL ? { baseURL } : {});
      const page = await context.newPage();
      const chromium = await context.newCDPSession(page);
      await chromium.send("Network.enable");
      await chromium.send("Network.emulateNetworkConditions", NETWORK);
      await chromium.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
      let bytes = 0;
      let files = 0;
      chromium.on("Network.loadingFinished", (one) => {
        bytes += one.encodedDataLength;
        files++;
      });
      await page.addInitScript(() => {
        const seen = { tasks: [] as number[], largest: 0 };
        Object.assign(window, { seen });
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) seen.tasks.push(one.startTime + one.duration);
        }).observe({ type: "longtask", buffered: true });
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) seen.largest = one.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
      });
      await page.goto(address);
      await expect(page.locator("h1").first()).toBeVisible({ timeout: 60_000 });
      if (address !== "/screen" && address !== "/zone") await page.waitForLoadState("networkidle");
      await expect(page.locator(".ant-skeleton")).toHaveCount(0);
      const times = await page.evaluate(() => {
        const { seen } = window as unknown as { seen: { tasks: number[]; largest: number } };
        const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0;
        return { first, largest: seen.largest, interactive: Math.max(first, ...seen.tasks) };
      });
      rounds.push({
        firstPaint: Math.round(times.first),
        largestPaint: Math.round(times.largest),
        interactive: Math.round(times.interactive),
        bytes,
        files,
      });
      await context.close();
    }
    rounds.sort((one, other) => one.interactive - other.interactive);
    const middle = rounds[Math.floor(ROUNDS / 2)];
    if (middle) figures[address] = middle;
  });

test.afterAll(() => writeFileSync("target/speed.json", `${JSON.stringify(figures, undefined, 2)}\n`));
