import { expect, expectAccessible, expectFits, test } from "./portal";
import { dayOf, declare, enrol, forward, key } from "./sandbox";
import { isKnown, signedIn } from "./zone";

// Rehearsing, at a platform that is a sandbox; GREENWAY_DEMO names the file with its logins.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the sandbox");
test.setTimeout(180_000);

test("a group sees the values that force an outcome, moves the clock and starts again", async ({
  page,
  request,
}) => {
  const { agent } = (await enrol(request, "Rehearsal")).senders;
  await signedIn(page, request, agent.code, ["administrator", "declarant"]);
  await page.goto("/trade/keys");
  const section = page.getByRole("region", { name: "演练", exact: true });
  await expect(section).toContainText("沙箱");
  const endings = section.getByRole("region", { name: /订单号的结尾：海关/ });
  const review = endings.getByRole("row", { name: /-REVIEW / });
  await expect(review.first()).toContainText("300");
  await expect(review.first()).toContainText("放行");
  await expect(section).toContainText("000000190001010017");
  await expectAccessible(page);

  const before = Date.parse((await section.locator("time").first().getAttribute("datetime")) ?? "");
  await section.getByLabel("往前几天").fill("16");
  await section.getByRole("button", { name: "往前拨" }).click();
  await expect
    .poll(async () => Date.parse((await section.locator("time").first().getAttribute("datetime")) ?? ""))
    .toBeGreaterThan(before + 15 * 86_400_000);
  // The browser does not let more through; the platform would not either.
  await section.getByLabel("往前几天").fill("63");
  await section.getByRole("button", { name: "往前拨" }).click();
  expect(await section.getByLabel("往前几天").evaluate((one) => (one as HTMLInputElement).validity.valid)).toBe(
    false,
  );

  await section.getByRole("button", { name: "全部清除" }).click();
  await page.locator(".ant-popconfirm").getByRole("button", { name: "全部清除" }).click();
  await expect(section.getByText("已清除，可以重新发送。")).toBeVisible();
  for (const language of ["en", "sw", "zh"]) {
    await page.goto(`/trade/keys?lang=${language}`);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(page.locator("#sandbox")).toBeVisible();
      await expectFits(page);
      await expectAccessible(page);
    }
  }
});

test("the bill that customs makes a day later opens by line, beside what was computed", async ({
  page,
  request,
}) => {
  const group = await enrol(request, "Billed");
  const { agent } = group.senders;
  const day = await dayOf(request);
  // Customs bills one yuan more than was computed.
  const [declared] = await declare(request, group, ["-TAX-DIFFERS"], 150);
  if (declared === undefined) throw new Error("nothing was declared");
  await expect
    .poll(
      async () => {
        await forward(request, group, "P1D");
        const bill = await request.get(`/api/v1/tax/bills/${declared.invtNo}`, { headers: key(agent) });
        return bill.ok() ? ((await bill.json()) as { stage: string }).stage : bill.status();
      },
      { timeout: 60_000 },
    )
    .toBe("ISSUED");

  await signedIn(page, request, agent.code, ["declarant"]);
  await page.goto(`/trade/bills?from=${day}&to=${await dayOf(request)}`);
  await page.getByRole("link", { name: declared.invtNo, exact: true }).click();
  await expect(page.locator("h1")).toHaveText(`税单 ${declared.invtNo}`);
  const lines = page.getByRole("region", { name: "逐行对照" });
  await expect(lines.locator("tbody tr")).toHaveCount(2);
  // The VAT is marked on both sides.
  await expect(lines.locator("mark")).toHaveCount(2);
  await expect(page.locator(".fault").first()).toBeVisible();
  for (const language of ["en", "sw", "zh"]) {
    await page.goto(`/trade/bills/${declared.invtNo}?lang=${language}`);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(page.locator(".listing tbody tr").first()).toBeVisible();
      await expectFits(page);
      await expectAccessible(page);
    }
  }
  await page.getByRole("link", { name: "查看这票申报" }).click();
  await expect(page).toHaveURL(new RegExp(`/dossiers[?]q=${declared.invtNo}`));
  await page.goto("/trade/bills/79202026I999999999");
  await expect(page.getByText("没有这份税单，或本企业不是当事方。")).toBeVisible();
});
