// A table that scrolls inside its own frame when it is wider than the page. The frame can be reached
// with the keyboard and has the table's name.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props {
  caption: ComponentChildren;
  captionHidden?: boolean; // a heading right above says the same
  children: ComponentChildren;
  class?: string;
}

export function ScrollTable({ caption, captionHidden = false, children, class: name = "" }: Props) {
  const id = useId();
  return (
    <div class="table-scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table role="table" class={name}>
        <caption id={id} class={captionHidden ? "hidden" : undefined}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}
