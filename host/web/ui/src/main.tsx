// The pages of Viisari. What the document (host/web/shell.cpp) must hold:
//   <html lang="fi|en">                the language of ?lang, else of Accept-Language
//   <title>, <meta name="viewport">, <link rel="stylesheet" href="…"> and
//   <script type="module" src="…">     both of ui_entry() in web/assets.h
//   <div id="app"></div>               empty; <noscript> beside it for readers without scripts
//   <script type="application/json" data-url="/api/v1/…">…</script>
//     the first answers, so that the page is drawn without asking: the session on every page, and
//     of the page itself what it asks for first. data-url as it would be asked, with the address'
//     as_of; order of parameters and lang do not matter. "<" in the JSON is written \u003c. A
//     problem is not embedded: the page asks and shows it.
import { render } from "preact";
import { takeEmbeddedAnswers } from "./api";
import { App } from "./app";
import { startNavigation } from "./navigation";
import { matchRoute } from "./routes";
import { startSession } from "./session";

takeEmbeddedAnswers();
startSession();
startNavigation((path) => matchRoute(path) !== null);
// Paper has no way to open what is folded.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll<HTMLDetailsElement>("details:not([open])")) {
    folded.open = true;
    addEventListener("afterprint", () => (folded.open = false), { once: true });
  }
});
const root = document.getElementById("app");
if (root) render(<App />, root);
