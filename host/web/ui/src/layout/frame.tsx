// What stands around every page: the way past it to the content, the header, the day, the footer.
import type { ComponentChildren } from "preact";
import { words } from "../language";
import { useWords } from "../place";
import { ConnectionBanner } from "./connection_banner";
import { DayPicker } from "./day_picker";
import { Footer } from "./footer";
import { Header } from "./header";

const table = words({
  fi: { skip: "Siirry sisältöön" },
  en: { skip: "Skip to content" },
});

export function Frame({ dated, children }: { dated: boolean; children: ComponentChildren }) {
  const t = useWords(table);
  return (
    <>
      <a class="skip" href="#main">
        {t.skip}
      </a>
      <Header />
      <ConnectionBanner />
      {dated && <DayPicker />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
    </>
  );
}
