// The frame around every page, and the page that the address names.
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { parseLanguage, type Language } from "./language";
import { Frame } from "./layout/frame";
import { useAddress } from "./navigation";
import { Loading } from "./parts/loading";
import { PartFailed } from "./parts/failure";
import { PlaceContext, placeAt } from "./place";
import { UnknownPage } from "./pages/unknown";
import { matchRoute, type Match, type PageComponent } from "./routes";

const documentLanguage: Language = parseLanguage(document.documentElement.lang) ?? "fi";

export function App() {
  const address = useAddress();
  const place = useMemo(() => placeAt(new URL(address), documentLanguage), [address]);
  // Before anything is asked for: the language of what the server says follows it.
  useLayoutEffect(() => {
    document.documentElement.lang = place.language;
  }, [place.language]);
  const match = matchRoute(place.path);
  return (
    <PlaceContext.Provider value={place}>
      <Frame dated={match?.route.dated ?? false}>
        {match ? <RoutePage key={place.path} match={match} /> : <UnknownPage key={place.path} />}
      </Frame>
    </PlaceContext.Provider>
  );
}

function RoutePage({ match }: { match: Match }) {
  const { route, params } = match;
  if (!route.lazy) {
    const Page = route.page as PageComponent;
    return <Page params={params} />;
  }
  return <LazyPage load={route.page as () => Promise<PageComponent>} params={params} />;
}

function LazyPage({ load, params }: { load: () => Promise<PageComponent>; params: Match["params"] }) {
  const [page, setPage] = useState<{ Page: PageComponent } | "failed" | null>(null);
  useEffect(() => {
    let here = true;
    load().then(
      (Page) => here && setPage({ Page }),
      () => here && setPage("failed"),
    );
    return () => {
      here = false;
    };
  }, []);
  if (page === null) return <Loading lines={12} />;
  if (page === "failed") return <PartFailed />;
  return <page.Page params={params} />;
}
