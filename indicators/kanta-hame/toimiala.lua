-- Perhe-, sosiaali- ja vammaispalveluiden toimiala: the domain as a whole and its administration
-- (review section 1.1 and 1.1.1).
local rows = use "rows"
local budget = use "budget_lines"

local review = doc.osavuosikatsaus_2025
local toimiala = service "Perhe-, sosiaali- ja vammaispalveluiden toimiala"
local hallinto = service "Perhe-, sosiaali- ja vammaispalveluiden hallinto"

-- The profit-and-loss account of the domain, lines 199–264. The target is the amended budget in
-- force (MTA I); internal items are left out of the account.
local account = {
  key = "toimiala.talous", fi = "Perhe-, sosiaali- ja vammaispalveluiden toimiala", en = "whole domain",
  service = toimiala, document = review, year = "2025", so_far = "2025-01/2025-06",
  reporting = "half_yearly",
  rows = {
    { 224, "toimintatuotot", 16777, "35,0 %", "100,0 %", "0" },
    { 226, "myyntituotot", 7330, "31,8 %", "100,0 %", "0" },
    { 228, "maksutuotot", 4611, "48,2 %", "100,0 %", "0" },
    { 230, "tuet_ja_avustukset", 1692, "21,5 %", "100,0 %", "0" },
    { 232, "muut_toimintatuotot", 3145, "30,4 %", "100,0 %", "0" },
    { 234, "toimintakulut", -170285, "48,1 %", "101,5 %", "2 575" },
    { 236, "henkilostokulut", -61756, "46,8 %", "104,2 %", "2 575",
      stated = { "Palkkakehyksen siirron huomioiden henkilöstökulut eivät ylity.", as_of = "2025-06-30",
                 source = cite(review, 198) } },
    { 238, "palvelujen_ostot", -90995, "48,5 %", "100,0 %", "0" },
    { 240, "aineet_tarvikkeet_tavarat", -1634, "32,8 %", "100,0 %", "0" },
    { 242, "avustukset", -8934, "54,4 %", "100,0 %", "0" },
    { 244, "muut_toimintakulut", -6966, "51,2 %", "100,0 %", "0" },
    { 246, "toimintakate", -153508, "49,6 %", "101,7 %", "2 575" },
    { 248, "valtion_rahoitus", 0 },
    { 250, "rahoitustuotot_ja_kulut", 0 },
    { 252, "korkotuotot", 0 },
    { 254, "muut_rahoitustuotot", 0 },
    { 256, "korkokulut", 0 },
    { 258, "muut_rahoituskulut", 0 },
    { 260, "vuosikate", -153508, "49,6 %", "101,7 %", "2 575" },
    { 262, "poistot", -99, "51,2 %", "100,0 %", "0" },
    { 264, "tilikauden_tulos", -153607, "49,6 %", "101,7 %", "2 575" },
  },
}
for _, line in ipairs(budget.lines(account)) do indicator(line.key)(line.definition) end
for _, check in ipairs(budget.checks(account)) do reconcile(check.name)(check.rule) end

-- A cost line that stands still in the forecast.
reconcile "toimiala.talous.muut_rahoituskulut.ennuste" {
  pace = figure("toimiala.talous.muut_rahoituskulut", "2025"),
  so_far = figure("toimiala.talous.muut_rahoituskulut", "2025-01/2025-06"),
  note = {
    fi = "Koko vuoden ennuste on sama kuin talousarvio, 0, vaikka kuluja on jo 5 000 €. Myös rivin "
      .. "Rahoitustuotot ja -kulut ennuste on 0 ja toteuma -10.",
    en = "The forecast of the year is that of the budget, 0, although 5 000 € has been spent. The line of "
      .. "financial income and expenses has a forecast of 0 as well, and -10 so far.",
  },
  unless = {
    fi = "Kirjaukset voivat vielä oikaistua vuoden aikana.",
    en = "Entries may still be corrected during the year.",
  },
}

-- The administration, lines 283–315.
local administration = {
  key = "hallinto.talous", fi = "Perhe-, sosiaali- ja vammaispalveluiden hallinto", en = "administration of the domain",
  service = hallinto, document = review, year = "2025", so_far = "2025-01/2025-06",
  reporting = "half_yearly",
  rows = {
    { 305, "toimintatuotot", 0 },
    { 307, "toimintakulut", -380, "33,6 %", "102,6 %", "10" },
    { 309, "toimintakate", -380, "33,6 %", "102,6 %", "10" },
    { 311, "rahoitustuotot_ja_kulut", 0 },
    { 313, "poistot", 0 },
    { 315, "tulos_ennen_sisaisia", -380, "33,6 %", "102,6 %", "10", as = "tilikauden_tulos" },
  },
}
for _, line in ipairs(budget.lines(administration)) do indicator(line.key)(line.definition) end
for _, check in ipairs(budget.checks(administration)) do reconcile(check.name)(check.rule) end

-- The administration and the four services make the domain, line by line.
for _, check in ipairs(budget.consolidation {
  key = "toimiala.talous",
  parts = { "hallinto.talous", "perhekeskus.talous", "lastensuojelu.talous", "vammaispalvelut.talous",
            "sosiaalipalvelut.talous" },
  lines = { "toimintatuotot", "toimintakulut", "toimintakate", "rahoitustuotot_ja_kulut", "poistot",
            "tilikauden_tulos" },
  year = "2025", so_far = "2025-01/2025-06",
}) do reconcile(check.name)(check.rule) end

-- The half-year's margin against the year before, as the text prints it: in millions, one decimal.
alert {
  on = "toimiala.talous.toimintakate",
  when = at_risk(),
  severity = "high",
  note = {
    fi = "Toimintakate kertoo, riittääkö koko toimialan rahoitus: jo vaarassa oleva luku kerrotaan.",
    en = "The operating margin says whether the domain's funding suffices: being at risk is reason enough.",
  },
}

local margin = rows.sharing { service = toimiala, reporting = "half_yearly", group = "toimiala.prose.toimintakate_1_6" }

indicator "toimiala.prose.toimintakate_1_6_eur" (margin {
  title    = { fi = "Toimialan toimintakate 1-6/2025 verrattuna edelliseen vuoteen", en = "Domain operating margin, January–June against the year before" },
  part = "a", unit = "keur", kind = "flow", better = "up", decimals = 0,
  source   = cite(review, "188-192"),
  baseline = { "2024-01/2024-06", -77700, cite(review, "190-192", "-77,7 miljoonaa euroa") },
})

indicator "toimiala.prose.toimintakate_1_6_pct" (margin {
  title    = { fi = "Toimialan toimintakatteen toteutumaprosentti 1-6", en = "Domain operating margin, share of the budget used in January–June" },
  part = "b", unit = "percent",
  source   = cite(review, "188-192"),
  baseline = { "2024-01/2024-06", 49.8, cite(review, 192, "49,8 %") },
})

-- The text tells the table's figures of this half-year again. Those of 2024 stand nowhere else.
reconcile "toimiala.prose.toimintakate_1_6_eur" {
  same = { figure("toimiala.prose.toimintakate_1_6_eur", "2025-01/2025-06"),
           figure("toimiala.talous.toimintakate", "2025-01/2025-06") },
}
reconcile "toimiala.prose.toimintakate_1_6_pct" {
  share = figure("toimiala.prose.toimintakate_1_6_pct", "2025-01/2025-06"),
  part = figure("toimiala.talous.toimintakate", "2025-01/2025-06"),
  whole = target_of("toimiala.talous.toimintakate", "2025"),
}

-- Told in words only.
local text = rows.sharing { service = toimiala, reporting = "half_yearly", group = "proosa", unit = "text" }

indicator "toimiala.prose.sairauspoissaolot" (text {
  title  = { fi = "Sairauspoissaolot", en = "Sickness absence" }, better = "down",
  source = cite(review, "80-86"),
  stated = { "Myöskään sairauspoissaoloissa ei ole tapahtunut riittävää muutosta.", as_of = "2025-06-30",
             source = cite(review, "80-82") },
})

indicator "toimiala.prose.halytyskorvaukset_ja_ylityot" (text {
  title  = { fi = "Hälytyskorvaukset ja ylityöt", en = "Call-out pay and overtime" }, better = "down",
  source = cite(review, "68-70"),
})

indicator "toimiala.prose.ostopalvelupsykologit" (text {
  title  = { fi = "Oppilashuollon ostopalvelupsykologien vähentäminen", en = "Reducing purchased school psychologists" }, better = "down",
  source = cite(review, "157-161"),
  stated = { "on onnistunut, mikä näkyy myös kustannuksissa", as_of = "2025-06-30", source = cite(review, "157-159") },
})

indicator "toimiala.prose.ostopalvelujen_ylitykset" (text {
  title  = { fi = "Ostopalvelujen ennakoidut ylitykset", en = "Anticipated overruns in purchased services" }, better = "down",
  source = cite(review, "173-175"),
  stated = { "on onnistuttu muualla kuin vammaispalveluissa hyvin", as_of = "2025-06-30", source = cite(review, "173-175") },
})

indicator "toimiala.prose.henkiloston_saatavuus" (text {
  title  = { fi = "Henkilöstön saatavuus", en = "Staff availability" }, better = "up",
  source = cite(review, "153-157"),
  stated = { "on pysynyt kohtalaisen hyvällä tasolla", as_of = "2025-06-30", source = cite(review, "153-155") },
})

-- Put off to early 2026; the first date is not given, so nothing says it was missed.
indicator "toimiala.prose.asiakastietojarjestelman_hankinta" (text {
  title   = { fi = "Sosiaalihuollon asiakastietojärjestelmän hankinta", en = "Procurement of social-care client information system" },
  unit = "yes_no", better = "done",
  source  = cite(review, "31-33"),
  targets = { ["2026"] = done(cite(review, 33, "vuoden 2026 alkuvuoteen")) },
})
