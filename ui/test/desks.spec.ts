import { readFileSync, readdirSync } from "node:fs";
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectFits, test } from "./portal";
import { logIn, signedIn } from "./zone";

// What officers and people of the zone do. DeskPortalTest starts the platform, and hands over the logins, the keys
// and the declarations, which customs does not answer by itself.
const demoFile = process.env["GREENWAY_DEMO"];
const trades = process.env["GREENWAY_TRADES"];
test.skip(demoFile === undefined || trades === undefined, "DeskPortalTest runs these");
test.describe.configure({ mode: "serial", timeout: 240_000 });

interface Demo {
  enterprises: { code: string; apiKey: string }[];
}

const demo: Demo = demoFile ? (JSON.parse(readFileSync(demoFile, "utf8")) as Demo) : { enterprises: [] };

const SENDER = { orders: "ebpCode", payments: "payCode", waybills: "logisticsCode", inventories: "agentCode" };

function key(code: string): { Authorization: string } {
  const apiKey = demo.enterprises.find((one) => one.code === code)?.apiKey ?? "";
  return { Authorization: `Bearer ${apiKey}` };
}

/** The first text between tags of that name. */
function text(xml: string, name: string): string {
  return new RegExp(`${name}>([^<]*)<`).exec(xml)?.[1] ?? "";
}

interface Declared {
  invtNo: string;
  ebpCode: string;
  orderNo: string;
  agent: string;
}

/** Sends everything, each message under the key of its sender, and waits until an inventory is with customs. */
async function declare(request: APIRequestContext): Promise<Declared[]> {
  const folder = trades ?? "";
  const agents = new Set<string>();
  for (const kind of Object.keys(SENDER) as (keyof typeof SENDER)[])
    for (const name of readdirSync(folder).filter((one) => one.startsWith(kind))) {
      const xml = readFileSync(`${folder}/${name}`, "utf8");
      const sender = text(xml, SENDER[kind]);
      if (kind === "inventories") agents.add(sender);
      const answer = await request.post("/api/v1/messages", {
        headers: { ...key(sender), "Content-Type": "application/xml" },
        data: xml,
      });
      expect(answer.status(), `${name}: ${await answer.text()}`).toBe(202);
    }
  const found: Declared[] = [];
  await expect(async () => {
    found.length = 0;
    for (const agent of agents) {
      const answer = await request.get("/api/v1/dossiers?limit=50", { headers: key(agent) });
      const page = (await answer.json()) as {
        dossiers: { ebpCode: string; orderNo: string; invtNo?: string }[];
      };
      for (const one of page.dossiers)
        if (one.invtNo && one.orderNo.endsWith("-SILENT"))
          found.push({ invtNo: one.invtNo, ebpCode: one.ebpCode, orderNo: one.orderNo, agent });
    }
    expect(found.length).toBeGreaterThanOrEqual(6);
  }).toPass({ timeout: 60_000 });
  return found;
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("greenway.language", "en"));
  await logIn(page, username);
}

let declared: Declared[] = [];

test.beforeAll(async ({ request }) => {
  declared = await declare(request);
});

/** The first is released, the second detained, the others wait. */
function declaration(index: number): Declared {
  const one = declared[index];
  if (one === undefined) throw new Error(`no declaration ${index}`);
  return one;
}

async function stage(request: APIRequestContext, one: Declared): Promise<string> {
  const address = `/api/v1/dossiers/${one.ebpCode}/${encodeURIComponent(one.orderNo)}`;
  const answer = await request.get(address, { headers: key(one.agent) });
  return JSON.stringify(await answer.json());
}

test("an officer inspects and releases, and the declarant sees it without asking", async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const one = declaration(0);
  const declarant = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signedIn(declarant, request, one.agent, ["declarant"]);
  await declarant.goto(`/dossiers/${one.ebpCode}/${encodeURIComponent(one.orderNo)}`);
  const state = declarant.locator(".facts .verdict").first();
  await expect(state).toBeVisible();
  await expect(state).not.toHaveText("放行");
  await signIn(page, "customs1");
  await expect(page.locator("h1")).toHaveText("Queue");
  await page.locator("main select").last().selectOption("CUSTOMS_INSPECTION");
  await page.getByLabel("Inventory number").fill(one.invtNo);
  await page.getByRole("button", { name: "Lay it" }).click();
  await expect(page.locator("h1")).toHaveText(`Inspection ${one.invtNo}`);
  // By the keyboard alone: claim, choose the first ruling.
  await page.keyboard.press("c");
  await expect(page.getByRole("radio", { name: "Release" })).toBeVisible();
  await page.keyboard.press("1");
  await expect(page.getByRole("radio", { name: "Release" })).toBeChecked();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("C01 Goods agree with the declaration")).toBeVisible();
  await expect(state).toHaveText("放行", { timeout: 30_000 });
});

test("detention needs a second officer", async ({ page, browser, baseURL, request }) => {
  const one = declaration(1);
  await signIn(page, "customs1");
  await page.locator("main select").last().selectOption("CUSTOMS_INSPECTION");
  await page.getByLabel("Inventory number").fill(one.invtNo);
  await page.getByRole("button", { name: "Lay it" }).click();
  await page.getByRole("button", { name: "Claim" }).click();
  await page.getByRole("radio", { name: "Detain: other" }).check();
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("Another officer must confirm it.")).toBeVisible();
  const second = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(second, "customs2");
  await second.goto(page.url());
  await second.getByRole("button", { name: "Confirm" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(second.getByText("customs2", { exact: true }).first()).toBeVisible();
  await expect.poll(() => stage(request, one), { timeout: 30_000 }).toContain("DETAINED");
});

test("a rule is changed by two persons and holds from the first of the next month", async ({
  page,
  browser,
  baseURL,
}) => {
  // In China, where the platform counts its days.
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(new Date());
  const [year = 0, month = 0] = today.split("-").map(Number);
  const day = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  await signIn(page, "operator");
  await page.goto("/operate/reference");
  await page.getByLabel("Parameter", { exact: true }).fill("FX_UNPAID_DAYS");
  await page.getByLabel("New value").fill("170");
  await page.getByLabel("First day").fill(day);
  await page.getByLabel("Document number").fill("Test 1");
  await page.getByRole("button", { name: "Preview" }).first().click();
  await expect(page.locator("ins", { hasText: "170" })).toBeVisible();
  await page.getByRole("button", { name: "Enter, to be approved" }).click();
  await expect(page.getByText("You entered it; another person must approve it.")).toBeVisible();
  const second = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signIn(second, "admin");
  await second.goto(page.url());
  await expect(second.locator("ins", { hasText: "170" })).toBeVisible();
  await second.getByRole("button", { name: "Approve" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await expect(second.getByText("Approved").first()).toBeVisible();
  const value = async (date: string) => {
    const answer = await second.request.get(`/api/v1/rules?date=${date}`);
    const rules = (await answer.json()) as { parameters: { key: string; value: string }[] };
    return rules.parameters.find((one) => one.key === "FX_UNPAID_DAYS")?.value;
  };
  expect(await value(day)).toBe("170");
  expect(await value(today)).toBe("180");
});

const PAGES: Record<string, string[]> = {
  customs1: ["/desk", "/desk/declarations", "/desk/sums"],
  inspection1: ["/desk/orders", "/desk/stops", "/desk/batches", "/desk/recalls", "/desk"],
  tax: ["/desk/bills", "/desk/totals", "/desk"],
  exchange: ["/desk/payments", "/desk/matching", "/desk"],
  operator: [
    "/operate",
    "/operate/enterprises",
    "/operate/enterprises/5101960D11",
    "/operate/reference",
    "/operate/letters",
    "/operate/ledgers?code=5101960D41",
  ],
};

for (const [username, addresses] of Object.entries(PAGES))
  test(`pages of ${username} can be read by everybody and fit`, async ({ page }) => {
    await signIn(page, username);
    for (const address of addresses) {
      await page.goto(address);
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.locator(".ant-skeleton")).toHaveCount(0);
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectFits(page);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    if (username !== "customs1") return;
    const { invtNo } = declaration(2);
    for (const address of [`/desk/declarations/${invtNo}`, `/desk/selections/${invtNo}`]) {
      await page.goto(address);
      await expect(page.locator("h2").first()).toBeVisible();
      await expectAccessible(page);
    }
  });
