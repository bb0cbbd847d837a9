// Whether the server answers. When it does not, it is asked again and again until it does, and then
// what failed is asked anew (useGet follows `connection`).
import { createStore } from "./store";

export type Connection = "up" | "gone" | "back"; // "back": it answers again, for a moment
export const connection = createStore<Connection>("up");

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10_000;
const PATIENCE_MS = 10_000;
const BACK_SHOWN_MS = 6000;
let asking = false;

export function serverIsGone(): void {
  connection.set("gone");
  if (asking) return;
  asking = true;
  let wait = FIRST_WAIT_MS;
  const ask = async (): Promise<void> => {
    if (await answers()) {
      asking = false;
      connection.set("back");
      setTimeout(() => connection.get() === "back" && connection.set("up"), BACK_SHOWN_MS);
      return;
    }
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    setTimeout(() => void ask(), wait);
  };
  setTimeout(() => void ask(), wait);
}

async function answers(): Promise<boolean> {
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), PATIENCE_MS);
  try {
    return (await fetch("/healthz", { cache: "no-store", signal: timer.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timeout);
  }
}
