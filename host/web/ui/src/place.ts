// Where the reader is: the address, and what every link of the pages carries along of it (the
// language when it was chosen, and the day as of which things are shown).
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { parseLanguage, type Language, type SameWords, type Words } from "./language";

export type Query = Record<string, string | readonly string[] | null | undefined>;

export interface Place {
  readonly path: string; // decoded only by the route that matches it
  readonly query: URLSearchParams;
  readonly language: Language;
  readonly asOf: string | null; // as the address gives it; null: the service's own day
  // A link: `path` with `query` (empty values left out), language and day carried along.
  href(path: string, query?: Query): string;
}

export function placeAt(url: URL, documentLanguage: Language): Place {
  const query = url.searchParams;
  const asked = parseLanguage(query.get("lang"));
  const asOf = query.get("as_of");
  return {
    path: url.pathname,
    query,
    language: asked ?? documentLanguage,
    asOf,
    href: (path, more) => withQuery(path, { lang: asked, as_of: asOf, ...more }),
  };
}

export function withQuery(path: string, query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = typeof value === "string" || value == null ? value : value.join(",");
    if (text) parameters.set(name, text);
  }
  const text = parameters.toString().replaceAll("%2C", ",");
  return text ? `${path}?${text}` : path;
}

export const PlaceContext = createContext<Place | null>(null);

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error("outside of the pages");
  return place;
}

export function useWords<W>(table: Words<W>): SameWords<W> {
  return table[usePlace().language];
}
