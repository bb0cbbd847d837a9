// Moves between pages without loading the document anew. Plain <a href> links work as they are; a
// link to anything that is not a page of ours (a download, the API) is left to the browser.
import { createStore, useStore } from "./store";

const address = createStore(location.href);
let focusDue = false;

export function useAddress(): string {
  return useStore(address);
}

// Goes to `href`. To another page: up to its top, and its heading takes the focus. On the same page
// (a filter, the language, the day) the reader stays where they are.
export function go(href: string, how: { replace?: boolean } = {}): void {
  const from = new URL(address.get());
  const to = new URL(href, from);
  if (to.href === from.href) return;
  if (how.replace) {
    history.replaceState(history.state, "", to);
  } else {
    rememberScroll();
    history.pushState(null, "", to);
  }
  arrive(to, from, null);
}

// True once after arriving at another page: its heading asks, and takes the focus.
export function takeFocusDue(): boolean {
  const due = focusDue;
  focusDue = false;
  return due;
}

function arrive(to: URL, from: URL, scroll: number | null): void {
  focusDue = to.pathname !== from.pathname;
  address.set(to.href);
  if (scroll !== null) scrollTowards(() => scroll);
  else if (to.hash) scrollTowards(() => topOf(to.hash));
  else if (to.pathname !== from.pathname) scrollTo(0, 0);
}

function rememberScroll(): void {
  history.replaceState({ scroll: scrollY }, "");
}

function topOf(hash: string): number | null {
  const place = document.getElementById(decodeURIComponent(hash.slice(1)));
  return place && place.getBoundingClientRect().top + scrollY;
}

// What is drawn of answers that are still on their way makes the page longer: try again until it is
// long enough, for a while, unless the reader scrolls.
function scrollTowards(where: () => number | null): void {
  const end = performance.now() + 2000;
  let gaveUp = false;
  const attempt = (): void => {
    if (gaveUp || performance.now() > end) return;
    const top = where();
    if (top !== null) scrollTo(0, top);
    if (top === null || Math.abs(scrollY - top) > 2) requestAnimationFrame(attempt);
  };
  addEventListener("wheel", () => (gaveUp = true), { once: true, passive: true });
  addEventListener("touchmove", () => (gaveUp = true), { once: true, passive: true });
  addEventListener("keydown", () => (gaveUp = true), { once: true });
  requestAnimationFrame(attempt);
}

function scrollOf(state: unknown): number | null {
  const scroll = (state as { scroll?: unknown } | null)?.scroll;
  return typeof scroll === "number" ? scroll : null;
}

function isPlainClick(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (link.origin !== location.origin || link.hasAttribute("download")) return false;
  if (link.target && link.target !== "_self") return false;
  const here = new URL(address.get());
  // A place on this page: the browser goes there.
  return !(link.hash && link.pathname === here.pathname && link.search === here.search);
}

// `isPage`: whether a path is a page of ours.
export function startNavigation(isPage: (path: string) => boolean): void {
  history.scrollRestoration = "manual";
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link?.href || !isPlainClick(event, link) || !isPage(link.pathname)) return;
    event.preventDefault();
    go(link.href);
  });
  addEventListener("popstate", (event) => {
    const to = new URL(location.href);
    const from = new URL(address.get());
    // Without a state it is a link to a place on this page: the browser has gone there.
    if (event.state === null && to.pathname === from.pathname && to.search === from.search) {
      address.set(to.href);
    } else {
      arrive(to, from, scrollOf(event.state) ?? 0);
    }
  });
  let resting: ReturnType<typeof setTimeout> | undefined;
  addEventListener(
    "scroll",
    () => {
      clearTimeout(resting);
      resting = setTimeout(rememberScroll, 200);
    },
    { passive: true },
  );
  // After loading the document anew the browser leaves the place to us.
  const before = scrollOf(history.state);
  if (before !== null) scrollTowards(() => before);
  else if (location.hash) scrollTowards(() => topOf(location.hash));
}
