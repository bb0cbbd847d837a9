// Whether the screen is wide enough for the chart's wide layout (indicator.css knows the same limit).
import { useEffect, useState } from "preact/hooks";

const WIDE = "(min-width: 40rem)";

export function useWide(): boolean {
  const [wide, setWide] = useState(() => matchMedia(WIDE).matches);
  useEffect(() => {
    const list = matchMedia(WIDE);
    const told = () => setWide(list.matches);
    told();
    list.addEventListener("change", told);
    return () => list.removeEventListener("change", told);
  }, []);
  return wide;
}
