import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";

const table = words({ fi: { title: "Saavutettavuusseloste" }, en: { title: "Accessibility statement" } });

export function AccessibilityPage() {
  const t = useWords(table);
  return <Heading>{t.title}</Heading>;
}
