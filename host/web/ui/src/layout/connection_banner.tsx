// Says when the server does not answer, and when it does again. The region is always there, so that
// screen readers notice what appears in it.
import { connection } from "../connection";
import { words } from "../language";
import { useWords } from "../place";
import { useStore } from "../store";

const table = words({
  fi: {
    gone: "Palvelin ei vastaa juuri nyt. Yritämme uudelleen itsestään. Kirjoittamasi ei katoa.",
    back: "Palvelin vastaa taas.",
  },
  en: {
    gone: "The server does not answer right now. We keep trying by ourselves. What you have typed stays.",
    back: "The server answers again.",
  },
});

export function ConnectionBanner() {
  const t = useWords(table);
  const state = useStore(connection);
  return (
    <div role="status" class="connection">
      {state === "gone" && (
        <p class="notice notice-warning">
          <span aria-hidden="true">▲ </span>
          {t.gone}
        </p>
      )}
      {state === "back" && (
        <p class="notice notice-good">
          <span aria-hidden="true">✔ </span>
          {t.back}
        </p>
      )}
    </div>
  );
}
