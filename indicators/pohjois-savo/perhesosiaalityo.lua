-- Family social work: its clients against those of child protection, and the load of a worker.
-- The document's target cells name no year; 2025 is read from the columns of actual figures.
local function report(lines, quote) return cite(doc.report_2025_08, lines, quote) end

local NO_BASELINE = "Lähtötasoa ei ole julkaistu."

-- Clients of family social work and of child protection -------------------------------------------

local ratio = use("rows").sharing {
  service = service("Perhepalvelut", { code = "1PA210" }),
  goal = "Perhesosiaalityön vaikuttavuuden vahvistuminen",
  reporting = "four_monthly",
  group = "perhesosiaalityo_suhde_lastensuojeluun",
  source = report("6-15,182-202,397-412", "Perhesosiaalityön suunnitelmallisen sosiaalityön "
    .. "asiakasmäärän suhde lastensuojelun asiakkasmäärään."),
  baseline_missing = NO_BASELINE,
}
local RATIO_RISK = "Riskiarvio: Perhesosiaalityön sosiaalityöntekijöiden asiakasmäärät kasvavat "
  .. "suuriksi, jolloin perhesosiaalityössä suhdeperustainen tavoitteellinen työskentely ei "
  .. "mahdollistu ja työskentelyn vaikuttavuus heikkenee. Palvelussa ei ole lakisääteistä "
  .. "asiakasmitoitusta."

-- The goal is "grows" and "falls" without a figure to compare with: it cannot be judged before the
-- area publishes one.
indicator "perhesosiaalityo.asiakkaat" (ratio {
  title = {
    fi = "Perhesosiaalityön asiakasmäärä",
    en = "Clients (children) in family social work",
  },
  unit = "persons",
  kind = "stock",
  better = "up",
  targets = {
    ["2025"] = increase(report("182-185", "Perhesosiaalityön asiakasmäärä kasvaa")),
  },
  note = RATIO_RISK,
})
indicator "lastensuojelu.asiakkaat" (ratio {
  title = {
    fi = "Lastensuojelun asiakasmäärä (lapsia)",
    en = "Children who are clients of child protection",
  },
  unit = "persons",
  kind = "stock",
  better = "down",
  targets = { ["2025"] = decrease(report("182-185", "lastensuojelun asiakasmäärä alenee")) },
  note = "Ei kerrota, onko luku poikkileikkaus vai kauden alusta kertynyt määrä. " .. RATIO_RISK,
})
-- Printed as a pair "1927 perhesosiaalityössä / 2115 lasta", never as a number: computed from its
-- parts, and missing when either of them is.
indicator "perhesosiaalityo.suhde_lastensuojeluun" (ratio {
  title = {
    fi = "Perhesosiaalityön asiakkaiden suhde lastensuojelun asiakkaisiin",
    en = "Ratio of family social work clients to child protection clients",
  },
  unit = "ratio",
  kind = "score",
  decimals = 2,
  better = "up",
  inputs = { family = "perhesosiaalityo.asiakkaat", protection = "lastensuojelu.asiakkaat" },
  value = function(s) return s.family / s.protection end,
  targets = {
    ["2025"] = increase(report("182-185", "Perhesosiaalityön asiakasmäärä kasvaa ja lastensuojelun "
      .. "asiakasmäärä alenee.")),
  },
  note = RATIO_RISK,
})

-- Load of a social worker -------------------------------------------------------------------------
-- One cell, counted on 30.4. and 5.9.2025 (the latter after the reporting period 1-8/2025). The day
-- stands beside the first figure only; the others are taken to be of the same day.

local load = use("rows").sharing {
  printed_under = { ["2025-04-30"] = "1-4/2025", ["2025-09-05"] = "1-8/2025" },
  service = service("Lapsiperheiden sosiaalityö- ja ohjaus", { code = "1PL2130" }),
  goal = "Perhesosiaalityön riittävä henkilöstöresurssi",
  reporting = "four_monthly",
  group = "perhesosiaalityo_asiakasmitoitus",
  source = report("17-31,204-226,414-435", "Perhesosiaalityön asiakasmäärä/sosiaalityöntekijä, "
    .. "turvataan riittävät resurssit"),
  baseline_missing = NO_BASELINE,
  note = "Riskiarvio: Perhesosiaalityön asiakkaiden suuri määrä ja rekrytointi haasteet "
    .. "sosiaalityöntekijävirkoihin.",
}

indicator "perhesosiaalityo.et_lapset_per_sosiaalityontekija" (load {
  title = {
    fi = "Erityisen tuen tarpeessa olevia lapsia / sosiaalityöntekijä",
    en = "Children with special support needs per social worker",
  },
  unit = "ratio",
  kind = "score",
  decimals = 0,
  better = "down",
  -- The cell states no operator; as a measure of sufficient staff, 55 is read as a ceiling. What
  -- "(100%)" is of is not said.
  targets = {
    ["2025"] = at_most(55, report("204-206", "55 erityisen tuen tarpeessa olevaa lasta/ "
      .. "sosiaalityöntekijä (100%)")),
  },
})
indicator "perhesosiaalityo.et_lapset" (load {
  title = {
    fi = "Suunnitelmallisen sosiaalityön erityisen tuen tarpeessa olevat lapset yhteensä",
    en = "Children with special support needs in planned social work, total",
  },
  unit = "persons",
  kind = "stock",
})
indicator "perhesosiaalityo.asiakkaat_pta_ja_suunnitelmallinen" (load {
  title = {
    fi = "Asiakkaat yhteensä (PTA ja suunnitelmallinen perhesosiaalityö)",
    en = "Clients total (needs assessment and planned family social work)",
  },
  unit = "persons",
  kind = "stock",
})
-- Wider than the first figure: the 55 above is not its target.
indicator "perhesosiaalityo.asiakkaat_per_sosiaalityontekija" (load {
  title = {
    fi = "Lapsia / sosiaalityöntekijä (ml. PTA ja suunnitelmallinen)",
    en = "Children per social worker (incl. needs assessment and planned work)",
  },
  unit = "ratio",
  kind = "score",
  decimals = 0,
  better = "down",
})

-- "vaihtelu 41-89 lasta": whether by worker or team, and of which children, is not said.
for _, range_end in ipairs {
  { key = "min", fi = "alaraja", en = "lower end" },
  { key = "max", fi = "yläraja", en = "upper end" },
} do
  indicator("perhesosiaalityo.vaihteluvali_" .. range_end.key)(load {
    title = {
      fi = "Asiakasmäärän vaihtelu sosiaalityöntekijöittäin, " .. range_end.fi,
      en = "Range of clients per social worker, " .. range_end.en,
    },
    unit = "ratio",
    kind = "score",
    decimals = 0,
    better = "down",
  })
end

-- The mean load lies between the ends of its range, and planned work is part of all clients.
reconcile "perhesosiaalityo.vaihteluvali_min" {
  within = "perhesosiaalityo.vaihteluvali_min", whole = "perhesosiaalityo.asiakkaat_per_sosiaalityontekija",
}
reconcile "perhesosiaalityo.vaihteluvali_max" {
  within = "perhesosiaalityo.asiakkaat_per_sosiaalityontekija", whole = "perhesosiaalityo.vaihteluvali_max",
}
reconcile "perhesosiaalityo.et_lapset_per_sosiaalityontekija" {
  within = "perhesosiaalityo.et_lapset_per_sosiaalityontekija",
  whole = "perhesosiaalityo.asiakkaat_per_sosiaalityontekija",
}
reconcile "perhesosiaalityo.et_lapset" {
  within = "perhesosiaalityo.et_lapset", whole = "perhesosiaalityo.asiakkaat_pta_ja_suunnitelmallinen",
}
