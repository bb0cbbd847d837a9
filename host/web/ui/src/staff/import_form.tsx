// Choosing a file, looking at what it would change, confirming. When the store has changed between
// looking and confirming, the new difference is shown instead of storing anything.
import type { JSX } from "preact";
import { useState } from "preact/hooks";

import { type Answer, type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { useSession } from "../session";
import { useAreaNames } from "./area_names";
import { type FileFault, faultOf } from "./import_file";
import { ImportPreview } from "./import_preview";
import { refusal, refusedWords } from "./refused_words";
import { Button } from "./parts/button";
import { Choice } from "./parts/choice";
import { Field } from "./parts/field";
import { Said, useSaying } from "./parts/said";
import { SendFailure } from "./parts/send_failure";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";

const table = words({
  fi: {
    area: "Alue",
    file: "Tiedosto",
    hint: "CSV-tiedosto, enintään 8 Mt. Excel-työkirja tallennetaan ensin CSV-muotoon.",
    none: "Valitse tiedosto.",
    empty: "Tiedosto on tyhjä.",
    large: "Tiedosto on suurempi kuin 8 Mt. Jaa se osiin.",
    workbook: "Tämä on Excel-työkirja. Tallenna taulukko CSV-muotoon ja valitse se.",
    name: "Tiedoston nimen lopussa pitää olla .csv.",
    look: "Näytä muutokset",
    changed:
      "Tiedot muuttuivat sillä välin, kun katsoit eroa: joku muu toi lukuja tai kumosi tuonnin. Mitään ei tallennettu. Tässä on uusi ero.",
    done: (area: string, added: number, revised: number) =>
      `Luvut on tallennettu (${area}): ${added} uutta, ${revised} korjattua. Sivut päivittyvät hetken kuluttua.`,
  },
  en: {
    area: "Area",
    file: "File",
    hint: "A CSV file, at most 8 MB. Save an Excel workbook as CSV first.",
    none: "Choose a file.",
    empty: "The file is empty.",
    large: "The file is larger than 8 MB. Split it.",
    workbook: "This is an Excel workbook. Save the sheet as CSV and choose that.",
    name: "The name of the file must end in .csv.",
    look: "Show the changes",
    changed:
      "The data changed while you looked at the difference: somebody else imported or undid figures. Nothing was stored. Here is the new difference.",
    done: (area: string, added: number, revised: number) =>
      `The figures are stored (${area}): ${added} new, ${revised} corrected. The pages follow in a moment.`,
  },
});

export interface Looked {
  file: File;
  area: string;
  preview: Schema<"ImportPreview">;
  etag: string | null;
}

function look(area: string, file: File): Promise<Answer<Schema<"ImportPreview">>> {
  return write("post", "/api/v1/areas/{area}/imports/preview", {
    path: { area },
    query: { name: file.name },
    file,
    headers: { "Content-Type": "text/csv" },
  });
}

function focusFile(): void {
  document.getElementsByName("file")[0]?.focus();
}

export function ImportForm({ onImported }: { onImported: () => void }): JSX.Element {
  const t = useWords(table);
  const refused = useWords(refusedWords);
  const { account } = useSession();
  const areas = useAreaNames(account?.areas);
  const form = useForm({ area: "" }, "import");
  const area = form.values.area || (areas.options[0]?.value ?? "");
  const [file, setFile] = useState<File | null>(null);
  const [fault, setFault] = useState<FileFault | null>(null);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [overtaken, setOvertaken] = useState(false);
  const { saying, say } = useSaying();
  const looking = useSend();
  const storing = useSend();

  const reset = (): void => {
    setLooked(null);
    setOvertaken(false);
    storing.clear();
    looking.clear();
  };
  const show = async (event?: Event): Promise<void> => {
    event?.preventDefault();
    say("");
    const wrong = await faultOf(file);
    setFault(wrong);
    if (wrong || !file) {
      focusFile();
      return;
    }
    reset();
    const answer = await looking.send(() => look(area, file));
    if (answer?.ok) setLooked({ file, area, preview: answer.data, etag: answer.etag });
  };
  const store = async (): Promise<void> => {
    if (!looked) return;
    const answer = await storing.send(() =>
      write("post", "/api/v1/areas/{area}/imports", {
        path: { area: looked.area },
        query: { name: looked.file.name },
        file: looked.file,
        headers: { "Content-Type": "text/csv" },
        ifMatch: looked.etag,
      }),
    );
    if (!answer) return;
    if (answer.ok) {
      const { added, revised } = answer.data.counts;
      reset();
      say(t.done(areas.nameOf(looked.area), added, revised), { focus: true });
      onImported();
      return;
    }
    if (answer.status !== 412 && answer.status !== 422) return;
    const again = await looking.send(() => look(looked.area, looked.file));
    if (!again?.ok) return;
    storing.clear();
    setOvertaken(true);
    setLooked({ ...looked, preview: again.data, etag: again.etag });
  };

  return (
    <>
      <form class="form" onSubmit={(event) => void show(event)}>
        <Said saying={saying} />
        <SendFailure failure={looking.failure} before={refusal(looking.failure, refused)} />
        <Choice
          label={t.area}
          options={areas.options}
          value={area}
          onChange={(value) => {
            form.set("area", value);
            reset();
          }}
        />
        <Field label={t.file} hint={t.hint} error={fault ? t[fault] : undefined} required>
          {(attributes) => (
            <input
              {...attributes}
              type="file"
              name="file"
              accept=".csv,.txt,text/csv"
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                setFault(null);
                reset();
              }}
            />
          )}
        </Field>
        <p class="buttons">
          <Button submit busy={looking.busy}>
            {t.look}
          </Button>
        </p>
      </form>
      {looked && (
        <ImportPreview
          preview={looked.preview}
          notice={overtaken ? t.changed : null}
          sending={storing}
          onConfirm={() => void store()}
          onCancel={() => {
            reset();
            focusFile();
          }}
        />
      )}
    </>
  );
}
