// Numbers, dates and periods as people read them: character for character what host/report/format.cpp
// writes into mails and API texts. tests/fixtures/format/golden.json holds both to it.
import type { Language } from "./language";

const MINUS = "\u2212";
const NO_BREAK_SPACE = "\u00a0";
const DASH = "\u2013";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

// What stands after a number, by unit (host/model/unit.cpp); a unit without one has no entry.
const SYMBOLS: Record<string, { fi: string; en: string }> = {
  percent: { fi: "%", en: "%" },
  percentage_points: { fi: "%-yks.", en: "percentage points" },
  eur: { fi: "€", en: "€" },
  keur: { fi: "t€", en: "k€" },
  bed_days: { fi: "vrk", en: "bed days" },
  days: { fi: "pv", en: "days" },
  hours: { fi: "h", en: "h" },
};

export function formatNumber(value: number, decimals: number, language: Language): string {
  const places = Math.min(Math.max(decimals, 0), 9);
  const [whole = "", fraction] = fixed(Math.abs(value), places).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "fi" ? NO_BREAK_SPACE : ",");
  const negative = value < 0 && /[1-9]/.test(whole + (fraction ?? ""));
  return (
    (negative ? MINUS : "") +
    grouped +
    (fraction === undefined ? "" : (language === "fi" ? "," : ".") + fraction)
  );
}

// Halves go away from zero.
function fixed(magnitude: number, places: number): string {
  const scale = 10 ** places;
  const scaled = magnitude * scale;
  const value = scaled < Number.MAX_SAFE_INTEGER ? Math.round(scaled) / scale : magnitude;
  if (value < 1e21) return value.toFixed(places);
  return BigInt(value).toString() + (places > 0 ? "." + "0".repeat(places) : "");
}

export function formatQuantity(
  value: number,
  decimals: number,
  unit: string,
  language: Language,
): string {
  if (unit === "yes_no" && (value === 0 || value === 1)) {
    if (value === 1) return language === "fi" ? "kyllä" : "yes";
    return language === "fi" ? "ei" : "no";
  }
  const number = formatNumber(value, decimals, language);
  if (unit.startsWith("/")) return number + unit; // "4/9"
  const symbol = SYMBOLS[unit];
  return symbol ? number + NO_BREAK_SPACE + symbol[language] : number;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

function dayOf(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts && { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3]) };
}

function dayText(date: Day, language: Language): string {
  return language === "fi"
    ? `${date.day}.${date.month}.${date.year}`
    : `${date.day} ${MONTHS[date.month - 1] ?? ""} ${date.year}`;
}

// Of "2026-03-05"; other text comes back as it is.
export function formatDate(text: string, language: Language): string {
  const date = dayOf(text);
  return date ? dayText(date, language) : text;
}

// Of an instant "2026-03-05T06:05:00Z": day and time of day in Finland.
export function formatInstant(text: string, language: Language): string {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return text;
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/Helsinki",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? "";
  const day = dayText(
    { year: Number(part("year")), month: Number(part("month")), day: Number(part("day")) },
    language,
  );
  return language === "fi"
    ? `${day} klo${NO_BREAK_SPACE}${Number(part("hour"))}.${part("minute")}`
    : `${day} at ${part("hour")}:${part("minute")}`;
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

interface Span {
  first: Day;
  last: Day;
}

function months(year: number, from: number, to: number): Span {
  return { first: { year, month: from, day: 1 }, last: { year, month: to, day: lastDayOf(year, to) } };
}

function spanOf(text: string): Span | null {
  const [from = "", to] = text.split("/");
  if (to !== undefined) {
    const first = spanOf(from);
    const last = spanOf(to);
    return first && last && { first: first.first, last: last.last };
  }
  const parts = /^(\d{4})(?:-(H[12]|Q[1-4]|\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!parts) return null;
  const year = Number(parts[1]);
  const part = parts[2];
  if (part === undefined) return months(year, 1, 12);
  const n = Number(part.replace(/\D/, ""));
  if (part.startsWith("H")) return months(year, 6 * n - 5, 6 * n);
  if (part.startsWith("Q")) return months(year, 3 * n - 2, 3 * n);
  if (parts[3] === undefined) return months(year, n, n);
  const day = { year, month: n, day: Number(parts[3]) };
  return { first: day, last: day };
}

// Of "2025", "2025-H1", "2025-Q3", "2025-10", "2025-10-31", "2025-01/2025-09"; null gives "".
export function formatPeriod(text: string | null, language: Language): string {
  const span = text === null ? null : spanOf(text);
  if (!span) return "";
  const { first, last } = span;
  const sameYear = first.year === last.year;
  if (sameYear && first.month === last.month && first.day === last.day) {
    return dayText(last, language);
  }
  const whole = first.day === 1 && last.day === lastDayOf(last.year, last.month);
  if (!whole) return dayText(first, language) + DASH + dayText(last, language);
  if (!sameYear) return monthText(first, language) + DASH + monthText(last, language);
  if (first.month === 1 && last.month === 12) return String(last.year);
  if (first.month === last.month) return monthText(last, language);
  return language === "fi"
    ? `${first.month}${DASH}${last.month}/${last.year}`
    : `${MONTHS[first.month - 1] ?? ""}${DASH}${MONTHS[last.month - 1] ?? ""} ${last.year}`;
}

function monthText({ year, month }: Day, language: Language): string {
  return language === "fi" ? `${month}/${year}` : `${MONTHS[month - 1] ?? ""} ${year}`;
}

// What a person typed: any minus, any space between groups, comma or point. Null: no number.
export function parseNumber(text: string): number | null {
  const plain = text.replace(/\s/g, "").replace(/^[\u2212\u2013]/, "-").replace(",", ".");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
