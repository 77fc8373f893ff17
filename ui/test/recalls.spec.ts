import type { APIRequestContext } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, expectAccessible, expectFits, test } from "./portal";
import {
  apiKey,
  DECLARANT,
  isKnown,
  officer,
  orderNumber,
  SELLER,
  sendTrades,
  signedIn,
  somebody,
} from "./zone";

// A recall of the inspection reaches the seller, who acknowledges it and reports what came back.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the demo zone");
test.setTimeout(240_000);
test.use({ mayWait: true });

const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);

const INSPECTION = "/api/v1/inspection";

/** Opens a recall of what the seller sold today under a commodity code, and issues it once it names an order. */
async function recalled(request: APIRequestContext, orderNo: string): Promise<number> {
  const headers = officer("inspection1");
  const opened = await request.post(`${INSPECTION}/recalls`, {
    headers,
    data: { code: "22042100", seller: SELLER, from: today(), to: today(), reason: "酒精度与标签不符" },
  });
  expect(opened.status(), await opened.text()).toBe(201);
  const { recall } = (await opened.json()) as { recall: { id: number } };
  // Releases are taken down a little behind the declarations, and a notice tells of those that are there.
  await expect
    .poll(async () => (await request.get(`${INSPECTION}/recalls/${recall.id}`, { headers })).text(), {
      timeout: 60_000,
    })
    .toContain(orderNo);
  const issued = await request.post(`${INSPECTION}/recalls/${recall.id}/steps`, {
    headers,
    data: { step: "issue" },
  });
  expect(issued.status(), await issued.text()).toBe(200);
  return recall.id;
}

test("a seller finds a recall, acknowledges it and reports what came back", async ({
  page,
  browser,
  baseURL,
  request,
}) => {
  const orderNo = orderNumber();
  await sendTrades(request, [{ orderNo, person: somebody(), price: 30 }]);
  await expect
    .poll(
      async () => {
        const answer = await request.get(`/api/v1/dossiers?q=${orderNo}`, {
          headers: { Authorization: `Bearer ${apiKey(DECLARANT)}` },
        });
        return ((await answer.json()) as { dossiers: { state: string }[] }).dossiers[0]?.state;
      },
      { timeout: 60_000 },
    )
    .toBe("RELEASED");
  const recall = await recalled(request, orderNo);
  // An administrator reads it; whoever declares answers.
  const reader = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage();
  await signedIn(reader, request, SELLER, ["administrator"]);
  await reader.goto(`/trade/recalls/${recall}`);
  await expect(reader.getByText("召回由有申报权限的人答复。")).toBeVisible();
  await expect(reader.getByRole("button", { name: "确认收到" })).toHaveCount(0);
  await reader.context().close();
  await signedIn(page, request, SELLER, ["declarant"]);
  await page.goto("/trade");
  await page
    .locator(".concern", { hasText: "召回" })
    .getByRole("link", { name: new RegExp(`召回 ${recall} `) })
    .click();
  await expect(page.locator("h1")).toHaveText(`召回 ${recall}`);
  await expect(page.getByText("酒精度与标签不符")).toBeVisible();
  await expect(page.locator("tbody tr", { hasText: orderNo })).toBeVisible();
  await expectAccessible(page);
  const asked = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 CSV" }).click();
  expect(readFileSync((await (await asked).path()) ?? "", "utf8")).toContain(orderNo);
  await page.getByRole("button", { name: "确认收到" }).click();
  await expect(page.getByText("已确认，正在追回")).toBeVisible();
  await page.getByLabel("追回的包裹数").fill("1");
  await page.getByLabel(/^备注/).fill("买家已退回");
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFits(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "报告完成" }).click();
  await expect(page.getByText("已完成")).toBeVisible();
  await expect(page.getByText(/追回 1 个/)).toBeVisible();
  await expect(page.getByText("买家已退回")).toBeVisible();
  await expect(page.getByRole("button", { name: "报告完成" })).toHaveCount(0);
  await page.goto("/trade/recalls");
  await expect(page.locator(".rows > li", { hasText: `召回 ${recall} ` })).toContainText("已完成");
  await expectFits(page);
  await expectAccessible(page);
  // Nobody finds a notice that went to another.
  await page.goto("/trade/recalls/999999999");
  await expect(page.getByText("没有给本企业的这份召回通知。")).toBeVisible();
});
