import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";

const table = words({ fi: { title: "Löydökset" }, en: { title: "Findings" } });

export function FindingsPage() {
  const t = useWords(table);
  return <Heading>{t.title}</Heading>;
}
