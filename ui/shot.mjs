import { chromium } from "@playwright/test";
const [, , address, name, ...opts] = process.argv;
const o = Object.fromEntries(opts.map((x) => x.split("=")));
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
for (const v of (o.v || "1440l,390l").split(",")) {
  const w = parseInt(v),
    dark = v.endsWith("d");
  const c = await b.newContext({
    viewport: { width: w, height: w < 500 ? 844 : 900 },
    colorScheme: dark ? "dark" : "light",
    locale: "zh-CN",
  });
  const p = await c.newPage();
  p.on("console", (m) => {
    if (m.type() === "error") console.log(v, m.text());
  });
  p.on("pageerror", (e) => console.log(v, "PE", e.message));
  await p.addInitScript((l) => localStorage.setItem("greenway.language", l), o.l || "zh");
  await p.goto((process.env.BASE || "http://127.0.0.1:18950") + address);
  await p.waitForTimeout(Number(o.wait || 1500));
  if (o.click) {
    await p.getByRole("button", { name: o.click }).first().click();
    await p.waitForTimeout(2500);
  }
  await p.screenshot({ path: `/tmp/gw/portal-run/${name}-${o.l || "zh"}-${v}.png`, fullPage: o.full !== "0" });
  await c.close();
}
await b.close();
