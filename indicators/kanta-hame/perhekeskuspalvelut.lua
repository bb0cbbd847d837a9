-- Perhekeskuspalvelut (review section 1.1.2 and the family centre rows of the key results, 1.3).
local rows = use "rows"
local budget = use "budget_lines"

local review = doc.osavuosikatsaus_2025
local perhekeskus = service "Perhekeskuspalvelut"

-- A plan for the year with the half-year's figure ("Suunnitelma 2025", "Toteuma 2025"). The column
-- of figures says only 2025; the review as a whole is of January–June.
local goal = rows.sharing {
  service = perhekeskus, reporting = "half_yearly", group = "perhekeskus.toiminnalliset",
}

indicator "perhekeskus.toim.nelivuotiaiden_poisjaavat_selvitykset" (goal {
  title   = { fi = "Lastenneuvolan 4-vuotiaiden terveystarkastuksista poisjäävien tuen tarpeen selvittäminen",
              en = "Support-need follow-ups of families missing the 4-year child health check" },
  unit = "count", kind = "flow", better = "up",
  source  = cite(review, "419-425"),
  targets = { ["2025"] = at_least(100, cite(review, 423, "vähintään 100 selvitystä")) },
  -- "Toteutunut 33 %" is the share of the year's plan so far, not a verdict that it was met.
  stated  = { "Toteutunut 33 % (33 kappaletta)", as_of = "2025-06-30", source = cite(review, "424-425") },
})

-- Neither year's count is printed: the figure itself is the change in per cent, and the target is
-- held against it as it stands. A change can be below zero, so it is no share.
indicator "perhekeskus.toim.palvelutarpeen_arviointien_maara" (goal {
  title   = { fi = "Palvelutarpeen arviointien määrä", en = "Number of service-need assessments" },
  unit = "percent", kind = "score", better = "down", decimals = 0,
  source  = cite(review, "427-434"),
  baseline_missing = "Vuoden 2024 määrää ei ole painettu, vain muutos prosentteina",
  targets = { ["2025"] = at_most(-25, cite(review, "428-430", "vähenee 25 % verrattuna vuoteen 2024")) },
  stated  = { "Ei toteutunut (nousua 31 %)", as_of = "2025-06-30", source = cite(review, "433-434") },
  note    = "Luku on muutos prosentteina; vertailujakso (koko vuosi 2024 vai 1–6/2024) jää kertomatta.",
})

indicator "perhekeskus.toim.siirtymat_lastensuojeluun" (goal {
  title    = { fi = "Siirtymät perhesosiaalityöstä lastensuojelun asiakkuuteen",
               en = "Transfers from family social work to child-protection clientship" },
  unit = "count", kind = "flow", better = "down",
  source   = cite(review, "436-445"),
  baseline = { "2024", 101, cite(review, "440-442", "vuoteen 2024, jolloin siirtymät olivat 101") },
  targets  = { ["2025"] = decrease_by_percent(25, {
    from = { "2024", 101 }, source = cite(review, "439-442", "vähenee 25 % verrattuna vuoteen 2024") }) },
  stated   = { "Ei toteutunut (134 siirtymää)", as_of = "2025-06-30", source = cite(review, "444-445") },
  note     = "101 luetaan koko vuoden 2024 määräksi; katsaus ei sano, onko se puolen vuoden luku.",
})

indicator "perhekeskus.toim.tunnista_ja_toimi_koulutetut" (goal {
  title   = { fi = "”Tunnista ja Toimi” -lähisuhdeväkivallan tunnistaminen ja puheeksi otto -koulutuksen käyneiden määrä",
              en = "Completed \"Tunnista ja Toimi\" domestic-violence recognition trainings" },
  unit = "count", kind = "flow", better = "up",
  source  = cite(review, "447-455"),
  targets = { ["2025"] = at_least(500, cite(review, "451-452", "vähintään 500 koulutusta suoritettuna")) },
  stated  = { "Toteutunut 79 % (395 koulutusta)", as_of = "2025-06-30", source = cite(review, "454-455") },
})

-- The printed shares of the year's plan.
reconcile "perhekeskus.toim.nelivuotiaiden_poisjaavat_selvitykset" {
  share = printed(33, cite(review, 424, "Toteutunut 33 %"), "percent"),
  part = figure("perhekeskus.toim.nelivuotiaiden_poisjaavat_selvitykset", "2025-01/2025-06"),
  whole = target_of("perhekeskus.toim.nelivuotiaiden_poisjaavat_selvitykset", "2025"),
}
reconcile "perhekeskus.toim.tunnista_ja_toimi_koulutetut" {
  share = printed(79, cite(review, 454, "Toteutunut 79 %"), "percent"),
  part = figure("perhekeskus.toim.tunnista_ja_toimi_koulutetut", "2025-01/2025-06"),
  whole = target_of("perhekeskus.toim.tunnista_ja_toimi_koulutetut", "2025"),
}

-- Key results. The column "Luottavaisuusarvio" holds the area's own estimate (0–100 %) of the goal
-- coming true on some rows and the measured figure on others. A decimal, or the same figure in the
-- text, tells a measurement; every other row is measure = "confidence" and is never compared.
local key_result = rows.sharing { service = perhekeskus, reporting = "half_yearly" }
local first_contact = "Asiakas saa helposti yhteyden sekä ratkaisun ensikontaktissa"
local goals_together = "Saavutamme yhdessä asiakkaan kanssa asetetut tavoitteet – oikeita asioita, oikeaan aikaan ja oikeassa paikassa"
local professionals = "Tarvittavat ammattilaiset ja teknologia yhdessä asiakkaan ympärille"

indicator "avaintulos.perhekeskus.ensilinja_sai_apua" (key_result {
  title   = { fi = "80 % lapsiperheiden soteintegroidun palveluohjauksen ja neuvonnan asiakkaista kokee saaneensa apua kun sitä tarvitsi",
              en = "Share of clients of integrated family guidance who got help when needed" },
  goal = first_contact, group = "avaintulokset.1_yhteys_ensikontaktissa",
  unit = "percent", better = "up",
  source  = cite(review, "1116-1123,337-339"),
  targets = { ["2025"] = share_of_group(at_least(80, cite(review, 1119, "80 %"))) },
  note    = "Mitattu: teksti (337–339) kertoo saman 94,4 % asiakaspalautteesta.",
})

reconcile "avaintulos.perhekeskus.ensilinja_sai_apua" {
  same = { figure("avaintulos.perhekeskus.ensilinja_sai_apua", "2025-06-30"),
           printed(94.4, cite(review, 339, "94,4%"), "percent") },
}

-- 84 is either 84 treatment periods of 300 or 84 % confidence: read as confidence, since comparing
-- it with 300 could be wrong.
indicator "avaintulos.perhekeskus.psykososiaaliset_hoitojaksot" (key_result {
  title   = { fi = "Alaikäisille nuorille toteutetaan 300 määrämuotoisia psykososiaalista hoito- ja ohjausjaksoa osana terapiatakuun toteuttamista vuoden 2025 aikana",
              en = "Structured psychosocial treatment and guidance periods for minors (therapy guarantee)" },
  goal = goals_together, group = "avaintulokset.2_yhdessa_asetetut_tavoitteet",
  unit = "count", kind = "flow", better = "up", measure = "confidence",
  source  = cite(review, "1145-1153"),
  targets = { ["2025"] = at_least(300, cite(review, "1149-1151", "300 määrämuotoisia psykososiaalista hoito- ja ohjausjaksoa")) },
})

indicator "avaintulos.perhekeskus.nuorisopsykiatrian_asiakasmaara" (key_result {
  title   = { fi = "Nuorisopsykiatrian asiakasmäärä vähenee 10%", en = "Adolescent-psychiatry clients fall by 10 %" },
  goal = goals_together, group = "avaintulokset.2_yhdessa_asetetut_tavoitteet",
  unit = "persons", kind = "stock", better = "down", measure = "confidence",
  source  = cite(review, "1158-1162"),
  baseline_missing = "Asiakasmäärää ja vertailujaksoa ei ole painettu",
  targets = { ["2025"] = decrease_by_percent(10, cite(review, 1162, "vähenee 10%")) },
})

indicator "avaintulos.perhekeskus.oma_tiimi_suunnitelmat" (key_result {
  title   = { fi = "Asiakkaille luodaan Oma Tiimi -mallissa yhteinen suunnitelma. Yhteisiä suunnitelmia on laadittu 100, jonka seurauksena päällekäinen työ vähenee",
              en = "Joint Oma Tiimi plans made (100)" },
  goal = professionals, group = "avaintulokset.3_ammattilaiset_ja_teknologia",
  unit = "count", kind = "flow", better = "up", measure = "confidence",
  source  = cite(review, "1286-1294"),
  targets = { ["2025"] = at_least(100, cite(review, "1290-1291", "Yhteisiä suunnitelmia on laadittu 100")) },
})

indicator "avaintulos.perhekeskus.varhaisen_tuen_lapimenoaika" (key_result {
  title   = { fi = "Vanhemmuuden varhaisen tuen aloittaminen perhekeskuspalveluissa - palveluketjun läpimenoaika lyhenee vuoden 2025 loppuun mennessä",
              en = "Lead time of the early parenting-support chain shortens by the end of 2025" },
  goal = professionals, group = "avaintulokset.3_ammattilaiset_ja_teknologia",
  unit = "days", better = "down", measure = "confidence",        -- the unit is not printed
  source  = cite(review, "1299-1307"),
  baseline_missing = "Läpimenoaikaa ja vertailujaksoa ei ole painettu",
  targets = { ["by 2025-12-31"] = decrease(cite(review, "1304-1305", "lyhenee vuoden 2025 loppuun mennessä")) },
})

indicator "avaintulos.perhekeskus.omatiimi_hyoty" (key_result {
  title   = { fi = "90 % Omatiimiasiakkaista kokee, että monialaisesta työskentelystä on ollut hyötyä",
              en = "Share of Omatiimi clients who benefited" },
  goal = "Asiakastarve ohjaa henkilöstömme osaamista", group = "avaintulokset.4_henkiloston_osaaminen",
  unit = "percent", better = "up",
  source  = cite(review, "1326-1329"),
  targets = { ["2025"] = share_of_group(at_least(90, cite(review, 1326, "90 % Omatiimiasiakkaista"))) },
})

indicator "avaintulos.perhekeskus.omavoima_lapivientiaika" (key_result {
  title   = { fi = "Nuorten palveluissa työskennellään Omavoima-mallilla jolloin palvelun läpivientiaika lyhenee 20 %",
              en = "Lead time of youth services falls 20 % with the Omavoima model" },
  goal = "Tuottavuus turvaa palvelut", group = "avaintulokset.5_tuottavuus",
  unit = "days", better = "down", measure = "confidence",        -- the unit is not printed
  source  = cite(review, "1373-1376"),
  baseline_missing = "Läpivientiaikaa ja vertailujaksoa ei ole painettu",
  targets = { ["2025"] = decrease_by_percent(20, cite(review, 1374, "lyhenee 20 %")) },
})

-- Finance: the service's own table, lines 461–493.
local finance = {
  key = "perhekeskus.talous", fi = "Perhekeskuspalvelut", en = "family centre services",
  service = perhekeskus, document = review, year = "2025", so_far = "2025-01/2025-06",
  reporting = "half_yearly",
  rows = {
    { 483, "toimintatuotot", 886, "39,2 %", "100,0 %", "0" },
    { 485, "toimintakulut", -30420, "44,7 %", "103,6 %", "1 100" },
    { 487, "toimintakate", -29534, "44,9 %", "103,7 %", "1 100" },
    { 489, "rahoitustuotot_ja_kulut", 0 },
    { 491, "poistot", -36, "53,4 %", "100,0 %", "0" },
    { 493, "tulos_ennen_sisaisia", -29570, "44,9 %", "103,7 %", "1 100", as = "tilikauden_tulos" },
  },
}
for _, line in ipairs(budget.lines(finance)) do indicator(line.key)(line.definition) end
for _, check in ipairs(budget.checks(finance)) do reconcile(check.name)(check.rule) end

-- Told in the text only.
local text = rows.sharing { service = perhekeskus, reporting = "half_yearly", group = "proosa" }

indicator "perhekeskus.prose.ls_vireillepano_ja_arvioinnit_maaraajassa" (text {
  title  = { fi = "Lastensuojelulain mukaiset vireillepanojen käsittelyt ja palvelutarpeen arvioinnit määräajassa",
             en = "Child-protection initiations and need assessments within statutory time" },
  unit = "text", better = "up",
  source = cite(review, "402-404"),
  stated = { "eivät ole toteutuneet määräajassa", as_of = "2025-06-30", source = cite(review, "402-404") },
})

indicator "perhekeskus.prose.avaintulokset_edenneet" (text {
  title  = { fi = "Perhekeskuspalvelujen avaintulosten eteneminen", en = "Progress on the family centre's key results" },
  unit = "text", better = "up",
  source = cite(review, "327-331"),
  stated = { "Kaikkien asetettujen avaintulosten osalta on edetty tulosalueella", as_of = "2025-06-30", source = cite(review, "327-329") },
})

indicator "perhekeskus.prose.kahdeksasluokkalaisten_terveystarkastukset" (text {
  title   = { fi = "8.-luokkalaisten laajat terveystarkastukset", en = "Extensive health checks of 8th graders" },
  unit = "yes_no", better = "up",
  source  = cite(review, "408-413"),
  targets = { ["by 2025-12-31"] = done(cite(review, "411-413", "kesän ja syksyn aikana")) },
  stated  = { "kesän ja syksyn aikana tarkastusten toteuttaminen onnistuu", as_of = "2025-06-30",
              source = cite(review, "411-413") },
  note    = "Riski: tarkastukset uhkasivat toteutua vain osittain kevään lääkärivajeen vuoksi.",
})

indicator "perhekeskus.prose.digitaalinen_perhevalmennus" (text {
  title   = { fi = "Digitaalinen perhevalmennus käynnistyy joka toinen kuukausi",
              en = "Digital parent training starts every second month" },
  unit = "yes_no", better = "done",
  source  = cite(review, "364-370"),
  targets = { ["2025"] = done(cite(review, "368-370", "joka toinen kuukausi")) },
})
