import { chromium } from "@playwright/test";
const P = {
  codes: "/codes?q=-621018",
  costs: "/costs?day=2026-11-22&item=22042100|2|150.00|750 ml&freight=10",
  mode: "/mode?direction=import&buyer=consumer&bonded=yes",
  decided: "/mode?direction=import&buyer=consumer&bonded=yes&scope=yes",
  commodities: "/commodities?q=ptj",
  deadlines: "/deadlines?released=2026-11-11&received=2026-11-01",
  rules: "/rules?date=2026-11-22",
  parameters: "/rules?view=parameters&date=2026-11-22&q=LIMIT",
  table: "/rules?view=tables&date=2026-11-22&table=unit",
  compare: "/rules?view=compare&table=parameter&from=2018-12-31&to=2019-01-01",
  rule: "/rules/R-021?date=2026-11-22",
  status: "/status",
  start: "/",
  check: "/check",
};
const [, , lang, variant, only] = process.argv;
const w = parseInt(variant),
  dark = variant.endsWith("d");
const b = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--force-color-profile=srgb",
  ],
});
const c = await b.newContext({
  viewport: { width: w, height: w < 500 ? 844 : 900 },
  colorScheme: dark ? "dark" : "light",
  locale: "zh-CN",
});
await c.addInitScript((l) => localStorage.setItem("greenway.language", l), lang);
for (const [n, a] of Object.entries(P)) {
  if (only && !only.split(",").includes(n)) continue;
  const p = await c.newPage();
  p.on("console", (m) => {
    if (m.type() === "error") console.log(n, m.text());
  });
  p.on("pageerror", (e) => console.log(n, "PE", e.message));
  await p.goto((process.env.BASE || "http://127.0.0.1:18950") + a);
  await p.locator("h1").waitFor();
  await p.waitForTimeout(900);
  if (n === "check" && process.env.BASE) {
    await p.getByRole("button", { name: /示例|example|mfano/ }).click();
    await p.waitForTimeout(2000);
  }
  const sw = await p.evaluate("document.documentElement.scrollWidth-innerWidth");
  if (sw > 0) console.log(n, "wide by", sw);
  await p.screenshot({ path: `/tmp/gw/portal-run/s-${n}-${lang}-${variant}.png`, fullPage: true });
  await p.close();
}
await b.close();
