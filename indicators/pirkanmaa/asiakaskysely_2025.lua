-- The goals of the client survey, and its statements of 2025. The 2025 results are charts whose
-- values are not in the text: each statement waits for its figure.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local with = use("rows").sharing {
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  subgoal = "V. 2025 alatavoite: Yhdenmukaistamme, tehostamme ja integroimme oman "
    .. "palvelutuotannon kotiin vietävien palvelujen toimintaa.",
}

local IN_USE = "Asiakaskysely on aktiivinen osa asiakasprosessia kaikissa perhetyön palveluissa"
local IMPROVE = "Asiakkaiden palvelun laatua ja vaikuttavuutta koskevat vastaukset paranevat "
  .. "vuoden 2024 tasosta"

indicator "kysely.kaytossa_kaikissa_perhetyon_palveluissa" (with {
  title = {
    fi = "Asiakaskysely osana asiakasprosessia",
    en = "Client survey an active part of the client process in all family work services",
  },
  service = service "Perhetyön palvelut",
  group = "kysely_tavoitteet",
  unit = "yes_no",
  kind = "flag",
  better = "done",
  source = goals("163,170-172", IN_USE),
  targets = { undated = done(goals(163, IN_USE)) },
})

-- No statistic, level or deadline is named; the means of autumn 2024 carry the same goal each
-- (asiakaskysely_2024.lua).
indicator "kysely.vastaukset_paranevat" (with {
  title = {
    fi = "Laatua ja vaikuttavuutta koskevat vastaukset paranevat",
    en = "Answers on quality and effectiveness improve from the 2024 level",
  },
  service = service "Perhetyön palvelut",
  group = "kysely_tavoitteet",
  unit = "score_of_n",
  kind = "score",
  better = "up",
  source = goals(165, IMPROVE),
  targets = { undated = increase(goals(165, IMPROVE)) },
})

-- Statements of 2025 ------------------------------------------------------------------------------

local NOT_ASKED = "Väittämää ei kysytty vuonna 2024."
local CHART = "Kaavion luvut, kyselyn ajankohta ja vastaajien määrä puuttuvat tekstistä."
local statements = {
  { key = "valitettiin", lines = "569-574,587",
    fi = "Minulle jäi tunne, että minusta välitettiin kokonaisvaltaisesti",
    en = "I felt I was cared for as a whole" },
  { key = "paatokset_yhteistyossa", lines = "569-571,576-577,587",
    fi = "Asiaani koskevat päätökset tehtiin yhteistyössä kanssani",
    en = "Decisions on my matter were made together with me" },
  { key = "turvallisuus", lines = "569-571,579,587",
    fi = "Koin oloni turvalliseksi palvelun aikana",
    en = "I felt safe during the service" },
  { key = "jatko", lines = "569-571,581,587",
    fi = "Tiedän, miten palveluni jatkuu",
    en = "I know how my service continues" },
  { key = "ymmarrettava_tieto", lines = "569-571,583,587",
    fi = "Saamani tieto palvelusta oli ymmärrettävää",
    en = "The information I got was understandable" },
  { key = "apu_ajallaan", lines = "569-571,585,587",
    fi = "Sain apua, kun sitä tarvitsin",
    en = "I got help when I needed it" },
  -- Asked on a scale without a "worse": Samalla tavalla, Paremmin, Paljon paremmin.
  { key = "parjaaminen", lines = "591-598",
    fi = "Saatuasi lapsiperheiden kotipalvelun ja perhetyön palvelua, kykenetkö pärjäämään "
      .. "tilanteessasi?",
    en = "After the service, are you able to cope in your situation",
    baseline_missing = "Vuoden 2024 vastaavan kysymyksen tulos oli kaavio, jonka lukuja ei ole "
      .. "tekstissä." },
}

for _, statement in ipairs(statements) do
  indicator("kysely_2025." .. statement.key)(with {
    title = { fi = statement.fi, en = statement.en },
    service = service "Kotiin vietävät palvelut",
    group = "kysely_2025",
    unit = "percent",
    kind = "share",
    better = "up",
    source = status(statement.lines, statement.fi),
    baseline_missing = statement.baseline_missing or NOT_ASKED,
    note = CHART,
  })
end
