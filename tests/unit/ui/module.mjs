// A TypeScript module of the pages as node can import it.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const ui = join(root, "host/web/ui");
const { build } = createRequire(join(ui, "package.json"))("esbuild");

export const fixture = (name) => join(root, "tests/fixtures", name);

export async function load(path) {
  const { outputFiles } = await build({
    entryPoints: [join(ui, "src", path)],
    bundle: true,
    format: "esm",
    write: false,
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
