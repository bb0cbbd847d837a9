-- Figures of January–August: two thirds of the year.

spec "400 assessments of 700 are behind two thirds of the year" {
  on = "2025-09-30",
  -- 600 in the year: 100 short with 300 to go.
  given = {
    ["vammaispalvelut.rai_arviot"] = { ["1-8/2025"] = 400 },
    ["vammaisten_laitoshoito.hoitopaivat"] = { ["1-8/2025"] = 11000 },
    ["vammaisten_laitoshoito.muutos_maara"] = { ["1-8/2025"] = -500 },
  },
  expect = {
    ["vammaispalvelut.rai_arviot"] = {
      status = "off_track", reason = "path.off_track", expected = 700 * 8 / 12, projection = 600,
    },
    ["vammaisten_laitoshoito.hoitopaivat"] = {
      status = "on_track", reason = "path.met", expected = 17000 * 8 / 12,
    },
    ["vammaisten_laitoshoito.muutos_maara"] = { status = "no_target" },
  },
}

spec "clients by the end of the year" {
  on = "2026-02-28",
  given = {
    ["vammaisten_asuminen.tuettu_asiakkaat"] = { ["2025-12-31"] = 160 },
    ["vammaisten_asuminen.yhteisollinen_asiakkaat"] = { ["2025-12-31"] = 249 },
  },
  expect = {
    ["vammaisten_asuminen.tuettu_asiakkaat"] = { status = "achieved", margin = 0 },
    ["vammaisten_asuminen.yhteisollinen_asiakkaat"] = { status = "missed", margin = -1 },
  },
}
