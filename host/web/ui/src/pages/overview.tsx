import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";

const table = words({ fi: { title: "Hyvinvointialueiden tavoitteet" }, en: { title: "Goals of the wellbeing services counties" } });

export function OverviewPage() {
  const t = useWords(table);
  return <Heading>{t.title}</Heading>;
}
