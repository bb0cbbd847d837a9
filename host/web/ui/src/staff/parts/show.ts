// Dates, periods, figures and texts in the reader's language.
import { formatDate, formatInstant, formatPeriod, formatQuantity } from "../../format";
import { type Language, type LocalText, textIn } from "../../language";
import { usePlace } from "../../place";

export interface Show {
  language: Language;
  day: (date: string) => string;
  at: (instant: string) => string;
  clock: (time: string) => string; // "08:00"
  period: (period: string | null) => string;
  quantity: (value: number, decimals: number, unit: string) => string;
  local: (text: LocalText) => string;
  sentence: (text: { fi: string; en: string }) => string;
}

export function useShow(): Show {
  const { language } = usePlace();
  return {
    language,
    day: (date) => formatDate(date, language),
    at: (instant) => formatInstant(instant, language),
    clock: (time) => (language === "fi" ? time.replace(/^0/, "").replace(":", ".") : time),
    period: (period) => formatPeriod(period, language),
    quantity: (value, decimals, unit) => formatQuantity(value, decimals, unit, language),
    local: (text) => textIn(text, language).text,
    sentence: (text) => text[language],
  };
}
