// What an answer of the API is drawn with: meanwhile a placeholder, and in words why it is not here.
import type { ComponentChildren, JSX } from "preact";

import { FailureNotice } from "../../parts/failure";
import { Loading } from "../../parts/loading";
import type { Got } from "../../use_get";

interface Props<T> {
  got: Got<T>;
  children: (data: T) => ComponentChildren;
}

export function Answered<T>({ got, children }: Props<T>): JSX.Element {
  const failure = got.failure && (
    <FailureNotice failure={got.failure} onRetry={() => void got.reload()} />
  );
  if (got.data === null) return failure ?? <Loading />;
  return (
    <>
      {failure}
      {children(got.data)}
    </>
  );
}
