// Why what was asked for is not here, in words, and what the reader can do.
import { problemType, type Failure } from "../api";
import { words } from "../language";
import { usePlace, useWords } from "../place";
import { Heading } from "./heading";

const table = words({
  fi: {
    front: "Etusivulle",
    again: "Yritä uudelleen",
    connection: "Yhteys palvelimeen puuttuu",
    connectionHelp: "Sivu täydentyy itsestään, kun palvelin taas vastaa.",
    sendHelp: "Mitään ei lähetetty. Kirjoittamasi on tallella: lähetä uudelleen, kun palvelin taas vastaa.",
    other: "Tietoja ei saatu",
    otherHelp: "Palvelin vastasi tavalla, jota sivu ei ymmärrä. Yritä hetken kuluttua uudelleen.",
    address: "Osoitteessa on virhe",
    addressHelp: "Sivun osoitteessa on kohta, jota emme ymmärrä. Korjaa se tai aloita etusivulta.",
    area: "Aluetta ei ole",
    areaHelp: "Osoitteessa nimettyä aluetta ei ole tässä palvelussa. Valitse alue etusivulta.",
    indicator: "Mittaria ei ole",
    indicatorHelp: "Osoitteessa nimettyä mittaria ei ole, tai sitä ei ole julkaistu. Etsi mittaria alueensa sivulta.",
    part: "Osa sivusta jäi latautumatta",
    partHelp: "Lataa sivu uudelleen. Jos se ei auta, palvelin voi olla hetken poissa käytöstä.",
    reload: "Lataa sivu uudelleen",
  },
  en: {
    front: "Front page",
    again: "Try again",
    connection: "No connection to the server",
    connectionHelp: "The page completes itself as soon as the server answers again.",
    sendHelp: "Nothing was sent. What you have typed is still here: send it again when the server answers.",
    other: "The information could not be fetched",
    otherHelp: "The server answered in a way that the page does not understand. Try again in a moment.",
    address: "The address has an error",
    addressHelp: "There is something in the page’s address that we do not understand. Correct it, or start from the front page.",
    area: "No such area",
    areaHelp: "The area named in the address is not in this service. Choose an area on the front page.",
    indicator: "No such indicator",
    indicatorHelp: "The indicator named in the address does not exist or has not been published. Look for it on its area’s page.",
    part: "A part of the page did not load",
    partHelp: "Load the page again. If that does not help, the server may be out of use for a while.",
    reload: "Load the page again",
  },
});

interface Props {
  failure: Failure;
  onRetry?: () => void;
  sending?: boolean; // a form was being sent
  page?: boolean; // it stands in for the whole page: with the page's heading and a way back
}

export function FailureNotice({ failure, onRetry, sending = false, page = false }: Props) {
  const t = useWords(table);
  const place = usePlace();
  const { problem, status } = failure;
  const [title, help] = said();

  function said(): [string, string] {
    if (status === 0) return [t.connection, sending ? t.sendHelp : t.connectionHelp];
    // A reader of a page knows no parameters and lists of the API: what they gave is an address.
    if (page && status === 400) return [t.address, t.addressHelp];
    if (page && problemType(failure) === "unknown-area") return [t.area, t.areaHelp];
    if (page && problemType(failure) === "unknown-indicator") return [t.indicator, t.indicatorHelp];
    return problem ? [problem.title, problem.detail] : [t.other, t.otherHelp];
  }

  return (
    <div class="failure" role={page ? undefined : "alert"}>
      {page ? <Heading>{title}</Heading> : <p class="failure-title">{title}</p>}
      {help && <p>{help}</p>}
      {problem?.errors && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((error) => (
            <li key={error.detail}>{error.detail}</li>
          ))}
        </ul>
      )}
      <p class="actions">
        {onRetry && (status === 0 || status >= 429) && (
          <button type="button" onClick={onRetry}>
            {t.again}
          </button>
        )}
        {page && <a href={place.href("/", { as_of: null })}>{t.front}</a>}
      </p>
    </div>
  );
}

// A part of the program itself did not come.
export function PartFailed() {
  const t = useWords(table);
  return (
    <div class="failure">
      <Heading>{t.part}</Heading>
      <p>{t.partHelp}</p>
      <p class="actions">
        <button type="button" onClick={() => location.reload()}>
          {t.reload}
        </button>
      </p>
    </div>
  );
}
