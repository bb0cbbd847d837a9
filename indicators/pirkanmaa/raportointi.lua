-- How often the project reports. No document counts the reports that were given.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end

local with = use("rows").sharing {
  service = service "Kotiin vietävät palvelut",
  goal = "Strategian toimeenpanon tavoite 2.2. b Lasten, nuorten ja perheiden palvelurakenteen "
    .. "uudistaminen: vahvistetaan varhaisen vaiheen palvelutarjontaa",
  owner = "kehittämispäällikkö (raportointitiedon tuottaja)",
  group = "raportointi",
  unit = "count",
  kind = "flow",
  better = "hold",
}

indicator "raportointi.osavuosikatsaus" (with {
  title = {
    fi = "Raportointi osavuosikatsausten yhteydessä",
    en = "Reporting with interim reviews",
  },
  reporting = "quarterly",
  source = goals("106-108", "Osavuosikatsausten yhteydessä neljä kertaa vuodessa"),
  targets = {
    ["2025"] = equal(4, goals(107, "Osavuosikatsausten yhteydessä neljä kertaa vuodessa")),
  },
  note = "Vastaanottajat: hallitus ja valtuusto (strategiatyön osalta), lasten, nuorten ja "
    .. "perheiden palvelulinjan johtoryhmä, sosiaalihuollon seurantaryhmä.",
})

indicator "raportointi.talousseuranta" (with {
  title = { fi = "Talousseuranta", en = "Financial follow-up" },
  reporting = "monthly",
  source = goals("106-108", "Talousseuranta 1 x kk"),
  -- Once a month: twelve a year.
  targets = { ["2025"] = equal(12, goals(107, "Talousseuranta 1 x kk")) },
})
