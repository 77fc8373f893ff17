import { expect, expectAccessible, test } from "./portal";

test("a message with faults: each is told at its line, with what to do", async ({ page }) => {
  await page.goto("/check");
  await page.getByRole("button", { name: "用一份有错的示例" }).click();
  const result = page.locator(".checked");
  await expect(result.locator(".verdict.stopped")).toContainText("处错误");
  const faulty = result.locator(".line.faulty");
  await expect(faulty.filter({ hasText: "acturalPaid" })).toHaveCount(1);
  await expect(result.locator(".fault").first()).toContainText("GW");
  await expectAccessible(page);
  await result.getByRole("link", { name: /^GW/ }).first().click();
  await expect(page.locator(".code-entry")).toHaveCount(1);
  await page.goBack();
});

test("files are dropped, and a good one has no errors", async ({ page }) => {
  await page.goto("/check");
  await page.locator("input[type=file]").setInputFiles(["../samples/import/CEB411.xml", "package.json"]);
  await expect(page.locator(".checked")).toHaveCount(2);
  await expect(page.locator(".checked", { hasText: "CEB411.xml" }).locator(".verdict.good")).toBeVisible();
  await expect(page.locator(".checked", { hasText: "package.json" }).locator(".verdict.stopped")).toBeVisible();
});

test("a code is explained, in each language, and the choice is kept", async ({ page }) => {
  await page.goto("/codes");
  await page.getByLabel("代码、回执文字或关键词").fill("-621018");
  await page.keyboard.press("Enter");
  await expect(page.locator(".code-entry").first()).toContainText("-621018");
  await expect(page).toHaveURL(/q=-621018/);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator(".code-entry").first()).toContainText("What to do");
  await page.getByRole("button", { name: "Kiswahili" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "sw-KE");
  await page.reload();
  await expect(page.locator("h1")).toHaveText("Misimbo ya stakabadhi");
});

test("taxes are computed step by step; what is wrong is told at its field; the address keeps the question", async ({
  page,
}) => {
  await page.goto("/costs?day=2026-11-22");
  await page.getByLabel("商品编码").fill("22042100");
  await page.getByLabel("数量").fill("2");
  await page.getByRole("button", { name: "计算" }).click();
  await expect(page.getByLabel("单价")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("单价").fill("150.00");
  await page.getByLabel("每件净含量").fill("750 ml");
  await page.getByRole("button", { name: "计算" }).click();
  await expect(page.locator(".grand")).toHaveText("CNY 53.66");
  await expect(page.locator(".steps > li").first()).toBeVisible();
  await page.reload();
  await expect(page.locator(".grand")).toHaveText("CNY 53.66");
});

test("the mode is found by questions, and the back button takes an answer back", async ({ page }) => {
  await page.goto("/mode");
  for (const [question, answer] of [
    ["进口", "进口"],
    ["谁买", "消费者"],
    ["保税区", "是"],
    ["1210", "是"],
  ] as const) {
    await expect(page.getByRole("heading", { level: 2 })).toContainText(question);
    await page.getByRole("link", { name: answer, exact: true }).click();
  }
  await expect(page.locator(".mode-code")).toContainText("1210");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 2 })).toContainText("1210");
  await page.getByRole("link", { name: "否", exact: true }).click();
  await expect(page.locator(".mode-code")).toContainText("1239");
});

test("a commodity is found by initials, and its taxes are one step away", async ({ page }) => {
  await page.goto("/commodities");
  await page.getByLabel("商品", { exact: true }).fill("ptj");
  await page.keyboard.press("Enter");
  await expect(page.locator(".commodity").first()).toContainText("葡萄酒");
  await page.getByRole("link", { name: "测算税费" }).first().click();
  await expect(page.getByLabel("商品编码")).toHaveValue(/^\d{8}/);
});

test("rules are found, and what changed between two days shows both values", async ({ page }) => {
  await page.goto("/rules?date=2026-11-22");
  await page.getByLabel("筛选").fill("R-021");
  await page.getByRole("link", { name: "R-021", exact: true }).click();
  await expect(page.locator("h1")).toHaveText("规则 R-021");
  await page.goto("/rules?view=compare&table=parameter&from=2018-12-31&to=2019-01-01");
  const limit = page.locator(".changes > li", { hasText: /^LIMIT_SINGLE/ });
  await expect(limit.locator("del").first()).toBeVisible();
  await expect(limit).toContainText("2000");
  await expect(limit).toContainText("5000");
});

test("the keyboard alone gets from the start to an answer", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("h1")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "校验一份报文" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("h1")).toHaveText("回执代码");
  await expect(page.locator("main")).toBeFocused();
});

test("on a phone the menu opens and closes", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await expect(page.getByRole("link", { name: "报文校验", exact: true })).toBeHidden();
  await page.getByRole("button", { name: "菜单" }).click();
  await page.getByRole("link", { name: "报文校验", exact: true }).click();
  await expect(page.locator("h1")).toHaveText("报文校验");
  await expect(page.getByRole("navigation", { name: "服务" })).toBeHidden();
});

test("times are those of China, wherever the reader is, with the zone named", async ({ page }) => {
  await page.goto("/status");
  await expect(page.locator(".asked-at")).toContainText("北京时间");
  const told = await page.locator(".asked-at time").getAttribute("datetime");
  const hour = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Asia/Shanghai",
    hour: "2-digit",
    hourCycle: "h23",
  });
  await expect(page.locator(".asked-at")).toContainText(` ${hour.format(new Date(told ?? ""))}:`);
});

test("without a network the page says so, and what is there stays", async ({ page, context }) => {
  await page.goto("/deadlines?released=2026-11-11");
  await expect(page.locator(".course > li").first()).toBeVisible();
  await context.setOffline(true);
  await expect(page.locator(".offline")).toBeVisible();
  await expect(page.locator(".course > li").first()).toBeVisible();
  await context.setOffline(false);
  await expect(page.locator(".offline")).toBeHidden();
});

test("the appearance is chosen, and kept", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "深色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-scheme", "dark");
});

test("the page is never kept, its files are for good, and no style or script comes from elsewhere", async ({
  request,
}) => {
  const page = await request.get("/codes/-621018");
  expect(page.headers()["cache-control"]).toBe("no-store");
  const policy = page.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toContain("unsafe");
  const nonce = policy.match(/'nonce-([^']+)'/)?.[1] ?? "";
  const text = await page.text();
  expect(text).toContain(nonce);
  expect((await (await request.get("/")).text()).includes(nonce)).toBe(false);
  const script = text.match(/src="(\/portal\/[^"]+\.js)"/)?.[1] ?? "";
  const file = await request.get(script, { headers: { "Accept-Encoding": "gzip" } });
  expect(file.headers()["cache-control"]).toContain("immutable");
  expect(file.headers()["content-encoding"]).toBe("gzip");
});

test("without TLS a number is selected to be copied", async ({ page }) => {
  // What a browser leaves out where a zone is reached by http under another name than localhost.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    Object.defineProperty(crypto, "randomUUID", { value: undefined });
  });
  await page.goto("/rules/R-021?date=2026-11-22");
  await page.getByRole("button", { name: "复制 R-021" }).first().click();
  await expect(page.getByText("已选中，请用键盘复制。")).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toMatch(/^R-021/);
});

for (const [status, words] of [
  [404, "没有找到。"],
  [409, "与目前的状态不符。"],
] as const)
  test(`a refusal of ${status} is titled by what happened`, async ({ page }) => {
    await page.route("**/api/v1/rules?*", (route) => route.fulfill({ status, json: { detail: "why" } }));
    await page.goto("/rules?date=2026-11-22");
    await expect(page.getByRole("alert")).toContainText(words);
    await expect(page.getByRole("alert")).toContainText("why");
  });

test("a rule of another day opens as of that day", async ({ page }) => {
  await page.goto("/rules?date=2018-12-31");
  await page.locator(".rules a").first().click();
  await expect(page).toHaveURL(/\/rules\/[^?]+\?date=2018-12-31/);
  await expect(page.locator(".facts").first()).toBeVisible();
});
