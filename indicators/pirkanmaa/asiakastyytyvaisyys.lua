-- Client satisfaction as NPS (-100 … +100), from the question "Suosittelisitko palvelua muille?".
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local with = use("rows").sharing {
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  subgoal = "V. 2025 alatavoite: Yhdenmukaistamme, tehostamme ja integroimme oman "
    .. "palvelutuotannon kotiin vietävien palvelujen toimintaa.",
  owner = "kehittämispäällikkö (raportointitiedon tuottaja)",
  reporting = "quarterly",
  group = "nps",
  unit = "nps",
  kind = "score",
  better = "up",
}

-- The same goal for each service. The subgoal says 2025, the goal itself the end of 2026.
local GOAL = "Asiakastyytyväisyys vähintään + 80 (NPS) vuoden 2026 loppuun mennessä"
local function goal_2026()
  return { ["by 2026-12-31"] = at_least(80, goals("108,131", GOAL)) }
end

indicator "kotipalvelu.nps" (with {
  title = {
    fi = "Asiakastyytyväisyys (NPS), kotipalvelu",
    en = "Client satisfaction NPS, home help",
  },
  service = service "Lapsiperheiden kotipalvelu",
  source = goals("108,131-133", GOAL),
  baseline_missing = "Kotipalvelu: tietoa ei ole saatavilla, lähtötilannetieto tuotetaan "
    .. "ensimmäiseen osavuosikatsaukseen mennessä",
  targets = goal_2026(),
})

indicator "perhetyo_shl.nps" (with {
  title = {
    fi = "Asiakastyytyväisyys (NPS), shl-perhetyö",
    en = "Client satisfaction NPS, Social Welfare Act family work",
  },
  service = service "Sosiaalihuoltolain mukainen perhetyö",
  source = goals("108,131-132,134", GOAL),
  baseline = { "2024", 53, goals(134, "+ 53 (v. 2024)") },
  targets = goal_2026(),
  note = "Kysymykseen vastasi 49 henkilöä (26/49 = 53).",
})

indicator "perhetyo_tehostettu.nps" (with {
  title = {
    fi = "Asiakastyytyväisyys (NPS), tehostettu perhetyö",
    en = "Client satisfaction NPS, intensified family work",
  },
  service = service "Tehostettu perhetyö",
  source = goals("108,131-132,135", GOAL),
  baseline = { "2024", 44, goals(135, "+ 44 (v. 2024)") },
  targets = goal_2026(),
  note = "Kysymykseen vastasi 57 henkilöä (25/57 = 44).",
})

-- The only figure printed for 2025 is of all home-delivered services together.
indicator "yhteensa.nps" (with {
  title = {
    fi = "Asiakastyytyväisyys (NPS), kotiin vietävät palvelut",
    en = "Client satisfaction NPS, home-delivered services",
  },
  service = service "Kotiin vietävät palvelut",
  source = status("543-565", "Ajalla 5-9/2025 NPS oli 67."),
  baseline_missing = "Palvelujen yhteistä vuoden 2024 lukua ei ole julkaistu.",
  targets = { ["by 2026-12-31"] = at_least(80, status("253-263", "Vähintään + 80 (NPS)")) },
  -- Praise rather than a verdict on the goal: its meaning is left to the area's status words.
  stated = {
    "Luku on hyvällä tasolla ja suunta on oikea.",
    as_of = "2025-11", source = status("548-549"),
  },
  note = "Palautteen keruu alkoi toukokuussa 2025; vastaajien määrää ei ole julkaistu.",
})
alert {
  for_observations = 2,
  severity = "high",
  note = {
    fi = "Asiakastyytyväisyys +80 on kehittämishankkeen tavoite vuoden 2026 loppuun.",
    en = "A client satisfaction of +80 is the goal of the development project by the end of 2026.",
  },
}
