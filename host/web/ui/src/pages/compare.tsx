import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";

const table = words({ fi: { title: "Vertailu" }, en: { title: "Comparison" } });

export function ComparePage() {
  const t = useWords(table);
  return <Heading>{t.title}</Heading>;
}
