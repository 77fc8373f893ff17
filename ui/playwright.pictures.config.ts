import { defineConfig } from "@playwright/test";
import portal from "./playwright.config";

// Not tests: pictures for the papers and figures of speed, from a platform that has something to show.
export default defineConfig({
  ...portal,
  fullyParallel: false,
  workers: 1,
  timeout: 180_000,
  use: { ...portal.use, viewport: { width: 1440, height: 900 } },
  projects: [
    { name: "pictures", testMatch: /pictures\.ts/ },
    { name: "speed", testMatch: /speed\.ts/ },
    { name: "many", testMatch: /many\.ts/ },
  ],
});
