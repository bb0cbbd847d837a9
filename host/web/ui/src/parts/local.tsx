// Texts of the areas' documents. Where there is only the Finnish one it is marked as Finnish, so
// that a screen reader pronounces it right.
import { textIn, type LocalText } from "../language";
import { usePlace } from "../place";

export function Local({ text }: { text: LocalText }) {
  const { language } = usePlace();
  const { text: shown, lang } = textIn(text, language);
  return lang === language ? <>{shown}</> : <span lang={lang}>{shown}</span>;
}

// Names of services, goals and roles, which the documents give in Finnish only.
export function Finnish({ text }: { text: string }) {
  return <Local text={{ fi: text }} />;
}
