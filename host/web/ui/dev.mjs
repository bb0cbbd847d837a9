// `npm run dev -- [--port 5173] [--to http://127.0.0.1:8080]`: the pages as they are being written.
// Builds at each load of a page, and hands everything else on to a running viisari.
import { createServer, request } from "node:http";
import { rebuilder } from "./bundle.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const port = Number(option("--port", "5173"));
const target = new URL(option("--to", "http://127.0.0.1:8080"));
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const rebuild = await rebuilder();
const known = new Map();
let latest = await build();

async function build() {
  const made = await rebuild();
  for (const file of made.files) known.set(`/assets/${file.name}`, file);
  return made;
}

function shell(language) {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Viisari</title>
<link rel="stylesheet" href="/assets/${latest.style}">
<script type="module" src="/assets/${latest.script}"></script>
</head>
<body><div id="app"></div></body>
</html>`;
}

function handOn(from, to) {
  const asked = request(
    target,
    { path: from.url, method: from.method, headers: { ...from.headers, host: target.host } },
    (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    },
  );
  asked.on("error", () => to.writeHead(502).end());
  from.pipe(asked);
}

createServer(async (asked, answer) => {
  const url = new URL(asked.url ?? "/", `http://127.0.0.1:${port}`);
  const asset = known.get(url.pathname);
  if (asset) {
    answer.writeHead(200, { "Content-Type": asset.mediaType }).end(asset.bytes);
  } else if (/^\/(api\/|healthz|readyz|metrics)/.test(url.pathname)) {
    handOn(asked, answer);
  } else {
    try {
      latest = await build();
      const language = url.searchParams.get("lang") === "en" ? "en" : "fi";
      answer
        .writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": CSP })
        .end(shell(language));
    } catch (error) {
      answer.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" }).end(String(error));
    }
  }
}).listen(port, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${port} (data from ${target.origin})`);
});
