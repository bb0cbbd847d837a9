import { words } from "../language";
import { usePlace, useWords } from "../place";

const table = words({
  fi: {
    label: "Tietoa palvelusta",
    about:
      "Luvut on poimittu alueiden julkisista asiakirjoista. Jokaisella luvulla on lähde, ja jokaisen arvion perustelu on näkyvissä.",
    accessibility: "Saavutettavuusseloste",
    feedback: "Anna palautetta",
    api: "Avoin rajapinta (OpenAPI)",
  },
  en: {
    label: "About this service",
    about:
      "The figures come from the areas’ public documents. Every figure has its source, and every verdict shows its reasons.",
    accessibility: "Accessibility statement",
    feedback: "Give feedback",
    api: "Open API (OpenAPI)",
  },
});

export function Footer() {
  const t = useWords(table);
  const place = usePlace();
  return (
    <footer class="footer" aria-label={t.label}>
      <p>{t.about}</p>
      <ul>
        <li>
          <a href={place.href("/accessibility")}>{t.accessibility}</a>
        </li>
        <li>
          <a href={place.href("/feedback", { page: place.path === "/feedback" ? null : place.path })}>
            {t.feedback}
          </a>
        </li>
        <li>
          <a href="/api/v1/openapi.yaml">{t.api}</a>
        </li>
      </ul>
    </footer>
  );
}
