import { expect, expectAccessible, expectFits, test } from "./portal";
import { isKnown, signedIn } from "./zone";

// Rehearsing, at a platform that is a sandbox; GREENWAY_DEMO names the file with its logins.
test.skip(!isKnown, "GREENWAY_DEMO does not name the file of the sandbox");
test.setTimeout(180_000);

interface Group {
  enterprises: { role: string; code: string; apiKey: string }[];
}

test("a group sees the values that force an outcome, moves the clock and starts again", async ({
  page,
  request,
}) => {
  const enrolled = await request.post("/api/v1/sandbox/enterprises", { data: { name: "Rehearsal" } });
  expect(enrolled.status()).toBe(201);
  const agent = ((await enrolled.json()) as Group).enterprises.find((one) => one.role === "agent");
  await signedIn(page, request, agent?.code ?? "", ["administrator", "declarant"]);
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
