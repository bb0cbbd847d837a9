// The words about alerts that several pages use.
import { words } from "../language";

export const severityWords = words({
  fi: { info: "tiedoksi", warning: "varoitus", high: "tärkeä" },
  en: { info: "for information", warning: "warning", high: "important" },
});

export const SEVERITIES = ["high", "warning", "info"] as const;

export const kindWords = words({
  fi: { path: "poikkeaa polultaan", data: "luku myöhässä", area_data: "alueen luvut myöhässä" },
  en: { path: "off its path", data: "figure overdue", area_data: "the area’s figures overdue" },
});

export const closedWords = words({
  fi: { corrected: "korjattu", resolved: "taas polulla", closed: "suljettu käsin" },
  en: { corrected: "corrected", resolved: "back on its path", closed: "closed by hand" },
});

export const mailKindWords = words({
  fi: {
    alert: "hälytys",
    digest: "kooste",
    watchdog: "elonmerkki",
    admin: "ylläpidolle",
    test: "koe",
  },
  en: { alert: "alert", digest: "digest", watchdog: "sign of life", admin: "to admins", test: "test" },
});

export const mailStateWords = words({
  fi: {
    queued: "odottaa",
    leased: "lähtee",
    sent: "lähetetty",
    deferred: "yritetään uudelleen",
    failed: "epäonnistui",
    unknown: "perillemenoa ei tiedetä",
    expired: "vanheni",
    cancelled: "peruttu",
  },
  en: {
    queued: "waiting",
    leased: "being sent",
    sent: "sent",
    deferred: "will be tried again",
    failed: "failed",
    unknown: "not known if it arrived",
    expired: "expired",
    cancelled: "cancelled",
  },
});
