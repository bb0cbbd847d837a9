-- An indicator written for learning. Try it:
--   viisari check examples/indicator
-- then change something (misspell `better`, remove `source`) and check again: each error names its
-- file and line. The figures to go with it are in examples/indicator/esimerkki.csv.

-- A service is written as the document prints it. Code and owner may be left out.
-- Owners are roles ("linjajohtaja"), never persons.
local kotipalvelu = service("Lapsiperheiden kotipalvelu", {
  code = "1AB100",
  owner = "linjajohtaja",
})

-- A local function saves writing when everything comes from one document.
-- cite(document, line or lines, the words as printed): the words are what a reader is shown.
local function katsaus(lines, quote)
  return cite(doc.katsaus_2025, lines, quote)
end

-- The key after `indicator` is the figure's name for ever: "area/key", here
-- "esimerkki/kotipalvelu.odotus". Figures are imported under it, so change titles, not keys.
indicator "kotipalvelu.odotus" {
  title = {
    fi = "Odotusaika kotipalveluun",  -- required
    en = "Waiting time for home help",
  },
  service = kotipalvelu,

  -- Units come from a closed list (count, persons, percent, eur, days, nps, yes_no …); a typing
  -- error is an error at check time, not a new unit.
  unit = "days",

  -- What the numbers are decides how a year is judged:
  --   stock  a level, like this one       flow   adds up over the year (visits, euros)
  --   share  a part of a whole, in %      score  a mean or an index     flag   yes or no
  -- Left out, it follows from the unit.
  kind = "stock",

  -- Which way is better: up, down, hold, range, done. Leave it out if the document does not say.
  better = "down",

  -- When new figures are due: monthly, quarterly, four_monthly, half_yearly, yearly.
  reporting = "quarterly",

  -- Where the figure is defined. Required: a figure without a source is an error.
  source = katsaus("12-14", "Kotipalveluun pääsee viimeistään viikossa"),

  -- Where it started: period, figure, source. When the document gives no figure, say so in its own
  -- words instead: baseline_missing = "Tietoa ei ole saatavilla vuodelta 2024"
  baseline = { "2024", 16, katsaus(15, "vuonna 2024 keskimäärin 16 päivää") },

  -- What it should be, and when. The key is a period ("2026", "2025-H1"), a deadline
  -- ("by 2026-12-31"), "every_year", or "undated" when the document names no year. Never fill in a
  -- year that is not printed.
  targets = {
    ["2025"] = at_most(10, katsaus(16, "vuonna 2025 enintään 10 päivää")),
    ["by 2026-12-31"] = at_most(7, katsaus(14, "viikossa vuoden 2026 loppuun mennessä")),
    -- Other conditions: at_least, more_than, less_than, equal, between(low, high), done(),
    -- increase(), decrease_by(5), decrease_by_percent(20), from_previous_year(increase()).
    -- A missing source means the indicator's own.
  },

  -- What the document itself says about it. It is shown beside the computed verdict; where the two
  -- differ, both are shown with the reason.
  stated = {
    "Tavoite toteutuu suunnitellusti.",
    as_of = "2025-08", source = katsaus(18),
    meaning = "on_track",  -- leave out when the words are no verdict on the goal
  },

  note = "Odotusaika lasketaan palvelun tarpeen arvioinnista.",
}

-- A computed figure ------------------------------------------------------------------------------
-- Two observed figures, and their share computed from them. A loop keeps them alike.
for _, part in ipairs {
  { key = "oma", fi = "Oman kotipalvelun tunnit", en = "Hours of own home help", line = 21 },
  { key = "osto", fi = "Ostetun kotipalvelun tunnit", en = "Hours of bought home help", line = 22 },
} do
  indicator("kotipalvelu.tunnit_" .. part.key) {
    title = { fi = part.fi, en = part.en },
    service = kotipalvelu,
    unit = "hours",
    kind = "flow",
    source = katsaus(part.line),
  }
end

indicator "kotipalvelu.oma_osuus" {
  title = { fi = "Oman kotipalvelun osuus tunneista", en = "Own share of home help hours" },
  service = kotipalvelu,
  unit = "percent",
  better = "up",
  source = katsaus(23, "Oman tuotannon osuus nousee yli 60 prosenttiin"),
  inputs = { own = "kotipalvelu.tunnit_oma", bought = "kotipalvelu.tunnit_osto" },
  -- Each input is a whole series: the sum below adds all months at once. A month that is missing
  -- in one of them stays missing in the result, with its reason; it never counts as zero.
  value = function(s)
    return 100 * s.own / (s.own + s.bought)
  end,
  targets = { undated = more_than(60) },
}
