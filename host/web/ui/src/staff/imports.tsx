// Bringing figures in: choose a file, see the difference and every rejected row, confirm; and the
// imports so far, which can be undone.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { words } from "../language";
import { Heading } from "../parts/heading";
import { useWords } from "../place";
import { ImportForm } from "./import_form";
import { ImportList } from "./import_list";

const table = words({
  fi: {
    title: "Lukujen tuonti",
    text: "Valitse alue ja tiedosto. Näet ensin, mitä muuttuisi ja mitkä rivit hylätään. Mitään ei tallenneta ennen kuin vahvistat.",
  },
  en: {
    title: "Importing figures",
    text: "Choose the area and the file. You first see what would change and which rows are rejected. Nothing is stored before you confirm.",
  },
});

export function ImportsPage(): JSX.Element {
  const t = useWords(table);
  const [imports, setImports] = useState(0); // how many were made here: the list follows
  return (
    <>
      <Heading>{t.title}</Heading>
      <p>{t.text}</p>
      <ImportForm onImported={() => setImports((before) => before + 1)} />
      <ImportList made={imports} />
    </>
  );
}
