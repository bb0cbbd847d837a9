-- Savings of 2025, in thousands of euros.

spec "half a thousand euros behind the path is close enough" {
  on = "2025-09-01",
  given = { ["tasapainottaminen.yhteensa"] = { ["1-6/2025"] = 3862 } },
  expect = {
    ["tasapainottaminen.yhteensa"] = {
      status = "on_track", reason = "path.projection_close", expected = 3862.5, margin = -0.5,
      projection = 7724,
    },
  },
}

spec "a saving that goes the wrong way" {
  on = "2026-02-01",
  given = {
    ["tasapainottaminen.hallinnon_resurssit"] = { ["2025"] = -10 },
    ["tasapainottaminen.omaishoidontuen_muutokset"] = { ["2025"] = 1300 },
    ["tasapainottaminen.prose.omaishoidon_uudet_palkkioluokat"] = { ["2025-01-01"] = true },
  },
  expect = {
    ["tasapainottaminen.hallinnon_resurssit"] = { status = "missed", margin = -10 - 375 },
    ["tasapainottaminen.omaishoidontuen_muutokset"] = { status = "achieved", margin = 0 },
    ["tasapainottaminen.prose.omaishoidon_uudet_palkkioluokat"] = { status = "achieved" },
  },
}
