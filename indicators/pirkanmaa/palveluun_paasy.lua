-- Access to home help and family work: how soon after the assessment of need a family gets the
-- service, and how many families wait. No document prints a single number of days or families: the
-- verdicts rest on words. The queue figures are to come from the queue data collected since 2025.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local kotipalvelu = service "Lapsiperheiden kotipalvelu"
local shl = service "Sosiaalihuoltolain mukainen perhetyö"
local tehostettu = service "Tehostettu perhetyö"

local with = use("rows").sharing {
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  reporting = "quarterly",  -- "osavuosikatsausten yhteydessä neljä kertaa vuodessa"
  better = "down",
  kind = "stock",
}

local BASELINE_MISSING =
  "Tarkkaa koko hyvinvointialuetasosta tietoa vuodelta 2024 ei ole vielä saatavilla. "
  .. "Lähtötilannetieto tuotetaan ensimmäiseen osavuosikatsaukseen mennessä."
local QUEUE_MISSING = "Lukuja ei ole julkaistu; jonotiedon keruu alkoi vuonna 2025."

-- One goal line covers both forms of family work; the verdicts are given for each.
local FAMILY_WORK = "viimeistään 1 kk tarpeen arvioinnista vuoden 2025 loppuun mennessä"
local MONTH_NOTE = "1 kk on kalenterikuukausi; 30 päivää on sen likiarvo."

indicator "kotipalvelu.palveluun_paasy" (with {
  title = {
    fi = "Palveluun pääsy, lapsiperheiden kotipalvelu",
    en = "Access time, home help for families",
  },
  service = kotipalvelu,
  owner = "kehittämispäällikkö (raportointitiedon tuottaja)",
  group = "palveluun_paasy",
  unit = "days",
  source = goals("107,112,114-116", "Palveluun pääsy kotipalvelu: viimeistään 1 vko palvelun "
    .. "tarpeen arvioinnista vuoden 2025 loppuun mennessä"),
  baseline_missing = BASELINE_MISSING,
  targets = {
    ["by 2025-12-31"] = at_most(7, goals("107,112", "viimeistään 1 vko palvelun tarpeen "
      .. "arvioinnista vuoden 2025 loppuun mennessä")),
  },
  stated = {
    "Tavoite toteutuu suunnitellusti.",
    as_of = "2025-11", source = status(385), meaning = "on_track",
  },
  note = "1 vko = 7 päivää. Mitattua päivien määrää ei ole julkaistu: arvio perustuu sanoihin.",
})

local function family_work_access(key, fields)
  indicator(key)(with {
    title = fields.title,
    service = fields.service,
    owner = "kehittämispäällikkö (raportointitiedon tuottaja)",
    group = "palveluun_paasy",
    unit = "days",
    source = goals("107,113-116", "Palveluun pääsy perhetyö (shl ja tehostettu): " .. FAMILY_WORK),
    baseline_missing = BASELINE_MISSING,
    targets = { ["by 2025-12-31"] = at_most(30, goals("107,113", FAMILY_WORK)) },
    -- Said a month before the deadline: a forecast, not yet a missed target.
    stated = {
      "Tavoite ei toteudu vuoden 2025 osalta.",
      as_of = "2025-11", source = status(fields.verdict_lines), meaning = "off_track",
    },
    note = MONTH_NOTE,
  })
end

family_work_access("perhetyo_shl.palveluun_paasy", {
  title = {
    fi = "Palveluun pääsy, sosiaalihuoltolain mukainen perhetyö",
    en = "Access time, family work under the Social Welfare Act",
  },
  service = shl,
  verdict_lines = 430,
})
family_work_access("perhetyo_tehostettu.palveluun_paasy", {
  title = {
    fi = "Palveluun pääsy, tehostettu perhetyö",
    en = "Access time, intensified family work",
  },
  service = tehostettu,
  verdict_lines = "467-469",
})

-- Queues ------------------------------------------------------------------------------------------

indicator "kotipalvelu.jono_yli_viikon" (with {
  title = {
    fi = "Yli viikon jonossa olleet, kotipalvelu",
    en = "Clients waiting over one week, home help",
  },
  service = kotipalvelu,
  group = "jono",
  unit = "persons",
  source = status("363-371", "Viikon ylittävän määräajan ylittävässä jonossa on eri kuukausina "
    .. "ollut yksittäisiä asiakkaita."),
  baseline_missing = QUEUE_MISSING,
})

indicator "perhetyo_shl.jono" (with {
  title = {
    fi = "Jonossa olevat perheet, shl-perhetyö",
    en = "Families queueing, Social Welfare Act family work",
  },
  service = shl,
  group = "jono",
  unit = "count",
  source = status("389-390,400-410", "jonossa on runsas määrä perheitä"),
  baseline_missing = QUEUE_MISSING,
  note = "Jonot ovat käytännössä sekä sosiaalihuoltolain että tehostetun perhetyön osalta "
    .. "Tampereella.",
})

indicator "perhetyo_tehostettu.jono_yli_kuukauden" (with {
  title = {
    fi = "Yli kuukauden jonossa olevat, tehostettu perhetyö",
    en = "Clients waiting over one month, intensified family work",
  },
  service = tehostettu,
  group = "jono",
  unit = "persons",
  source = status("437-449", "Tehostetun perhetyön jonossa yli kuukauden palvelua odottavien "
    .. "asiakkaiden määrä on pienempi kuin sosiaalihuoltolain mukaisessa palvelussa olevien."),
  baseline_missing = QUEUE_MISSING,
  note = "Vain palvelujen järjestys on kerrottu, ei lukuja.",
})
