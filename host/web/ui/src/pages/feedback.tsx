import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";

const table = words({ fi: { title: "Anna palautetta" }, en: { title: "Give feedback" } });

export function FeedbackPage() {
  const t = useWords(table);
  return <Heading>{t.title}</Heading>;
}
