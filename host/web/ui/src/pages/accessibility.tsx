// The accessibility statement that the Act on the Provision of Digital Services (306/2019) asks for.
// Whoever changes what the pages can do, or finds a fault in them, keeps it true.
import { formatDate } from "../format";
import { words } from "../language";
import { Heading } from "../parts/heading";
import { usePlace, useWords } from "../place";

const WRITTEN = "2026-11-23";

const table = words({
  fi: {
    title: "Saavutettavuusseloste",
    lead: "Haluamme, että jokainen voi lukea hyvinvointialueiden tavoitteista ja toteumista. Tämä seloste kertoo, miten Viisari-palvelu täyttää digitaalisten palvelujen tarjoamisesta annetun lain (306/2019) vaatimukset, mitä puutteita tiedämme ja miten voit antaa palautetta.",
    scope: "Seloste koskee Viisarin julkisia sivuja ja kirjautumisen takana olevia sivuja tässä osoitteessa.",
    written: (day: string) => `Seloste on laadittu ${day}.`,
    state: "Kuinka saavutettava palvelu on",
    stateText:
      "Palvelu täyttää lain vaatimukset (WCAG 2.1, tasot A ja AA) osittain. Automaattiset tarkistukset eivät löydä sivuilta virheitä, mutta ulkopuolinen asiantuntija ei ole arvioinut palvelua, eikä sitä ole kokeiltu ruudunlukijoiden käyttäjien kanssa. Siksi emme väitä sen täyttävän vaatimuksia kokonaan.",
    how: "Miten arvio on tehty",
    howText: "Arvio on itse tehty. Jokaisen version julkaisua edeltävät testit oikeassa selaimessa:",
    how1: "sivut tarkistetaan axe-core-työkalulla suomeksi ja englanniksi, leveällä ja kapealla näytöllä",
    how2: "sivuja käytetään pelkällä näppäimistöllä",
    how3: "sivut toimivat 320 pikselin levyisinä ja 400 prosentin suurennoksella ilman sivuttaista vieritystä; leveät taulukot vierivät omassa kehyksessään",
    how4: "tilat on merkitty muodolla ja sanalla, ei pelkällä värillä, ja jokaisen kaavion tiedot ovat myös taulukossa",
    faults: "Puutteet, jotka tiedämme",
    fault1: "Palvelujen, tavoitteiden ja useiden mittarien nimet ovat vain suomeksi myös englanninkielisillä sivuilla, koska alueiden asiakirjat antavat ne suomeksi. Ne on merkitty suomenkielisiksi, jotta ruudunlukija lukee ne oikein.",
    fault2: "Palvelusta ei ole ruotsinkielistä, viittomakielistä eikä selkokielistä versiota.",
    fault3: "Ladattavien taulukkotiedostojen (XLSX, CSV) saavutettavuutta ei ole arvioitu. Samat tiedot ovat luettavissa sivuilta.",
    fault4: "Lähteinä olevat alueiden asiakirjat eivät ole osa palvelua, eikä niiden saavutettavuutta ole arvioitu.",
    feedback: "Anna palautetta saavutettavuudesta",
    feedbackText:
      "Kerro, jos jokin ei toimi sinulle tai jos tarvitset tiedon muussa muodossa. Vastaamme 14 päivän kuluessa, jos jätät osoitteen, johon vastata.",
    feedbackLink: "Palautelomake",
    authority: "Jos vastaus ei riitä",
    authorityText:
      "Anna palaute ensin meille. Jos et saa vastausta 14 päivässä tai et ole siihen tyytyväinen, voit kannella tai pyytää selvitystä Liikenne- ja viestintävirasto Traficomilta, joka valvoo lain noudattamista. Valvontaviranomaisen sivuilla kerrotaan, miten ilmoitus tehdään ja miten se käsitellään.",
    agency: "Liikenne- ja viestintävirasto Traficom",
    unit: "Digitaalisen esteettömyyden ja saavutettavuuden valvontayksikkö",
    phone: "Puhelinvaihde 029 534 5000",
  },
  en: {
    title: "Accessibility statement",
    lead: "We want everybody to be able to read about the goals and results of the wellbeing services counties. This statement tells how Viisari meets the Act on the Provision of Digital Services (306/2019), which faults we know of, and how you can give feedback.",
    scope: "The statement is about Viisari’s public pages and the pages behind sign-in at this address.",
    written: (day) => `Written on ${day}.`,
    state: "How accessible the service is",
    stateText:
      "The service meets the requirements of the Act (WCAG 2.1, levels A and AA) in part. Automatic checks find no faults on the pages, but no outside expert has assessed the service, and it has not been tried with people who use screen readers. That is why we do not claim that it meets all requirements.",
    how: "How this was assessed",
    howText: "We have assessed it ourselves. Every version passes tests in a real browser before it is published:",
    how1: "the pages are checked with the axe-core tool, in Finnish and English, on wide and narrow screens",
    how2: "the pages are used with the keyboard alone",
    how3: "the pages work at a width of 320 pixels and at 400 per cent zoom without scrolling sideways; wide tables scroll within a frame of their own",
    how4: "statuses are marked with a shape and a word, not with colour alone, and the data of every chart is in a table as well",
    faults: "Faults that we know of",
    fault1: "Names of services and goals and of many indicators are in Finnish only, also on the English pages, because the areas’ documents give them in Finnish. They are marked as Finnish so that a screen reader pronounces them right.",
    fault2: "There is no version in Swedish, in sign language or in easy-to-read language.",
    fault3: "The accessibility of the files to download (XLSX, CSV) has not been assessed. The same data can be read on the pages.",
    fault4: "The areas’ documents that serve as sources are not part of the service, and their accessibility has not been assessed.",
    feedback: "Give feedback on accessibility",
    feedbackText:
      "Tell us if something does not work for you, or if you need the information in another form. We answer within 14 days if you leave an address to answer to.",
    feedbackLink: "Feedback form",
    authority: "If our answer is not enough",
    authorityText:
      "Give your feedback to us first. If you get no answer within 14 days, or are not satisfied with it, you can file a complaint or ask for an investigation at the Finnish Transport and Communications Agency Traficom, which supervises the Act. The authority’s pages tell how to do so and how the matter is handled.",
    agency: "Finnish Transport and Communications Agency Traficom",
    unit: "Digital Accessibility Supervision Unit",
    phone: "Telephone (switchboard) +358 29 534 5000",
  },
});

const AUTHORITY = {
  fi: { href: "https://www.saavutettavuusvaatimukset.fi/", name: "saavutettavuusvaatimukset.fi" },
  en: { href: "https://www.webaccessibility.fi/", name: "webaccessibility.fi" },
};

export function AccessibilityPage() {
  const t = useWords(table);
  const place = usePlace();
  const authority = AUTHORITY[place.language];
  return (
    <div class="text">
      <Heading>{t.title}</Heading>
      <p class="lead">{t.lead}</p>
      <p>{t.scope}</p>
      <p>{t.written(formatDate(WRITTEN, place.language))}</p>
      <h2>{t.state}</h2>
      <p>{t.stateText}</p>
      <h2>{t.how}</h2>
      <p>{t.howText}</p>
      <ul>
        <li>{t.how1}</li>
        <li>{t.how2}</li>
        <li>{t.how3}</li>
        <li>{t.how4}</li>
      </ul>
      <h2>{t.faults}</h2>
      <ul>
        <li>{t.fault1}</li>
        <li>{t.fault2}</li>
        <li>{t.fault3}</li>
        <li>{t.fault4}</li>
      </ul>
      <h2>{t.feedback}</h2>
      <p>{t.feedbackText}</p>
      <p>
        <a href={place.href("/feedback", { page: "/accessibility" })}>{t.feedbackLink}</a>
      </p>
      <h2>{t.authority}</h2>
      <p>{t.authorityText}</p>
      <address>
        {t.agency}
        <br />
        {t.unit}
        <br />
        <a href={authority.href}>{authority.name}</a>
        <br />
        {t.phone}
      </address>
    </div>
  );
}
