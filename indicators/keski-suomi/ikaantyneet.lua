-- Ikääntyneiden palvelut.
local rows = use "rows"
local strategy = use "palvelustrategia"

local draft = doc.seurantaindikaattorit_2025
local ikaantyneet = service "Ikääntyneiden palvelut"

-- A baseline without a date takes the draft's own date, marked assumed.
local function undated(value, lines, raw) return { value = value, source = cite(draft, lines, raw) } end
local function of(period, value, lines, raw) return { period, value, cite(draft, lines, raw) } end

-- "Alle 19%" and "Yli 93%": a limit to be passed, not met.
local function below(limit, line, letter) return less_than(limit, cite(draft, line, letter .. "Alle " .. limit .. "%")) end
local function above(limit, line, letter) return more_than(limit, cite(draft, line, letter .. "Yli " .. limit .. "%")) end

-- RAI targets are of 2026 throughout: "RAI-indikaattoreiden/vaikuttavuuden osalta tavoitteita ei ole
-- asetettu vuosille 2027 ja eteenpäin" (lines 1322–1326).
local rai_year = "2026"

------------------------------------------------------------------------------------------------
-- Living at home (lines 1225–1318). This slide dates its baselines: "Lähtötaso (vuosi 2025)".

local function at_home(action)
  return rows.sharing {
    service = ikaantyneet, goal = strategy.goals.effective, action = action,
    subgoal = "Tuemme kotona asumista vaikuttavilla toimintamalleilla. Tunnistamme asiakkaiden kuntoutumispotentiaalin ja tuemme toimintakyvyn kehittymistä moniammatillisesti.",
  }
end

-- One lettered RAI cell: the baselines on consecutive lines, then the targets on consecutive lines.
-- Each row: { key, Finnish, English, baseline, the same as printed, target, as condition }
local function rai_slide(slide)
  local row = rows.sharing(at_home(slide.action) {
    group = slide.key, unit = "percent", decimals = 0, source = cite(draft, slide.lines),
  })
  for i, r in ipairs(slide) do
    local letter = string.sub("abcdef", i, i)
    local level_line, target_line = slide.levels + i - 1, slide.targets + i - 1
    local falls = r[6] == "below"
    local condition = falls and below or above
    indicator(slide.key .. "." .. r[1])(row {
      title = { fi = slide.fi .. ": " .. r[2], en = slide.en .. ": " .. r[3] },
      part = letter, better = falls and "down" or "up",
      baseline = of("2025", r[4], level_line, r.raw or (letter .. ". " .. r[4] .. "%")),
      targets = { [rai_year] = condition(r[5], target_line, letter .. ". ") },
    })
  end
end

local medication = { "lääkityksen kokonaisarviointi tekemättä/ei tiedossa", "medication review not done / not known" }
local fell = { "kaatunut 30 vrk aikana", "fell in the last 30 days" }
local nourished = { "ei virhe- tai aliravitsemusta (MNA)", "no malnutrition (MNA)" }
local indoors = { "ei ulkoile", "does not go outdoors" }

rai_slide {
  key = "ikaantyneet.rai_koti", fi = "RAI koti", en = "RAI home", lines = "1236-1254", levels = 1244, targets = 1250,
  action = "Huolehdimme asiakkaidemme turvallisesta arjesta kotona sosiaali- ja terveydenhuollon yhteistyönä",
  { "laakitysarvio_puuttuu", medication[1], medication[2], 19, 19, "below" },
  { "kaatunut_30vrk", fell[1], fell[2], 14, 14, "below" },
  { "paivystys_90vrk", "päivystyskäynnit 90 vrk aikana", "emergency visits in the last 90 days", 15, 15, "below" },
  { "divert6", "korkein päivystysriski (DIVERT=6)", "highest risk of a new emergency visit (DIVERT=6)", 12, 12, "below", raw = "d. 12 %" },
  { "ei_ulkoile", indoors[1], indoors[2], 34, 30, "below" },
}

rai_slide {
  key = "ikaantyneet.rai_yhteisollinen", fi = "RAI yhteisöllinen asuminen", en = "RAI communal housing",
  lines = "1261-1279", levels = 1269, targets = 1275,
  action = "Huolehdimme asiakkaiden turvallisesta arjesta yhteisöllisessä asumisessa sosiaali- ja terveydenhuollon yhteistyönä",
  { "laakitysarvio_puuttuu", medication[1], medication[2], 13, 13, "below", raw = "a. 13 %" },
  { "kaatunut_30vrk", fell[1], fell[2], 16, 16, "below" },
  -- the target is weaker than the baseline (85 %)
  { "mieliala", "itsearvioitu mieliala hyvä tai kohtalainen", "self-rated mood good or fair", 85, 80, "above" },
  { "ei_aliravitsemusta", nourished[1], nourished[2], 93, 93, "above" },
  { "ei_ulkoile", indoors[1], indoors[2], 47, 40, "below" },
}

rai_slide {
  key = "ikaantyneet.rai_ymparivuorokautinen", fi = "RAI ympärivuorokautinen", en = "RAI 24-hour housing",
  lines = "1286-1307", levels = 1295, targets = 1302,
  action = "Huolehdimme asiakkaiden turvallisesta arjesta ympärivuorokautisessa asumisessa sosiaali- ja terveydenhuollon yhteistyönä",
  { "laakitysarvio_puuttuu", medication[1], medication[2], 11, 11, "below" },
  { "kaatunut_30vrk", fell[1], fell[2], 12, 12, "below" },
  { "painehaavat", "painehaavat", "pressure ulcers", 11, 11, "below" },
  { "ei_aliravitsemusta", nourished[1], nourished[2], 80, 80, "above" },
  { "ei_ulkoile", indoors[1], indoors[2], 66, 60, "below" },
  { "vuoteessa_elavat", "vuoteessa elävät", "bedbound", 24, 20, "below" },
}

local day_activity = rows.sharing(at_home "Ikääntyneiden kuntouttavalla päivätoiminnalla vahvistamme kotona pärjäämistä" {
  group = "ikaantyneet.paivatoiminta",
})

indicator "ikaantyneet.paivatoiminta.rai_parantunut" (day_activity {
  title    = { fi = "RAI: päivätoiminta, toimintakyky parantunut jaksolla", en = "RAI: day activity, functional ability improved during the period" },
  unit = "percent", better = "up",
  source   = cite(draft, "1313-1316"),
  baseline = of("2025", 57, 1316, "57%"),
  targets  = { [rai_year] = above(60, 1316, "") },
})

-- One cell for two figures: "1300 /21 325" is clients and visits.
indicator "ikaantyneet.paivatoiminta.asiakkaat" (day_activity {
  title    = { fi = "Päivätoiminnan asiakasmäärä", en = "Day-activity clients" },
  unit = "persons",
  source   = cite(draft, "1318,1499"),
  baseline = of("2025", 1300, 1318, "1300 /21 325"),
})

indicator "ikaantyneet.paivatoiminta.kaynnit" (day_activity {
  title    = { fi = "Päivätoiminnan käyntimäärä", en = "Day-activity visits" },
  unit = "visits", kind = "flow",
  source   = cite(draft, "1318,1499"),
  baseline = of("2025", 21325, 1318, "1300 /21 325"),
})

------------------------------------------------------------------------------------------------
-- Coverage, beds and residents (lines 1330–1366)

local function availability(action)
  return rows.sharing {
    service = ikaantyneet, goal = strategy.goals.effective, action = action,
    subgoal = "Kohdennamme palveluiden saatavuutta tarkemmin, niin että se vastaa maan keskimääräistä tasoa.",
  }
end

local fewer_beds = availability "Ympärivuorokautisen asumisen vähentäminen, kattavuus 6,5% yli 75-v täyttäneistä."
local more_communal = availability "Yhteisöllisen asumisen lisääminen, kattavuus  1% yli 75 –vuotta täyttäneistä."

-- The column of 6,5 % cannot be seen here; on 1473–1476 it stands in the list of "2 % v.2030".
indicator "ikaantyneet.peittavyys.ymparivuorokautinen" (fewer_beds {
  title    = { fi = "Ympärivuorokautisen asumisen peittävyys, 75 vuotta täyttäneet", en = "Coverage of 24-hour housing, aged 75 and over" },
  group = "ikaantyneet.peittavyys", unit = "percent", better = "down",
  source   = cite(draft, "1338-1342,1457-1476"),
  baseline = of("2024", 7.1, 1342, "7,1 % (2024)"),
  targets  = { ["2030"] = share_of_group(at_most(6.5, cite(draft, "1342,1476", "6,5%"))) },
})
alert {
  for_observations = 2,
  severity = "high",
  note = {
    fi = "Peittävyyden on tarkoitus laskea vuoteen 2030, kun kotona asuminen lisääntyy.",
    en = "The coverage is to fall until 2030, as more people live at home.",
  },
}

indicator "ikaantyneet.kayttoaste.ymparivuorokautinen" (fewer_beds {
  title    = { fi = "Paikkojen käyttöaste, ympärivuorokautinen asuminen (oma)", en = "Occupancy rate, 24-hour housing (own production)" },
  group = "ikaantyneet.kayttoaste", unit = "percent",
  source   = cite(draft, "1344,1484-1485"),
  baseline = undated(95.7, 1344, "95,7%"),
})

indicator "ikaantyneet.asukkaat.ymparivuorokautinen" (fewer_beds {
  title    = { fi = "Ympärivuorokautisen asumisen asukasmäärä (oma + osto)", en = "24-hour housing residents (own + purchased)" },
  group = "ikaantyneet.asukkaat", unit = "persons", better = "down", reporting = "monthly",
  source   = cite(draft, "1346-1350,1478-1482"),
  baseline = undated(2386, "1349-1350", "2386 (ei sisällä LAH- paikkoja)"),
})

indicator "ikaantyneet.peittavyys.yhteisollinen" (more_communal {
  title    = { fi = "Yhteisöllisen asumisen peittävyys, 75 vuotta täyttäneet", en = "Coverage of communal housing, aged 75 and over" },
  group = "ikaantyneet.peittavyys", unit = "percent", better = "up",
  source   = cite(draft, "1356-1359,1451,1457-1476"),
  baseline = undated(0.6, 1359, "0,6%"),
  targets  = {
    ["2026"] = share_of_group(at_least(1, cite(draft, "1359,1451", "1%"))),                  -- the first column after the baseline
    ["2030"] = share_of_group(at_least(2, cite(draft, "1359,1451", "peittävyys 2 % v.2030"))),
  },
})

indicator "ikaantyneet.kayttoaste.yhteisollinen" (more_communal {
  title    = { fi = "Paikkojen käyttöaste, yhteisöllinen asuminen", en = "Occupancy rate, communal housing" },
  group = "ikaantyneet.kayttoaste", unit = "percent",
  source   = cite(draft, 1361),
  baseline = undated(97, 1361, "97%"),
})

-- "224 / 26": own and purchased in the order of the row's text.
indicator "ikaantyneet.asukkaat.yhteisollinen_oma" (more_communal {
  title    = { fi = "Yhteisöllisen asumisen asukasmäärä, oma tuotanto", en = "Communal housing residents, own production" },
  group = "ikaantyneet.asukkaat", unit = "persons", better = "up",
  source   = cite(draft, "1363-1366"),
  baseline = undated(224, 1366, "224 / 26"),
})

indicator "ikaantyneet.asukkaat.yhteisollinen_osto" (more_communal {
  title    = { fi = "Yhteisöllisen asumisen asukasmäärä, ostopalvelut", en = "Communal housing residents, purchased" },
  group = "ikaantyneet.asukkaat", unit = "persons",
  source   = cite(draft, "1363-1366"),
  baseline = undated(26, 1366, "224 / 26"),
})

------------------------------------------------------------------------------------------------
-- Safely in one's own home (lines 1379–1431)

local function own_home(action)
  return rows.sharing {
    service = ikaantyneet, goal = strategy.goals.renewal, action = action,
    subgoal = "Mahdollistamme osaltamme, että vähintään 93,5%:a 75 vuotta täyttäneistä voi asua turvallisesti omassa kodissaan.",
  }
end
local to_home = own_home "Kotiin tuotettava palvelu on ensisijainen ikääntyneen asukkaan palvelutapa tuen tarpeen alkaessa."

-- The target stands in the slide's title only; what is left after it is the 6,5 % of 24-hour housing.
indicator "ikaantyneet.kotona_asuvat_75" (to_home {
  title   = { fi = "Kotona asuvat 75 vuotta täyttäneet (osuus)", en = "People aged 75 and over living at home (share)" },
  unit = "percent", better = "up",
  source  = cite(draft, "1379-1380"),
  targets = { undated = share_of_group(at_least(93.5, cite(draft, "1379-1380", "vähintään 93,5%:a 75 vuotta täyttäneistä"))) },
})

reconcile "ikaantyneet.kotona_asuvat_75.tavoite" {
  total = 100,
  parts = { target_of("ikaantyneet.kotona_asuvat_75", "undated"), target_of("ikaantyneet.peittavyys.ymparivuorokautinen", "2030") },
}

indicator "ikaantyneet.rai_myontamisperusteet.kotihoito" (to_home {
  title    = { fi = "RAI: myöntämisperusteiden toteutuminen, säännöllinen kotihoito", en = "RAI: granting criteria met, regular home care" },
  group = "ikaantyneet.rai_myontamisperusteet", part = "a", unit = "percent", better = "up",
  source   = cite(draft, "1387-1399,1675-1691"),
  baseline = of("2025", 80, 1394, "a. 80%"),                    -- followed from 1 July 2025
  targets  = { [rai_year] = above(90, 1399, "a. ") },
})

-- "All teams" of a number that is not printed: a yes/no condition, the teams followed are counted.
indicator "ikaantyneet.rai_tunnit_tiimit" (to_home {
  title    = { fi = "RAI: toteutuneiden tuntien seuranta, kotihoidon tiimit", en = "RAI: home-care teams in the follow-up of hours against need" },
  group = "ikaantyneet.kotiin_tuotettava", part = "b", unit = "count", better = "up",
  source   = cite(draft, "1391-1403"),
  baseline = of("2025", 13, "1395-1397", "b. Tehty: 13 kotihoidon tiimiä seuranta"),
  targets  = { [rai_year] = done(cite(draft, "1400-1403", "b. Kaikki kotihoidon tiimit seuranta")) },
})

indicator "ikaantyneet.kotihoito_asiakkaat_kk" (to_home {
  title    = { fi = "Kotihoidon asiakasmäärä/kk", en = "Home-care clients per month" },
  group = "ikaantyneet.kotiin_tuotettava", unit = "persons", reporting = "monthly",
  source   = cite(draft, 1405),
  baseline = undated(3240, 1405, "3240"),
})

indicator "ikaantyneet.sbm_tilasto" (to_home {
  title  = { fi = "SBM-tilastotieto (asiakasmäärät)", en = "SBM statistics (client numbers, being built)" },
  group = "ikaantyneet.kotiin_tuotettava", unit = "text",
  source = cite(draft, "1407-1410"),
  baseline_missing = "Ei käytössä",
})

-- Quality indicators: how many of those followed (9 or 11) reached the level of 2025; the same
-- figures stand on two slides.
local partnership = own_home "Kumppanuusmallit kotihoidossa → kotihoidon klo 6-22 välillä tarvittavat käynnit tekee palveluntuottajan henkilöstö; hyvinvointialue tuottaa tarvittavat etähoivan, turva-auttajapalvelun ja yöhoidon käynnit: kotihoitopalvelut toteutetaan yhdessä, asiakkaan parhaaksi ja tukemalla hänen toimintakykyään ja itsenäistä asumistaan kotona."

indicator "ikaantyneet.rai_laatuindikaattorit.kotihoito" (partnership {
  title    = { fi = "RAI-laatuindikaattorit, kotihoito (tavoitteessa n/9)", en = "RAI quality indicators, home care (n of 9 at target)" },
  group = "ikaantyneet.rai_laatuindikaattorit", part = "a", unit = "score_of_n", kind = "n_of_m", of = 9, better = "up", decimals = 0,
  source   = cite(draft, "1423-1429,1700-1719"),
  baseline = of("2025", 4, "1426-1427", "4/9 vuoden 2025 tavoitetasossa"),
  targets  = { [rai_year] = at_least(5, cite(draft, 1429, "5/9")) },
})

-- Another slide prints 400 for the same row: see kumppanuus_asiakkaat_kk_2.
indicator "ikaantyneet.kumppanuus_asiakkaat_kk" (partnership {
  title    = { fi = "Kumppanuusmallin asiakasmäärät kuukausittain", en = "Partnership-model clients per month" },
  group = "ikaantyneet.kumppanuus", unit = "persons", reporting = "monthly",
  source   = cite(draft, 1431),
  baseline = undated(300, 1431, "300"),
})

reconcile "ikaantyneet.kumppanuus_asiakkaat_kk" {
  same = { "ikaantyneet.kumppanuus_asiakkaat_kk", "ikaantyneet.kumppanuus_asiakkaat_kk_2" },
  note = {
    fi = "Sama rivi, ”Asiakasmäärät kuukausittain”, kahdella dialla kumppanuusmallin kohdalla. Kumpikin luku on rivinsä ainoa, eikä ajankohtaa ole painettu.",
    en = "The same row of the partnership model on two slides, each with a single figure and no date.",
  },
  unless = {
    fi = "Kuukautta ei ole painettu, ja toinen luvuista voi olla tavoitesarakkeen luku.",
    en = "No month is printed, and one of the figures may be of the column of targets.",
  },
}

------------------------------------------------------------------------------------------------
-- A lighter service structure (lines 1437–1513)

local function timely_help(action)
  return rows.sharing {
    service = ikaantyneet, goal = strategy.goals.renewal, action = action,
    subgoal = "Tuemme ikääntyneiden toimintakykyä ja hyvää arkea tarjoamalla oikea-aikaista ammatillista apua silloin, kun arjen sujuvuus tai hyvinvointi on uhattuna.",
  }
end
local lighter = timely_help "Kevennämme palvelurakennetta kansallisten keskiarvojen ja vahvistettujen myöntämisperusteiden mukaisesti: Laitoshoidosta luovutaan 2026 aikana, ympärivuorokautisen asumisen vähentäminen 6,5% yli 75-v täyttäneistä, yhteisöllisen asumisen lisääminen, tavoitteena 1% peittävyys, peittävyys 2 % v.2030 (yli 75v), kotihoidon kattavuus laskee 1 % (yli 75v) ja omaishoidon tuen kattavuus laskee 3,5 %:iin"
local coverage = rows.sharing(lighter { group = "ikaantyneet.peittavyys", unit = "percent", better = "down" })

-- The row has one number, read as the target since institutional care is given up during 2026.
indicator "ikaantyneet.peittavyys.laitoshoito" (coverage {
  title   = { fi = "Laitoshoidossa asuvat yli 75-vuotiaat, %", en = "Over-75s living in institutional care, %" },
  source  = cite(draft, "1445-1455"),
  targets = { ["2026"] = share_of_group(equal(0, cite(draft, "1447-1448,1455", "0%"))) },
  baseline_missing = "Rivillä on yksi luku, 0%, joka luetaan tavoitteeksi",
})

-- The second list of targets is of 2030, the year the action gives for its 2 %.
indicator "ikaantyneet.peittavyys.kotihoito" (coverage {
  title    = { fi = "Kotihoidon peittävyys, 75 vuotta täyttäneet", en = "Coverage of home care, aged 75 and over" },
  part = "a",
  source   = cite(draft, "1457-1476"),
  baseline = undated(14.6, 1463, "a. 14,6%"),
  targets  = { ["2030"] = share_of_group(at_most(13.6, cite(draft, 1473, "a. 13,6%"))) },
})

indicator "ikaantyneet.peittavyys.omaishoidon_tuki" (coverage {
  title    = { fi = "Omaishoidon tuen peittävyys, 75 vuotta täyttäneet", en = "Coverage of informal-care support, aged 75 and over" },
  part = "b",
  source   = cite(draft, "1457-1476"),
  baseline = undated(4.2, 1464, "b. 4,2 %"),
  targets  = { ["2030"] = share_of_group(at_most(3.5, cite(draft, 1474, "b. 3,5"))) },
})

-- "3236/2386/ 270": home care, 24-hour housing (see asukkaat.ymparivuorokautinen), communal housing.
local monthly = rows.sharing(lighter {
  group = "ikaantyneet.asiakkaat_kk", unit = "persons", reporting = "monthly", source = cite(draft, "1478-1482"),
})

indicator "ikaantyneet.asiakkaat_kk.kotihoito" (monthly {
  title    = { fi = "Asiakasmäärä/kk, kotihoito (oma + osto)", en = "Clients per month, home care (own + purchased)" },
  baseline = undated(3236, "1481-1482", "3236/2386/ 270"),
})

indicator "ikaantyneet.asiakkaat_kk.yhteisollinen" (monthly {
  title    = { fi = "Asiakasmäärä/kk, yhteisöllinen asuminen (oma + osto)", en = "Clients per month, communal housing (own + purchased)" },
  better = "up", baseline = undated(270, "1481-1482", "3236/2386/ 270"),
})

-- "Kotihoidon kattavuus laskee 1 %": by one percentage point, as the list of targets shows.
reconcile "ikaantyneet.peittavyys.kotihoito.tavoite" {
  derived = target_of("ikaantyneet.peittavyys.kotihoito", "2030"),
  from = baseline_of("ikaantyneet.peittavyys.kotihoito"), by = -1,
}

reconcile "ikaantyneet.asiakkaat_kk.kotihoito" {
  same = { "ikaantyneet.asiakkaat_kk.kotihoito", "ikaantyneet.kotihoito_asiakkaat_kk" },
  note = {
    fi = "Kumpikin on kotihoidon asiakasmäärä kuukaudessa ilman ajankohtaa. 3240 voi olla 3236 kymmeniin pyöristettynä tai toisen kuukauden luku.",
    en = "Both are home-care clients a month, without a date. 3240 may be 3236 rounded to tens, or of another month.",
  },
}

-- Of 24-hour housing both slides print 2386, so that clients and residents are the same people.
reconcile "ikaantyneet.asiakkaat_kk.yhteisollinen" {
  total = "ikaantyneet.asiakkaat_kk.yhteisollinen",
  parts = { "ikaantyneet.asukkaat.yhteisollinen_oma", "ikaantyneet.asukkaat.yhteisollinen_osto" },
  note  = {
    fi = "Yhteisöllisen asumisen asiakkaat (oma ja osto yhdessä) yhdellä dialla, asukkaat (oma / osto) toisella. Ympärivuorokautisesta asumisesta sama luku, 2386, on kummallakin.",
    en = "Clients of communal housing (own and purchased together) on one slide, residents (own / purchased) on another. For 24-hour housing both print one figure, 2386.",
  },
  unless = {
    fi = "Kuukauden aikana asiakkaita voi olla enemmän kuin asukkaita yhtenä päivänä.",
    en = "In a month there may be more clients than residents on one day.",
  },
}

-- Another slide prints an occupancy of 97 % (kayttoaste.yhteisollinen).
indicator "ikaantyneet.kayttoaste.yhteisollinen_oma" (lighter {
  title  = { fi = "Käyttöaste omassa tuotannossa, yhteisöllinen asuminen", en = "Occupancy in own production, communal housing" },
  group = "ikaantyneet.kayttoaste", unit = "percent",
  source = cite(draft, "1484-1485"),
  baseline_missing = "ei käytössä",
})

reconcile "ikaantyneet.kayttoaste.yhteisollinen" {
  same = { "ikaantyneet.kayttoaste.yhteisollinen", "ikaantyneet.kayttoaste.yhteisollinen_oma" },
  note = {
    fi = "Yksi dia painaa käyttöasteeksi 97 %, toinen sanoo sen kohdalla ”ei käytössä”. Ympärivuorokautisesta asumisesta kummallakin on 95,7 %.",
    en = "One slide prints an occupancy of 97 %, another says of it that none is in use. For 24-hour housing both print 95.7 %.",
  },
}

indicator "ikaantyneet.jonotusaika_ymparivrk" (timely_help "Asumispalvelujen saatavuus turvataan koko maan keskiarvoisella tasolla ja seudullisin ratkaisuin" {
  title    = { fi = "Keskimääräinen jonotusaika ympärivuorokautiseen asumiseen", en = "Average waiting time for 24-hour housing" },
  unit = "days", better = "down",
  source   = cite(draft, 1490),
  baseline = undated(71, 1490, "71 vrk"),
})

local rehabilitating = timely_help "Ikääntyneiden kuntouttavaa päivätoimintaa tuotetaan talouden reunaehdot huomioiden ja vaikuttavasti"

-- Done before the draft was written.
indicator "ikaantyneet.paivatoiminta.myontamisperusteet" (rehabilitating {
  title    = { fi = "Päivätoiminnan myöntämisperusteet päivitetty", en = "Day-activity granting criteria updated" },
  group = "ikaantyneet.paivatoiminta", unit = "yes_no", better = "done",
  source   = cite(draft, "1496-1497"),
  baseline = of("2025-07-01", 1, "1496-1497", "Päivitetty 1.7.2025"),
  stated   = { "Päivitetty 1.7.2025", as_of = "2025-07-01", meaning = "achieved", source = cite(draft, "1496-1497") },
})

indicator "ikaantyneet.rai_myontamisperusteet.paivatoiminta" (rehabilitating {
  title    = { fi = "RAI: myöntämisperusteiden toteutuminen, päivätoiminta", en = "RAI: granting criteria met, day activity" },
  group = "ikaantyneet.rai_myontamisperusteet", unit = "percent", better = "up",
  source   = cite(draft, "1501-1511"),
  baseline = of("2025", 87, 1507, "87%"),
  targets  = { [rai_year] = above(90, 1511, "") },
})

indicator "ikaantyneet.rai_maple.paivatoiminta" (rehabilitating {
  title    = { fi = "RAI: vähäisen palvelutarpeen asiakkaat (MAPLe=1), päivätoiminta", en = "RAI: clients with low service need (MAPLe=1), day activity" },
  group = "ikaantyneet.rai_maple", unit = "percent", better = "down",
  source   = cite(draft, "1504-1513"),
  baseline = of("2025", 22, 1509, "22%"),
  targets  = { [rai_year] = below(20, 1513, "") },
})

------------------------------------------------------------------------------------------------
-- Digital services and technology (lines 1519–1546)

local function digital(action)
  return rows.sharing {
    service = ikaantyneet, goal = strategy.goals.renewal, action = action,
    subgoal = "Lisäämme digitaalisten palveluiden käyttöä ja teknologian ikääntyneiden palveluissa.",
    group = "ikaantyneet.digi", better = "up",
  }
end
local home_digital = digital "Tuotamme kotiin tuotettavan palvelun digipalveluna aina kun se on mahdollista, kustannusvaikuttavaa ja tarkoituksenmukaista asiakkaan näkökulmasta."
local guidance = digital "Meillä digi ja teknologia ovat osa ohjausta ja neuvontaa – omaehtoiset valinnat tukevat asukkaiden kotona-asumista."

indicator "ikaantyneet.etahoiva_asiakkaat" (home_digital {
  title = { fi = "Etähoivan asiakasmäärä", en = "Remote-care clients" }, unit = "persons",
  source = cite(draft, 1530), baseline = of("2025-10", 479, 1530, "10/25 479 asiakasta"),
})

-- The row counts devices, the figure is printed in clients.
indicator "ikaantyneet.laakeautomaatit" (home_digital {
  title = { fi = "Lääkeautomaattien määrä", en = "Medicine dispensers in use" }, unit = "persons",
  source = cite(draft, 1532), baseline = of("2025-10", 901, 1532, "10/25 901 asiakasta"),
})

indicator "ikaantyneet.etakaynnit" (home_digital {
  title = { fi = "Etäkäyntien määrä", en = "Remote visits" }, unit = "visits", kind = "flow",
  source = cite(draft, 1534), baseline = of("2025-01/2025-10", 159433, 1534, "1-10/25 159 433 käyntiä"),
})

indicator "ikaantyneet.seniori_chat" (guidance {
  title = { fi = "Seniori-chatin neuvontamäärät", en = "Senior chat: advice sessions" }, unit = "count", kind = "flow",
  source = cite(draft, 1541), baseline = undated(400, 1541, "400 neuvontaa"),
})

indicator "ikaantyneet.pyyda_apua_nappi" (guidance {
  title = { fi = "Pyydä apua -napin yhteydenotot", en = "'Ask for help' button contacts" }, unit = "count", kind = "flow",
  source = cite(draft, "1543-1546"), baseline = undated(100, 1546, "100 yhteydenottoa"),
})

------------------------------------------------------------------------------------------------
-- Timely professional help (lines 1557–1650)

local function support(action)
  return rows.sharing {
    service = ikaantyneet, goal = strategy.goals.paths, action = action,
    subgoal = "Tuemme toimintakykyä ja hyvää arkea tarjoamalla oikea-aikaista ammatillista apua ja tukea, kun arjen sujuvuus on uhattuna.",
  }
end
local partners = support "Toteutamme kumppanuusmallia kotihoidossa: kotihoitopalvelut toteutetaan yhdessä kumppaneiden kanssa, asiakkaan parhaaksi ja tukemalla hänen toimintakykyään ja itsenäistä kotona asumistaan."

indicator "ikaantyneet.rai_myontamisperusteet.kumppanuus" (partners {
  title    = { fi = "RAI: myöntämisperusteiden toteutuminen, kumppanuustuottajat", en = "RAI: granting criteria met, partner producers only" },
  group = "ikaantyneet.rai_myontamisperusteet", unit = "percent", better = "up",
  source   = cite(draft, "1568-1571"),
  baseline = of("2025", 77, 1571, "77%"),
  targets  = { [rai_year] = above(90, 1571, "") },
})

indicator "ikaantyneet.kumppanuus_asiakkaat_kk_2" (partners {
  title    = { fi = "Kumppanuusmallin asiakasmäärät kuukausittain (toinen dia)", en = "Partnership-model clients per month (second slide)" },
  group = "ikaantyneet.kumppanuus", unit = "persons", reporting = "monthly",
  source   = cite(draft, 1573),
  baseline = undated(400, 1573, "400"),
})

local technology = support "Hyödynnämme asiakkaille kotiin vietävää teknologiaa. Teknologiset ratkaisut täydentävät kasvokkain tapahtuvia kohtaamisia."
local devices = rows.sharing(technology {
  group = "ikaantyneet.laiteosuus", unit = "percent", better = "up", source = cite(draft, "1580-1587"),
})

indicator "ikaantyneet.laiteosuus.laakeautomaatit" (devices {
  title    = { fi = "Lääkeautomaattien osuus säännöllisen kotihoidon asiakkaista", en = "Medicine dispensers as a share of regular home-care clients" },
  part = "a", baseline = of("2025-10", 27.4, 1583, "a. (10/25) 27,4 %"),
  targets  = { ["2026"] = at_least(30, cite(draft, 1586, "a. 30 %")) },       -- the first column after the baseline
})

indicator "ikaantyneet.laiteosuus.etahoiva" (devices {
  title    = { fi = "Etähoivan päätelaitteiden osuus säännöllisen kotihoidon asiakkaista", en = "Remote-care terminals as a share of regular home-care clients" },
  part = "b", baseline = of("2025-10", 14.6, 1584, "b. (10/25) 14,6 %"),
  targets  = { ["2026"] = at_least(18, cite(draft, 1587, "b. b.  18 %")) },
})

indicator "ikaantyneet.turvateknologia" (technology {
  title    = { fi = "Turvateknologialaitteiden määrä kotihoidossa", en = "Safety-technology devices in home care" },
  unit = "count", better = "up",
  source   = cite(draft, 1589),
  baseline = of("2025-10", 3964, 1589, "3964 (10/25)"),
})

local rehabilitation = support "Kaikissa sote-palveluissa tunnistamme ikääntyneen kuntoutumispotentiaalin. Kuntouttavin toimin vahvistamme ikääntyneen asiakkaan voimavaroja ja luomme hänelle edellytykset jatkaa asumistaan omassa kodissa turvallisesti ."

indicator "ikaantyneet.rai_myontamisperusteet.lyhytaikaisjakso" (rehabilitation {
  title    = { fi = "RAI: myöntämisperusteiden toteutuminen, toimintakykyä tukevat lyhytaikaisjaksot", en = "RAI: granting criteria met, intensified short-term periods" },
  group = "ikaantyneet.rai_myontamisperusteet", unit = "percent", better = "up",
  source   = cite(draft, "1598-1600"),
  baseline = of("2025", 59, 1600, "59%"),
  targets  = { [rai_year] = above(70, 1600, "") },
})

local home_rehabilitation = rows.sharing(rehabilitation {
  group = "ikaantyneet.kotikuntoutus", unit = "percent", better = "up", source = cite(draft, "1602-1612"),
})

indicator "ikaantyneet.kotikuntoutus.ohjautuminen" (home_rehabilitation {
  title    = { fi = "Tehostettu kotikuntoutus: jaksolle ohjautuu kotihoidosta soveltuvia asiakkaita", en = "Intensified home rehabilitation: suitable clients directed from home care" },
  part = "a", baseline = of("2025", 0, 1607, "a. 0%"),
  targets  = { [rai_year] = at_least(5, cite(draft, "1610-1611", "a. vähintään 5%")) },
})

indicator "ikaantyneet.kotikuntoutus.parantunut" (home_rehabilitation {
  title    = { fi = "Tehostettu kotikuntoutus: tilanne parantunut", en = "Intensified home rehabilitation: situation improved" },
  part = "b", baseline = of("2025", 0, 1608, "b. 0%"),
  targets  = { [rai_year] = above(20, 1612, "b. ") },
})

-- 29 of 37 periods: 78 % as printed.
indicator "ikaantyneet.jaksoilta_kotiutuneet" (rehabilitation {
  title    = { fi = "Toimintakykyä tukevilta jaksoilta kotiutuneiden osuus", en = "Share discharged home from intensified functional-ability periods" },
  unit = "percent", better = "up", decimals = 0,
  source   = cite(draft, "1614-1618"),
  baseline = of("2025-01/2025-11", 78, "1615-1618", "1-11/25: 37 jaksoa toteutunut ja 29 niistä palasi jaksolta kotiin … 78%"),
})

local periods_home = cite(draft, "1615-1616", "37 jaksoa toteutunut ja 29 niistä palasi jaksolta kotiin 21 kotihoito, 4 ilman palveluita ja 4 omaishoito.")
reconcile "ikaantyneet.jaksoilta_kotiutuneet" {
  share = baseline_of("ikaantyneet.jaksoilta_kotiutuneet"),
  part = printed(29, periods_home, "count"), whole = printed(37, periods_home, "count"),
}
reconcile "ikaantyneet.jaksoilta_kotiutuneet.jaksot" {
  total = printed(29, periods_home, "count"),
  parts = { printed(21, periods_home), printed(4, periods_home), printed(4, periods_home) },
}

local plan = rows.sharing(support "Suunnitelma toimenpiteiksi ikääntyneen väestön hyvinvoinnin, terveyden, toimintakyvyn ja itsenäisen suoriutumisen tukemiseksi" {
  group = "ikaantyneet.suunnitelma",
})

indicator "ikaantyneet.suunnitelma_toimenpiteet" (plan {
  title  = { fi = "Suunnitelman toimenpiteiden toteutumisen seuranta", en = "Follow-up of the measures in the ageing-population plan" },
  unit = "text",
  source = cite(draft, "1625-1626"),
})

-- Baseline and target are the same bound: met at the start, if a bound can be met.
indicator "ikaantyneet.rai_peittavyys" (plan {
  title    = { fi = "RAI-arviointien peittävyys säännöllisissä palveluissa", en = "RAI assessment coverage in regular services" },
  part = "a", unit = "percent", better = "up",
  source   = cite(draft, "1628-1638"),
  baseline = of("2025", 80, 1631, "a. Yli 80%"),
  targets  = { [rai_year] = above(80, 1634, "a. ") },
})

indicator "ikaantyneet.seniorin_itsearviointi" (plan {
  title    = { fi = "RAI: seniorin itsearviointien lukumäärä (ei palveluiden piirissä)", en = "RAI: senior self-assessments (people outside services), number" },
  part = "b", unit = "count", kind = "flow", better = "up",
  source   = cite(draft, "1628-1638"),
  baseline = of("2025", 233, 1632, "b. 233"),
  targets  = {
    ["2026"] = more_than(600, cite(draft, 1635, "b. Yli 600")),
    ["2027"] = more_than(1000, cite(draft, 1638, "b. Yli 1000")),   -- the next column; it could be a later one
  },
})

------------------------------------------------------------------------------------------------
-- Knowledge (lines 1662–1734)

local rai_use = rows.sharing {
  service = ikaantyneet, goal = strategy.goals.knowledge, subgoal = strategy.knowledge_subgoal,
  action = "Hyödynnämme RAI-toimintakykymittarin tuloksia asiakkaiden ohjautumisen sekä palveluiden ja hoidon suunnittelun ja toteutuksen tukena. RAI-järjestelmä toimii osana palveluiden toiminnan seurantaa ja kehittämistä (esim. hoidon laatu, palveluihin ohjautuminen, asiakkaiden hoitoisuus).",
}

-- a. is the home care of line 1394 again.
indicator "ikaantyneet.rai_myontamisperusteet.yhteisollinen" (rai_use {
  title    = { fi = "RAI: myöntämisperusteiden toteutuminen, yhteisöllinen asuminen", en = "RAI: granting criteria met, communal housing" },
  group = "ikaantyneet.rai_myontamisperusteet", part = "b", unit = "percent", better = "up",
  source   = cite(draft, "1675-1693"),
  baseline = of("2025", 92, 1685, "b. 92%"),
  targets  = { [rai_year] = above(92, 1692, "b. ") },
})

indicator "ikaantyneet.rai_myontamisperusteet.ymparivuorokautinen" (rai_use {
  title    = { fi = "RAI: myöntämisperusteiden toteutuminen, ympärivuorokautinen palveluasuminen", en = "RAI: granting criteria met, 24-hour service housing" },
  group = "ikaantyneet.rai_myontamisperusteet", part = "c", unit = "percent", better = "up",
  source   = cite(draft, "1675-1693"),
  baseline = of("2025", 85, 1686, "c. 85%"),
  targets  = { [rai_year] = above(90, 1693, "c. ") },
})

indicator "ikaantyneet.rai_maple.kotihoito" (rai_use {
  title    = { fi = "RAI: vähäisen ja lievän palvelutarpeen asiakkaat (MAPLe 1-2), kotihoito", en = "RAI: clients with low or mild need (MAPLe 1-2), regular home care" },
  group = "ikaantyneet.rai_maple", part = "aa", unit = "percent", better = "down",
  source   = cite(draft, "1680-1698"),
  baseline = of("2025", 7, 1688, "aa. 7%"),
  targets  = { [rai_year] = below(5, "1695-1696", "aa. ") },
})

indicator "ikaantyneet.rai_maple.yhteisollinen" (rai_use {
  title    = { fi = "RAI: vähäisen ja lievän palvelutarpeen asiakkaat (MAPLe 1-2), yhteisöllinen asuminen", en = "RAI: clients with low or mild need (MAPLe 1-2), communal housing" },
  group = "ikaantyneet.rai_maple", part = "bb", unit = "percent", better = "down",
  source   = cite(draft, "1680-1698"),
  baseline = of("2025", 5, 1689, "bb. 5%"),
  targets  = { [rai_year] = below(5, "1697-1698", "bb. ") },
})

indicator "ikaantyneet.kansalliset_tulokset" (rai_use {
  title  = { fi = "Kansalliset hoitoisuuden ja hoidon laadun tulokset", en = "National results on care need and care quality" },
  group = "ikaantyneet.rai_laatuindikaattorit", unit = "text",
  source = cite(draft, "1700-1701"),
})

for _, housing in ipairs {
  { "yhteisollinen", "b", "yhteisöllinen asuminen", "communal housing", 9, 5, 1714, 6, 1718 },
  { "ymparivuorokautinen", "c", "ympärivuorokautinen palveluasuminen", "24-hour service housing", 11, 5, 1715, 7, 1719 },
} do
  local key, part, fi, en, followed, level, level_line, target, target_line = table.unpack(housing)
  indicator("ikaantyneet.rai_laatuindikaattorit." .. key)(rai_use {
    title = { fi = "RAI-laatuindikaattorit, " .. fi .. " (n/" .. followed .. ")",
              en = "RAI quality indicators, " .. en .. " (n of " .. followed .. " at target)" },
    group = "ikaantyneet.rai_laatuindikaattorit", part = part,
    unit = "score_of_n", kind = "n_of_m", of = followed, better = "up", decimals = 0,
    source = cite(draft, "1700-1719"),
    baseline = of("2025", level, level_line, part .. ". " .. level .. "/" .. followed),
    targets = { [rai_year] = at_least(target, cite(draft, target_line, part .. ". " .. target .. "/" .. followed)) },
  })
end

for _, row in ipairs(strategy.quality_deviations("ikaantyneet", ikaantyneet,
    "Seuraamme laatupoikkeamia ja toteutamme tarvittaessa korjaavia toimenpiteitä.", cite(draft, "1721-1729"))) do
  indicator(row.key)(row.definition)
end
