-- 30 % below 133 by June 2026: at most 93.1 in the year 2026, and half of the way in 2025.
local LIMIT = 133 * 0.7

spec "half of the fall is asked for in 2025" {
  on = "2026-02-01",
  given = { ["sijoitukset.valituilla_syilla"] = { ["2025"] = 113 } },
  expect = {
    ["sijoitukset.valituilla_syilla"] = {
      status = "on_track", reason = "path.met", expected = (133 + LIMIT) / 2, threshold = LIMIT,
    },
  },
}

spec "ten months that make more than 133 in a year move away" {
  on = "2025-12-01",
  given = { ["sijoitukset.valituilla_syilla"] = { ["1-10/2025"] = 112 } },
  expect = {
    ["sijoitukset.valituilla_syilla"] = {
      status = "off_track", reason = "path.moving_away",
      expected = (133 + LIMIT) / 2 * 10 / 12,
      margin = (133 + LIMIT) / 2 * 10 / 12 - 112,
    },
  },
}

spec "parts and shares of the placements have no goal of their own" {
  on = "2025-12-01",
  given = { ["sijoitukset.valituilla_syilla_muutos"] = { ["1-10/2025"] = -7 } },
  expect = { ["sijoitukset.valituilla_syilla_muutos"] = { status = "no_target", value = -7 } },
}

-- From 2026 on the figures are of the whole area, before that of Tampere and Orivesi.
spec "figures of the whole area cannot be held against a fall from the two towns' 133" {
  on = "2027-02-01",
  given = { ["sijoitukset.valituilla_syilla"] = { ["2026"] = 300 } },
  expect = {
    ["sijoitukset.valituilla_syilla"] = { status = "no_data", reason = "no_data.series_break" },
  },
}
