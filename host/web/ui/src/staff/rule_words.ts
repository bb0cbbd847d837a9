// A recurrence rule of RFC 5545 in words: "FREQ=MONTHLY;BYMONTHDAY=5" → "joka kuukauden 5. päivä".
// Null for a rule with parts that have no words here; it is then shown as it is written.
import type { Language } from "../language";

const DAYS = {
  fi: {
    MO: "maanantai",
    TU: "tiistai",
    WE: "keskiviikko",
    TH: "torstai",
    FR: "perjantai",
    SA: "lauantai",
    SU: "sunnuntai",
  },
  en: {
    MO: "Monday",
    TU: "Tuesday",
    WE: "Wednesday",
    TH: "Thursday",
    FR: "Friday",
    SA: "Saturday",
    SU: "Sunday",
  },
} as const;

const MONTHS = {
  fi: [
    "tammikuun",
    "helmikuun",
    "maaliskuun",
    "huhtikuun",
    "toukokuun",
    "kesäkuun",
    "heinäkuun",
    "elokuun",
    "syyskuun",
    "lokakuun",
    "marraskuun",
    "joulukuun",
  ],
  en: [
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
  ],
} as const;

const KNOWN = new Set(["FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH"]);

function listed(items: readonly string[], language: Language): string {
  const and = language === "fi" ? " ja " : " and ";
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")}${and}${items.at(-1)}`;
}

function ordinal(n: number, language: Language): string {
  if (language === "fi") return n < 0 ? "viimeinen" : `${n}.`;
  if (n < 0) return "last";
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 0 : n % 10;
  return `${n}${["th", "st", "nd", "rd"][tail] ?? "th"}`;
}

// "MO" or "1MO" or "-1FR".
function dayName(text: string, language: Language): string | null {
  const parts = /^(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text);
  if (!parts) return null;
  const name = DAYS[language][parts[2] as keyof (typeof DAYS)["fi"]];
  return parts[1] ? `${ordinal(Number(parts[1]), language)} ${name}` : name;
}

function monthDay(text: string, language: Language): string | null {
  if (!/^(-1|[1-9]|[12][0-9]|3[01])$/.test(text)) return null;
  if (text === "-1") return language === "fi" ? "viimeinen päivä" : "the last day";
  return language === "fi" ? `${text}. päivä` : `the ${ordinal(Number(text), language)}`;
}

function all(
  text: string,
  name: (item: string, language: Language) => string | null,
  language: Language,
): string | null {
  const names = text.split(",").map((item) => name(item, language));
  return names.every((item) => item !== null) ? listed(names, language) : null;
}

function monthName(text: string, language: Language): string | null {
  return MONTHS[language][Number(text) - 1] ?? null;
}

export function ruleInWords(rule: string, language: Language): string | null {
  const parts = new Map(rule.split(";").map((part) => part.split("=", 2) as [string, string]));
  if ([...parts.keys()].some((name) => !KNOWN.has(name))) return null;
  const fi = language === "fi";
  const interval = Number(parts.get("INTERVAL") ?? "1");
  const by = parts.get("BYDAY");
  const byMonthDay = parts.get("BYMONTHDAY");
  const byMonth = parts.get("BYMONTH");
  const days = by ? all(by, dayName, language) : byMonthDay && all(byMonthDay, monthDay, language);
  const months = byMonth ? all(byMonth, monthName, language) : null;
  if (!days && (by || byMonthDay)) return null;
  if (byMonth && !months) return null;
  const every = (one: string, many: string): string => (interval === 1 ? one : many);
  switch (parts.get("FREQ")) {
    case "DAILY":
      if (days || months) return null;
      return fi ? every("joka päivä", `${interval} päivän välein`) : every("every day", `every ${interval} days`);
    case "WEEKLY":
      if (!days || months) return null;
      return fi
        ? `${every("joka viikko", `${interval} viikon välein`)}: ${days}`
        : `${every("every week", `every ${interval} weeks`)}: ${days}`;
    case "MONTHLY":
      if (!days || months) return null;
      return fi
        ? `${every("joka kuukausi", `${interval} kuukauden välein`)}: ${days}`
        : `${every("every month", `every ${interval} months`)}: ${days}`;
    case "YEARLY":
      if (!days || !months) return null;
      return fi
        ? `${every("joka vuosi", `${interval} vuoden välein`)}: ${months} ${days}`
        : `${every("every year", `every ${interval} years`)}: ${days} of ${months}`;
    default:
      return null;
  }
}
