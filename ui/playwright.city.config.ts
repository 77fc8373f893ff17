import { defineConfig } from "@playwright/test";
import portal from "./playwright.config";

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

// What the zone publishes: beside the other pages, with data of its own.
export default defineConfig({
  ...portal,
  testMatch: /city\.spec\.ts/,
  projects: [
    { name: "laptop", use: { viewport: WIDE } },
    { name: "laptop-dark", use: { viewport: WIDE, colorScheme: "dark" } },
    { name: "phone", use: { viewport: PHONE, isMobile: true, hasTouch: true } },
    { name: "phone-dark", use: { viewport: PHONE, isMobile: true, hasTouch: true, colorScheme: "dark" } },
  ],
});
