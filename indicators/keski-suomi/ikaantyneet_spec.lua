spec "coverage of 24-hour care on the way from 7.1 to 6.5 % in 2030" {
  on = "2026-02-28",
  given = { ["ikaantyneet.peittavyys.ymparivuorokautinen"] = { ["2025"] = 7.0 } },
  expect = {
    -- One year of six, counted in days: 365 of 2 191.
    ["ikaantyneet.peittavyys.ymparivuorokautinen"] = {
      status = "on_track", reason = "path.met", expected = 7.1 - 0.6 * 365 / 2191,
    },
  },
}

spec "a target reached, and the next one within reach at the same pace" {
  on = "2027-02-28",
  given = { ["ikaantyneet.peittavyys.yhteisollinen"] = { ["2026"] = 1.1 } },
  expect = {
    -- 0.5 in 406 days goes on for the 1 461 days to the end of 2030.
    ["ikaantyneet.peittavyys.yhteisollinen"] = {
      status = "on_track", reason = "last.on_track", projection = 1.1 + 0.5 * 1461 / 406,
    },
  },
}

spec "nobody in institutions means nobody" {
  on = "2027-02-28",
  given = { ["ikaantyneet.peittavyys.laitoshoito"] = { ["2026"] = { 0, decimals = 1 } } },
  expect = { ["ikaantyneet.peittavyys.laitoshoito"] = { status = "achieved" } },
}

spec "a tenth of a per cent in institutions is somebody" {
  on = "2027-02-28",
  given = {
    ["ikaantyneet.peittavyys.laitoshoito"] = { ["2026"] = 0.1 },
    ["ikaantyneet.kotona_asuvat_75"] = { ["2026"] = 93.5 },
  },
  expect = {
    ["ikaantyneet.peittavyys.laitoshoito"] = { status = "missed", threshold = 0 },
    ["ikaantyneet.kotona_asuvat_75"] = { status = "achieved", reason = "undated.met" },
  },
}

spec "RAI indicators of home care in 2026" {
  on = "2027-02-28",
  given = {
    ["ikaantyneet.rai_koti.laakitysarvio_puuttuu"] = { ["2026"] = 19 },
    ["ikaantyneet.rai_koti.ei_ulkoile"] = { ["2026"] = 29 },
    ["ikaantyneet.rai_laatuindikaattorit.kotihoito"] = { ["2026"] = 5 },
  },
  expect = {
    -- "Alle 19 %".
    ["ikaantyneet.rai_koti.laakitysarvio_puuttuu"] = { status = "missed", flip_value = 19 },
    ["ikaantyneet.rai_koti.ei_ulkoile"] = { status = "achieved", margin = 1 },
    ["ikaantyneet.rai_laatuindikaattorit.kotihoito"] = { status = "achieved", margin = 0 },
  },
}

spec "2026 has not begun" {
  on = "2025-12-31",
  expect = {
    ["ikaantyneet.rai_yhteisollinen.mieliala"] = { status = "not_started", value = "none" },
    ["ikaantyneet.jonotusaika_ymparivrk"] = { status = "no_target" },
  },
}
