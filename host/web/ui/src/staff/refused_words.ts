// Why a file as a whole cannot be read, by the code that the server gives.
import type { Failure } from "../api";
import { words } from "../language";

export const refusedWords = words({
  fi: {
    "intake.empty": "Tiedosto on tyhjä.",
    "intake.binary": "Tiedosto ei ole tekstiä.",
    "intake.encoding": "Tiedoston merkistö ei ole UTF-8 eikä Windows-1252.",
    "intake.encoding_utf16": "Tiedosto on tallennettu UTF-16-muodossa.",
    "layout.unknown": "Mikään alueen tunnetuista taulukkomuodoista ei ole tällainen.",
    other: (code: string) => `Syyn koodi on ${code}.`,
  },
  en: {
    "intake.empty": "The file is empty.",
    "intake.binary": "The file is not text.",
    "intake.encoding": "The file is neither UTF-8 nor Windows-1252.",
    "intake.encoding_utf16": "The file is saved as UTF-16.",
    "layout.unknown": "None of the area’s known tables is like this.",
    other: (code: string) => `The code of the reason is ${code}.`,
  },
});

// Empty when the failure has no such reason.
export function refusal(failure: Failure | null, t: (typeof refusedWords)["fi"]): string {
  const code = failure?.problem?.reason;
  if (!code) return "";
  switch (code) {
    case "intake.empty":
    case "intake.binary":
    case "intake.encoding":
    case "intake.encoding_utf16":
    case "layout.unknown":
      return t[code];
    default:
      return t.other(code);
  }
}
