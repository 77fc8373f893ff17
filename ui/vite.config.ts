import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const platform = process.env["GREENWAY_ADDRESS"] ?? "http://127.0.0.1:8080";

// Files are served below /portal, where the server lets them be kept for good: their names change with them.
export default defineConfig({
  base: "/portal/",
  plugins: [react()],
  // The server puts a number used once in this place, anew for each page.
  html: { cspNonce: "@nonce@" },
  build: {
    outDir: "target/classes/static/portal",
    emptyOutDir: true,
    assetsDir: ".",
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    // A data address would need a wider content policy.
    assetsInlineLimit: 0,
    target: "es2022",
  },
  server: { proxy: { "/api/": platform, "/health": platform, "/assets": platform, "/oauth2": platform } },
});
