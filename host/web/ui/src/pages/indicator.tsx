import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";

const table = words({ fi: { title: "Mittari" }, en: { title: "Indicator" } });

export function IndicatorPage() {
  const t = useWords(table);
  return <Heading>{t.title}</Heading>;
}
