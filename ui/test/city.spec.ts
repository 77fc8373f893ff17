import { readFileSync } from "node:fs";
import { expect, expectAccessible, expectFits, test } from "./portal";
import { recorded, timesOf } from "./recorded";

const LANGUAGES: Record<string, string> = {
  laptop: "zh",
  "laptop-dark": "en",
  phone: "zh",
  "phone-dark": "sw",
};

const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());

test.describe("as recorded", () => {
  test.beforeEach(async ({ page }, info) => {
    const language = LANGUAGES[info.project.name] ?? "zh";
    await page.addInitScript((one) => localStorage.setItem("greenway.language", one), language);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await recorded(page);
  });

  for (const [name, address] of Object.entries({
    zone: "/zone?span=month",
    chapter: "/zone?span=week&chapter=33&by=goods",
    times: "/times",
  }))
    test(name, async ({ page }) => {
      await page.goto(address);
      await expect(page.locator(".totals dd").first()).toBeVisible();
      if (name === "times") await expect(page.locator("td small").first()).toHaveText("成都双流机场海关");
      await page.clock.runFor(1000);
      await page.evaluate(() => document.fonts.ready);
      await expectFits(page);
      await expectAccessible(page);
      if (name !== "chapter") await expect(page).toHaveScreenshot(`${name}.png`, { fullPage: true });
    });

  test("a chapter leads to its origins, and an origin to its chapters", async ({ page }, info) => {
    test.skip(info.project.name !== "laptop", "once is enough");
    await page.goto("/zone?span=week");
    const origins = page.locator(".panel", { hasText: "原产地" });
    await expect(origins.locator("tbody tr")).toHaveCount(6);
    await page
      .locator(".ranking tr", { has: page.locator("code", { hasText: "22" }) })
      .getByRole("link")
      .click();
    await expect(page).toHaveURL(/chapter=22/);
    await expect(origins.locator("h2")).toContainText("22");
    await expect(origins.locator("tbody tr")).toHaveCount(3);
    await expect(origins.locator("tbody tr").first()).toContainText("7");
    await origins.getByRole("link", { name: "法国" }).click();
    await expect(page).toHaveURL(/chapter=22&origin=305/);
    await expect(origins.getByRole("link", { name: "法国" })).toHaveAttribute("aria-current", "true");
    await expectAccessible(page);
    await page.getByRole("link", { name: "全部商品章" }).click();
    const chapters = page.locator(".panel", { hasText: "产自法国的商品章" });
    await expect(chapters.locator("tbody tr")).toHaveCount(3);
    await page.goto("/zone?span=week&chapter=42");
    await expect(page.getByText("能由此推算出不公布的数字")).toBeVisible();
  });

  test("screen", async ({ page }) => {
    await page.goto("/screen");
    await expect(page.locator(".numbers dd").first()).toBeVisible();
    await page.clock.runFor(1000);
    await page.evaluate(() => document.fonts.ready);
    await expectFits(page);
    await expectAccessible(page);
    await expect(page).toHaveScreenshot("screen.png");
  });
});

test.describe("in the hall", () => {
  test.beforeEach(async ({ page }, info) => {
    test.skip(info.project.name !== "laptop", "sizes of their own");
    await recorded(page);
  });

  for (const [name, width, height] of [
    ["screen-16-9", 1920, 1080],
    ["screen-21-9", 2560, 1080],
    ["screen-32-9", 3840, 1080],
  ] as const)
    test(name, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
      await page.setViewportSize({ width, height });
      await page.goto("/screen?lang=en");
      await expect(page.locator(".numbers dd").first()).toBeVisible();
      await page.clock.runFor(1000);
      await page.evaluate(() => document.fonts.ready);
      const stands = await page.evaluate(() =>
        [...document.querySelectorAll(".screen > *, .lists > *, .numbers dd")]
          .map((one) => ({ of: one.className || one.tagName, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.bottom > innerHeight + 1 || box.right > innerWidth + 1)
          .map(({ of }) => of),
      );
      expect(stands).toEqual([]);
      // 2.4 % of the height are letters of 24 mm on a screen one metre high.
      const least = await page.evaluate(() =>
        Math.min(
          ...[...document.querySelectorAll(".screen p, .screen li, .screen dt, .tile, .landscape text")]
            .filter((one) => one.closest(".unseen") === null)
            .map((one) => parseFloat(getComputedStyle(one).fontSize) / innerHeight),
        ),
      );
      expect(least).toBeGreaterThanOrEqual(0.0239);
      await expect(page).toHaveScreenshot(`${name}.png`, { scale: "css" });
    });

  test("a day is played in two minutes, stands still when asked to, and ends at the whole of the day", async ({
    page,
  }) => {
    // A picture a second is enough to see where it has got to.
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto("/screen?replay=2026-11-25");
    const clock = page.locator(".clock strong");
    const count = page.locator(".numbers dd").first();
    await expect(count).toBeVisible();
    // From here on its clock goes only when it is told to; some seconds went by until here.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 500);
    await page.clock.runFor(60_000);
    await expect(clock).toHaveText(/^1[1-4]:\d\d$/);
    const half = Number((await count.innerText()).replaceAll(",", ""));
    expect(half).toBeGreaterThan(500);
    await page.keyboard.press(" ");
    const stopped = await clock.innerText();
    await page.clock.runFor(10_000);
    await expect(clock).toHaveText(stopped);
    await page.keyboard.press(" ");
    await page.clock.runFor(61_000);
    await expect(clock).toHaveText("23:59");
    const whole = Number((await count.innerText()).replaceAll(",", ""));
    const steps = await page.locator("table.unseen td").allInnerTexts();
    expect(whole).toBe(steps.reduce((sum, one) => sum + Number(one), 0));
  });

  test("a day that is none is said to be none", async ({ page }) => {
    await page.goto("/screen?replay=2026-02-30");
    await expect(page.getByRole("status")).toContainText("2026-02-30");
  });

  test("the table is handed out as CSV, with the same figures", async ({ page }) => {
    await page.goto("/times?from=2026-11-01&to=2026-11-20&mode=9610");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "下载 CSV" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe("clearance-2026-11-01-2026-11-20.csv");
    const lines = readFileSync(await file.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines).toHaveLength(1 + timesOf("", "").cells.filter((cell) => cell.mode === "9610").length);
    expect(lines[1]).toMatch(/^9610,7902,.*,CERTIFIED,2601,11,640,0\.0305,0\.02,0\.0104$/);
  });

  test("what cannot be reached is said, and the figures stay", async ({ page }) => {
    await page.goto("/screen");
    const count = page.locator(".numbers dd").first();
    await expect(count).not.toHaveText("0");
    await page.context().setOffline(true);
    await expect(page.locator(".said.stale")).toBeVisible();
    await expect(count).not.toHaveText("0");
    await page.context().setOffline(false);
  });

  test("too few enterprises: the figures are withheld, and it is said why", async ({ page }) => {
    await page.unroute("**/api/v1/statistics/**");
    await page.route("**/api/v1/statistics/zone?**", (route) =>
      route.fulfill({
        json: {
          ...Object.fromEntries(
            ["days", "hours", "modes", "sites", "chapters", "headings", "origins", "provinces"].map((one) => [
              one,
              [],
            ]),
          ),
          from: "2026-11-20",
          to: "2026-11-26",
          least: 3,
          asOf: "2026-11-26T07:30:00Z",
          total: null,
        },
      }),
    );
    await page.goto("/zone");
    await expect(page.locator(".withheld")).toHaveCount(3);
    await expect(page.getByRole("status").filter({ hasText: "3 家" })).toBeVisible();
  });
});

test.describe("as released", () => {
  test.beforeEach(({}, info) => {
    test.skip(info.project.name !== "laptop", "once is enough");
    test.skip(process.env["GREENWAY_RELEASED"] === undefined, "nothing was sent to this platform");
  });

  test("the dashboard shows what the zone released, in every list", async ({ page, request }) => {
    await page.goto("/zone?span=day");
    const answer = await request.get(`/api/v1/statistics/zone?from=${today()}&to=${today()}`);
    const zone = (await answer.json()) as { total: { declarations: number } | null };
    expect(zone.total?.declarations).toBeGreaterThan(0);
    await expect(page.locator(".totals dd").first()).toHaveText(
      new Intl.NumberFormat("zh-CN").format(zone.total?.declarations ?? 0),
    );
    await expect(page.locator("canvas")).not.toHaveCount(0);
    await expectAccessible(page);
    const chapter = page.locator(".ranking a").first();
    if ((await chapter.count()) > 0) {
      await chapter.click();
      await expect(page).toHaveURL(/chapter=\d\d/);
      // What the zone tells of it, or that nothing may be told.
      const chosen = new URL(page.url()).searchParams.get("chapter") ?? "";
      const told = await request.get(
        `/api/v1/statistics/crossed?from=${today()}&to=${today()}&chapter=${chosen}`,
      );
      const { cells } = (await told.json()) as { cells: unknown[] };
      const panel = page.locator(".panel", { hasText: "的原产地" });
      await expect(panel.locator("tbody tr")).toHaveCount(cells.length);
      await page.goBack();
      await expect(page).not.toHaveURL(/chapter=/);
    }
    await page.getByRole("link", { name: "税款" }).click();
    await expect(page).toHaveURL(/by=tax/);
    await page.reload();
    await expect(page.getByRole("link", { name: "税款" })).toHaveAttribute("aria-current", "page");
  });

  test("times and the screen show the same day", async ({ page }) => {
    await page.goto("/times?span=day");
    await expect(page.locator(".totals dd").first()).toContainText(/秒|分钟|小时/);
    await expect(page.locator(".times tbody tr", { hasText: "7902" })).toContainText("成都双流机场海关");
    await page.goto("/screen");
    await expect(page.locator(".numbers dd").first()).not.toHaveText(/^(0|不公布)$/);
    await expect(page.locator(".landscape .river")).toHaveCount(1);
    // However steep the day, the panda is in the picture.
    const panda = await page.locator(".screen-panda").boundingBox();
    const picture = await page.locator(".landscape").boundingBox();
    expect(panda?.y).toBeGreaterThanOrEqual(picture?.y ?? NaN);
  });
});
