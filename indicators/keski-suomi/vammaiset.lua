-- Vammaisten palvelut.
local rows = use "rows"
local strategy = use "palvelustrategia"

local draft = doc.seurantaindikaattorit_2025
local vammaiset = service "Vammaisten palvelut"

-- Most of the draft's baselines carry no date: they take the draft's own date, marked assumed.
local function undated(value, lines, raw) return { value = value, source = cite(draft, lines, raw) } end

------------------------------------------------------------------------------------------------
-- Availability at the national level (lines 1745–1779)

local availability = rows.sharing {
  service = vammaiset, goal = strategy.goals.effective,
  subgoal = "Kohdennamme palveluiden saatavuutta tarkemmin, niin että se vastaa maan keskimääräistä tasoa.",
  action = "Tarkastamme myöntämisperusteita; henkilökohtaisen avun palvelun soveltamisohjeiden tarkastelu.",
}

-- Recipients by age group (Sotkanet). The target cell prints the national averages of 2024 without
-- letters, in the order of the age groups; that it is the column of 2026 is read from its place.
for _, age in ipairs {
  { "a", "0_17", "0-17 v", "aged 0-17", 285.6, "a. 285,6", 1762, 120.5, "120,5", 1766 },
  { "b", "18_64", "18-64 v", "aged 18-64", 673.9, "b. 673,9", 1763, 586.5, "586,5", 1766 },
  { "c", "65", "65 vuotta täyttäneet", "aged 65 and over", 1049.9, "c. 1049,9", 1764, 965.2, "965,2", 1767 },
} do
  local part, key, fi, en, level, level_raw, level_line, average, average_raw, average_line = table.unpack(age)
  local of_2024 = cite(draft, average_line .. "-1769", average_raw .. " … maan keskitaso (2024)")
  -- The average has figures of its own: when the next one is imported, the target moves to it.
  local country = "vammaiset.henkilokohtainen_apu." .. key .. ".maan_keskitaso"
  indicator(country)(availability {
    title = { fi = "Henkilökohtaisen avun saajat, maan keskitaso: " .. fi,
              en = "Recipients of personal assistance, national average, " .. en },
    unit = "ratio", kind = "score", source = of_2024, baseline = { "2024", average, of_2024 },
  })
  indicator("vammaiset.henkilokohtainen_apu." .. key)(availability {
    title = { fi = "Henkilökohtaisen avun saajat: " .. fi, en = "Recipients of personal assistance, " .. en },
    group = "vammaiset.henkilokohtainen_apu", part = part,
    unit = "ratio", kind = "score", better = "down",
    source = cite(draft, "1753-1769"),
    baseline = { "2024", level, cite(draft, level_line, level_raw) },
    targets = { ["2026"] = national_average(at_most(average), { series = country, source = of_2024 }) },
    note = "Yksikköä ei ole painettu: Sotkanetin luku, ilmeisesti saajaa 100 000 samanikäistä kohti.",
  })
end

indicator "vammaiset.hka_nettokustannus_asukas" (availability {
  title    = { fi = "Henkilökohtaisen avun ja erityisen tuen nettokäyttökustannukset, euroa/asukas",
               en = "Net operating cost of personal assistance and special support, EUR per inhabitant" },
  unit = "eur", kind = "score", better = "down", decimals = 1,     -- per inhabitant: does not add up over the year
  source   = cite(draft, "1771-1779"),
  baseline = { "2024", 86.6, cite(draft, "1776-1777", "(vuonna 2024) 86,6") },
  targets  = { ["2026"] = national_average(at_most(73.7, cite(draft, 1779, "73,7"))) },
})

------------------------------------------------------------------------------------------------
-- Own production (lines 1785–1857). The slide is marked "Ei julkinen" (1861): all its figures are
-- restricted.

local function own_production(action)
  return rows.sharing {
    service = vammaiset, goal = strategy.goals.effective, visibility = "restricted", action = action,
    subgoal = "Riittävällä omalla palvelutuotannolla vähennämme riippuvuutta ostopalveluista taloudellisuus sekä valmius ja varautuminen huomioiden.",
  }
end

local lighter = own_production "Lisäämme asumispalveluissa tuettua asumista ja yhteisöllistä asumista."
for _, form in ipairs {
  { key = "tuettu_asuminen_vrk", lines = "1792-1796", fi = "Tuetun asumisen", en = "Supported housing",
    own = { 13870, 1795, "Oma tuotanto: 13870 vrk" }, bought = { 4865, 1796, "Ostopalvelut: 4865 vrk" } },
  { key = "yhteisollinen_asuminen_vrk", lines = "1798-1802", fi = "Yhteisöllisen asumisen", en = "Communal housing",
    own = { 22644, 1801, "Oma tuotanto: 22644 vrk" }, bought = { 8576, 1802, "Ostopalvelut: 8576 vrk" } },
} do
  local days = { group = "vammaiset." .. form.key, unit = "bed_days", kind = "flow", source = cite(draft, form.lines) }
  local row = rows.sharing(lighter(days))
  indicator("vammaiset." .. form.key .. ".oma")(row {
    title = { fi = form.fi .. " asumisvuorokaudet, oma tuotanto", en = form.en .. ", resident days, own production" },
    better = "up", baseline = undated(form.own[1], form.own[2], form.own[3]),
  })
  -- The action adds this housing, the subgoal cuts purchases: which way is better is not said.
  indicator("vammaiset." .. form.key .. ".osto")(row {
    title = { fi = form.fi .. " asumisvuorokaudet, ostopalvelut", en = form.en .. ", resident days, purchased" },
    baseline = undated(form.bought[1], form.bought[2], form.bought[3]),
  })
end

local round_the_clock = own_production "Lisäämme omaa tuotantoa ympärivuorokautisessa asumispalveluissa. Väkkärätien ja erityisen vaativan tuen yksiköiden avautuminen vuonna 2026"

indicator "vammaiset.vakkaratie_avautuminen" (round_the_clock {
  title   = { fi = "Väkkärätien ja erityisen vaativan tuen yksiköt avattu",
              en = "Väkkärätie and specially-demanding-support units opened" },
  unit = "yes_no", better = "done",
  source  = cite(draft, "1804-1808"),
  targets = { ["2026"] = done(cite(draft, "1806-1808", "avautuminen vuonna 2026")) },
})

-- Lettered cells hold days and a share: "a. 96 774 vrk (55%)", "b. 175 722 vrk (45%)". The printed
-- shares are not the shares of the printed days (35,5 % and 64,5 %); 55 % is 96 774 / 175 722.
local days = rows.sharing(round_the_clock { group = "vammaiset.ymparivuorokautinen_vrk", source = cite(draft, "1810-1816") })

indicator "vammaiset.ymparivuorokautinen_vrk.oma_osuus" (days {
  title    = { fi = "Ympärivuorokautinen asuminen: oman tuotannon osuus hoitovuorokausista", en = "24-hour housing: own share of care days" },
  part = "a", unit = "percent", better = "up",
  baseline = undated(55, 1815, "a. 96 774 vrk (55%)"),
  targets  = { ["2030"] = at_least(60, cite(draft, "1811-1813", "a. oma tuotanto 60% … vuoteen 2030 mennessä (hoitovrk).")) },
})

indicator "vammaiset.ymparivuorokautinen_vrk.osto_osuus" (days {
  title    = { fi = "Ympärivuorokautinen asuminen: ostopalveluiden osuus hoitovuorokausista", en = "24-hour housing: purchased share of care days" },
  part = "b", unit = "percent", better = "down",
  baseline = undated(45, 1816, "b. 175 722 vrk (45%)"),
  targets  = { ["2030"] = at_most(40, cite(draft, "1812-1813", "b. ostopalvelut 40% vuoteen 2030 mennessä (hoitovrk).")) },
})

indicator "vammaiset.ymparivuorokautinen_vrk.oma" (days {
  title    = { fi = "Ympärivuorokautinen asuminen: hoitovuorokaudet, oma tuotanto", en = "24-hour housing: care days, own production" },
  part = "a", unit = "bed_days", kind = "flow", better = "up",
  baseline = undated(96774, 1815, "a. 96 774 vrk (55%)"),
})

indicator "vammaiset.ymparivuorokautinen_vrk.osto" (days {
  title    = { fi = "Ympärivuorokautinen asuminen: hoitovuorokaudet, ostopalvelut", en = "24-hour housing: care days, purchased" },
  part = "b", unit = "bed_days", kind = "flow", better = "down",
  baseline = undated(175722, 1816, "b. 175 722 vrk (45%)"),
})

for _, row in ipairs { "oma", "osto" } do
  local key = "vammaiset.ymparivuorokautinen_vrk."
  reconcile(key .. row .. "_osuus") {
    share = key .. row .. "_osuus", part = key .. row, whole = { key .. "oma", key .. "osto" },
    note = {
      fi = "Tavoite on luonnoksen mukaan osuus hoitovuorokausista, ja vuorokaudet on painettu samaan soluun. Painettu oman tuotannon osuus on omat vuorokaudet jaettuna ostopalvelujen vuorokausilla: ehkä ostopalvelujen luku onkin kaikkien vuorokausien määrä.",
      en = "By the draft's own words the target is a share of care days, and the days stand in the same cell. The printed own share is own days divided by purchased days: perhaps the purchased days are in fact all days.",
    },
  }
end

-- Unit costs are printed as a range between units, and the national average without a number.
local costs = rows.sharing(own_production "Kehitämme omaa toimintaa niin, että sen kustannukset vastaavat maan keskitasoa." {
  group = "vammaiset.yksikkokustannukset", unit = "eur", kind = "score", decimals = 2,
  source = cite(draft, "1818-1827"),
})
local national_cost = { undated = national_average("equal", cite(draft, "1818-1820", "kustannukset vastaavat maan keskitasoa")) }

indicator "vammaiset.yksikkokustannukset.ymparivuorokautinen" (costs {
  title    = { fi = "Yksikkökustannus, ympärivuorokautinen asuminen", en = "Unit cost, 24-hour housing" },
  part = "a",
  baseline = { low = 103.08, high = 576, source = cite(draft, 1826, "a. 103,08€ - 576€") },
  targets  = national_cost,
})

indicator "vammaiset.yksikkokustannukset.yhteisollinen" (costs {
  title    = { fi = "Yksikkökustannus, yhteisöllinen asuminen", en = "Unit cost, communal housing" },
  part = "b",
  baseline = { low = 69.93, high = 144, source = cite(draft, 1827, "b. 69,93€ - 144€") },
  targets  = national_cost,
})

local staffing = own_production "Seuraamme tavoitteellisesti oman toiminnan mitoitusta ja peittävyyttä erityisesti yksikkökustannuksiltaan kalliissa yksiköissä"

-- Stays where it is (75 %); the national result printed beside it is 72 %.
indicator "vammaiset.rai_palvelutarve_suuri" (staffing {
  title    = { fi = "RAI: suuri tai erittäin suuri palvelutarve, ympärivuorokautinen palveluasuminen",
               en = "RAI: large or very large service need, 24-hour service housing" },
  group = "vammaiset.palvelutarve", unit = "percent", better = "hold",
  source   = cite(draft, "1834-1838"),
  baseline = undated(75, 1838, "75%"),
  targets  = { ["2026"] = at_least(75, cite(draft, 1838, "75%")) },
})

-- Coverage per 100 000 inhabitants (Sotkanet), marked "Ehdotus". The targets are the national
-- averages of 2024; the operators follow from "painottuen kevyempään asumisen muotoon".
for _, form in ipairs {
  { "a", "ymparivuorokautinen", "ympärivuorokautinen asuminen", "24-hour housing", 212, 1847, "a. 212", "down",
    at_most(185, cite(draft, "1852-1857", "a. 185 … (maan keskitaso 2024)")) },
  { "b", "yhteisollinen", "yhteisöllinen asuminen", "communal housing", 29.9, 1848, "b.  29,9", "up",
    at_least(36, cite(draft, "1853-1857", "b. 36 … (maan keskitaso 2024)")) },
  { "c", "tuettu", "tuettu asuminen", "supported housing", 21.5, 1849, "c. 21,5", "up",
    at_least(42, cite(draft, "1854-1857", "c. 42 … (maan keskitaso 2024)")) },
} do
  local part, key, fi, en, level, line, raw, better, average = table.unpack(form)
  indicator("vammaiset.peittavyys." .. key)(staffing {
    title = { fi = "Kehitysvammaisten peittävyys, asiakkaat/100 000 asukasta: " .. fi,
              en = "Persons with intellectual disability, clients per 100 000 inhabitants: " .. en },
    group = "vammaiset.peittavyys", part = part, unit = "ratio", kind = "score", better = better,
    source = cite(draft, "1840-1857"),
    baseline = { "2024", level, cite(draft, line .. "-1850", raw) },
    targets = { ["2026"] = national_average(average) },
  })
end

------------------------------------------------------------------------------------------------
-- Timely services that meet the need (lines 1865–1920)

local function timely(action)
  return rows.sharing {
    service = vammaiset, goal = strategy.goals.effective, action = action,
    subgoal = "Varmistamme, että vammaiset asiakkaamme saavat oikea-aikaiset ja heidän palvelutarvettaan vastaavat palvelut kustannusvaikuttavimmalla tavalla.",
  }
end

indicator "vammaiset.rai_tehty_osuus" (timely "Laadimme RAI-arvioinnin asiakkaille oman palvelutuotannon toimintayksiköissä. RAI arviointi ohjaa asiakkaalle sopivan palvelukokonaisuuden laatimisessa." {
  title    = { fi = "RAI-arviointi tehty, osuus oman palvelutuotannon asiakkaista", en = "RAI assessment done, share of own-production clients" },
  group = "vammaiset.rai", unit = "percent", better = "up",
  source   = cite(draft, "1874-1877,2072-2076"),
  baseline = undated(70, 1877, "70%"),
  targets  = { undated = at_least(85, cite(draft, "1874-1875", "85%: lle asiakkaista on tehty RAI-arviointi.")) },
})

-- One target in two halves: the pilot has started, and thirty clients have been assessed.
local pilot = timely "Vammaissosiaalityössä pilotoimme RAI-arviointia palvelutarpeen arviota laadittaessa."

indicator "vammaiset.rai_pilotti.kaynnistynyt" (pilot {
  title   = { fi = "Vammaissosiaalityön RAI-pilotti käynnistynyt", en = "RAI pilot in disability social work started" },
  group = "vammaiset.rai_pilotti", unit = "yes_no", better = "done",
  source  = cite(draft, "1882-1885,2066-2070"),
  targets = { undated = done(cite(draft, 1882, "pilotti on käynnistynyt")) },
})

indicator "vammaiset.rai_pilotti.asiakkaat" (pilot {
  title    = { fi = "RAI-pilotissa arvioidut asiakkaat", en = "Clients assessed in the RAI pilot" },
  group = "vammaiset.rai_pilotti", unit = "persons", better = "up",
  source   = cite(draft, "1882-1885,2066-2070"),
  baseline = undated(0, 1885, "0"),
  targets  = { undated = at_least(30, cite(draft, "1882-1883", "30 asiakkaalle on tehty RAI-arviointi.")) },
})

-- Clients and queue stand in one cell each.
local queues = rows.sharing(timely "Lisäämme tuettua asumista ja yhteisöllistä asumista siten, että pystymme vastaamaan palvelutarpeeseen paremmin, jotta asiakkaita ei ohjaudu raskaimpiin palveluihin turhaan." {
  group = "vammaiset.asuminen_asiakkaat", unit = "persons",
})
for _, form in ipairs {
  { "yhteisollinen", "Yhteisöllisen asumisen", "Communal housing clients", "Queue for communal housing",
    "1892-1893", { 88, 1892, "Asiakkaat: 88" }, { 6, 1893, "Jonotinanne: 6" } },
  { "tuettu", "Tuetun asumisen", "Supported housing clients", "Queue for supported housing",
    "1895-1896", { 51, 1895, "Asiakkaat: 51" }, { 1, 1896, "Jonotilanne: 1" } },
} do
  local key, fi, clients_en, queue_en, lines, clients, queue = table.unpack(form)
  indicator("vammaiset.asuminen_asiakkaat." .. key)(queues {
    title = { fi = fi .. " asiakasmäärä", en = clients_en }, better = "up",
    source = cite(draft, lines), baseline = undated(clients[1], clients[2], clients[3]),
  })
  indicator("vammaiset.asuminen_asiakkaat." .. key .. "_jono")(queues {
    title = { fi = fi .. " jonotilanne", en = queue_en }, better = "down",
    source = cite(draft, lines), baseline = undated(queue[1], queue[2], queue[3]),
  })
end

-- 15 % of 208 is 31,2: at least 240 clients. Whether 208 covers both groups is not said.
indicator "vammaiset.kotiin_tukeminen_asiakkaat" (timely "Lisäämme kevyen tuen asumispalveluratkaisuja (kotiin tukemisen tiimit, tukiasuminen) tukien asiakkaita heidän omiin koteihinsa" {
  title    = { fi = "Kotiin tukemisen tiimien ja tukiasumisen asiakasmäärä", en = "Clients of home-support teams and support housing" },
  unit = "persons", better = "up",
  source   = cite(draft, "1902-1905"),
  baseline = undated(208, 1905, "208"),
  targets  = { undated = increase_by_percent(15, cite(draft, 1903, "kasvaa 15%")) },
})

local need = rows.sharing(timely "Optimoimme henkilöstöresurssin. Kohdennamme henkilöstömitoituksen RAI-arvioinnilla todennetun palvelutarpeen mukaan. Tehostamme työvuorosuunnittelua." {
  group = "vammaiset.palvelutarve", unit = "percent", source = cite(draft, "1912-1920,2086-2096"),
})

indicator "vammaiset.palvelutarve.ymparivuorokautinen" (need {
  title    = { fi = "Palvelutarve MAPLe 4-5, ympärivuorokautinen palveluasuminen", en = "Service need MAPLe 4-5, 24-hour service housing" },
  part = "a", better = "up",
  baseline = undated(75, 1919, "a. 75%"),
  targets  = { undated = at_least(80, cite(draft, 1914, "tavoite 80%")) },
})

-- Neither direction nor operator is printed: the figure should be 71 %.
indicator "vammaiset.palvelutarve.yhteisollinen" (need {
  title    = { fi = "Palvelutarve MAPLe 3-4, yhteisöllinen asuminen", en = "Service need MAPLe 3-4, communal housing" },
  part = "b",
  baseline = undated(78, 1920, "b. 78%"),
  targets  = { undated = equal(71, cite(draft, 1916, "tavoite 71%")) },
})

------------------------------------------------------------------------------------------------
-- Mobility support (lines 1933–1955, again on 2035–2053)

local mobility = rows.sharing {
  service = vammaiset, goal = strategy.goals.renewal,
  subgoal = "Edistämme vammaisten henkilöiden pääsyä peruspalveluihin. Mikäli ne eivät ole asiakkaan palvelutarpeeseen riittäviä, järjestämme vammaispalveluita.",
  action = "Teemme yhteistyötä eri vastuualueiden ja palvelualueiden kanssa prosessien kehittämiseksi. Ensisijassa on liikkumisen tuen prosessin kehittäminen ikäihmisten ja työikäisten osalta.",
  group = "vammaiset.liikkumisen_tuki", unit = "persons",
  source = cite(draft, "1944-1955,2042-2053"),
}
for _, row in ipairs {
  { "shl_ikaantyneet", "SHL, ikääntyneet", "Social Welfare Act, older people", 79, 1952, "Ikääntyneet 79" },
  { "shl_tyoikaiset", "SHL, työikäiset", "Social Welfare Act, working age", 14, 1953, "Työikäiset: 14:" },
  { "shl_lapset", "SHL, lapset", "Social Welfare Act, children", 1, 1954, "Lapset: 1:" },
} do
  local key, fi, en, level, line, raw = table.unpack(row)
  indicator("vammaiset.liikkumisen_tuki." .. key)(mobility {
    title = { fi = "Liikkumisen tuen asiakasmäärä: " .. fi, en = "Mobility-support clients: " .. en },
    better = "up", baseline = undated(level, line, raw),
    targets = { undated = increase(cite(draft, "1947-1948", "lisätä SHL mukaista kuljetuspalvelua")) },
  })
end

indicator "vammaiset.liikkumisen_tuki.vpl" (mobility {
  title    = { fi = "Liikkumisen tuen asiakasmäärä: VPL", en = "Mobility-support clients: Disability Services Act" },
  better = "down", baseline = undated(4097, 1955, "VPL liikkumisen tuki: 4097"),
  targets  = { undated = decrease(cite(draft, "1948-1949", "vähentää VPL liikkumisen tukea.")) },
})

------------------------------------------------------------------------------------------------
-- Equal access, work coaching (lines 1961–2020)

local function equal_access(action)
  return rows.sharing {
    service = vammaiset, goal = strategy.goals.renewal, action = action,
    subgoal = "Asiakkaiden yhdenvertaisuutta alueella suhteessa palvelun tasoon edistetään toimintatapoja yhtenäistämällä ja tiimityötä uudistamalla",
  }
end

indicator "vammaiset.sahkoinen_asiointi" (equal_access "Mahdollistamme sähköisen asioinnin vammaisille henkilöille. Vammaissosiaalityössä selvitetään sähköisen asioinnin mahdollisuudet." {
  title    = { fi = "Sähköinen asiointi käytössä vammaissosiaalityössä", en = "Electronic services in use in disability social work" },
  unit = "yes_no", better = "done",
  source   = cite(draft, "1973-1976"),
  baseline = undated(0, 1976, "Ei käytössä."),
  targets  = { undated = done(cite(draft, 1974, "käytössä (kyllä/ei)")) },
})

local remote = equal_access "Lisäämme etäpalveluita asiakastarpeiden mukaisesti päivätoiminnassa ja kotiin tukemisen tiimeissä."

indicator "vammaiset.etapaivatoiminta_asiakkaat" (remote {
  title = { fi = "Etäpäivätoiminnan asiakasmäärä", en = "Remote day-activity clients" },
  unit = "persons", better = "up", source = cite(draft, 1983), baseline = undated(5, 1983, "5"),
})

indicator "vammaiset.etatapaamiset" (remote {
  title = { fi = "Etänä toteutetut tuki- ja ohjaustapaamiset", en = "Support and guidance meetings held remotely" },
  unit = "count", kind = "flow", better = "up", source = cite(draft, "1985-1988"), baseline = undated(63, 1988, "63"),
})

indicator "vammaiset.tiimityon_malli" (equal_access "Otamme vammaissosiaalityössä käyttöön tiimityön mallin, joka tukee asiakkaiden yhdenvertaisten palveluiden saantia hyvinvointialueella." {
  title    = { fi = "Uusi tiimityön malli otettu käyttöön", en = "New teamwork model taken into use" },
  unit = "yes_no", better = "done",
  source   = cite(draft, "1996-1999"),
  baseline = undated(0, 1999, "Ei käytössä."),
  targets  = { undated = done(cite(draft, "1996-1997", "otettu käyttöön (kyllä/ei)")) },
})

local function coaching(action)
  return rows.sharing {
    service = vammaiset, goal = strategy.goals.renewal, action = action,
    subgoal = "Vammaisten henkilöiden työvalmennuksen toimintamallin kehittäminen ja vakiinnuttaminen.",
    unit = "persons", better = "up",
  }
end
local kateva = coaching "Laajennamme työvalmennus Kätevän toimintamallin koko hyvinvointialueelle"

indicator "vammaiset.avotyo_asiakkaat" (kateva {
  title = { fi = "Avotyöasiakkaiden määrä", en = "Open-employment (avotyö) clients" },
  source = cite(draft, 2013), baseline = undated(144, 2013, "144"),
})

indicator "vammaiset.tuettu_tyo_asiakkaat" (kateva {
  title = { fi = "Tuetun työn asiakkaiden määrä", en = "Supported-employment clients" },
  source = cite(draft, 2015), baseline = undated(33, 2015, "33"),
})

indicator "vammaiset.ohjausresurssi" (coaching "Vahvistamme työtoiminnan ohjausresurssia" {
  title = { fi = "Ohjausresurssin määrä", en = "Guidance resource (staff)" },
  source = cite(draft, 2020), baseline = undated(6, 2020, "6"),
  note = "Yksikköä ei ole painettu: ilmeisesti työntekijöitä.",
})

------------------------------------------------------------------------------------------------
-- Knowledge (lines 2066–2133)

local knowledge = rows.sharing(strategy.knowledge(vammaiset))

-- The target is a share of clients, the figure a number of assessments: the two cannot be compared.
-- The share is vammaiset.rai_tehty_osuus.
indicator "vammaiset.rai_laaditut_maara" (knowledge {
  title    = { fi = "Laadittujen RAI-arviointien määrä, oma palvelutuotanto", en = "RAI assessments prepared, own production" },
  action   = "Laadimme RAI-arvioinnin asiakkaille oman palvelutuotannon toimintayksiköissä ja se ohjaa sopivan palvelukokonaisuuden laatimisessa. → Asiakkaat ohjautuvat oikea-aikaisiin ja riittäviin palveluihin. Tavoite omassa palvelutuotannossa 85 %:lle asiakkaista tehtynä",
  group = "vammaiset.rai", unit = "count", better = "up",
  source   = cite(draft, "2072-2080"),
  baseline = { "2025-10-31", 981, cite(draft, "2078-2080", "Laadittuja RAI- arviointeja yhteensä 981 (31.10.2025)") },
  targets  = { undated = share_of_group(at_least(85, cite(draft, "2075-2076", "Tavoite omassa palvelutuotannossa 85 %:lle asiakkaista tehtynä"))) },
})

local analysis = rows.sharing(knowledge {
  action = "Varmistamme, että palvelujen tuottamistavan valinta ja toteutus perustuu tuotantotapa-analyysiin. Toteutamme tuotantotapa-analyysin vammaisten asumisen palveluista. Kehittämme toimintaa ja palveluverkkoa analyysin tulosten perusteella Toteutamme analyysin päivätoiminnan palveluista vuoden 2026 alussa.",
})

indicator "vammaiset.asuminen_osto_kustannusosuus" (analysis {
  title    = { fi = "Ostopalveluiden osuus asumisen kustannuksista", en = "Purchased share of total housing-service costs" },
  unit = "percent", better = "down",
  source   = cite(draft, "2108-2117"),
  baseline = { "2024", 67, cite(draft, "2115-2117", "ostopalveluiden kustannukset 67% (vuosi 2024)") },
  targets  = { undated = decrease({ from = { "2024", 67 }, source = cite(draft, "2108-2111", "vähenee") }) },
})

reconcile "vammaiset.asuminen_osto_kustannusosuus" {
  total = 100,
  parts = { baseline_of("vammaiset.asuminen_osto_kustannusosuus"), printed(33, cite(draft, "2113-2114", "Oman tuotannon kustannukset 33%")) },
}

local analyses = rows.sharing(analysis { group = "vammaiset.tuotantotapa", unit = "yes_no", better = "done" })

indicator "vammaiset.tuotantotapa_paivatoiminta" (analyses {
  title   = { fi = "Tuotantotapa-analyysi päivätoiminnan palveluista", en = "Production-method analysis of day-activity services" },
  source  = cite(draft, "2101-2106"),
  targets = { ["2026"] = done(cite(draft, "2105-2106", "vuoden 2026 alussa")) },
})

indicator "vammaiset.tuotantotapa_asuminen" (analyses {
  title   = { fi = "Tuotantotapa-analyysi vammaisten asumisen palveluista", en = "Production-method analysis of disability housing services" },
  source  = cite(draft, "2101-2103"),
  targets = { undated = done(cite(draft, "2101-2102", "Toteutamme tuotantotapa-analyysin vammaisten asumisen palveluista.")) },
})

for _, row in ipairs(strategy.quality_deviations("vammaiset", vammaiset,
    "Seuraamme laatupoikkeamia ja toteutamme tarvittaessa korjaavia toimenpiteitä.", cite(draft, "2119-2128"))) do
  indicator(row.key)(row.definition)
end
