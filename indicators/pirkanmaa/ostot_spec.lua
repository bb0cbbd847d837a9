-- Purchases are to fall by 20 % from 4 829 000 € by the end of 2025: at most 3 863 200 € a year.
local LIMIT = 4829000 * 0.8

spec "ten months of purchases keep within ten twelfths of the limit" {
  on = "2025-12-01",
  given = { ["yhteensa.ostot"] = { ["1-10/2025"] = 2250000 } },
  expect = {
    ["yhteensa.ostot"] = {
      status = "on_track", reason = "path.met", value = 2250000, period = "2025-01/2025-10",
      threshold = LIMIT,
      expected = LIMIT * 10 / 12,
      margin = LIMIT * 10 / 12 - 2250000,
      -- Where the projection misses by 5 % of what is left: 1.2 v − L = 0.05 (L − v).
      flip_value = 1.05 * LIMIT / 1.25,
    },
  },
}

-- The worked example of docs/methods.md.
spec "half a year's purchases of 2 250 000 € are too much" {
  on = "2025-08-01",
  given = { ["yhteensa.ostot"] = { ["2025-H1"] = 2250000 } },
  expect = {
    ["yhteensa.ostot"] = {
      status = "off_track", reason = "path.off_track", expected = 1931600, margin = -318400,
      projection = 4500000,
    },
  },
}

spec "beyond the limit before the year is over, it cannot be kept any more" {
  on = "2025-12-01",
  given = { ["yhteensa.ostot"] = { ["1-11/2025"] = 3900000 } },
  expect = { ["yhteensa.ostot"] = { status = "missed", reason = "flow.exceeded" } },
}

spec "no figure since the baseline is no verdict" {
  on = "2025-12-01",
  given = { ["yhteensa.ostot"] = { ["1-10/2025"] = "not_published" } },
  expect = {
    ["yhteensa.ostot"] = { status = "no_data", reason = "not_published", value = "none" },
    ["kotipalvelu.ostot"] = { status = "no_target" },
  },
}

spec "the saving of 965 000 € is a target of its own" {
  on = "2026-02-01",
  given = { ["yhteensa.ostot_saastotavoite"] = { ["2025"] = 964999 } },
  expect = {
    ["yhteensa.ostot_saastotavoite"] = {
      status = "missed", reason = "target.missed", margin = -1, flip_value = 965000,
    },
  },
}
