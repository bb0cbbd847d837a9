// The areas and their names, as the public list has them.
import { useGet } from "../use_get";
import type { Option } from "./parts/choice";
import { useShow } from "./parts/show";

export interface AreaNames {
  options: readonly Option[]; // of `limits`
  nameOf: (id: string) => string;
}

// `limits`: the areas of an account; null: every one.
export function useAreaNames(limits: readonly string[] | null = null): AreaNames {
  const show = useShow();
  const { data } = useGet("/api/v1/areas", {});
  const areas = data?.areas ?? [];
  return {
    options: areas
      .filter(({ id }) => limits === null || limits.includes(id))
      .map(({ id, name }) => ({ value: id, text: show.local(name) })),
    nameOf: (id) => {
      const area = areas.find((one) => one.id === id);
      return area ? show.local(area.name) : id;
    },
  };
}
