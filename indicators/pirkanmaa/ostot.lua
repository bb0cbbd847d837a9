-- Client services bought for the home-delivered services: five lines and their total.
-- For each line: euros, and the printed change from 1-10/2024 to 1-10/2025 in per cent and euros.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local with = use("rows").sharing {
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  subgoal = "V. 2025 alatavoite: Yhdenmukaistamme, tehostamme ja integroimme oman "
    .. "palvelutuotannon kotiin vietävien palvelujen toimintaa.",
  reporting = "monthly",  -- "Talousseuranta 1 x kk"; besides, quarterly with the interim reviews
  better = "down",
}

-- The document of January 2025 says of all 2024 figures: most of December's invoices are in, but
-- the euros still move a little during January. They were repeated unrevised in November.
local PRELIMINARY = "Vuoden 2024 luku on ennakkotieto (eurot elävät hieman vielä tammikuun ajan)."

local total = service "Kotiin vietävät palvelut"

-- `eur` is 2024 as printed on line `line` of the goals; `row` is the comparison table's row.
local lines = {
  { key = "kotipalvelu", service = service "Lapsiperheiden kotipalvelu",
    fi = "lapsiperheiden kotipalvelu", en = "home help",
    eur = 1086000, line = 146, printed = "Lapsiperheiden kotipalvelu: 1 086 000 €",
    row = "706,708", percent = "-25 %", euro = "- 233 000 €" },
  { key = "perhetyo_shl", service = service "Sosiaalihuoltolain mukainen perhetyö",
    fi = "sosiaalihuoltolain mukainen perhetyö", en = "Social Welfare Act family work",
    eur = 566000, line = 147, printed = "Perhetyö (shl): 566 000 €",
    row = "706,710", percent = "-76 %", euro = "- 411 000 €",
    percent_note = "Teksti (rivit 686-692) puhuu ostojen osuudesta; luku on euromäärän muutos." },
  { key = "perhetyo_tehostettu", service = service "Tehostettu perhetyö",
    fi = "tehostettu perhetyö", en = "intensified family work",
    eur = 2649000, line = 148, printed = "Tehostettu perhetyö: 2 649 000 €",
    row = "706,712-716", percent = "-48 %", euro = "- 1 114 000 €" },
  -- Named "Intensiivinen perhetyö" in the comparison table.
  { key = "intensiivinen_perhetyo", service = service "Intensiivinen tehostettu perhetyö",
    fi = "intensiivinen tehostettu perhetyö", en = "intensive family work",
    eur = 197000, line = 149, printed = "Intensiivinen tehostettu perhetyö 197 000 €",
    row = "706,718-722", percent = "- 2 %", euro = "- 3 000 €" },
  { key = "avoperhekuntoutus", service = service "Avoperhekuntoutus",
    fi = "avoperhekuntoutus", en = "open family rehabilitation",
    eur = 331000, line = 150, printed = "Avoperhekuntoutus 331 000 €",
    row = "706,724", percent = "-86 %", euro = "- 283 000 €" },
  -- The printed total of 1-10/2024, 4 254 000 €, is not the sum of its rows (4 294 000 €), and
  -- -53 % follows from neither; all are kept as printed.
  { key = "yhteensa", service = total,
    fi = "kotiin vietävät palvelut yhteensä", en = "total",
    eur = 4829000, line = 151, printed = "Yhteensä: 4 829 000€",
    row = "706,726", percent = "- 53 %", euro = "- 2 004 000 €",
    -- The deadline stands only in the status document.
    source_lines = "108,144-145,151,153",
    targets = {
      ["by 2025-12-31"] = decrease_by_percent(20, {
        from = { "2024", 4829000 },
        source = goals("108,144", "Kotiin vietävien palvelujen ostot vähenevät 20 % vuoden 2024 "
          .. "tasosta"),
      }),
    },
    -- Said after ten months of the year.
    stated = {
      "Asiakaspalvelujen ostot ovat merkittävästi vähentyneet ja tavoite on toteutunut "
        .. "merkittävästi odotettua paremmin",
      as_of = "2025-11", source = status("675-676"), meaning = "achieved",
    },
    note = PRELIMINARY .. " Osa säästöstä johtuu siitä, että palveluja ei ole kyetty tarjoamaan "
      .. "oikea-aikaisesti." },
}

for _, line in ipairs(lines) do
  indicator(line.key .. ".ostot")(with {
    title = {
      fi = "Asiakaspalvelujen ostot, " .. line.fi,
      en = "Purchased client services, " .. line.en,
    },
    service = line.service,
    owner = "kehittämispäällikkö (raportointitiedon tuottaja)",
    group = "ostot",
    unit = "eur",
    kind = "flow",
    source = goals(line.source_lines or ("144-145," .. line.line), line.printed),
    baseline = { "2024", line.eur, goals(line.line, line.printed) },
    targets = line.targets,
    stated = line.stated,
    -- The 20 % goal is set for the total only.
    note = line.note or PRELIMINARY,
  })

  indicator(line.key .. ".ostot_muutos_prosentti")(with {
    title = {
      fi = "Ostojen muutos 1-10/2025 vs 1-10/2024, %, " .. line.fi,
      en = "Change of purchases 1-10/2025 vs 1-10/2024, per cent, " .. line.en,
    },
    service = line.service,
    group = "ostot_vertailu",
    unit = "percent",
    kind = "score",  -- a change can be negative: not a share
    source = status(line.row, line.percent),
    note = line.percent_note,
  })

  indicator(line.key .. ".ostot_muutos_euro")(with {
    title = {
      fi = "Ostojen muutos 1-10/2025 vs 1-10/2024, €, " .. line.fi,
      en = "Change of purchases 1-10/2025 vs 1-10/2024, euros, " .. line.en,
    },
    service = line.service,
    group = "ostot_vertailu",
    unit = "eur",
    kind = "flow",
    source = status(line.row, line.euro),
  })
end

-- The savings goal of the whole programme; the rows below the total follow in the digests.
alert {
  on = "yhteensa.ostot",
  for_observations = 2,
  severity = "high",
  note = {
    fi = "Ostojen 20 prosentin säästö on kotiin vietävien palvelujen päätavoite.",
    en = "Purchasing 20 per cent less is the main goal of the home-delivered services.",
  },
}

-- The rows of each table make its total. In the comparison table they do not for 1-10/2024, and so
-- not for the change in euros either.
local function rows(what)
  local keys = {}
  for _, line in ipairs(lines) do
    if line.key ~= "yhteensa" then keys[#keys + 1] = line.key .. what end
  end
  return keys
end

reconcile "ostot" {
  total = "yhteensa.ostot", parts = rows(".ostot"),
  periods = { "2024", "2024-01/2024-10", "2025-01/2025-10" },
  note = {
    fi = "Rivit ja yhteensä-luku ovat samasta taulukosta. Marraskuun asiakirjan muut luvut on laskettu "
      .. "painetusta yhteensä-luvusta 4 254 000 €.",
    en = "The rows and the total stand in one table. The other figures of the November document are "
      .. "computed from the printed total, 4 254 000 €.",
  },
}
reconcile "ostot_muutos_euro" {
  total = "yhteensa.ostot_muutos_euro", parts = rows(".ostot_muutos_euro"),
  periods = { "2025-01/2025-10" },
  note = {
    fi = "Sama 40 000 euron ero kuin vuoden 2024 sarakkeen summassa.",
    en = "The same gap of 40 000 euros as in the sum of the 2024 column.",
  },
}

-- Each row: the change in euros and in per cent between its two columns; and what ten months of
-- 2024 cost is part of the whole year. (That November's document repeats January's figures of 2024
-- is checked without a rule: a figure that two documents print must be the same.)
local CHANGE_NOTE = {
  yhteensa = {
    fi = "Painetuista summista laskettuna muutos on -47,1 % (4 254 000 € → 2 250 000 €), rivien summasta "
      .. "-47,6 % (4 294 000 €). 53 % on se osa, joka ostoista jäi: 2 250 000 / 4 254 000 = 52,9 %. Myös "
      .. "vertailu koko vuoteen 2024 (4 829 000 €) antaa -53,4 %, mutta luvun sanotaan koskevan samoja "
      .. "kuukausia (rivit 678-682).",
    en = "From the printed totals the change is -47.1 % (4 254 000 € → 2 250 000 €), from the sum of the "
      .. "rows -47.6 % (4 294 000 €). 53 % is the part that was left: 2 250 000 / 4 254 000 = 52.9 %. "
      .. "Compared with the whole of 2024 (4 829 000 €) it would be -53.4 %, but the figure is said to be "
      .. "of the same months (lines 678-682).",
  },
}
for _, line in ipairs(lines) do
  local ostot = line.key .. ".ostot"
  local before, now = figure(ostot, "2024-01/2024-10"), figure(ostot, "2025-01/2025-10")
  reconcile(ostot .. "_muutos_euro")({
    change = figure(ostot .. "_muutos_euro", "2025-01/2025-10"), from = before, to = now,
  })
  reconcile(ostot .. "_muutos_prosentti")({
    change_percent = figure(ostot .. "_muutos_prosentti", "2025-01/2025-10"), from = before, to = now,
    note = CHANGE_NOTE[line.key],
  })
  reconcile(ostot .. "_vuosi")({ pace = figure(ostot, "2024"), so_far = before })
end

-- The text above the table tells three of its changes again.
local function told_again(name, key, value, line, quote, unit)
  reconcile(name)({ same = { figure(key, "2025-01/2025-10"), printed(value, status(line, quote), unit) } })
end
told_again("ostot_teksti_prosentti", "yhteensa.ostot_muutos_prosentti", -53, 680, "vähentyneet 53 %", "percent")
told_again("ostot_teksti_euro", "yhteensa.ostot_muutos_euro", -2000000, 682, "Euroissa lasku on 2 M€.", "eur")
told_again("ostot_teksti_shl", "perhetyo_shl.ostot_muutos_prosentti", -76, 690, "laskenut 76 %", "percent")

-- The same 20 % in euros: a saving, so more is better. The figure itself is already a change from
-- 2024, which is why the goal is a plain level here.
indicator "yhteensa.ostot_saastotavoite" (with {
  title = {
    fi = "Ostojen säästö vuoden 2024 tasosta (säästötavoite 2025)",
    en = "Saving on purchases from the 2024 level (savings target 2025)",
  },
  service = total,
  owner = "kehittämispäällikkö (raportointitiedon tuottaja)",
  group = "ostot",
  unit = "eur",
  kind = "flow",
  better = "up",
  source = goals(153, "Käytännössä säästötavoite vuodelle 2025 on noin 965 000 € vuoden 2024 "
    .. "tasosta."),
  targets = {
    ["2025"] = at_least(965000, goals(153, "säästötavoite vuodelle 2025 on noin 965 000 €")),
  },
})

-- What remains of 20 % less is 80 %: the saving is the 2024 figure less 80 %.
reconcile "ostot_saastotavoite" {
  derived = target_of("yhteensa.ostot_saastotavoite", "2025"), from = baseline_of("yhteensa.ostot"),
  by_percent = -80,
}
