import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectFits, test } from "./portal";
import { DECLARANT, enter, isKnown, logIn, PASSWORD, SELLER, signedIn, SITE } from "./zone";

// Administrators of an enterprise, of a regulator and of the zone keep the accounts of their people.
test.skip(!isKnown, "needs what the demo zone handed out");
test.describe.configure({ timeout: 240_000 });

async function sure(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
}

/** Invites by the form that is open; the rights were ticked. */
async function invite(page: Page): Promise<{ username: string; link: string }> {
  const username = `c${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel("Login", { exact: true }).fill(username);
  await page.getByLabel("Name", { exact: true }).fill(`Colleague ${username}`);
  await page.getByRole("button", { name: "Make the invitation" }).click();
  await expect(page.getByRole("dialog")).toContainText(`Invite ${username}`);
  await page.getByRole("dialog").getByRole("button", { name: "Make the invitation" }).click();
  return { username, link: (await page.getByText(/\/invitation#/).textContent()) ?? "" };
}

async function takeUp(page: Page, username: string, link: string): Promise<void> {
  const { pathname, hash } = new URL(link);
  // Nothing but what stands after # may differ, so the page is loaded anew.
  await page.goto("/");
  await page.goto(pathname + hash);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByLabel("Once more").fill(PASSWORD);
  await page.getByRole("button", { name: "Open the account" }).click();
  await expect(page.getByText(`Your login is ${username}`)).toBeVisible();
  await enter(page, username, PASSWORD);
}

async function other(browser: import("@playwright/test").Browser, baseURL: string | undefined): Promise<Page> {
  const page = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await page.addInitScript(() => {
    localStorage.setItem("greenway.language", "en");
    localStorage.setItem("greenway.guide", "visitor trader");
  });
  return page;
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem("greenway.language", "en"));
});

test("the page of people fits a phone, with the form of rights opened, in every language", async ({
  page,
  request,
}) => {
  const { username } = await signedIn(page, request, DECLARANT, ["administrator"]);
  for (const language of ["en", "zh", "sw"])
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`/trade/people?lang=${language}`);
      const row = page.getByRole("listitem", { name: username });
      await row.locator("summary").click();
      await expectFits(page);
      for (const tick of await page.locator("main .tick").all()) {
        const box = await tick.locator("input").boundingBox();
        const words = await tick.locator("span").boundingBox();
        expect(box?.width).toBeLessThanOrEqual(24);
        // A column of single letters would be as narrow as its box.
        expect(words?.height).toBeLessThan(100);
        expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThanOrEqual(width);
      }
      await expectAccessible(page);
    }
});

test("an administrator of an enterprise invites a colleague, who may do just what was given", async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  await signedIn(page, request, DECLARANT, ["administrator"]);
  await page.getByRole("link", { name: "People", exact: true }).click();
  await expect(page.locator("h1")).toHaveText("People");
  await page
    .locator("form")
    .first()
    .getByLabel(/^Declarant/)
    .check();
  const { username, link } = await invite(page);
  const row = page.getByRole("listitem", { name: username });
  await expect(row).toContainText("Invited");
  await expectAccessible(page);

  const colleague = await other(browser, baseURL);
  await takeUp(colleague, username, link);
  const menu = colleague.getByRole("navigation", { name: "My pages" });
  await expect(menu.getByRole("link", { name: "Declare", exact: true })).toBeVisible();
  await expect(menu.getByRole("link", { name: "People", exact: true })).toHaveCount(0);
  await expect(menu.getByRole("link", { name: "API keys" })).toHaveCount(0);
  await colleague.goto("/trade/people");
  await expect(colleague.getByText("People are kept by administrators.")).toBeVisible();
  const { rights } = (await (await colleague.request.get("/api/v1/session")).json()) as { rights: string[] };
  expect(rights).toEqual(["declarant"]);
  expect((await colleague.request.get("/api/v1/keys")).status()).toBe(403);

  // What is given and taken holds at once.
  await page.reload();
  await row.getByText("Change").click();
  await row.getByLabel(/^Declarant/).uncheck();
  await row.getByLabel(/^Finance/).check();
  await sure(page, "Give these rights");
  await expect(row).toContainText("Rights: Finance");
  await colleague.reload();
  await expect(menu.getByRole("link", { name: "Payments abroad" })).toBeVisible();
  await expect(menu.getByRole("link", { name: "Declare", exact: true })).toHaveCount(0);

  await sure(page, "Suspend");
  await expect(row).toContainText("Suspended");
  await colleague.goto("/trade");
  await expect(colleague).toHaveURL(/\/login/);
  await sure(page, "Let in again");
  await expect(row).toContainText("May sign in");

  // Who lost password and authenticator begins anew.
  await sure(page, "Start over");
  await expect(row).toContainText("Invited");
  const again = (await row.getByText(/\/invitation#/).textContent()) ?? "";
  expect(again).not.toBe(link);
  await takeUp(colleague, username, again);
});

test("the last administrator of an enterprise stays one", async ({ page, request }) => {
  const { username } = await signedIn(page, request, SITE, ["administrator"]);
  await page.goto("/trade/people");
  const row = page.getByRole("listitem", { name: username });
  await expect(row).toContainText("(you)");
  // Others of the enterprise may be administrators too, so each of them loses the right first.
  const keepers = page.getByRole("listitem").filter({ hasText: "Rights: Administrator" });
  await expect(row).toBeVisible();
  for (let left = await keepers.count(); left > 1; left = await keepers.count()) {
    const another = keepers.filter({ hasNotText: "(you)" }).first();
    await another.getByText("Change").click();
    await another.getByLabel(/^Administrator/).uncheck();
    await another.getByRole("button", { name: "Give these rights" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Give these rights" }).click();
    await expect(keepers).toHaveCount(left - 1);
  }
  await row.getByText("Change").click();
  await row.getByRole("button", { name: "Suspend", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Suspend", exact: true }).click();
  await expect(row.getByRole("alert")).toContainText("GW");
  await expect(row).toContainText("May sign in");
});

test("an enterprise says who may declare for it, and takes it back", async ({ page, request }) => {
  await signedIn(page, request, SELLER, ["administrator"]);
  await page.goto("/trade/people");
  const mandates = page.getByRole("region", { name: "Who may declare for us" });
  await expect(mandates.getByLabel("Code of the agent")).toBeVisible();
  const given = mandates.getByRole("listitem").filter({ hasText: DECLARANT });
  await expect(mandates.locator(".rows, .nothing")).toBeVisible();
  const before = await given.count();
  await mandates.getByLabel("Code of the agent").fill("NO-SUCH-ONE");
  await sure(page, "Give a mandate");
  await expect(mandates.getByRole("alert")).toContainText("GW");
  // Valid only long after this test, so that no other one is hindered.
  await mandates.getByLabel("Code of the agent").fill(DECLARANT);
  await mandates.getByLabel("First day").fill("2099-01-01");
  await sure(page, "Give a mandate");
  await expect(given).toHaveCount(before + 1);
  await expectAccessible(page);
});

test("an administrator of the zone invites one of a regulator, who invites officers there and nowhere else", async ({
  page,
  browser,
  baseURL,
}) => {
  await logIn(page, "admin");
  await page.goto("/operate/people");
  await expect(page.locator(".shell-menu").getByRole("link", { name: "People", exact: true })).toBeVisible();
  await page.getByLabel("Place").selectOption("tax");
  await page
    .locator("form")
    .first()
    .getByLabel(/^Administrator/)
    .check();
  const { username, link } = await invite(page);
  await page.getByLabel("Login, name or code").fill(username);
  await expect(page.getByText("Accounts: 1", { exact: true })).toBeVisible();
  await expectAccessible(page);

  const keeper = await other(browser, baseURL);
  await takeUp(keeper, username, link);
  await keeper.goto("/desk/people");
  await expect(keeper.getByRole("listitem", { name: username })).toContainText("(you)");
  await expect(keeper.getByLabel("Place")).toHaveCount(0);
  await expect(keeper.getByRole("listitem", { name: "customs1" })).toHaveCount(0);
  const officer = await invite(keeper);
  await expect(keeper.getByRole("listitem", { name: officer.username })).toContainText("Rights: Look");
  await expectAccessible(keeper);
  const made = (await (await keeper.request.get("/api/v1/people")).json()) as {
    people: { username: string; role: string }[];
  };
  expect(made.people.find((one) => one.username === officer.username)?.role).toBe("tax");
});
