// The pages as files, made by esbuild: modules named with a hash of their content, and one style
// sheet. What is behind sign-in is loaded with import(), so residents do not pay for it.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

const root = dirname(fileURLToPath(import.meta.url));
const MEDIA = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8" };

// Of suomifi-design-tokens, those the style sheets name: var(--fi-color-brand-base).
function tokens() {
  const scss = readFileSync(
    createRequire(import.meta.url).resolve("suomifi-design-tokens/dist/tokens.scss"),
    "utf8",
  );
  const values = new Map(
    [...scss.matchAll(/\$(fi-(?:color|spacing|radius|shadow)-[a-z0-9-]+): ([^;]+);/g)].map(
      ([, name, value]) => [name, value],
    ),
  );
  const sheets = join(root, "src/style");
  const named = new Set();
  for (const sheet of readdirSync(sheets)) {
    const text = readFileSync(join(sheets, sheet), "utf8");
    for (const [, name] of text.matchAll(/var\(--(fi-[a-z0-9-]+)/g)) named.add(name);
  }
  const lines = [...named].sort().map((name) => {
    if (!values.has(name)) throw new Error(`suomifi-design-tokens has no ${name}`);
    return `--${name}:${values.get(name)};`;
  });
  return `:root{${lines.join("")}}`;
}

const designTokens = {
  name: "design-tokens",
  setup(build) {
    build.onResolve({ filter: /^design-tokens$/ }, () => ({ path: "tokens", namespace: "tokens" }));
    build.onLoad({ filter: /.*/, namespace: "tokens" }, () => ({
      contents: tokens(),
      loader: "css",
      watchDirs: [join(root, "src/style")],
    }));
  },
};

function options({ minify }) {
  return {
    absWorkingDir: root,
    entryPoints: { app: "src/main.tsx", style: "src/style/main.css" },
    bundle: true,
    splitting: true,
    format: "esm",
    target: ["es2021", "chrome100", "firefox100", "safari15"],
    jsx: "automatic",
    jsxImportSource: "preact",
    outdir: "/assets",
    publicPath: "/assets",
    entryNames: "[name]-[hash]",
    chunkNames: "part-[hash]",
    charset: "utf8",
    minify,
    sourcemap: minify ? false : "inline",
    write: false,
    metafile: true,
    logLevel: "warning",
    plugins: [designTokens],
  };
}

// Names that the first page needs: the entry and what it imports at once.
function neededAtOnce(outputs, entry) {
  const needed = new Set();
  const visit = (path) => {
    if (needed.has(basename(path))) return;
    needed.add(basename(path));
    for (const { path: next, kind } of outputs[path].imports) {
      if (kind === "import-statement") visit(next);
    }
  };
  visit(entry);
  return needed;
}

function described(result) {
  const entryOf = (source) =>
    Object.entries(result.metafile.outputs).find(([, made]) => made.entryPoint === source)[0];
  const script = entryOf("src/main.tsx");
  return {
    files: result.outputFiles
      .map(({ path, contents }) => ({
        name: basename(path),
        mediaType: MEDIA[path.slice(path.lastIndexOf("."))],
        bytes: Buffer.from(contents),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    script: basename(script),
    style: basename(entryOf("src/style/main.css")),
    firstPage: neededAtOnce(result.metafile.outputs, script),
  };
}

export async function bundle({ minify }) {
  const building = await context(options({ minify }));
  try {
    return described(await building.rebuild());
  } finally {
    await building.dispose();
  }
}

// A bundle that can be made again quickly: () => Promise<bundle>.
export async function rebuilder() {
  const building = await context(options({ minify: false }));
  return async () => described(await building.rebuild());
}
