-- The survey on quality and effectiveness, tried in autumn 2024 in both forms of family work.
-- For two questions the document prints a table of statistics (with decimal points); the results of
-- the others were charts, of which only the number of respondents is left in the text.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end

local with = use("rows").sharing {
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  subgoal = "V. 2025 alatavoite: Yhdenmukaistamme, tehostamme ja integroimme oman "
    .. "palvelutuotannon kotiin vietävien palvelujen toimintaa.",
}

local AUTUMN = "syksy 2024"  -- "käyttöä kokeiltiin syksyllä" (line 171)
local IMPROVE = "Asiakkaiden palvelun laatua ja vaikuttavuutta koskevat vastaukset paranevat "
  .. "vuoden 2024 tasosta"

local families = {
  { key = "perhetyo_shl", service = service "Sosiaalihuoltolain mukainen perhetyö",
    fi = "shl-perhetyö", en = "Social Welfare Act family work" },
  { key = "perhetyo_tehostettu", service = service "Tehostettu perhetyö",
    fi = "tehostettu perhetyö", en = "intensified family work" },
}

-- Questions with a table of statistics ------------------------------------------------------------
-- Rows as printed: minimum, maximum, mean, median, sum, standard deviation. The printed quote keeps
-- the document's spelling ("tulleeesi").
local questions = {
  { key = "kuulluksi_tuleminen",
    quote = "Oletko kokenut tulleeesi kuulluksi, ymmärretyksi ja kunnioitetuksi työskentelyn "
      .. "aikana?",
    fi = "Oletko kokenut tulleesi kuulluksi, ymmärretyksi ja kunnioitetuksi työskentelyn aikana?",
    en = "Have you felt heard, understood and respected during the work",
    perhetyo_shl = { lines = "179-186", n_line = 183, row_line = 186, n = 50,
      minimi = "2.0", maksimi = "4.0", keskiarvo = "3.7", mediaani = "4.0", summa = "185.0",
      keskihajonta = "0.5" },
    perhetyo_tehostettu = { lines = "202-209", n_line = 206, row_line = 209, n = 57,
      minimi = "2.0", maksimi = "4.0", keskiarvo = "3.6", mediaani = "4.0", summa = "208.0",
      keskihajonta = "0.6" } },
  -- Both questions print a mean of 3.7 for shl family work although the sums differ (185 and 187):
  -- where it matters, sum / respondents is the exact mean.
  { key = "oikeat_asiat",
    quote = "Onko tapaamisilla puhuttu oikeista asioista?",
    fi = "Onko tapaamisilla puhuttu oikeista asioista?",
    en = "Have the right things been discussed at the meetings",
    perhetyo_shl = { lines = "179,189-194", n_line = 191, row_line = 194, n = 50,
      minimi = "2.0", maksimi = "4.0", keskiarvo = "3.7", mediaani = "4.0", summa = "187.0",
      keskihajonta = "0.5" },
    perhetyo_tehostettu = { lines = "202,212-217", n_line = 214, row_line = 217, n = 57,
      minimi = "1.0", maksimi = "4.0", keskiarvo = "3.5", mediaani = "4.0", summa = "202.0",
      keskihajonta = "0.7" } },
}

-- The scale's ends are not printed; the highest answer given is 4.
local statistics = {
  { key = "keskiarvo", fi = "keskiarvo", en = "mean", better = "up", improves = true },
  { key = "mediaani", fi = "mediaani", en = "median", better = "up",
    note = "Mediaani on jo suurin annettu vastaus, joten se ei voi parantua." },
  { key = "minimi", fi = "minimi", en = "minimum",
    note = "Pienin annettu vastaus; asteikon päitä ei ole julkaistu." },
  { key = "maksimi", fi = "maksimi", en = "maximum",
    note = "Suurin annettu vastaus; asteikon päitä ei ole julkaistu." },
  { key = "summa", fi = "summa", en = "sum", kind = "stock" },
  { key = "keskihajonta", fi = "keskihajonta", en = "standard deviation" },
}

-- "– keskiarvo, shl-perhetyö"
local function survey_title(question, figure, family)
  return {
    fi = question.fi .. " – " .. figure.fi .. ", " .. family.fi,
    en = question.en .. " – " .. figure.en .. ", " .. family.en,
  }
end

local function survey_key(family, question, figure)
  return family.key .. ".kysely_2024." .. question.key .. "." .. figure
end

local function respondents(family, question, lines, n, n_line)
  indicator(survey_key(family, question, "n"))(with {
    title = survey_title(question, { fi = "vastaajien määrä", en = "respondents" }, family),
    service = family.service,
    group = "kysely_2024_" .. family.key,
    unit = "persons",
    kind = "stock",
    source = goals(lines, question.quote or question.fi),
    baseline = { AUTUMN, n, goals(n_line, "Vastaajien määrä: " .. n) },
    note = question.note,
  })
end

for _, question in ipairs(questions) do
  for _, family in ipairs(families) do
    local row = question[family.key]
    for _, statistic in ipairs(statistics) do
      local printed = row[statistic.key]
      local value = tonumber(printed)
      -- The goal (line 165) names no statistic, level or deadline; it is held against the mean.
      local targets = nil
      if statistic.improves then
        targets = { undated = increase { from = { "2024", value }, source = goals(165, IMPROVE) } }
      end
      indicator(survey_key(family, question, statistic.key))(with {
        title = survey_title(question, statistic, family),
        service = family.service,
        group = "kysely_2024_" .. family.key,
        unit = "score_of_n",
        kind = statistic.kind or "score",
        better = statistic.better,
        source = goals(row.lines, question.quote),
        baseline = { AUTUMN, value, goals(row.row_line, printed) },
        targets = targets,
        note = statistic.note,
      })
    end
    respondents(family, question, row.lines, row.n, row.n_line)
    reconcile(survey_key(family, question, "keskiarvo"))({
      ratio = survey_key(family, question, "keskiarvo"),
      of = survey_key(family, question, "summa"), to = survey_key(family, question, "n"),
      periods = { AUTUMN },
    })
  end
end

-- Questions whose result was a chart --------------------------------------------------------------
-- {source lines, respondents, line of the number}
local CHART = "Tulos oli kaavio, jonka lukuja ei ole tekstissä: vain vastaajien määrä on jäljellä."
local charts = {
  { key = "kykenetko", fi = "Kykenetkö mielestäsi tällä hetkellä...",
    en = "Are you in your opinion currently able to ...",
    perhetyo_shl = { "196-198", 50, 198 }, perhetyo_tehostettu = { "219-221", 57, 221 } },
  -- Both service headings precede both charts; told apart by the respondents, 50 and 57.
  { key = "kokemus_elamantilanteesta", fi = "Kokemus elämäntilanteesta",
    en = "Experience of the life situation",
    perhetyo_shl = { "226,231-233", 50, 233 }, perhetyo_tehostettu = { "228,237-240", 57, 240 } },
  { key = "jaksaminen_vanhempana", fi = "Jaksaminen vanhempana", en = "Coping as a parent",
    perhetyo_shl = { "244-249", 50, 249 }, perhetyo_tehostettu = { "253-258", 57, 258 } },
  { key = "perhesuhteet", fi = "Perhesuhteet", en = "Family relations",
    perhetyo_shl = { "262-266", 50, 266 }, perhetyo_tehostettu = { "270-275", 57, 275 } },
  { key = "tyoskentelytapa", fi = "Onko kanssanne työskennelty pääosin...",
    en = "Has the work with you mainly been done ...",
    perhetyo_shl = { "279-284", 50, 284 }, perhetyo_tehostettu = { "288-293", 57, 293 } },
  { key = "vaikuttaminen",
    fi = "Oletko saanut vaikuttaa siihen, miten ja missä kanssanne työskenneltiin?",
    en = "Have you been able to influence how and where the work was done",
    perhetyo_shl = { "297-302", 50, 302 }, perhetyo_tehostettu = { "306-311", 57, 311 } },
  -- The question behind the NPS; one respondent fewer in shl family work.
  { key = "suosittelu", fi = "Suosittelisitko palvelua muille?",
    en = "Would you recommend the service to others",
    perhetyo_shl = { "315-320", 49, 320 }, perhetyo_tehostettu = { "324-329", 57, 329 } },
}

for _, chart in ipairs(charts) do
  chart.note = CHART
  for _, family in ipairs(families) do
    local lines, n, n_line = table.unpack(chart[family.key])
    respondents(family, chart, lines, n, n_line)
  end
end

-- How the work was done could be answered with several choices: 1,28 and 1,35 a respondent, so that
-- the choices' shares do not sum to 100 % of the respondents.
local way_of_working = charts[5]
local chosen_answers = {
  perhetyo_shl = { lines = "279-284", line = 284, value = 64,
    quote = "Vastaajien määrä: 50, valittujen vastausten lukumäärä: 64" },
  perhetyo_tehostettu = { lines = "288-293", line = 293, value = 77,
    quote = "Vastaajien määrä: 57, valittujen vastausten lukumäärä: 77" },
}
for _, family in ipairs(families) do
  local chosen = chosen_answers[family.key]
  indicator(survey_key(family, way_of_working, "valitut_vastaukset"))(with {
    title = survey_title(way_of_working,
      { fi = "valittujen vastausten lukumäärä", en = "number of selected answers" }, family),
    service = family.service,
    group = "kysely_2024_" .. family.key,
    unit = "count",
    kind = "stock",
    source = goals(chosen.lines, "valittujen vastausten lukumäärä: " .. chosen.value),
    baseline = { AUTUMN, chosen.value, goals(chosen.line, chosen.quote) },
  })
end
