// A list of the API: its first page, and further ones when they are asked for.
import { useEffect, useState } from "preact/hooks";

import { addressOf, type GetData, type GetOptions, type GetPath, getAddress } from "../../api";
import { type Got, useGet } from "../../use_get";

export interface List<T, Row> {
  first: Got<T>;
  rows: readonly Row[];
  next: string | null;
  busy: boolean; // further ones are on their way
  more: () => void;
  reload: () => Promise<void>;
}

interface Page<Row> {
  rows: readonly Row[];
  next: string | null;
}

export function useList<P extends GetPath, Row>(
  path: P,
  options: GetOptions<P>,
  read: (data: GetData<P>) => Page<Row>,
): List<GetData<P>, Row> {
  const first = useGet(path, options);
  const [further, setFurther] = useState<readonly Page<Row>[]>([]);
  const [busy, setBusy] = useState(false);
  const address = addressOf(path, options.path as object | undefined, options.query);
  useEffect(() => setFurther([]), [address, first.data]);
  const begin: Page<Row> = first.data === null ? { rows: [], next: null } : read(first.data);
  const pages = [begin, ...further];
  const next = pages.at(-1)?.next ?? null;
  const more = async (): Promise<void> => {
    if (busy || next === null) return;
    setBusy(true);
    const query = { ...options.query, cursor: next };
    const answer = await getAddress<GetData<P>>(
      addressOf(path, options.path as object | undefined, query),
    );
    setBusy(false);
    if (answer.ok) setFurther((before) => [...before, read(answer.data)]);
  };
  return {
    first,
    rows: pages.flatMap((page) => page.rows),
    next,
    busy,
    more: () => void more(),
    reload: first.reload,
  };
}
