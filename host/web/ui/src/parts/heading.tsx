// The page's <h1>: gives the document its title, and takes the focus when the reader has come here
// from another page, so that a screen reader tells where they are.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { takeFocusDue } from "../navigation";

interface Props {
  children: ComponentChildren;
  title?: string; // of the document, where it is not the heading's own text
  focus?: boolean; // also when the page has changed under the reader: a form was received
}

export function Heading({ children, title, focus = false }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const text = title ?? heading.current?.textContent ?? "";
    document.title = text ? `${text} – Viisari` : "Viisari";
  });
  useEffect(() => {
    if (takeFocusDue() || focus) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
