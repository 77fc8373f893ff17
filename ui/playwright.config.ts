import { defineConfig } from "@playwright/test";

const LAPTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

// Against a platform that runs already: GREENWAY_ADDRESS, or the one at the usual port.
export default defineConfig({
  testDir: "test",
  outputDir: "target/browser",
  snapshotPathTemplate: "test/golden/{arg}-{projectName}{ext}",
  fullyParallel: true,
  workers: 2,
  // Upper bounds, for a machine that has more to do; nothing waits for them.
  timeout: 90_000,
  // On a machine that builds for others a journey may be slow once; it is then told as flaky, and must end well.
  retries: process.env["CI"] === undefined ? 0 : 1,
  reporter: [["list"]],
  forbidOnly: true,
  expect: {
    timeout: 20_000,
    // Letters are smoothed a little differently by another version of the browser.
    toHaveScreenshot: { maxDiffPixelRatio: 0.02, threshold: 0.3, animations: "disabled", caret: "hide" },
  },
  use: {
    baseURL: process.env["GREENWAY_ADDRESS"] ?? "http://127.0.0.1:8080",
    browserName: "chromium",
    locale: "zh-CN",
    timezoneId: "Africa/Nairobi",
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      // Chromium does not sandbox itself as root, and it need not speak to anyone but the platform.
      args: [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--force-color-profile=srgb",
        "--font-render-hinting=none",
      ],
    },
  },
  projects: [
    { name: "sandbox", testMatch: /sandbox\.spec/, use: { viewport: LAPTOP } },
    { name: "desks", testMatch: /desks\.spec/, use: { viewport: LAPTOP } },
    {
      name: "laptop",
      testMatch: [
        /(after|declare|dossiers|enrol|followUp|guide|journeys|keyboard)\.spec/,
        /(live|messages|pages|papers|people|print|recalls|trader|trades)\.spec/,
      ],
      use: { viewport: LAPTOP },
    },
    { name: "laptop-dark", testMatch: /pages\.spec/, use: { viewport: LAPTOP, colorScheme: "dark" } },
    { name: "phone", testMatch: /pages\.spec/, use: { viewport: PHONE, isMobile: true, hasTouch: true } },
    {
      name: "phone-dark",
      testMatch: /pages\.spec/,
      use: { viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: "dark" },
    },
  ],
});
