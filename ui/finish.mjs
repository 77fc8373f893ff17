// After the build: lays compressed files beside the files, holds the first load against its limit, and lays the letters
// of printed documents where the server looks for them.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const FOLDER = new URL("./target/classes/static/portal/", import.meta.url);
const FIRST_LOAD_MOST = 400_000;
const TEXT = /\.(js|css|svg)$/;
const SMALL = 1_000;

// Noto Sans SC for the PDFs that the server makes: beside the portal and not in it, so nobody loads ten megabytes.
const LETTERS = new URL("./target/classes/letters/", import.meta.url);
const FONT = new URL("./node_modules/@expo-google-fonts/noto-sans-sc/", import.meta.url);
mkdirSync(LETTERS, { recursive: true });
copyFileSync(
  new URL("400Regular/NotoSansSC_400Regular.ttf", FONT),
  new URL("NotoSansSC_400Regular.ttf", LETTERS),
);
copyFileSync(new URL("LICENSE_FONT", FONT), new URL("OFL.txt", LETTERS));

const manifest = JSON.parse(readFileSync(new URL("manifest.json", FOLDER), "utf8"));
rmSync(new URL("manifest.json", FOLDER));

const sizes = new Map();
for (const name of readdirSync(FOLDER)) {
  const file = new URL(name, FOLDER);
  const bytes = readFileSync(file);
  const gzip = gzipSync(bytes, { level: 9 });
  sizes.set(name, name.endsWith(".woff2") ? bytes.length : gzip.length);
  if (TEXT.test(name) && bytes.length > SMALL) {
    writeFileSync(new URL(`${name}.gz`, FOLDER), gzip);
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    writeFileSync(new URL(`${name}.br`, FOLDER), brotliCompressSync(bytes, brotli));
  }
}

// What a person loads before anything is seen: the entry with all that it imports, one language, the start page,
// and the letters of the Latin script.
function loaded(key, seen = new Set()) {
  const entry = manifest[key];
  if (!entry || seen.has(entry.file)) return seen;
  seen.add(entry.file);
  for (const style of entry.css ?? []) seen.add(style);
  for (const other of entry.imports ?? []) loaded(other, seen);
  return seen;
}

const first = loaded("index.html");
for (const key of ["src/words/zh.ts", "src/pages/Start.tsx"]) loaded(key, first);
for (const name of sizes.keys())
  if (/latin-wght-normal.*\.woff2$/.test(name) && !/ext/.test(name)) first.add(name);

const total = [...first].reduce((sum, name) => sum + (sizes.get(name) ?? 0), 0);
for (const name of [...first].sort()) console.log(`${String(sizes.get(name)).padStart(8)}  ${name}`);
console.log(`${String(total).padStart(8)}  bytes of the first load (gzip); at most ${FIRST_LOAD_MOST}`);
if (total > FIRST_LOAD_MOST) {
  console.error("The first load is too large: load what is not needed at once on demand.");
  process.exit(1);
}
