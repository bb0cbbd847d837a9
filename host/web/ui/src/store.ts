// A value that components follow.
import { useLayoutEffect, useState } from "preact/hooks";

export interface Store<T> {
  get(): T;
  set(value: T): void;
  follow(told: () => void): () => void; // answers what ends it
}

export function createStore<T>(first: T): Store<T> {
  let value = first;
  const followers = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const told of [...followers]) told();
    },
    follow(told) {
      followers.add(told);
      return () => followers.delete(told);
    },
  };
}

export function useStore<T>(store: Store<T>): T {
  const [, setTurn] = useState(0);
  const value = store.get();
  useLayoutEffect(() => {
    // What was set between the drawing and this effect would be missed.
    if (!Object.is(store.get(), value)) setTurn((turn) => turn + 1);
    return store.follow(() => setTurn((turn) => turn + 1));
  }, [store]);
  return value;
}
