// The day that the answers on the page are as known on: what the day picker shows when the address
// names none.
import { createStore } from "./store";

export const shownDay = createStore<string | null>(null);

export function noteDay(day: string): void {
  shownDay.set(day);
}
