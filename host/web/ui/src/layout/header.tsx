import { words, type Language } from "../language";
import { usePlace, useWords, withQuery } from "../place";
import { SessionNav } from "./session_nav";

const table = words({
  fi: {
    pages: "Sivut",
    areas: "Alueet",
    compare: "Vertailu",
    findings: "Löydökset",
    language: "Kieli",
    tagline: "Hyvinvointialueiden tavoitteet ja toteumat",
  },
  en: {
    pages: "Pages",
    areas: "Areas",
    compare: "Compare",
    findings: "Findings",
    language: "Language",
    tagline: "Goals and results of wellbeing services counties",
  },
});

export function Header() {
  const t = useWords(table);
  const place = usePlace();
  const atAreas = place.path === "/" || /^\/(areas|indicators)\//.test(place.path);
  return (
    <header class="header">
      <div class="header-top">
        <p class="brand">
          <a href={place.href("/")}>Viisari</a>
          <span class="tagline">{t.tagline}</span>
        </p>
        <nav class="languages" aria-label={t.language}>
          <ul>
            <LanguageLink language="fi" name="Suomeksi" />
            <LanguageLink language="en" name="In English" />
          </ul>
        </nav>
      </div>
      <div class="header-bar">
        <nav aria-label={t.pages}>
          <ul class="tabs">
            <Tab path="/" name={t.areas} current={atAreas} />
            <Tab path="/compare" name={t.compare} current={place.path === "/compare"} />
            <Tab path="/findings" name={t.findings} current={place.path === "/findings"} />
          </ul>
        </nav>
        <SessionNav />
      </div>
    </header>
  );
}

function Tab({ path, name, current }: { path: string; name: string; current: boolean }) {
  const place = usePlace();
  return (
    <li>
      <a href={place.href(path)} aria-current={current ? (place.path === path ? "page" : "true") : undefined}>
        {name}
      </a>
    </li>
  );
}

// The same page in the other language, with everything else of the address.
function LanguageLink({ language, name }: { language: Language; name: string }) {
  const place = usePlace();
  const query = { ...Object.fromEntries(place.query), lang: language };
  return (
    <li>
      <a
        href={withQuery(place.path, query)}
        hreflang={language}
        lang={language}
        aria-current={place.language === language ? "true" : undefined}
      >
        {name}
      </a>
    </li>
  );
}
