import { readFileSync } from "node:fs";
import writeWorkbook from "write-excel-file/node";
import { fillInventory } from "./declaring";
import { expect, expectAccessible, expectFits, test } from "./portal";
import {
  CARRIER,
  DECLARANT,
  inventory,
  invited,
  isKnown,
  orderNumber,
  PAYMENT,
  PLATFORM,
  sample,
  send,
  signedIn,
} from "./zone";

// What the enterprises of the demo zone do behind the login; GREENWAY_DEMO names the file with what it handed out.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");

// Each makes people and messages of its own, which takes its time on a busy machine.
test.setTimeout(120_000);

const ALL = ["administrator", "declarant", "finance"];
const DXP = "DXPENT0000000001";

test("an invitation is taken up, its owner signs in, and comes back to where they were", async ({
  page,
  request,
}) => {
  const { username, password, invitation } = await invited(request, DECLARANT, ALL);
  await page.goto(`/invitation#${invitation}`);
  await expect(page.locator("h1")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("新密码", { exact: true }).fill(password);
  await page.getByLabel("再输入一次").fill(password);
  await page.getByRole("button", { name: "开通账户" }).click();
  await expect(page.getByRole("status")).toContainText(username);
  await page.goto("/trade/bills?from=2026-01-01&to=2026-01-31");
  await expect(page).toHaveURL(/\/login\?to=/);
  await page.getByLabel("登录名").fill(username);
  await page.getByLabel("密码").fill("not the password");
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("不对");
  await expectAccessible(page);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/trade\/bills\?from=2026-01-01&to=2026-01-31/);
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page.getByRole("link", { name: "登录" })).toBeVisible();
  await page.goto("/trade");
  await expect(page).toHaveURL(/\/login/);
});

test("a session that ended elsewhere leads to the login, and from there back", async ({ page, request }) => {
  const { username, password } = await signedIn(page, request, DECLARANT, ALL);
  await page.goto("/dossiers");
  await expect(page.locator("h1")).toHaveText("申报");
  await page.context().clearCookies({ name: "GREENWAY_SESSION" });
  await page.goto("/dossiers?state=REJECTED");
  await expect(page).toHaveURL(/\/login\?to=%2Fdossiers%3Fstate/);
  await page.getByLabel("登录名").fill(username);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/dossiers\?state=REJECTED/);
});

test("a key is shown once, used, and revoked", async ({ page, request }) => {
  await signedIn(page, request, DECLARANT, ALL);
  await page.goto("/trade/keys");
  await page.getByLabel("用途").fill("收单系统");
  await page.getByRole("button", { name: "生成密钥" }).click();
  const key = (await page.getByRole("status").locator("code").textContent()) ?? "";
  const headers = { Authorization: `Bearer ${key}` };
  expect((await request.get("/api/v1/receipts?limit=1", { headers })).status()).toBe(200);
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByText(key)).toHaveCount(0);
  const row = page.locator(".rows > li", { hasText: key.slice(0, 6) }).first();
  await row.getByRole("button", { name: "吊销" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "吊销", exact: true }).click();
  await expect(page.locator(".rows > li", { hasText: key.slice(0, 10) })).toHaveCount(0);
  expect((await request.get("/api/v1/receipts?limit=1", { headers })).status()).toBe(401);
});

test("declared by form: refused since a price differs, mended, and released", async ({ page, request }) => {
  test.setTimeout(300_000);
  const orderNo = orderNumber();
  await send(request, PLATFORM, sample("CEB311", orderNo));
  await send(request, PAYMENT, sample("CEB411", orderNo));
  await send(request, CARRIER, sample("CEB511", orderNo));
  await signedIn(page, request, DECLARANT, ALL);
  await page.goto("/trade/declare/CEB621");
  await expect(page.locator("[name=orderNo]")).toBeVisible();
  const { head, line } = inventory(orderNo);
  const form = page.locator("form.declare");
  await fillInventory(page, head, line);
  const goods = form.locator(".line-form");
  // What is wrong in itself is told while it is typed.
  await goods.locator("[name=qty]").fill("two");
  await page.getByLabel("DXP 编号").fill(DXP);
  await expect(goods.locator(".field-fault")).toContainText("two");
  await goods.locator("[name=qty]").fill("2");
  await goods.locator("[name=price]").fill("149.00");
  await goods.locator("[name=totalPrice]").fill("298.00");
  await expect(page.locator(".part .verdict.good")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "签名并发送" }).click();
  await expect(page.getByText("平台已收下")).toBeVisible();
  await page.getByRole("link", { name: "查看这票申报" }).click();
  await expect(page.locator(".facts .verdict.stopped")).toHaveText("退单");
  const differing = page.locator(".compared tr.differs");
  await expect(differing.first()).toContainText("149");
  await expect(differing.first()).toContainText("150");
  await expectAccessible(page);
  await page.getByRole("link", { name: /更正并重新发送/ }).click();
  // The draft is back; whom the parcel is for is not kept and must be said again.
  await expect(form.locator("[name=buyerName]")).toHaveValue("");
  await expect(goods.locator("[name=price]")).toHaveValue("149.00");
  const personal = ["buyerIdNumber", "buyerName", "buyerTelephone", "consigneeAddress"];
  await fillInventory(page, new Map(personal.map((name) => [name, head.get(name) ?? ""])), new Map());
  await goods.locator("[name=price]").fill("150.00");
  await goods.locator("[name=totalPrice]").fill("300.00");
  await expect(page.locator(".part .verdict.good")).toBeVisible();
  // The rehearsal says what the match will find, and keeps nothing.
  await page.getByRole("button", { name: "预检" }).click();
  await expect(page.getByText("预检通过")).toBeVisible();
  await page.getByRole("button", { name: "签名并发送" }).click();
  await page.getByRole("link", { name: "查看这票申报" }).click();
  // Nobody reloads: the answer of customs comes by itself.
  await expect(page.locator(".facts .verdict.good").first()).toHaveText("放行", { timeout: 20_000 });
  await expect(page.getByText("CNY 55.82").first()).toBeVisible();
  await page.locator(".receipts summary").first().click();
  await expect(page.locator(".receipts pre").first()).toContainText("CEB622Message");
});

// Spreadsheets keep these as numbers, and all texts once.
const NUMBERS = ["qty", "qty1", "qty2", "price", "totalPrice", "freight", "grossWeight", "netWeight", "packNo"];
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test("a workbook of 500 rows with 20 bad ones: the good are sent, the bad come back to be mended", async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  await signedIn(page, request, DECLARANT, ALL);
  await page.goto("/trade/declare/CEB621/file");
  const asked = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 CSV 模板" }).click();
  const template = readFileSync((await (await asked).path()) ?? "", "utf8");
  const heading = template.replace("\ufeff", "").trim().split(",");
  expect(heading).toContain("line.gcode");
  const base = orderNumber();
  const rows = Array.from({ length: 500 }, (_, at) => {
    const { head, line } = values(base, at);
    if (at % 25 === 7) line.set("qty", at % 2 ? "two" : "-");
    return heading.map((name) => {
      const element = name.replace("line.", "");
      const text = (name.startsWith("line.") ? line.get(element) : head.get(element)) ?? "";
      return NUMBERS.includes(element) && /^[\d.]+$/.test(text) ? Number(text) : text;
    });
  });
  await page.getByLabel("DXP 编号").fill(DXP);
  const buffer = await writeWorkbook([heading, ...rows]).toBuffer();
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name: "inventories.xlsx", mimeType: WORKBOOK, buffer });
  await expect(page.getByText("可发送 480 票")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("有误 20 票", { exact: true })).toBeVisible();
  await expect(page.locator(".problems tbody tr").first()).toContainText("line.qty");
  await expect(page.locator(".problems tbody tr").first()).toContainText("9");
  await expectAccessible(page);
  const bad = page.waitForEvent("download");
  await page.getByRole("button", { name: /下载有误的 20 票/ }).click();
  const mended = readFileSync((await (await bad).path()) ?? "");
  await page.getByRole("button", { name: /签名并发送 480 票/ }).click();
  await expect(page.getByText("平台已全部收下")).toBeVisible({ timeout: 90_000 });
  // The table that came back is read as it is; nothing in it is better yet.
  await page.locator("input[type=file]").first().setInputFiles({
    name: "to-mend.xlsx",
    mimeType: WORKBOOK,
    buffer: mended,
  });
  await expect(page.getByText("有误 20 票", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("可发送 0 票")).toBeVisible();
  await page.goto(`/dossiers?q=${base}`);
  await expect(page.locator(".dossiers tbody tr").first()).toContainText(base);
});

function values(base: string, at: number) {
  const { head, line } = inventory(`${base}N${String(at).padStart(3, "0")}`);
  head.delete("currency");
  head.set("copNo", `C${base.slice(-8)}${at}`);
  return { head, line };
}

const PAGES = {
  home: "/trade",
  dossiers: "/dossiers",
  declare: "/trade/declare",
  form: "/trade/declare/CEB621",
  file: "/trade/declare/CEB621/file",
  returns: "/trade/returns",
  bills: "/trade/bills",
  guarantee: "/trade/guarantee",
  remittances: "/trade/remittances",
  keys: "/trade/keys",
  account: "/account",
} as const;

for (const language of ["zh", "en", "sw"]) {
  test(`every page behind the login can be read in ${language}, wide and narrow`, async ({ page, request }) => {
    test.setTimeout(300_000);
    await page.addInitScript((one) => localStorage.setItem("greenway.language", one), language);
    await signedIn(page, request, DECLARANT, ALL);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: width === 390 ? "dark" : "light" });
      for (const address of Object.values(PAGES)) {
        await page.goto(address);
        await expect(page.locator("h1")).toBeVisible();
        await expect(page.locator(".ant-skeleton")).toHaveCount(0);
        await expectFits(page);
        await expectAccessible(page);
      }
    }
  });
}
