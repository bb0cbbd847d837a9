-- At least +80 by the end of 2026. Half of the way from 2024 is over at the end of 2025.

spec "a year before the end, half of the rise is asked for" {
  on = "2026-02-01",
  given = {
    ["perhetyo_shl.nps"] = { ["2025"] = 67 },
    ["perhetyo_tehostettu.nps"] = { ["2025"] = 61 },
  },
  expect = {
    ["perhetyo_shl.nps"] = {
      status = "on_track", reason = "path.met", expected = (53 + 80) / 2, margin = 0.5,
    },
    -- 62 would be half-way. At 17 a year 78 comes out: 2 short with 19 to go, 10.5 %.
    ["perhetyo_tehostettu.nps"] = {
      status = "at_risk", reason = "path.at_risk", expected = (44 + 80) / 2, projection = 78,
    },
  },
}

spec "a rise of 13 in a year misses a fifth of what is left" {
  on = "2026-02-01",
  given = { ["perhetyo_shl.nps"] = { ["2025"] = 65 } },
  expect = {
    -- 65 + 12 = 77: 3 short with 15 to go is 20 %, which is no longer at risk.
    ["perhetyo_shl.nps"] = {
      status = "off_track", reason = "path.off_track", projection = 77,
      -- 80 − (2 v − 53) = 0.05 (80 − v)
      flip_value = (133 - 4) / 1.95,
    },
  },
}

spec "67 without an earlier figure has no trend" {
  on = "2025-12-01",
  given = { ["yhteensa.nps"] = { ["5-9/2025"] = 67 } },
  expect = {
    ["yhteensa.nps"] = {
      status = "off_track", reason = "path.no_trend", value = 67, data_state = "fresh",
    },
    -- Nothing told yet, and the deadline's year has not begun.
    ["kotipalvelu.nps"] = { status = "not_started", value = "none" },
  },
}
