// A text area, or a file, with a changed definition file, and what the server finds in it. Nothing
// is stored: the text stays in this browser until it is checked anew or thrown away.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

import { get, type Schema, write } from "../api";
import { words } from "../language";
import { useWords } from "../place";
import { Button } from "./parts/button";
import { Field } from "./parts/field";
import { SendFailure } from "./parts/send_failure";
import { TextInput } from "./parts/text_input";
import { useForm } from "./parts/use_form";
import { useSend } from "./parts/use_send";
import { ScriptCheckResult } from "./script_check_result";

const table = words({
  fi: {
    title: "Kokeile muutosta",
    text: "Tarkistus ei tallenna mitään. Tulos kertoo virheet riveineen ja mikä kunkin mittarin arvio olisi.",
    path: "Minkä tiedoston paikalle",
    pathHint: "Esimerkiksi pirkanmaa/asiakasohjaus.lua; voi olla uusi.",
    file: "Lue teksti tiedostosta",
    fileHint: "Vapaaehtoinen; korvaa alla olevan tekstin. Enintään 256 kt.",
    large: "Tiedosto on suurempi kuin 256 kt.",
    source: "Lua-teksti",
    check: "Tarkista",
    clear: "Tyhjennä",
    fetching: "Haetaan tiedostoa…",
  },
  en: {
    title: "Try a change",
    text: "Checking stores nothing. The result tells the errors with their lines, and the verdict that each indicator would get.",
    path: "In the place of which file",
    pathHint: "For example pirkanmaa/asiakasohjaus.lua; it may be new.",
    file: "Read the text from a file",
    fileHint: "Optional; it replaces the text below. At most 256 kB.",
    large: "The file is larger than 256 kB.",
    source: "Lua text",
    check: "Check",
    clear: "Clear",
    fetching: "Fetching the file…",
  },
});

const LARGEST_BYTES = 256 * 1024;

interface Props {
  scripts: readonly Schema<"Script">[];
  chosen: { path: string; turn: number }; // `turn` counts the choices
}

export function ScriptCheckForm({ scripts, chosen }: Props): JSX.Element {
  const t = useWords(table);
  const form = useForm({ path: "", text: "" }, "script");
  const sending = useSend();
  const [fetching, setFetching] = useState(false);
  const [large, setLarge] = useState(false);
  const [result, setResult] = useState<Schema<"ScriptCheck"> | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (!chosen.path) return;
    const [folder = "", file = ""] = chosen.path.split("/");
    setFetching(true);
    setResult(null);
    heading.current?.focus();
    void get("/api/v1/scripts/{folder}/{file}", { path: { folder, file } }).then((answer) => {
      setFetching(false);
      form.set("path", chosen.path);
      if (answer.ok && answer.data.text !== null) form.set("text", answer.data.text);
    });
  }, [chosen.turn]);

  const read = async (file: File | undefined): Promise<void> => {
    setLarge(false);
    if (!file) return;
    if (file.size > LARGEST_BYTES) {
      setLarge(true);
      return;
    }
    form.set("text", await file.text());
  };
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setResult(null);
    const { path, text } = form.values;
    const answer = await sending.send(() =>
      write("post", "/api/v1/scripts/check", {
        query: { path },
        file: new Blob([text]),
        headers: { "Content-Type": "text/x-lua" },
      }),
    );
    if (answer?.ok) setResult(answer.data);
  };

  return (
    <section aria-labelledby="try">
      <h2 id="try" tabIndex={-1} ref={heading}>
        {t.title}
      </h2>
      <p>{t.text}</p>
      <form class="form form-wide" onSubmit={(event) => void submit(event)}>
        <SendFailure failure={sending.failure} />
        <p role="status" class={fetching ? undefined : "said-nothing"}>
          {fetching ? t.fetching : ""}
        </p>
        <datalist id="script-paths">
          {scripts.map(({ path }) => (
            <option key={path} value={path} />
          ))}
        </datalist>
        <Field label={t.path} hint={t.pathHint} required>
          {(attributes) => (
            <input
              {...attributes}
              {...form.bind("path")}
              type="text"
              list="script-paths"
              pattern="[a-z0-9_\-]+/[a-z0-9_\-]+\.lua"
              title={t.pathHint}
              maxLength={200}
              autocapitalize="none"
              spellcheck={false}
            />
          )}
        </Field>
        <Field label={t.file} hint={t.fileHint} error={large ? t.large : undefined}>
          {(attributes) => (
            <input
              {...attributes}
              type="file"
              accept=".lua,text/plain"
              onChange={(event) => void read(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
        <TextInput label={t.source} required rows={16} code bound={form.bind("text")} />
        <p class="buttons">
          <Button submit busy={sending.busy}>
            {t.check}
          </Button>
          <Button
            kind="plain"
            onClick={() => {
              form.reset();
              setResult(null);
            }}
          >
            {t.clear}
          </Button>
        </p>
      </form>
      {result && <ScriptCheckResult result={result} />}
    </section>
  );
}
