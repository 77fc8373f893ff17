import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectFits, test } from "./portal";
import {
  CARRIER,
  DECLARANT,
  isKnown,
  orderNumber,
  PAYMENT,
  PLATFORM,
  signedIn,
  somebody,
  tradeRow,
} from "./zone";

// Whole trades of four papers in one table, which goes from one enterprise to the next.
test.use({ mayWait: true });
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(300_000);

const ALL = ["administrator", "declarant", "finance"];
const DXP = "DXPENT0000000001";
const FILE = "/trade/declare/trades/file";

/** The names of the columns, as the template tells them. */
async function columns(page: Page): Promise<string[]> {
  const asked = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 CSV 模板" }).click();
  return readFileSync((await (await asked).path()) ?? "", "utf8")
    .replace("\ufeff", "")
    .trim()
    .split(",");
}

function csv(heading: readonly string[], rows: readonly Map<string, string>[]): Buffer {
  const cell = (text: string) => (text.includes(",") ? `"${text}"` : text);
  const lines = rows.map((row) => heading.map((name) => cell(row.get(name) ?? "")).join(","));
  return Buffer.from([heading.join(","), ...lines].join("\r\n"));
}

async function bring(page: Page, name: string, mimeType: string, buffer: Buffer) {
  await page.locator("input[type=file]").first().setInputFiles({ name, mimeType, buffer });
}

/** A trade of its own buyer, so that no other test changes what may still be bought. */
function trade(orderNo: string, person: string): Map<string, string> {
  const row = tradeRow(orderNo);
  row.set("copNo", `C${orderNo.slice(-18)}`);
  row.set("buyerIdNumber", person);
  row.set("payerIdNumber", person);
  return row;
}

test("four enterprises send their papers from one table, and the trades are released", async ({
  browser,
  baseURL,
  request,
}) => {
  const base = orderNumber();
  const orders = [`${base}A`, `${base}B`];
  const rows = orders.flatMap((orderNo, at) => {
    const row = trade(orderNo, somebody());
    if (at === 0) return [row];
    // The second has two items: two rows, whose lines belong to order and inventory alone.
    row.set("goodsValue", "600.00").set("acturalPaid", "667.81").set("amountPaid", "667.81");
    return [row, new Map(row)];
  });
  let heading: string[] = [];
  for (const [code, paper] of [
    [PLATFORM, "CEB311"],
    [PAYMENT, "CEB411"],
    [CARRIER, "CEB511"],
    [DECLARANT, "CEB621"],
  ] as const) {
    const page = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
    await signedIn(page, request, code, ALL);
    await page.goto("/trade/declare");
    await page.locator(".ways > li", { hasText: "整票" }).getByRole("link", { name: "用表格导入" }).click();
    await page.getByLabel("DXP 编号").fill(DXP);
    if (heading.length === 0) {
      heading = await columns(page);
      // What several papers say has one column.
      expect(new Set(heading).size).toBe(heading.length);
      expect(heading).toEqual(expect.arrayContaining(["orderNo", "amountPaid", "weight", "line.gcode"]));
      // A paper that says something else has a column of its own.
      heading.push("waybill.note");
      for (const row of rows) row.set("waybill.note", "勿压");
    }
    await bring(page, "trades.csv", "text/csv", csv(heading, rows));
    await expect(page.getByText("可发送 2 票")).toBeVisible({ timeout: 60_000 });
    const own = page.locator(".rows > li", { hasText: paper });
    await expect(own).toContainText("本企业发送，2 份");
    await expect(page.getByText("由其他企业发送，2 份")).toHaveCount(3);
    if (code === PLATFORM) {
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectFits(page);
    }
    await page.getByRole("button", { name: "签名并发送 2 票" }).click();
    await expect(page.getByText("平台已全部收下")).toBeVisible({ timeout: 60_000 });
    if (code !== DECLARANT) {
      await page.context().close();
      continue;
    }
    for (const orderNo of orders)
      await expect(async () => {
        await page.goto(`/dossiers/${PLATFORM}/${orderNo}`);
        await expect(page.locator(".facts .verdict").first()).toHaveText("放行", { timeout: 10_000 });
      }).toPass({ timeout: 120_000 });
    await expect(page.locator(".compared")).toContainText("红葡萄酒");
  }
});

test("a table of 500 trades with 20 bad ones: what is wrong in any paper holds back the whole trade", async ({
  page,
  request,
}) => {
  await signedIn(page, request, PLATFORM, ALL);
  await page.goto(FILE);
  const heading = await columns(page);
  const base = orderNumber();
  const WRONG = [
    ["line.qty", "two"],
    ["amountPaid", "much"],
    ["weight", "-"],
    ["customsCode", "79"],
  ] as const;
  const rows = Array.from({ length: 500 }, (_, at) => {
    const row = trade(`${base}N${String(at).padStart(3, "0")}`, somebody());
    const [column, value] = WRONG[Math.floor(at / 25) % WRONG.length] ?? WRONG[0];
    if (at % 25 === 7) row.set(column, value);
    return row;
  });
  await page.getByLabel("DXP 编号").fill(DXP);
  await bring(page, "trades.csv", "text/csv", csv(heading, rows));
  await expect(page.getByText("可发送 480 票")).toBeVisible({ timeout: 120_000 });
  await expect(page.getByText("有误 20 票", { exact: true })).toBeVisible();
  const problems = page.locator(".problems tbody tr");
  for (const [column] of WRONG) await expect(problems.filter({ hasText: column }).first()).toBeVisible();
  // Order and inventory both find the quantity wrong; the cell is told once.
  await expect(problems.filter({ hasText: "line.qty" })).toHaveCount(5);
  await expectAccessible(page);
  const asked = page.waitForEvent("download");
  await page.getByRole("button", { name: /下载有误的 20 票/ }).click();
  const mended = readFileSync((await (await asked).path()) ?? "");
  await page.getByRole("button", { name: /签名并发送 480 票/ }).click();
  await expect(page.getByText("平台已全部收下")).toBeVisible({ timeout: 120_000 });
  await bring(
    page,
    "to-mend.xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    mended,
  );
  await expect(page.getByText("有误 20 票", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("可发送 0 票")).toBeVisible();
  await page.goto(`/dossiers?q=${base}`);
  await expect(page.locator(".dossiers tbody tr").first()).toContainText(base);
});

test("a column that nobody knows, and one that is missing, are told before anything is sent", async ({
  page,
  request,
}) => {
  await signedIn(page, request, DECLARANT, ALL);
  await page.goto(FILE);
  const heading = (await columns(page)).filter((name) => name !== "payTime");
  const rows = [trade(orderNumber(), somebody())];
  await page.getByLabel("DXP 编号").fill(DXP);
  await bring(page, "trades.csv", "text/csv", csv([...heading, "waybill.colour"], rows));
  const problems = page.locator(".problems tbody tr");
  await expect(problems.filter({ hasText: "waybill.colour" })).toContainText("模板里没有这一列");
  await expect(problems.filter({ hasText: "payTime" }).first()).toContainText("缺少必填的列");
  await expect(page.getByRole("button", { name: /签名并发送/ })).toHaveCount(0);
});
