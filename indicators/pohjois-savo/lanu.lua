-- Mental health and substance services for children and young people at the basic level: a client
-- should have 2–4 visits a month, and nine clients in ten should be within that.
local function report(lines, quote) return cite(doc.report_2025_08, lines, quote) end

local GOAL = "Asiakkaalla 2-4 hoitokäyntiä kuukaudessa (90%)"
local with = use("rows").sharing {
  service = service("Lasten ja nuorten perustason mielenterveys- ja päihdepalvelut",
    { code = "1PL2107" }),
  goal = "Lasten ja nuorten perustason mielenterveys- ja päihdetyön yksiköissä asiakkaan "
    .. "kuukausittainen hoitokäyntimäärä on 2-4 kertaa kuukaudessa",
  reporting = "four_monthly",
  group = "lanu_hoitokaynnit",
  baseline_missing = "Lähtötasoa ei ole julkaistu.",
  note = "Riskiarvio: Asiakkaiden hoitoa ei pystytä toteuttamaan hoidonporrastuksen mukaisesti, "
    .. "perustaso/erityistaso, asiakkaiden hoitoketjun toimimattomuudesta johtuen ja asiakkaita "
    .. "jää hoitosuhteeseen väärään tasoon ja hoitojono kasvaa perustasolla.",
}

indicator "lanu.hoitokayntimaaran_piirissa_osuus" (with {
  title = {
    fi = "Asiakkaat, joilla 2-4 hoitokäyntiä kuukaudessa, osuus",
    en = "Share of clients with 2-4 treatment visits per month",
  },
  unit = "percent",
  kind = "share",
  better = "up",
  source = report("53-65,244-261,451-464", "Asiakkaan kuukausittainen käyntimäärä LANU-yksikössä"),
  targets = { ["2025"] = for_share(90, between(2, 4), report("244-246", GOAL)) },
})
alert {
  for_observations = 2,
  severity = "high",
  note = {
    fi = "Jos käyntimäärä ei toteudu, hoitojono kasvaa perustasolla.",
    en = "When the visits do not come true, the queue of the basic level grows.",
  },
}
-- No average number of visits is printed anywhere.
indicator "lanu.hoitokaynnit_kuukaudessa" (with {
  title = {
    fi = "Hoitokäyntejä asiakasta kohti kuukaudessa",
    en = "Treatment visits per client per month",
  },
  unit = "visits",
  kind = "stock",
  better = "range",
  source = report("53-65,244-261,451-464", "asiakkaan kuukausittainen hoitokäyntimäärä on 2-4 "
    .. "kertaa kuukaudessa"),
  targets = { ["2025"] = between(2, 4, report("244-246", GOAL)) },
})
