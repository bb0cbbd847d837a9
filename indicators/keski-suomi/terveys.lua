-- Terveyspalvelut. The draft prints hardly any figures here: most rows name a measure and leave
-- baseline and targets empty.
local rows = use "rows"
local strategy = use "palvelustrategia"

local draft = doc.seurantaindikaattorit_2025
local terveys = service "Terveyspalvelut"

local empty_cell = "Solu on luonnoksessa tyhjä"

-- Goal and subgoal of a slide; then `slide(action)` shares the action too.
local function slide(goal, subgoal)
  return function(action) return rows.sharing { service = terveys, goal = goal, subgoal = subgoal, action = action } end
end

-- Rows of one action: { key, lines, Finnish, English, unit, better, kind =, group =, missing =, note = }
-- A milestone has its target's words in `done`: done with a deadline nowhere said.
local function measures(shared, list)
  for _, m in ipairs(list) do
    indicator("terveys." .. m[1])(shared {
      title = { fi = m[3], en = m[4] }, unit = m[5], better = m[6], kind = m.kind, group = m.group, note = m.note,
      source = cite(draft, m[2]),
      baseline_missing = m.missing or empty_cell,
      targets = m.done and { undated = done(cite(draft, m[2], m.done)) } or nil,
    })
  end
end

------------------------------------------------------------------------------------------------
-- Division of work, cost-effective processes (lines 2144–2218)

local division = slide(strategy.goals.effective, "Varmistamme toimivan työnjaon palveluissamme sekä kumppaneidemme kanssa ja uudistamme prosesseja kustannusvaikuttavasti.")
local benefit = division "Parannamme hoidon vaikuttavuutta ja tuotamme terveyshyötyä asiakkaille ja potilaille: Yhtenäistämme hoitopolkuja koko terveydenhuollossa ja karsimme päällekkäisyksiä avoterveydenhuollon ja erikoissairaanhoidon välillä"

measures(benefit, {
  { "laatumittarit_kaytossa", "2156-2157", "Valtakunnalliset laatumittarit (THL) ja vaikuttavuusmittarit käytössä",
    "National quality (THL) and effectiveness measures in use", "yes_no", "done", done = "käytössä" },
})

-- "PTH + 11% 20 milj.": primary care is that much above the national average, which comes yearly
-- and stands in the target cells without a number. The figure is the deviation: at most none.
local above_average = rows.sharing(benefit {
  group = "terveys.asukaskohtaiset_kustannukset", reporting = "yearly", better = "down", source = cite(draft, "2159-2163"),
  targets = { every_year = national_average(at_most(0, cite(draft, "2159-2163", "Asukaskohtaiset kustannukset laskevat vähintään maan keskitasolle. … Maan keskitaso tiedot vuosittain"))) },
})
local deviation = cite(draft, 2162, "PTH + 11% 20 milj.")

indicator "terveys.asukaskohtaiset_kustannukset.ylitys_prosentti" (above_average {
  title    = { fi = "Perusterveydenhuollon (PTH) asukaskohtaiset kustannukset, ero maan keskitasoon %", en = "Primary care cost per inhabitant, % above the national average" },
  unit = "percent", baseline = { value = 11, source = deviation },
})
-- Access to care has no printed target, and so no path to leave; its costs have one.
alert {
  severity = "high",
  note = {
    fi = "Perusterveydenhuollon kustannusten pitää laskea vähintään maan keskitasolle.",
    en = "The costs of primary care are to fall at least to the national average.",
  },
}

indicator "terveys.asukaskohtaiset_kustannukset.ylitys_eur" (above_average {
  title    = { fi = "Perusterveydenhuollon (PTH) kustannukset yli maan keskitason, euroa", en = "Primary care cost above the national average, EUR" },
  unit = "eur", kind = "stock", baseline = { value = 20000000, source = deviation },       -- "20 milj." without a currency
})

-- Held against the national average, of which no number is printed.
local resources = division "Kohdistamme resurssit eniten terveyshyötyä tuottavaan toimintaan. Karsimme vähähyötyisiä tutkimuksia ja hoitoja tutkittuun tietoon perustuen."
for _, row in ipairs {
  { "kustannukset", "Erikoissairaanhoidon kustannukset suhteessa maan keskitasoon", "Specialised-care costs relative to the national average",
    "kustannukset vastaavat palvelutarvetta (maan keskitaso)", "2169-2170" },
  { "kaytto", "Erikoissairaanhoidon palvelujen käyttö suhteessa maan keskitasoon", "Use of specialised-care services relative to the national average",
    "palvelujen käyttö suhteutuu maan keskitasoon", "2171-2172" },
} do
  indicator("terveys.esh." .. row[1])(resources {
    title = { fi = row[2], en = row[3] }, group = "terveys.esh", unit = "ratio", kind = "score",
    source = cite(draft, "2169-2172"), baseline_missing = empty_cell,
    targets = { undated = national_average("equal", cite(draft, row[5], row[4])) },
  })
end

local continuity = division "Parannamme hoidon jatkuvuutta laajentaen omalääkärimallia koko hyvinvointialueella"

indicator "terveys.coc_indeksi" (continuity {
  title   = { fi = "Hoidon jatkuvuus, CoC-indeksi", en = "Continuity of care, CoC index" },
  group = "terveys.hoidon_jatkuvuus", unit = "index", better = "up",
  source  = cite(draft, "2177-2178,2331"),
  baseline_missing = empty_cell,
  targets = { undated = increase(cite(draft, 2177, "nousee")) },
})

measures(continuity, {
  { "opr_slicc", "2177-2178,2333", "Hoidon jatkuvuus, OPR/SLICC", "Continuity of care, OPR/SLICC", "index", "up", group = "terveys.hoidon_jatkuvuus" },
})

measures(division "Varmistamme, että hoitoonpääsy toteutuu hoitotakuun mukaisesti", {
  { "hoitotakuu", 2180, "Hoitotakuun toteutuminen", "Care guarantee met", "percent", "up" },
})

measures(division "Varmistamme asiakas- ja potilasturvallisuuden kaikissa toiminnoissamme", {
  { "turvallisuus.mittarit", "2185-2186", "Asiakas- ja potilasturvallisuusmittarit", "Client and patient safety measures", "text", nil, group = "terveys.turvallisuus" },
  { "turvallisuus.potilasvahingot", "2185-2186", "Korvattavat potilasvahingot", "Compensated patient injuries", "count", "down", kind = "flow", group = "terveys.turvallisuus" },
})

measures(division "Laadimme terveys- ja hoitosuunnitelmat kaikille pitkäaikaissairaille, ikääntyneille ja monipalveluasiakkaille", {
  { "hoitosuunnitelmat", 2191, "Terveys- ja hoitosuunnitelmien määrä", "Health and care plans made", "count", "up", kind = "flow" },
  { "ennakoiva_hoitosuunnitelma.asumisyksikot", "2193-2194", "Ennakoiva hoitosuunnitelma ikäihmisten asumisyksiköissä, %",
    "Advance care plan in older people's housing units, %", "percent", "up", group = "terveys.ennakoiva_hoitosuunnitelma" },
  { "ennakoiva_hoitosuunnitelma.kotihoito", "2193-2194", "Ennakoiva hoitosuunnitelma kotihoidossa", "Advance care plan in home care",
    "percent", "up", group = "terveys.ennakoiva_hoitosuunnitelma" },
})

measures(division "Yhteistyön tiivistäminen: • Uudistamme prosesseja ja ammattilaisten välistä työnjakoa • Osallistamme asiakkaita /potilaita vahvemmin omahoitoon ja hyödynnämme näissä enemmän digitaalisia palveluita • Tiivistämme yhteistyötä järjestöjen, kuntien ja yksityisten palveluntuottajien kanssa", {
  { "henkilostoresurssi", 2205, "Henkilöstöresurssimittarit", "Staff resource measures", "text" },
  { "digipalvelujen_kaytto", "2207,2290,2320", "Digitaalisten palveluiden käyttö", "Use of digital services", "count", "up", kind = "flow" },
  { "asiakaspalaute", "2209,2298", "Asiakaspalaute", "Client feedback", "text", "up" },
  { "ostopalvelut.kustannukset", "2211-2212", "Ostopalveluiden kustannukset", "Cost of purchased services", "eur", kind = "flow", group = "terveys.ostopalvelut" },
  { "ostopalvelut.laatumittarit", "2211-2212", "Ostopalveluiden laatumittarit", "Quality measures of purchased services", "text", group = "terveys.ostopalvelut" },
})

measures(division "Oman tuotannon ja ostopalveluiden suhteen optimointi: Kilpailutukset valikoiduissa tilanteissa tehdään tuotantotapa-analyyseihin ja aitoon kumppanuuteen  perustuen", {
  { "oma_osto_suhde", 2218, "Oman tuotannon ja ostojen suhde", "Ratio of own production to purchases", "ratio", kind = "score" },
})

------------------------------------------------------------------------------------------------
-- The co-operation area (lines 2242–2254)

measures(slide(strategy.goals.effective, "Vahvistamme yhteistyötä YTA-alueella.")
    "Teemme tiiviistä yhteistyötä Itä-Suomen yhteistyöalueella hankintojen, ICT-investointien, tutkimuksen ja koulutuksen sekä sosiaali- ja terveydenhuollon työnjaon osalta, niin että kustannuksia voidaan minimoida kaikilla yhteistyöalueen hyvinvointialueilla", {
  { "yta_sopimus", 2252, "YTA-sopimuksen päivitys", "Co-operation area (YTA) agreement updated", "yes_no", "done", done = "YTA-sopimus päivitys" },
  { "yta_kustannukset", 2254, "YTA-yhteistyön kustannukset", "Costs (YTA co-operation)", "eur", "down", kind = "flow" },
})

------------------------------------------------------------------------------------------------
-- Access, continuity, levels of care (lines 2267–2398)

local access = slide(strategy.goals.renewal, "Turvaamme tarpeeseen perustuvan hoidon saatavuuden ja saavutettavuuden monikanavaisesti.")

measures(access "Uudistamme toimipisteiden palveluverkkoa alueellisesti, toimipisteiden palveluvalikoima perustuu raportoituun tietoon ja ennakoituun tarpeeseen.", {
  { "hoidontarve_kysynta", "2277-2279", "Hoidontarve, avoterveydenhuollon ja erikoissairaanhoidon kysyntä", "Need for care, demand for outpatient and specialised care", "count", kind = "flow" },
  { "t3", "2281-2282", "T3-ajat (THL, hoidon saatavuus)", "T3 times (third available appointment; THL access statistics)", "days", "down" },
  { "nps", 2284, "Asiakastyytyväisyys (NPS)", "Client satisfaction (NPS)", "nps", "up" },
})

measures(access "Hoidon tarpeen arvio palvelee asiakasta kerralla kuntoon mallilla.", {
  { "ohjautuminen_ensikontaktista", "2295-2296", "Asiakkaan ohjautuminen ensikontaktista, %", "Client directed onward from first contact, %", "percent" },
})

measures(access "Sähköisen ajanvarauksen mahdollisuuksien laajentaminen avoterveydenhuollossa kaikille ammattilaisille, ml. Tutkimuspalveluissa.", {
  { "sahkoisesti_varatut", 2306, "Sähköisesti varattujen aikojen osuus, %", "Appointments booked electronically, %", "percent", "up" },
})

local own_doctor = slide(strategy.goals.renewal, "Parannamme hoidon jatkuvuutta. Edistämme oma lääkäri -mallia eri muodoissa, myös ammatinharjoittaja-mallilla.")

measures(own_doctor "Ikäihmisten asumispalveluissa vastuulääkäripalvelut koko hyvinvointialueella yhteneväisesti. Hyödynnämme etäpalveluita asumisyksiköiden lääkärikonsultaatioissa.", {
  { "vastuulaakari", "2342-2343", "Vastuulääkäri nimetty kaikissa yksiköissä", "Responsible physician named in all units", "yes_no", "done", done = "kaikissa yksiköissä" },
  { "asumisyksikoista_paivystykseen", "2345-2347", "Asumisyksiköistä päivystykseen/osastolle ohjautuneet", "Residents directed from housing units to emergency care / wards",
    "persons", "down", kind = "flow" },
})

measures(own_doctor "Hoidon jatkuvuusmalli on kaikilla sote-asemilla. Oma lääkäri nimetään ensivaiheessa kaikille pitkäaikaissairauksia/sairausriskejä omaaville ja monipalveluasiakkaille. Oma lääkäri-malli, jossa hoitajatyöpari tiiviisti mukana, laajenee asteittain koko alueella", {
  { "omalaakari_nimetty", "2358,2481-2482", "Oma lääkäri nimetty, %", "Own doctor named, %", "percent", "up" },
})

local levels = slide(strategy.goals.renewal, "Varmistamme optimaalisen hoidon porrastuksen ja palveluiden integraation koko terveydenhuollossa.")

measures(levels "Kuntoutuspalvelut integroituvat kiinteästi muuhun palvelutuotantoon huomioiden myös potilaan/asiakkaan läheisverkoston ja lähiympäristön.", {
  { "kayntimaarat_ammattilaisilla", 2373, "Käyntimäärät eri ammattilaisilla", "Visits by professional group", "visits", kind = "flow" },
})

-- No unit here; the same measure is of care days on 2438.
measures(levels "Mielenterveys- ja päihdepalvelut toimivat tiiviisti psykiatrisen erikoissairaanhoidon kanssa koko hyvinvointialueella, avohoitopainotteisesti. Koko terveydenhuollossa hoitoketjut toimivat yhteistyössä avoterveydenhuollon ja erikoissairaanhoidon välillä, yhteiset osaamiskeskukset tukevat oikeaa hoidon porrastusta.", {
  { "sairaalakuormitus", 2388, "Sairaalakuormitus", "Hospital load", "bed_days", "down", kind = "flow" },
})

measures(levels "Hoitoketju vastaanotot- päivystys/kiirevastaanotot- osastot- ikäihmisten palvelut toimii.", {
  { "paivystyskaynnit", 2394, "Päivystyksen käynnit", "Emergency department visits", "visits", kind = "flow" },
  { "hoitojakson_pituus", 2396, "Hoitojakson pituus osastolla", "Length of stay on ward", "days" },
  { "jatkohoitopaikkaa_odottavat", 2398, "Jatkohoitopaikkaa odottavat", "Patients waiting for a follow-up care place", "persons", "down" },
})

------------------------------------------------------------------------------------------------
-- One health service (lines 2409–2451)

local whole = slide(strategy.goals.paths, "Koko terveydenhuolto toimii yhtenä kokonaisuutena. Vahvistamme yhteistyötä myös sosiaalipalveluiden kanssa sekä järjestöjen, yhdistysten ja yksityisten toimijoiden kanssa.")

measures(whole "Vahvistamme yhteistyötä ja integraatiota avoterveydenhuollon ja erikoissairaanhoidon välillä, ja karsimme päällekkäisyyksiä Huolehdimme että, sotekeskuksissa ja -asemilla erikoissairaanhoidon poliklinikat toimivat kiinteästi sairaala Novan poliklinikoiden kanssa, yhteiset osaamiskeskukset toimivat yhteisin käytännöin (esim. vatsakeskus, diabeteskeskus, geriatria, mielenterveys- ja päihdepalvelut)", {
  { "esh_hoitoonpaasy", 2423, "ESH hoitoonpääsy", "Access to specialised care", "percent", "up", group = "terveys.esh_paasy",
    note = "Yksikköä ei ole painettu; tulkittu hoitotakuun mukaan päässeiden osuudeksi." },
  { "esh_lahetteet", "2425-2426", "ESH-lähetteiden määrän kehitys", "Referrals to specialised care, trend", "count", kind = "flow", group = "terveys.esh_paasy",
    missing = "2025 saapuneiden lähetteiden määrä (lukua ei ole)" },
})

measures(whole "Varmistamme, että mielenterveys- ja päihdepalvelut toimivat tiiviinä osana sosiaali- ja terveysasemien verkostoa", {
  { "mtp_hoitoonpaasy", 2431, "Hoitoonpääsyn toteutuminen, mielenterveys- ja päihdepalvelut", "Access to care, mental-health and substance-abuse services", "percent", "up" },
})

measures(whole "Toteutamme psykiatrisen erikoissairaanhoidon integraation avoterveydenhuollon mielenterveys- ja päihdepalveluiden kanssa. Kevennämme sairaalakuormitusta intensiivisen avohoidon mallin mukaisesti.", {
  { "psykiatria_sairaalakuormitus", 2438, "Sairaalakuormitus, hoitopäivät (psykiatria)", "Hospital load, care days (psychiatry)", "bed_days", "down", kind = "flow" },
})

measures(whole "Varmistamme nuorten aikuisten hoitoonpääsyn yhteistyössä lasten ja nuorten palvelualueen kanssa", {
  { "tyonjako_sovittu", 2443, "Työnjako sovittu (nuorten aikuisten hoitoonpääsy)", "Division of work agreed (young adults)", "yes_no", "done", done = "kyllä/ei" },
  { "hoitotakuu_nuoret_aikuiset", 2445, "Hoitotakuun seuranta, nuoret aikuiset", "Care-guarantee follow-up, young adults", "percent", "up" },
})

measures(whole "Toteutamme yhteiset hoitoketjut ikäihmisten ja vammaisten palveluiden sekä lasten, nuorten ja perheiden palveluiden ja työllisyyspalveluiden kanssa", {
  { "yhteiset_hoitoketjut", 2451, "Yhteiset hoitoketjut laadittu", "Joint care chains drawn up", "yes_no", "done", done = "On laadittu/ei ole?" },
})

------------------------------------------------------------------------------------------------
-- Knowledge (lines 2474–2519)

local knowledge = slide(strategy.goals.knowledge, strategy.knowledge_subgoal)

measures(knowledge "Kohdennamme resurssia vaikuttaviin toimintamalleihin.  Optimoimme resurssien käytön.", {
  { "henkilostomitoitukset", 2480, "Henkilöstömitoitukset", "Staffing levels", "ratio", kind = "score", group = "terveys.resurssit" },
  { "resurssikustannukset", 2480, "Kustannukset (resurssien käyttö)", "Costs (use of resources)", "eur", kind = "flow", group = "terveys.resurssit" },
})

-- Printed twice on the slide, for two actions.
measures(knowledge "Luovumme vähähyötyisistä ja tarpeettomista tutkimuksista/hoidoista.", {
  { "vahahyotyiset.kustannukset", "2488-2490,2496-2498", "Kustannukset (esim. laboratorio) / valittu tutkimus tai toimenpide",
    "Costs (e.g. laboratory) per selected test or procedure", "eur", "down", kind = "flow", group = "terveys.vahahyotyiset" },
  { "vahahyotyiset.volyymit", "2488-2490,2496-2498", "Volyymit / valittu tutkimus tai toimenpide", "Volumes per selected test or procedure",
    "count", "down", kind = "flow", group = "terveys.vahahyotyiset" },
})

-- "Käytössä/ x määrä ammattilaisia": a yes/no and a number that is still an x.
for _, tool in ipairs {
  { "laatuindikaattorit", "Laatuindikaattorit ovat käytössä.", "2500-2501", "Laatuindikaattorit", "Quality indicators" },
  { "terveyshyotyarvio", "Terveyshyötyarvio on käytössä.", "2503-2504", "Terveyshyötyarvio", "Health-benefit assessment" },
} do
  local key, action, lines, fi, en = table.unpack(tool)
  measures(knowledge(action), {
    { key .. ".kaytossa", lines, fi .. " käytössä (THL laaturekisteri)", en .. " in use (THL quality register)", "yes_no", "done",
      group = "terveys." .. key, done = "Käytössä/ x määrä ammattilaisia" },
    { key .. ".ammattilaiset", lines, fi .. ": käyttävien ammattilaisten määrä", en .. ": number of professionals using it", "persons", "up",
      group = "terveys." .. key, missing = "x määrä ammattilaisia" },
  })
end

for _, row in ipairs(strategy.quality_deviations("terveys", terveys,
    "Laatupoikkeamien seuranta ja tarvittaessa korjaavien toimenpiteiden toteuttaminen.", cite(draft, "2506-2514"))) do
  indicator(row.key)(row.definition)
end
