// Nobody may take made-up figures for real ones, whatever part of a page they look at.
import { words } from "../language";
import { useWords } from "../place";

const table = words({
  fi: {
    title: "Simuloituja lukuja",
    text: "Osa näistä luvuista on keksitty ohjelman kokeilemista varten. Kukaan ei ole julkaissut niitä.",
    mark: "simuloitu",
  },
  en: {
    title: "Simulated figures",
    text: "Some of these figures are made up to try the program. Nobody has published them.",
    mark: "simulated",
  },
});

export function SimulatedNotice() {
  const t = useWords(table);
  return (
    <div class="notice notice-warning" role="note">
      <strong>{t.title}.</strong> {t.text}
    </div>
  );
}

export function SimulatedMark() {
  return <span class="mark">{useWords(table).mark}</span>;
}
