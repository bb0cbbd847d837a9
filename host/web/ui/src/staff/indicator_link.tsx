// An indicator's title as a link to its page, with its service and area.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { Finnish, Local } from "../parts/local";
import { usePlace } from "../place";

export function IndicatorLink({ of }: { of: Schema<"DeskIndicator"> }): JSX.Element {
  const place = usePlace();
  return (
    <>
      <a href={place.href(`/indicators/${of.id}`)}>
        <Local text={of.title} />
      </a>
      <span class="quiet row-note">
        <Finnish text={of.service} />, <Local text={of.area_name} />
      </span>
    </>
  );
}
