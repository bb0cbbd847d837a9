// Builds the pages: `node build.mjs [--out DIR] [--cpp FILE]`.
//   --out  where the files go, named with a hash of their content (default: dist, not committed)
//   --cpp  also writes web/assets.h's table as a source file, so that the program carries the files
// Fails when the JavaScript that the first page needs is over its budget.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { bundle } from "./bundle.mjs";
import { assetsSource } from "./embed.mjs";

const FIRST_PAGE_BUDGET = 60_000; // bytes, gzipped

const here = dirname(fileURLToPath(import.meta.url));
const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const out = option("--out", join(here, "dist"));
const cpp = option("--cpp", null);

const { files, script, style, firstPage } = await bundle({ minify: true });
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const assets = files.map((file) => ({ ...file, gzip: gzipSync(file.bytes, { level: 9 }) }));
for (const { name, bytes } of assets) writeFileSync(join(out, name), bytes);

let first = 0;
for (const { name, bytes, gzip } of assets) {
  const needed = firstPage.has(name);
  if (needed) first += gzip.length;
  console.log(
    `${basename(name).padEnd(32)} ${String(bytes.length).padStart(8)} B ${String(gzip.length).padStart(7)} B gzip${needed ? "  first page" : ""}`,
  );
}
console.log(`JavaScript of the first page: ${first} B gzip of ${FIRST_PAGE_BUDGET}`);
if (first > FIRST_PAGE_BUDGET) {
  console.error("The first page needs too much JavaScript: load parts of it with import().");
  process.exit(1);
}
if (cpp) writeFileSync(cpp, assetsSource({ assets, script, style, firstPage }));
