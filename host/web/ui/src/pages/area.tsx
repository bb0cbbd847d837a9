import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";

const table = words({ fi: { title: "Alue" }, en: { title: "Area" } });

export function AreaPage() {
  const t = useWords(table);
  return <Heading>{t.title}</Heading>;
}
