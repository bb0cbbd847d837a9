-- Työikäisten palvelut.
local rows = use "rows"
local strategy = use "palvelustrategia"

local draft = doc.seurantaindikaattorit_2025
local tyoikaiset = service "Työikäisten palvelut"

-- A baseline without a date takes the draft's own date, marked assumed.
local function undated(value, lines, raw) return { value = value, source = cite(draft, lines, raw) } end
local function of(period, value, lines, raw) return { period, value, cite(draft, lines, raw) } end

-- "Ei perustettu", "valmisteilla": a milestone that is not there yet.
local function not_yet(lines, raw) return undated(0, lines, raw) end

-- Goal and subgoal of a slide; then `slide(action)` shares the action too.
local function slide(goal, subgoal)
  return function(action) return rows.sharing { service = tyoikaiset, goal = goal, subgoal = subgoal, action = action } end
end

local starts_2026 = "Seuranta aloitetaan 2026"

------------------------------------------------------------------------------------------------
-- Structure of housing services (lines 681–733, the same figures again on 1185–1199)

local housing = slide(strategy.goals.effective, "Vähennämme yhteisöllisen asumisen ja ympärivuorokautisen palveluasumisen tarpeita ja kustannuksia lisäämällä sosiaalihuoltolainmukaista tuettua asumista.")
local structure = { group = "tyoikaiset.asumispalvelurakenne" }
local to_homes = rows.sharing(housing "Asumispalveluissa tehostetaan ja lisätään kotiin vietävää tuetun asumisen palvelua 28 % vuoden 2025 tasosta. Palvelua voidaan myöntää intensiivisinä jaksoina palvelutarpeen mukaisesti." (structure))
local lighter = rows.sharing(housing "Asumispalveluissa tehostetaan ja lisätään kevyempiä asumispalveluita, jotta voidaan vastata palvelutarpeeseen" (structure))

-- "Noin 135 000" a year, and 28 % more than in 2025 (134 400): two targets that nearly agree.
indicator "tyoikaiset.tuettu_asuminen_suoritteet" (to_homes {
  title    = { fi = "Tuetun asumisen suoritteet (30 min), oma + osto", en = "Supported-housing service units (30 min), own + purchased" },
  unit = "count", kind = "flow", better = "up",
  source   = cite(draft, "694-699,1185-1199"),
  baseline = of("2025", 105000, "698-699", "Vuosi 2025 suoritemäärä, arvio 105 000"),
  targets  = { every_year = {
    at_least(135000, cite(draft, "694-695", "tavoite noin 135 000/v")),
    increase_by_percent(28, { from = { "2025", 105000 }, source = cite(draft, "686-689", "lisätään … 28 % vuoden 2025 tasosta") }),
  } },
})

reconcile "tyoikaiset.tuettu_asuminen_suoritteet.tavoite" {
  derived = target_of("tyoikaiset.tuettu_asuminen_suoritteet", "every_year"),
  from = baseline_of("tyoikaiset.tuettu_asuminen_suoritteet"), by_percent = 28,
}

-- The 22 % is of purchased days, whose own figure is not printed: 22 % of all 99 300 is 77 454.
indicator "tyoikaiset.yhteisollinen_asuminen_vrk" (to_homes {
  title    = { fi = "Yhteisöllisen asumisen asumisvuorokaudet", en = "Communal housing, resident days" },
  unit = "bed_days", kind = "flow", better = "down",
  source   = cite(draft, "701-708,1185-1199"),
  baseline = of("2025", 99300, "707-708", "Vuosi 2025 suoritemäärä, arvio 99300"),
  targets  = { every_year = {
    at_most(80000, cite(draft, 702, "tavoite noin 80 000/vuosi")),
    decrease_by_percent(22, { from = { "2025", 99300 }, source = cite(draft, "703-705", "väheneminen ostopalveluista 22% vuoden 2025 tasosta") }),
  } },
})

-- The baseline is a bound ("<100%"), not a measured 100.
indicator "tyoikaiset.oma_asuminen_kaytto" (to_homes {
  title    = { fi = "Oman tuotannon asumisvuorokaudet suhteessa tavoitteeseen", en = "Own-production resident days as % of target (24-hour and communal)" },
  unit = "percent", better = "up",
  source   = cite(draft, "710-714"),
  baseline = undated(100, 714, "<100%"),
  targets  = { undated = equal(100, cite(draft, "710-712", "ovat 100% tavoitteella")) },
})

indicator "tyoikaiset.ymparivuorokautinen_vrk" (lighter {
  title    = { fi = "Ympärivuorokautisen palveluasumisen asumisvuorokaudet, oma + osto", en = "24-hour service housing, resident days, own + purchased" },
  unit = "bed_days", kind = "flow", better = "down",
  source   = cite(draft, "721-727,1185-1199"),
  baseline = of("2025", 88960, "726-727", "Vuosi 2025 suoritemäärä, arvio 88960"),
  targets  = { every_year = at_most(79000, cite(draft, 722, "noin 79 000/vuosi")) },
})

indicator "tyoikaiset.ymparivuorokautinen_vaheneminen" (lighter {
  title    = { fi = "Ympärivuorokautisen palveluasumisen väheneminen 11 %", en = "24-hour service housing: decrease of 11 % from 2025" },
  unit = "bed_days", kind = "flow", better = "down",
  source   = cite(draft, "729-733"),
  baseline = of("2025", 88960, "732-733", "Vuosi 2025 suoritemäärä, arvio 88960"),
  targets  = { undated = decrease_by_percent(11, {
    from = { "2025", 88960 }, source = cite(draft, "729-730", "väheneminen 11% vuoden 2025 tasosta") }) },
})

-- One quantity in two rows: "noin 79 000" a year, and 11 % less than 88 960.
reconcile "tyoikaiset.ymparivuorokautinen_vrk.rivit" {
  same = { "tyoikaiset.ymparivuorokautinen_vrk", "tyoikaiset.ymparivuorokautinen_vaheneminen" },
}
reconcile "tyoikaiset.ymparivuorokautinen_vrk.tavoite" {
  derived = target_of("tyoikaiset.ymparivuorokautinen_vrk", "every_year"),
  from = baseline_of("tyoikaiset.ymparivuorokautinen_vrk"), by_percent = -11,
}

------------------------------------------------------------------------------------------------
-- Mental health and substance abuse, new units (lines 739–786)

local basic_level = slide(strategy.goals.effective, "Tuemme keskisuomalaisten hyvinvointia ja vähennämme erityistason palvelujen tarvetta päihde- ja mielenterveyspalveluiden perustason palveluilla.")
local strong_support = basic_level "Monialaisena yhteistyönä (terveydenhuolto, sosiaalihuolto, ikääntyneiden palvelut, erikoissairaanhoito, psykiatria) perustettava hyvinvointialueen Vahvan tuen ja arvioinnin asumisyksikön vuonna 2027."

indicator "tyoikaiset.vahva_tuki.perustaminen" (strong_support {
  title    = { fi = "Vahvan tuen ja arvioinnin asumisyksikkö perustettu", en = "Strong-support and assessment housing unit founded" },
  group = "tyoikaiset.vahva_tuki", unit = "yes_no", better = "done",
  source   = cite(draft, "744-756"),
  baseline = not_yet(756, "Yksikkö on suunnitteilla."),
  targets  = { ["2027"] = done(cite(draft, "748-750", "vuonna 2027")) },
})

indicator "tyoikaiset.vahva_tuki.asiakasmaarat" (strong_support {
  title    = { fi = "Vahvan tuen yksikön asiakasmäärät/palvelujaksot erityistasolla", en = "Strong-support unit: clients / service periods at special level" },
  group = "tyoikaiset.vahva_tuki", unit = "persons",
  source   = cite(draft, "752-760"),
  baseline = { low = 10, high = 20, source = cite(draft, "758-760", "Erityisen haasteellisesti sijoitettavia asiakkaita on noin 10-20 vuositasolla") },
})

-- The row speaks of the length of periods, the baseline is all ward days of the year.
indicator "tyoikaiset.osastojaksojen_kesto" (strong_support {
  title    = { fi = "Osastojaksojen kestot (aikuispsykiatria)", en = "Length of ward periods (adult psychiatry)" },
  unit = "bed_days", kind = "flow", better = "down",
  source   = cite(draft, "762-767"),
  baseline = of("2024", 29878, "765-767", "Osastohoitopäivät aikuispsykiatrialla vuonna 2024 29 878"),
  targets  = { undated = decrease({ from = { "2024", 29878 }, source = cite(draft, "762-763", "tavoitteena lyhenevät") }) },
})

local young = rows.sharing(basic_level "Nuorten yhteisöllisen 14 asunnon asumisyksikön perustaminen Jyväskylään vuonna 2026." {
  group = "tyoikaiset.nuorten_yhteisollinen",
})

indicator "tyoikaiset.nuorten_yhteisollinen.kaynnistynyt" (young {
  title    = { fi = "Nuorten yhteisöllisen asumisen yksikkö käynnistynyt", en = "Communal housing unit for young people (14 flats) started" },
  unit = "yes_no", better = "done",
  source   = cite(draft, "769-777"),
  baseline = not_yet(777, "Yksikköä ei ole perustettu"),
  targets  = { ["2026"] = done(cite(draft, "771-772", "perustaminen Jyväskylään vuonna 2026.")) },
})

-- What is followed is the decrease itself, since the number that it is taken from is not printed:
-- a decrease of 7 clients or more, not a level of 7.
indicator "tyoikaiset.nuorten_yhteisollinen.ostopalvelu_asiakkaat" (young {
  title   = { fi = "Ostopalveluiden asiakasmäärän väheneminen", en = "Decrease in purchased-service clients" },
  unit = "persons", better = "up",
  source  = cite(draft, "779-786"),
  baseline_missing = "ostopalveluiden tämän hetkinen asiakasmäärä: (lukua ei ole)",
  targets = { undated = at_least(7, cite(draft, "780-781", "asiakasmäärän väheneminen 7 asiakkaalla")) },
})

-- Half new clients, half from purchased services.
for _, half in ipairs {
  { "uudet_osuus", "Uusien asiakkaiden osuus", "Share of new clients in the unit", "50 % uusia asiakkaita", "781-782" },
  { "siirtyvat_osuus", "Ostopalveluista siirtyvien osuus", "Share of clients transferring from purchased services", "50 % ostopalveluista siirtyviä", "782-783" },
} do
  indicator("tyoikaiset.nuorten_yhteisollinen." .. half[1])(young {
    title = { fi = half[2], en = half[3] }, unit = "percent", better = "hold",
    source = cite(draft, "779-786"),
    targets = { undated = equal(50, cite(draft, half[5], half[4])) },
  })
end

-- Half of the unit's fourteen flats: the seven clients that purchased services lose.
reconcile "tyoikaiset.nuorten_yhteisollinen.siirtyvat" {
  share = target_of("tyoikaiset.nuorten_yhteisollinen.siirtyvat_osuus", "undated"),
  part  = target_of("tyoikaiset.nuorten_yhteisollinen.ostopalvelu_asiakkaat", "undated"),
  whole = printed(14, cite(draft, "769-771", "Nuorten yhteisöllisen 14 asunnon asumisyksikön"), "persons"),
}

------------------------------------------------------------------------------------------------
-- Effective services (lines 792–846)

local effective = slide(strategy.goals.effective, "Kohdennamme palvelut vaikuttavimpiin ja kustannusvaikuttavimpiin toimintamalleihin hyödyntämällä ajantasaista tietoa, arvioimalla palvelutuotantoa ja varmistamalla oikea-aikaiset tukitoimet.")
local analysis = effective "Aikuisten sosiaalipalveluissa tehdään asumispalveluiden tuotantotapa-analyysi syksyn 2025 aikana. Se mahdollistaa resurssien tarkoituksen mukaisen kohdentamisen palvelutarpeisiin tulevina vuosina."

-- "During autumn 2025", and in the row "loppuvuonna 2025": the year's last day.
indicator "tyoikaiset.tuotantotapa_analyysi" (analysis {
  title   = { fi = "Asumispalveluiden tuotantotapa-analyysi tehty", en = "Production-method analysis of housing services done" },
  unit = "yes_no", better = "done",
  source  = cite(draft, "797-806"),
  targets = { ["by 2025-12-31"] = done(cite(draft, "797-799,805-806", "syksyn 2025 aikana")) },
})

indicator "tyoikaiset.asuminen_oma_osuus" (analysis {
  title    = { fi = "Oman tuotannon osuus asumispalveluiden toimintamenoista", en = "Own production share of housing-service operating expenditure" },
  unit = "percent", better = "up",
  source   = cite(draft, "804-816"),
  baseline = undated(18, "812-813", "Oma palvelutuotanto 18%, ostopalvelu 82%"),
  targets  = { ["2026"] = more_than(20, cite(draft, "815-816", "Oma > 20%")) },            -- the first column after the baseline
})

reconcile "tyoikaiset.asuminen_oma_osuus" {
  total = 100,
  parts = { baseline_of("tyoikaiset.asuminen_oma_osuus"), printed(82, cite(draft, 813, "ostopalvelu 82%")) },
}

local emergency = effective "Sosiaali- ja kriisipäivystyksen oikea-aikaisella työskentelyllä ehkäistään sosiaali- ja terveydenhuollon muiden palveluiden tarpeita ja kustannuksia – seurannan käynnistäminen"

-- Whether 11 000 is a floor or a ceiling is not said.
indicator "tyoikaiset.sosiaalipaivystys_tehtavat" (emergency {
  title    = { fi = "Sosiaalipäivystystehtävien määrä", en = "Social emergency service assignments" },
  unit = "count", kind = "flow",
  source   = cite(draft, "824-828"),
  baseline = of("2025-01/2025-10", 10326, "827-828", "Sosiaalipäivystystehtävien määrä 10 326 (31.10.2025)"),
  targets  = { ["2026"] = equal(11000, cite(draft, 825, "Tavoitteena vuonna 2026 11 000.")) },
})

indicator "tyoikaiset.kriisityo_esh_asiakkuudet" (emergency {
  title  = { fi = "Kriisityön jälkeiset asiakkuudet psykiatrian erikoissairaanhoidossa", en = "Clients in psychiatric specialised care after crisis work" },
  unit = "persons", better = "down",
  source = cite(draft, "830-833"),
  baseline_missing = "Seurantaa ei ole vielä tehty",
})

indicator "tyoikaiset.jalkihuolto_selvitys" (effective "Täysi-ikäisten jälkihuollon palvelun tarkastelu osana aikuisten sosiaalipalveluja. Selvitetään sijoittuminen organisaatiossa 2026" {
  title    = { fi = "Täysi-ikäisten jälkihuollon selvitys toteutettu", en = "Review of adult after-care placement in the organisation done" },
  unit = "yes_no", better = "done",
  source   = cite(draft, "835-846"),
  baseline = not_yet("843-846", "Täysi-ikäisten jälkihuollon asiakkaiden palvelut toteutetaan lastensuojelun sijais- ja jälkihuollossa."),
  targets  = { ["2026"] = done(cite(draft, 840, "Selvityksen toteuttaminen 2026")) },
})

------------------------------------------------------------------------------------------------
-- Able to work (lines 859–946)

local able = slide(strategy.goals.renewal, "Pidämme työikäiset työ- ja toimintakykyisinä.")

-- The limit equals the estimate of 2025; the same row again on 1075–1079.
indicator "tyoikaiset.tym_asiakkaat" (able "Työikäisten työkyvyn ja toimintakyvyn edistäminen monialaisena yhteistyönä: Työllistymistä edistävän monialaisen yhteistoiminnan (TYM) palveluilla tuetaan asiakkaiden arjen hallintaa ja työmarkkinoille siirtymistä. Työllisyysalueilla työllisyyttä edistävät sosiaalipalvelut, terveyspalvelut,  työvoimaviranomiset ja Kela yhteensovittavat palveluta asiakaslähtöisesti. Yhteistyötahoja ovat paikalliset palveluntuottajat ja kunnat." {
  title    = { fi = "TYM-palveluiden asiakasmäärä", en = "Clients of multi-agency employment services (TYM)" },
  unit = "persons", better = "down",
  source   = cite(draft, "872-876,1075-1079"),
  baseline = of("2025", 5500, "875-876", "Vuoden 2025 toteuma-arvio 5500 asiakasta"),
  targets  = { every_year = less_than(5500, cite(draft, "872-873", "pienempi kuin 5 500 /vuosi")) },
})

local unemployed = able "Työttömän hyvinvoinnin monialainen kartoittaminen ja tukeminen."

indicator "tyoikaiset.tyottomien_terveystarkastukset" (unemployed {
  title    = { fi = "Työttömien terveystarkastukset vuodessa", en = "Health checks of unemployed people per year" },
  unit = "count", kind = "flow",
  source   = cite(draft, "881-884"),
  baseline = of("2025-01/2025-09", 795, 884, "795 (30.9..2025)"),
})

indicator "tyoikaiset.tyokyvyn_tuen_tiimit" (unemployed {
  title    = { fi = "Työkyvyn tuen tiimien toteutuneet tapaamiset", en = "Work-ability support team meetings held" },
  unit = "count", kind = "flow",
  source   = cite(draft, "886-889"),
  baseline = of("2025-01/2025-09", 143, 889, "143 (30.9.2025)"),
})

local rehabilitating = able "Kuntouttavalla työtoiminnalle edistetään asiakkaiden työ- ja toimintakykyä, Kuntouttavan työtoiminnan omassa toiminnassa toteutettavan RAI-arvioinnin kautta arvioidaan asiakaskohtainen palvelun vaikuttavuus."

-- Different clients of the year: most are there from January on, so the number does not grow evenly
-- and is not held against the elapsed share of the year.
indicator "tyoikaiset.kuntouttava_tyotoiminta_asiakkaat" (rehabilitating {
  title    = { fi = "Kuntouttavan työtoiminnan asiakasmäärä", en = "Clients of rehabilitative work activity" },
  unit = "persons", kind = "stock", better = "down",
  source   = cite(draft, "896-900"),
  baseline = of("2025-01/2025-09", 1123, 900, "1123 (30.9.2025)"),
  targets  = { every_year = less_than(1200, cite(draft, "896-898", "tavoite < 1200/vuosi")) },
})

-- The same figures again on 1142.
indicator "tyoikaiset.rai_arvioinnit" (rehabilitating {
  title    = { fi = "RAI-arviointien määrä (kuntouttava työtoiminta, oma toiminta)", en = "RAI assessments done (rehabilitative work activity, own production)" },
  unit = "persons", kind = "flow", better = "up",
  source   = cite(draft, "902-906,1138-1142"),
  baseline = of("2025-01/2025-09", 58, 906, "58 (30.9.2025)"),
  targets  = { ["2026"] = at_least(60, cite(draft, 906, "60")) },
})

indicator "tyoikaiset.sosiaalinen_kuntoutus_paatokset" (able "Sosiaalihuoltolain mukaista työtoimintaa sekä sosiaalista kuntoutusta tullaan painottamaan hyvinvointialueen palveluissa kuntouttavan työtoiminnan muutosten myötä." {
  title  = { fi = "Sosiaaliseen kuntoutukseen ja shl-työtoimintaan myönnetyt päätökset", en = "Decisions granted for social rehabilitation and SHL work activity" },
  unit = "count", kind = "flow", better = "up",
  source = cite(draft, "913-919"),
  baseline_missing = "Päivitetään vuoden 2025 joulukuun tilanne",
})

indicator "tyoikaiset.etaryhmat" (able "Ryhmätoimintojen lisääminen etäpalveluna omassa toiminnassa." {
  title    = { fi = "Toteutuneet etäryhmät", en = "Remote groups held" },
  unit = "count", better = "up",
  source   = cite(draft, "924-925"),
  baseline = of("2025-10-31", 1, 925, "1 etäryhmä (31.10.2025)"),
})

local work = rows.sharing(slide(strategy.goals.renewal, "Uudistamme työikäisten ja vammaispalveluiden asiakkaiden työtoimintaan ohjausta palvelutarve huomioiden.")
    "Ohjaamme työtoiminnan asiakkuudet ensisijaisen lainsäädännön (SHL:n) mukaiseen työtoimintaan ja tarkistamme asiakasohjauksen käytännöt. Tavoitteena asiakaslähtöinen ja kustannusvaikuttava toimintamalli." {
  group = "tyoikaiset.tyotoiminta", unit = "persons", source = cite(draft, "943-946"),
})

indicator "tyoikaiset.tyotoiminta_shl" (work {
  title   = { fi = "Työtoiminnan asiakasmäärä, SHL", en = "Work-activity clients under the Social Welfare Act" },
  better = "up",
  targets = { undated = increase(cite(draft, "944-946", "painotus on sosiaalihuoltolainmukaisessa työtoiminnassa")) },
})

indicator "tyoikaiset.tyotoiminta_vpl" (work {
  title = { fi = "Työtoiminnan asiakasmäärä, VPL", en = "Work-activity clients under the Disability Services Act" },
  better = "down",
})

------------------------------------------------------------------------------------------------
-- Homelessness in Jyväskylä (lines 952–990)

local homeless = slide(strategy.goals.renewal, "Asunnottomuuden  ehkäiseminen")
    "Koti kaikille Keski-Suomessa hankkeen verkostoyhteistyöllä vähennetään asunnottomuutta ja sen pitkäkestoistumista, Yhteistyön vahvistaminen vuokranantajien kanssa, Tuetun asumispalvelun kohdentaminen asiakkaille. Edistämme vuokra-asuntojen järjestämistä asunto ensin periaatteella hyvinvointialueen alueella."

-- Fewer than in 2024 in both years: the base does not move.
local fewer_than_2024 = decrease({ from = { "2024", 144 }, source = cite(draft, "968-970", "pienempi vuosina 2025 ja 2026 kuin vuonna 2024:144") })

indicator "tyoikaiset.asunnottomat" (homeless {
  title    = { fi = "Asunnottomien määrä Jyväskylässä", en = "Homeless people in Jyväskylä" },
  unit = "persons", better = "down",
  source   = cite(draft, "968-972"),
  baseline = of("2024", 144, 972, "Asunnottomia 144"),
  targets  = { ["2025"] = fewer_than_2024, ["2026"] = fewer_than_2024 },
})

-- "Enintään 10" in the text, "<10" in the cell of 2027: the text is taken.
indicator "tyoikaiset.pitkaaikaisasunnottomat" (homeless {
  title    = { fi = "Pitkäaikaisasunnottomien määrä Jyväskylässä", en = "Long-term homeless people in Jyväskylä" },
  unit = "persons", better = "down",
  source   = cite(draft, "974-990"),
  baseline = of("2024", 56, "982-983", "Pitkäaikaisasunnottomia 56"),
  targets  = {
    ["2025"] = at_most(45, cite(draft, 977, "vuonna 2025: 45")),
    ["2026"] = at_most(25, cite(draft, "977,985-986", "vuonna 2026: 25")),
    ["2027"] = at_most(10, cite(draft, "978-980,988-990", "vuonna 2027 pitkäaikaisasunnottomien määrä on enintään 10.")),
  },
})
alert {
  severity = "high",
  note = {
    fi = "Tavoite on enintään 10 pitkäaikaisasunnotonta vuonna 2027.",
    en = "The goal is 10 long-term homeless people at most in 2027.",
  },
}

reconcile "tyoikaiset.pitkaaikaisasunnottomat" {
  within = "tyoikaiset.pitkaaikaisasunnottomat", whole = "tyoikaiset.asunnottomat",
}

------------------------------------------------------------------------------------------------
-- Digital and remote services (lines 996–1052)

local digital = slide(strategy.goals.renewal, "Käytämme aikuisten sosiaalipalveluissa systemaattisesti digitaalisia- ja etäpalveluja, erityisen tuen tarpeet huomioiden.")
local electronic = digital "Sähköisiä palveluja lisätään • Digialustan laajamittainen hyödyntäminen • Videovastaanoton käytön lisääminen • Puheentunnistuksen käyttöön ottaminen • Etävastaanotto ja -ryhmätoiminnan lisääminen • Tekoälyn hyödyntäminen asiakastyön tukena"

indicator "tyoikaiset.etavastaanotot_osuus" (electronic {
  title   = { fi = "Videovastaanottojen ja etäpalveluiden osuus asiakastyön kontakteista", en = "Share of client contacts held as video / remote appointments" },
  unit = "percent", better = "up",
  source  = cite(draft, "1017-1022"),
  baseline_missing = starts_2026,
  targets = { undated = more_than(15, cite(draft, "1019-1020", "yli 15 % asiakastyön kontakteista")) },
})

for _, row in ipairs {
  { electronic, "puheentunnistus", "Puheentunnistuksen käyttö vakiintunut", "Speech recognition is established", "1024-1027", "1024-1025", "kyllä/ ei" },
  { electronic, "tekoaly", "Tekoäly käytössä asiakastyön tukena", "AI in use to support client work", "1029-1032", "1029-1030", "kyllä /ei" },
  { digital "Liikkuvia palveluita otetaan käyttöön asiakastyössä", "liikkuvat_palvelut", "Liikkuvia palveluita lisätty asiakastyössä",
    "Mobile services increased in client work", "1037-1041", "1037-1039", "kyllä/ei, miten ja määrä" },
} do
  local shared, key, fi, en, lines, target_lines, raw = table.unpack(row)
  indicator("tyoikaiset." .. key)(shared {
    title = { fi = fi, en = en }, unit = "yes_no", better = "done",
    source = cite(draft, lines), baseline_missing = starts_2026,
    targets = { undated = done(cite(draft, target_lines, raw)) },
  })
end

indicator "tyoikaiset.tulovayla_malli" (digital "Soveltuvin osin yhteisen asiakkaan palveluun tuloväylän portaittainen käyttöönotto osana Perhe- ja sosiaalipalveluiden uudistuvaa toimintamallia." {
  title    = { fi = "Tuloväylän malli toteutettu", en = "Common entry-channel model implemented" },
  unit = "yes_no", better = "done",
  source   = cite(draft, "1049-1052"),
  baseline = not_yet(1052, "Malli on valmisteilla"),
  targets  = { ["by 2026-12-31"] = done(cite(draft, "1049-1050", "vuoden 2026 loppuun mennessä")) },
})

------------------------------------------------------------------------------------------------
-- Integration (lines 1063–1125)

local integration = slide(strategy.goals.paths, "Turvaamme sujuvan ja katkeamattoman palvelun sekä tuen saamisen elämäntilanteen muuttuessa vahvistamalla integraatiota, rakentamalla vahvaa yhteistyötä kumppaneidemme kanssa sekä varmistamalla toimivat palvelupolut.")

-- One unit of three entities: the row stands again for the elderly (1647–1650) and for health
-- services (2457–2460).
indicator "tyoikaiset.vahva_tuki.suunnittelu" (integration "Monialaisena yhteistyönä (terveydenhuolto, sosiaalihuolto, ikääntyneiden palvelut, erikoissairaanhoito, psykiatria) perustettava hyvinvointialueen Vahvan tuen ja arvioinnin asumisyksikkö." {
  title    = { fi = "Vahvan tuen ja arvioinnin yksikön suunnittelu toteutettu", en = "Strong-support unit: operations planned and project set up" },
  group = "tyoikaiset.vahva_tuki", unit = "yes_no", better = "done",
  source   = cite(draft, "1087-1092,1647-1650,2457-2460"),
  baseline = not_yet(1092, "Yksikköä ei ole perustettu"),
  targets  = { ["2026"] = done(cite(draft, "1087-1089", "suunnittelun toteuttaminen v.2026")) },
})

indicator "tyoikaiset.sote_asema_tiimit" (integration "Hyödynnämme Sote-asemilla moniammatillisuutta palvelutarpeeseen vastataksemme." {
  title   = { fi = "Aikuissosiaalityö ja terveyssosiaalityö mukana sote-asemien tiimeissä", en = "Adult and health social work take part in health-station teams" },
  unit = "yes_no", better = "done",
  source  = cite(draft, "1097-1104"),
  baseline_missing = "Toteutuminen vaihdellut toimipisteittäin. Seuranta aloitetaan vuonna 2026",
  targets = { undated = done(cite(draft, "1097-1100", "osallistuvat sote-asemien ja terveyspalveluiden toimipisteiden tiimeihin")) },
})

-- The row asks how many waited too long, the baseline tells how many moved.
local psychiatry = rows.sharing(integration "Psykiatrian potilaan siirtyminen sosiaalihuollon asumispalveluihin, palveluketjun sujuvuus ja prosessin kirkastaminen." {
  group = "tyoikaiset.psykiatria_siirto", unit = "persons", source = cite(draft, "1110-1116"),
})

indicator "tyoikaiset.psykiatria_siirto.ylittaneet" (psychiatry {
  title = { fi = "Odotusajan (3 kk) ylittäneiden määrä, psykiatriasta asumispalveluihin", en = "Psychiatric patients who waited over 3 months for social-welfare housing" },
  better = "down", baseline_missing = "Lähtötasossa on siirtyneiden, ei odotusajan ylittäneiden määrä",
})

indicator "tyoikaiset.psykiatria_siirto.siirtyneet" (psychiatry {
  title = { fi = "Psykiatriasta asumispalveluihin siirtyneet asiakkaat", en = "Clients transferred from psychiatry to housing services" },
  baseline = undated(46, "1115-1116", "Siirtyneiden asiakkaiden määrä 46 asiakasta"),
})

indicator "tyoikaiset.monialainen_yhteistyo" (integration "Työikäisten mielenterveys- ja päihdepalveluiden saatavuuden parantaminen monialaisena yhteistyönä." {
  title   = { fi = "Monialainen yhteistyö lisääntynyt", en = "Multidisciplinary co-operation has increased" },
  unit = "yes_no", better = "done",
  source  = cite(draft, "1121-1125"),
  baseline_missing = "Seuranta aloitetaan vuonna 2026",
  targets = { undated = done(cite(draft, "1121-1122", "kyllä/ei")) },
})

------------------------------------------------------------------------------------------------
-- Knowledge (lines 1136–1213)

local knowledge = slide(strategy.goals.knowledge, strategy.knowledge_subgoal)
local certificate = rows.sharing(knowledge "Työote-toimintamallin laajentaminen uusiin ryhmiin. Terveyspalveluista määritelty sairauspoissaolo taudin vaatima minimi, työhön paluun jatkoarvio ja työkyky työterveyshuollossa." {
  unit = "days", better = "down",
})

indicator "tyoikaiset.sairauspoissaolo_kesto" (certificate {
  title   = { fi = "Terveydenhuollossa määrättyjen sairauspoissaolojen kesto", en = "Length of sick leaves prescribed in health care (working age)" },
  source  = cite(draft, "1149-1151"),
  targets = { undated = decrease(cite(draft, "1150-1151", "tavoite lyhentää määrättävien sairauspoissaolojen kestoa")) },
})

indicator "tyoikaiset.tyoterveyden_jatkoarvio" (certificate {
  title  = { fi = "Pääsy työterveyden jatkoarvioon (viive / ei pääsyä)", en = "Access to occupational-health follow-up (delay, or no access)" },
  source = cite(draft, "1153-1154"),
})

local community = knowledge "Yhteisövaikuttavuus osana työikäisten kokonaisuutta: • Aikuisten sosiaalipalvelut, ulosottolaitos, Jyväskylän asumisneuvonta ja laaja monitoimijainen verkosto toteuttaa häätöjen ehkäisemisen työmallia häätöjen ehkäisemiseksi • Työllisyyttä edistävien sosiaalipalveluiden työntekijän työskentely työllisyyspalveluiden ja Kelan yhteisissä tiloissa Jyväskylässä. Tavoitteena edistää eri toimijatahojen yhteistä tavoitteellista työskentelyä asiakaslähtöisesti."

indicator "tyoikaiset.haadot" (community {
  title  = { fi = "Häätöjen määrä Jyväskylässä", en = "Evictions in Jyväskylä" },
  unit = "count", kind = "flow", better = "down",
  source = cite(draft, "1169-1171"),
  baseline_missing = "Lisätään vuoden 2025 lopun häätömäärä Jyväskylässä",
})

indicator "tyoikaiset.yhteiset_tilat" (community {
  title    = { fi = "Sijoittuminen yhteisiin tiloihin työllisyyspalveluiden ja Kelan kanssa", en = "Placed in shared premises with employment services and Kela" },
  unit = "yes_no", better = "done",
  source   = cite(draft, "1173-1174"),
  baseline = not_yet("1173-1174", "Toiminta erillisissä tiloissa"),
  targets  = { undated = done(cite(draft, 1173, "kyllä / ei")) },
})

indicator "tyoikaiset.yhteisovaikuttavat_tavat" (community {
  title   = { fi = "Yhteisövaikuttavat toimintatavat muodostettu", en = "Community-impact ways of working formed" },
  unit = "yes_no", better = "done",
  source  = cite(draft, "1176-1180"),
  baseline_missing = "Seuranta aloitetaan vuonna 2026",
  targets = { undated = done(cite(draft, "1176-1177", "kyllä/ei")) },
})

for _, row in ipairs(strategy.quality_deviations("tyoikaiset", tyoikaiset,
    "Laatupoikkeamien seuranta ja tarvittaessa korjaavien toimenpiteiden toteuttaminen.", cite(draft, "1201-1208"))) do
  indicator(row.key)(row.definition)
end
