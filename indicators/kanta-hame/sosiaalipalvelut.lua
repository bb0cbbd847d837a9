-- Sosiaalipalvelut (review section 1.1.5 and the social services rows of the key results).
local rows = use "rows"
local budget = use "budget_lines"

local review = doc.osavuosikatsaus_2025
local sosiaalipalvelut = service "Sosiaalipalvelut"

local goal = rows.sharing {
  service = sosiaalipalvelut, reporting = "half_yearly", group = "sosiaalipalvelut.toiminnalliset",
}

-- Group work: one row of the table holds three measures and two targets; the letters are ours.
-- The year before is not printed, so none of the three can be judged from this review alone.
local group_work = rows.sharing {
  service = sosiaalipalvelut, reporting = "half_yearly", group = "sosiaalipalvelut.toim.ryhmamuotoinen",
  kind = "flow", better = "up",
  baseline_missing = "Edellisen vuoden lukua ei ole painettu",
}
local integration_groups = { ["2025"] = from_previous_year(increase(
  cite(review, "910-914", "Kotouttavien ryhmien käyntimäärät ja ryhmien määrät lisääntyvät edelliseen vuoteen verrattuna"))) }

indicator "sosiaalipalvelut.toim.kotouttavat_ryhmat_kaynnit" (group_work {
  title   = { fi = "Kotouttavien ryhmien käyntimäärät", en = "Visits to integration groups (own production)" },
  unit = "visits", part = "a",
  source  = cite(review, "907-925"),
  targets = integration_groups,
})

indicator "sosiaalipalvelut.toim.kotouttavat_ryhmat_lkm" (group_work {
  title   = { fi = "Kotouttavien ryhmien määrät", en = "Number of integration groups (own production)" },
  unit = "count", part = "b",
  source  = cite(review, "907-925"),
  targets = integration_groups,
})

indicator "sosiaalipalvelut.toim.sosiaalisen_kuntoutuksen_ryhmat_osallistujat" (group_work {
  title   = { fi = "Sosiaalisen kuntoutuksen ryhmiin osallistuneiden määrä", en = "Participants in social-rehabilitation groups" },
  unit = "persons", part = "c",
  source  = cite(review, "917-930"),
  targets = { ["2025"] = from_previous_year(increase(
    cite(review, "917-920", "Sosiaalisen kuntoutuksen ryhmiin osallistuneiden määrä kasvaa edelliseen vuoteen verrattuna"))) },
  note    = "Toteuma on pelkkä luku 209; se on liitetty tähän tavoitteeseen paikkansa mukaan.",
})

-- "Edelliseen vuoteen verrattuna (20 kpl)": measured from the printed figure of 2024, read as the
-- whole year's. Eleven in half a year is then ahead of it, whatever the review's own verdict.
local plans_2024 = cite(review, "933-936", "Määrä kasvaa edelliseen vuoteen verrattuna. (20 kpl)")
indicator "sosiaalipalvelut.toim.monialaiset_kotoutumissuunnitelmat" (goal {
  title    = { fi = "Monialaisten kotoutumissuunnitelmien määrä", en = "Multidisciplinary integration plans" },
  unit = "count", kind = "flow", better = "up",
  source   = cite(review, "932-939"),
  baseline = { "2024", 20, plans_2024 },
  targets  = { ["2025"] = increase({ from = { "2024", 20 }, source = plans_2024 }) },
  stated   = { "Ei toteutunut (11 kpl)", as_of = "2025-06-30", source = cite(review, "938-939") },
  note     = "20 luetaan edellisen vuoden määräksi; vertailujaksoa ei sanota.",
})

-- Rehabilitating work: the goal is for own production, the only comparison figure is the total.
local work = rows.sharing {
  service = sosiaalipalvelut, reporting = "half_yearly", group = "sosiaalipalvelut.toim.kuntouttava_tyotoiminta",
  unit = "persons", kind = "stock",
}

indicator "sosiaalipalvelut.toim.kuntouttava_tyotoiminta_oma" (work {
  title   = { fi = "Kuntouttavan työtoiminnan asiakasmäärä, oma toiminta", en = "Rehabilitating work clients, own production" },
  part = "a", better = "up",
  source  = cite(review, "941-952"),
  baseline_missing = "Oman toiminnan edellisen vuoden lukua ei ole painettu, vain kokonaismäärä 1044",
  targets = { ["2025"] = from_previous_year(increase(
    cite(review, "944-947", "Määrä kasvaa edelliseen vuoteen verrattuna omassa tuotannossa (1044 kokonaismäärä)"))) },
  stated  = { "Ei toteutunut (425 oma toiminta/728 kokonaismäärä)", as_of = "2025-06-30", source = cite(review, "949-952") },
})

indicator "sosiaalipalvelut.toim.kuntouttava_tyotoiminta_kokonais" (work {
  title    = { fi = "Kuntouttavan työtoiminnan asiakasmäärä, kokonaismäärä", en = "Rehabilitating work clients, total (own + purchased)" },
  part = "b",                                   -- no target of its own, so no better direction either
  source   = cite(review, "941-952,852-856"),
  baseline = { "2024-06", 1044, cite(review, 854, "6/24 1044 asiakasta") },
})

-- The table and the text (852-856) tell the total of both years.
reconcile "sosiaalipalvelut.toim.kuntouttava_tyotoiminta_2025" {
  same = { figure("sosiaalipalvelut.toim.kuntouttava_tyotoiminta_kokonais", "2025-06"),
           printed(728, cite(review, "950-952", "728 kokonaismäärä"), "persons") },
}
reconcile "sosiaalipalvelut.toim.kuntouttava_tyotoiminta_2024" {
  same = { figure("sosiaalipalvelut.toim.kuntouttava_tyotoiminta_kokonais", "2024-06"),
           printed(1044, cite(review, 947, "(1044 kokonaismäärä)"), "persons") },
}

-- Own production is part of the total.
reconcile "sosiaalipalvelut.toim.kuntouttava_tyotoiminta_oma" {
  within = figure("sosiaalipalvelut.toim.kuntouttava_tyotoiminta_oma", "2025-01/2025-06"),
  whole = figure("sosiaalipalvelut.toim.kuntouttava_tyotoiminta_kokonais", "2025-06"),
}

-- Social credit: three measures in one row; only the loans granted have a target.
local credit = rows.sharing {
  service = sosiaalipalvelut, reporting = "half_yearly", group = "sosiaalipalvelut.toim.sosiaalinen_luotto",
  unit = "count", kind = "flow",
}
local credit_2024 = cite(review, "957-960", "Myönnettyjen luottojen määrä kasvaa edelliseen vuoteen verrattuna (10 hak./5 luottoa)")

indicator "sosiaalipalvelut.toim.sosiaalinen_luotto_myonnetyt" (credit {
  title    = { fi = "Sosiaalisen luoton käyttö: myönnettyjen luottojen määrä", en = "Social credit: loans granted" },
  part = "a", better = "up",
  source   = cite(review, "954-963"),
  baseline = { "2024", 5, credit_2024 },
  targets  = { ["2025"] = increase({ from = { "2024", 5 }, source = credit_2024 }) },
  stated   = { "Ei toteutunut (5 hak./3 luottoa)", as_of = "2025-06-30", source = cite(review, "962-963") },
})

indicator "sosiaalipalvelut.toim.sosiaalinen_luotto_hakemukset" (credit {
  title    = { fi = "Sosiaalisen luoton hakemusten määrä", en = "Social credit: applications" },
  part = "b",
  source   = cite(review, "954-963"),
  baseline = { "2024", 10, credit_2024 },
})

indicator "sosiaalipalvelut.toim.sosiaalinen_luotto_ennakkokartoitukset" (credit {
  title    = { fi = "Sosiaalisen luoton ennakkokartoitusten määrä", en = "Social credit: preliminary surveys" },
  part = "c",
  source   = cite(review, "954-955"),
  baseline_missing = "Mittarin nimessä mainittu, lukuja ei ole painettu",
})

-- No more loans than applications.
reconcile "sosiaalipalvelut.toim.sosiaalinen_luotto_myonnetyt" {
  within = "sosiaalipalvelut.toim.sosiaalinen_luotto_myonnetyt",
  whole = "sosiaalipalvelut.toim.sosiaalinen_luotto_hakemukset",
}

-- Key results: see perhekeskuspalvelut.lua for how measured and estimated rows are told apart.
indicator "avaintulos.sosiaalipalvelut.monikielinen_palveluneuvonta" {
  title   = { fi = "Monikielisen palveluneuvonnan asiakkaat saavat tiedon miten palvelu jatkuu",
              en = "Clients of multilingual guidance are told how the service continues" },
  service = sosiaalipalvelut, reporting = "half_yearly", group = "avaintulokset.1_yhteys_ensikontaktissa",
  goal    = "Asiakas saa helposti yhteyden sekä ratkaisun ensikontaktissa",
  unit = "percent", better = "up", measure = "confidence",
  source  = cite(review, "1105-1111"),
  targets = { ["2025"] = share_of_group(at_least(100, cite(review, 1109, "tavoite 100%"))) },
}

-- 5,7 has a decimal and stands on the scale of the 10 % target: measured.
indicator "avaintulos.sosiaalipalvelut.siirtymat_kuntouttavasta_tyotoiminnasta" {
  title   = { fi = "Siirtymät kuntouttavasta työtoiminnasta työhön, koulutukseen tai muihin työllistymistä edistäviin palveluihin lisääntyvät",
              en = "Transitions from rehabilitating work to work, education or employment services" },
  service = sosiaalipalvelut, reporting = "half_yearly", group = "avaintulokset.2_yhdessa_asetetut_tavoitteet",
  goal    = "Saavutamme yhdessä asiakkaan kanssa asetetut tavoitteet – oikeita asioita, oikeaan aikaan ja oikeassa paikassa",
  unit = "percent", better = "up",
  source  = cite(review, "1132-1140"),
  targets = { ["2025"] = share_of_group(at_least(10, cite(review, 1138, "Tavoite 10% asiakkaista"))) },
}

local professionals = rows.sharing {
  service = sosiaalipalvelut, reporting = "half_yearly", group = "avaintulokset.3_ammattilaiset_ja_teknologia",
  goal = "Tarvittavat ammattilaiset ja teknologia yhdessä asiakkaan ympärille",
}

-- 25 is all 25 plans or 25 % confidence: opposite conclusions, so never compared.
indicator "avaintulos.sosiaalipalvelut.yhteinen_suunnitelma" (professionals {
  title   = { fi = "Asiakkaalle luodaan monialaisissa palvelutarpeissa yhteinen suunnitelma (25 kpl), minkä pohjalta työskentely tapahtuu ja päällekäinen työ vähenee",
              en = "Joint plans for clients with multidisciplinary needs (25)" },
  unit = "count", kind = "flow", better = "up", measure = "confidence",
  source  = cite(review, "1262-1270"),
  targets = { ["2025"] = at_least(25, cite(review, 1266, "25 kpl")) },
})

indicator "avaintulos.sosiaalipalvelut.neet_palveluketju" (professionals {
  title   = { fi = "Neet-nuorten palveluketjun kuvaus yhdessä muiden toimijoiden kanssa",
              en = "Description of the service chain for NEET youth with other actors" },
  unit = "yes_no", better = "done", measure = "confidence",
  source  = cite(review, "1275-1281"),
  targets = { ["2025"] = done(cite(review, 1278, "palveliuketjun kuvaus")) },
})

indicator "avaintulos.sosiaalipalvelut.osaamiskartoitukset" {
  title   = { fi = "Tunnistamme kriittiset osaamis- ja koulutustarpeet, osaamiskartoitukset on tehty kaikille työntekijöille (100 %)",
              en = "Competence surveys done for all employees" },
  service = sosiaalipalvelut, reporting = "half_yearly", group = "avaintulokset.4_henkiloston_osaaminen",
  goal    = "Asiakastarve ohjaa henkilöstömme osaamista",
  unit = "percent", better = "up", measure = "confidence",
  source  = cite(review, "1317-1321"),
  targets = { ["2025"] = share_of_group(at_least(100, cite(review, "1318-1319", "kaikille työntekijöille (100 %)"))) },
}

-- Finance: lines 967–999.
local finance = {
  key = "sosiaalipalvelut.talous", fi = "Sosiaalipalvelut", en = "social services",
  service = sosiaalipalvelut, document = review, year = "2025", so_far = "2025-01/2025-06",
  reporting = "half_yearly",
  rows = {
    { 989, "toimintatuotot", 2623, "31,1 %", "100,0 %", "0" },
    { 991, "toimintakulut", -14293, "43,2 %", "102,1 %", "303" },
    { 993, "toimintakate", -11670, "45,9 %", "102,6 %", "303" },
    { 995, "rahoitustuotot_ja_kulut", 0 },
    { 997, "poistot", 0 },
    { 999, "tulos_ennen_sisaisia", -11670, "45,9 %", "102,6 %", "303", as = "tilikauden_tulos" },
  },
}
for _, line in ipairs(budget.lines(finance)) do indicator(line.key)(line.definition) end
for _, check in ipairs(budget.checks(finance)) do reconcile(check.name)(check.rule) end

-- Told in the text only.
local text = rows.sharing {
  service = sosiaalipalvelut, reporting = "half_yearly", group = "proosa", unit = "yes_no", better = "done",
}

indicator "sosiaalipalvelut.prose.ensilinjapilotti" (text {
  title   = { fi = "Aikuissosiaalityön ja perhekeskuksen ensilinjapilotti", en = "Joint first-line pilot starts" },
  source  = cite(review, "896-901,13,349-352"),
  targets = { ["by 2025-09-01"] = done(cite(review, 896, "1.9.2025")) },
  stated  = { "on valmisteltu", as_of = "2025-06-30", source = cite(review, 896) },
})

indicator "sosiaalipalvelut.prose.neet_palvelun_siirto" (text {
  title   = { fi = "NEET-nuorten palvelun siirto", en = "NEET youth service transferred to another service area" },
  source  = cite(review, "886-888"),
  targets = { ["by 2025-09-01"] = done(cite(review, "886-888", "1.9. alkaen")) },      -- the year by context
})
