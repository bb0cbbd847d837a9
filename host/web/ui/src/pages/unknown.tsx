import { words } from "../language";
import { Heading } from "../parts/heading";
import { usePlace, useWords } from "../place";

const table = words({
  fi: {
    title: "Sivua ei ole",
    text: "Tässä osoitteessa ei ole sivua. Osoitteessa voi olla kirjoitusvirhe, tai sivu on voinut poistua.",
    front: "Siirry etusivulle",
    feedback: "Kerro meille, jos linkki oli rikki",
  },
  en: {
    title: "No such page",
    text: "There is no page at this address. The address may be misspelt, or the page may have gone.",
    front: "Go to the front page",
    feedback: "Tell us if a link was broken",
  },
});

export function UnknownPage() {
  const t = useWords(table);
  const place = usePlace();
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <ul>
        <li>
          <a href={place.href("/")}>{t.front}</a>
        </li>
        <li>
          <a href={place.href("/feedback", { page: place.path })}>{t.feedback}</a>
        </li>
      </ul>
    </>
  );
}
