// An indicator's title as a link to its page, with its service, and its area for those who have
// several.
import type { JSX } from "preact";

import type { Schema } from "../api";
import { Finnish, Local } from "../parts/local";
import { usePlace } from "../place";
import { useSession } from "../session";

export function IndicatorLink({ of }: { of: Schema<"DeskIndicator"> }): JSX.Element {
  const place = usePlace();
  const oneArea = useSession().account?.areas?.length === 1;
  return (
    <>
      <a href={place.href(`/indicators/${of.id}`)}>
        <Local text={of.title} />
      </a>
      <span class="quiet row-note">
        <Finnish text={of.service} />
        {!oneArea && (
          <>
            , <Local text={of.area_name} />
          </>
        )}
      </span>
    </>
  );
}
