import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectFits, test } from "./portal";
import {
  DECLARANT,
  isKnown,
  logIn,
  orderNumber,
  PAYMENT,
  PLATFORM,
  sendTrades,
  signedIn,
  SITE,
  somebody,
} from "./zone";

// What follows a declaration: goods go back and the buyer's quota with them, an application is cancelled, and money
// goes abroad for what was released. Whatever a person does is done in the browser.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(300_000);

const ALL = ["administrator", "declarant", "finance"];
const DXP = "DXPENT0000000001";

/** Yuan as fen, so that amounts are held against each other exactly. */
function fen(text: string | null): number {
  const amount = /CNY\s*(-?[\d,]+)\.(\d\d)/.exec(text ?? "");
  if (amount === null) throw new Error(`no amount in ${text}`);
  return Number((amount[1] ?? "").replaceAll(",", "") + amount[2]);
}

interface Quota {
  left: number;
  used: number;
  reserved: number;
}

/** What a buyer reads at the own page. */
async function quotaOf(page: Page, person: string): Promise<Quota> {
  await page.goto("/buyer");
  await page.getByLabel("证件号码").fill(person);
  await page.getByRole("button", { name: "查看" }).click();
  const fact = async (name: string) =>
    fen(
      await page
        .locator(".facts > div")
        .filter({ has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }) })
        .first()
        .locator("dd")
        .textContent(),
    );
  return { left: await fact("剩余"), used: await fact("已用"), reserved: await fact("在途预留") };
}

/** Waits until a dossier stands somewhere; answers come by themselves once it is open. */
async function openAt(page: Page, orderNo: string, state: string) {
  await expect(async () => {
    await page.goto(`/dossiers/${PLATFORM}/${orderNo}`);
    await expect(page.locator(".facts .verdict").first()).toHaveText(state, { timeout: 10_000 });
  }).toPass({ timeout: 120_000 });
}

/** The form that follows a declaration, with what only a person can add. */
async function complete(page: Page, person: string, reason: string) {
  const form = page.locator("form.declare");
  await expect(form.locator("[name=orderNo]")).not.toHaveValue("");
  for (const [name, value] of [
    ["buyerIdNumber", person],
    ["buyerName", "示例订购人"],
    ["buyerTelephone", "13800000000"],
    ["reason", reason],
  ] as const)
    await form.locator(`[name=${name}]`).fill(value);
  await page.getByLabel("DXP 编号").fill(DXP);
  await expect(page.locator(".part .verdict.good")).toBeVisible();
}

async function signAndSend(page: Page) {
  await page.getByRole("button", { name: "签名并发送" }).click();
  await expect(page.getByText("平台已收下")).toBeVisible();
}

test("goods go back in two parts, and the buyer's quota with them to the fen", async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const orderNo = orderNumber();
  const person = somebody();
  const others = baseURL ? { baseURL } : {};
  const buyer = await (await browser.newContext(others)).newPage();
  const whole = await quotaOf(buyer, person);
  await sendTrades(request, [{ orderNo, person, price: 149.99, count: 3 }]);
  await signedIn(page, request, DECLARANT, ALL);
  await openAt(page, orderNo, "放行");
  const taken = await quotaOf(buyer, person);
  expect(taken.used).toBeGreaterThan(44_997);
  expect(whole.left - taken.left).toBe(taken.used);

  const site = await (await browser.newContext(others)).newPage();
  await signedIn(site, request, SITE, ALL);
  let before = taken;
  for (const [quantity, left] of [
    ["1", "3"],
    ["2", "2"],
  ] as const) {
    await page.getByRole("link", { name: "申请退货" }).click();
    const goods = page.locator("form.declare .line-form");
    // What is left stands there already, and more is marked before it is sent.
    await expect(goods.locator("[name=qty]")).toHaveValue(left);
    await goods.locator("[name=qty]").fill("4");
    await expect(page.locator(".verdict.stopped", { hasText: `最多 ${left}` })).toBeVisible();
    await goods.locator("[name=qty]").fill(quantity);
    await complete(page, person, "七日无理由退货");
    await expectAccessible(page);
    await signAndSend(page);
    await expect(page.locator(".fault-list", { hasText: "CEB626" })).toContainText("399", { timeout: 30_000 });
    await page.getByRole("link", { name: "查看这票申报" }).click();
    const row = page.locator(".returned tbody tr", { hasText: `× ${quantity}` });
    await expect(row).toContainText("海关已同意，等待货物运抵");
    // Nothing is given back before the goods are there.
    expect(await quotaOf(buyer, person)).toEqual(before);

    await arrives(site, `L${orderNo}`);
    await expect(row).toContainText("货物已运抵", { timeout: 30_000 });
    const back = fen(await row.locator("td.number").first().textContent());
    const after = await quotaOf(buyer, person);
    expect(before.used - after.used).toBe(back);
    expect(after.left - before.left).toBe(back);
    before = after;
  }
  expect(before).toEqual(whole);
  const steps = page.locator(".timeline > li");
  await expect(steps.filter({ hasText: "退货" }).first()).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  // Nothing is left, so the form has no goods.
  await page.getByRole("link", { name: "申请退货" }).click();
  await expect(page.locator("form.declare .line-form")).toHaveCount(0);
  const order = buyer.locator(".own-order", { hasText: orderNo });
  await expect(order.getByText("货物已运抵")).toHaveCount(2);
  await expectAccessible(buyer);
});

/** The operator of the site says by hand that a parcel has come back. */
async function arrives(page: Page, waybill: string) {
  await page.goto("/trade/declare");
  await page.locator(".ways > li", { hasText: "入库明细单" }).getByRole("link", { name: "填写" }).click();
  const form = page.locator("form.declare");
  await expect(form.locator("[name=operatorCode]")).toHaveValue(SITE);
  const values = {
    customsCode: "7920",
    trafMode: "5",
    trafNo: "CA0456",
    voyageNo: "CA0456-0301",
    billNo: "99912345675",
    logisticsCode: "5101960D31",
    logisticsName: "示范物流 Demo Logistics",
  };
  for (const [name, value] of Object.entries(values)) await form.locator(`[name=${name}]`).fill(value);
  await form.locator(".line-form [name=logisticsNo]").fill(waybill);
  await page.getByLabel("DXP 编号").fill(DXP);
  // The published form lets it out, and the rules want it; that is told at its place.
  await expect(form.locator(".field-fault")).toContainText("没有企业内部编号");
  await form.locator("[name=copNo]").fill(`W${Date.now()}`);
  await expect(page.locator(".part .verdict.good")).toBeVisible();
  await expectAccessible(page);
  await signAndSend(page);
}

test("a declaration that customs has is cancelled, and the quota that it held is free", async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const orderNo = `${orderNumber()}-SILENT`;
  const person = somebody();
  const buyer = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await sendTrades(request, [{ orderNo, person, price: 150 }]);
  await signedIn(page, request, DECLARANT, ALL);
  await openAt(page, orderNo, "校验通过");
  const held = await quotaOf(buyer, person);
  expect(held.reserved).toBeGreaterThan(15_000);
  await page.getByRole("link", { name: "申请撤单" }).click();
  await complete(page, person, "订购人取消订单");
  await expectAccessible(page);
  await signAndSend(page);
  await expect(page.locator(".fault-list", { hasText: "CEB624" })).toContainText("399", { timeout: 30_000 });
  await page.getByRole("link", { name: "查看这票申报" }).click();
  await expect(page.locator(".facts .verdict").first()).toHaveText("已撤销");
  await expect(page.getByRole("link", { name: "申请撤单" })).toHaveCount(0);
  const free = await quotaOf(buyer, person);
  expect(free.reserved).toBe(0);
  expect(free.left - held.left).toBe(held.reserved);
  await page.locator(".receipts summary").first().click();
  await expect(page.locator(".receipts pre").first()).toContainText("CEB62");
});

test("a cancellation that customs refuses is told with its reason, and the declaration goes on", async ({
  page,
  request,
}) => {
  const orderNo = `${orderNumber()}-CANCEL-REFUSED`;
  const person = somebody();
  await sendTrades(request, [{ orderNo, person, price: 150 }]);
  await signedIn(page, request, DECLARANT, ALL);
  await openAt(page, orderNo, "校验通过");
  await page.getByRole("link", { name: "申请撤单" }).click();
  await complete(page, person, "订购人取消订单");
  await signAndSend(page);
  await expect(page.locator(".fault-list", { hasText: "CEB624" })).toContainText("100", { timeout: 30_000 });
  await page.getByRole("link", { name: "查看这票申报" }).click();
  await expect(page.locator(".facts .verdict").first()).toHaveText("校验通过");
  await expect(page.getByRole("link", { name: "申请撤单" })).toBeVisible();
});

test("a payment abroad above the cap is asked for, approved at the desk, and seen by its payer", async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const base = orderNumber();
  const orders = Array.from({ length: 15 }, (_, at) => `${base}N${String(at).padStart(2, "0")}`);
  // One bottle each, which cannot be divided: above the limit of one purchase, within that of a year.
  await sendTrades(
    request,
    orders.map((orderNo) => ({ orderNo, person: somebody(), price: 25_000 })),
  );
  await signedIn(page, request, DECLARANT, ALL);
  for (const orderNo of orders) await openAt(page, orderNo, "放行");
  const rows = page.locator(".listing tbody tr", { hasText: base });
  // A list is of the moment at which it was asked for.
  await expect(async () => {
    await page.goto("/trade/remittances");
    await page.getByRole("link", { name: "申请对外付汇" }).click();
    await expect(rows).toHaveCount(15, { timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await page.getByLabel("本企业编号").fill(base);
  await page.getByLabel("银行代码").fill("NO-BANK");
  await page.getByLabel("收款人").fill("Vignobles Exemple SARL");
  await page.getByLabel("收款方国家或地区").fill("305");
  for (let at = 0; at < 15; at++) {
    await rows.nth(at).getByRole("checkbox").check();
    await rows.nth(at).locator(".amount-input").fill("3521.00");
  }
  await expect(page.getByText("已选 15 份清单")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "提交申请" }).click();
  // No such bank is registered; nothing is lost of what was filled in.
  await expect(page.getByRole("alert")).toContainText("NO-BANK");
  await page.getByLabel("银行代码").fill(PAYMENT);
  await page.getByRole("button", { name: "提交申请" }).click();
  const status = page.getByRole("status").filter({ hasText: "人工复核" });
  await expect(status).toBeVisible();
  const number = (await status.locator("code").textContent()) ?? "";
  await expectAccessible(page);

  const officer = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await officer.addInitScript(() => localStorage.setItem("greenway.language", "en"));
  await logIn(officer, "exchange");
  await officer.goto("/desk/payments?stage=REVIEW");
  await officer.getByRole("link", { name: number }).click();
  await expect(officer.getByText("52815.00 USD").first()).toBeVisible();
  await expectAccessible(officer);
  // It lies on the desk, with a clock; above the cap another officer must confirm.
  await officer.getByRole("button", { name: "Open the task" }).click();
  await expect(officer.getByRole("button", { name: "Claim" })).toBeVisible();
  await expect(officer.getByText("left", { exact: false }).first()).toBeVisible();
  await expectAccessible(officer);
  await officer.getByRole("button", { name: "Claim" }).click();
  await officer.getByLabel("Let the payment go on").check();
  await officer.getByRole("button", { name: "Decide" }).click();
  await expect(officer.getByText("Another officer must confirm it.")).toBeVisible();
  const second = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await second.addInitScript(() => localStorage.setItem("greenway.language", "en"));
  await logIn(second, "exchange2");
  await second.goto(officer.url());
  await second.getByRole("button", { name: "Confirm" }).click();
  await second.getByRole("dialog").getByRole("button", { name: "Confirm" }).click();
  await expect(second.getByText("Ruled", { exact: true }).first()).toBeVisible();
  await second.getByRole("link", { name: "See the payment" }).click();
  await expect(second.locator("strong", { hasText: /^Checked$/ })).toBeVisible();

  await page.getByRole("link", { name: "购付汇" }).last().click();
  const row = page.locator("tbody tr", { hasText: number });
  await expect(row).toContainText("已核对", { timeout: 30_000 });
  await expectAccessible(page);
  await expectFits(page);
});

test("a payment that is refused tells why, and one that is open is withdrawn", async ({ page, request }) => {
  const orderNo = `${orderNumber()}N00`;
  await sendTrades(request, [{ orderNo, person: somebody(), price: 150 }]);
  await signedIn(page, request, DECLARANT, ALL);
  await openAt(page, orderNo, "放行");
  // The first is more than the goods are worth.
  for (const amount of ["9000.00", "10.00"]) {
    await page.goto("/trade/remittances/new");
    await page.getByLabel("本企业编号").fill(`${orderNo}-${amount}`);
    await page.getByLabel("银行代码").fill(PAYMENT);
    await page.getByLabel("收款人").fill("Vignobles Exemple SARL");
    await page.getByLabel("收款方国家或地区").fill("305");
    const row = page.locator(".listing tbody tr", { hasText: orderNo });
    await row.getByRole("checkbox").check();
    await row.locator(".amount-input").fill(amount);
    await page.emulateMedia({ media: "print" });
    await expect(row.locator(".amount-input")).toBeVisible();
    await expect(page.getByRole("button", { name: "提交申请" })).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "提交申请" }).click();
    await expect(page.locator(".verdict.big")).toBeVisible();
  }
  await page.goto("/trade/remittances");
  const refused = page.locator("tbody tr", { hasText: `${orderNo}-9000.00` });
  await refused.getByText("原因").click();
  await expect(refused.locator(".fault")).toBeVisible();
  await expectAccessible(page);
  const open = page.locator("tbody tr", { hasText: `${orderNo}-10.00` });
  await open.getByRole("button", { name: "撤回" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
  await expect(open.locator(".verdict")).toHaveText("已撤回");
  await expect(open.getByRole("button", { name: "撤回" })).toHaveCount(0);
});
