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

-- January–October 2024 as printed: the rows make 4 294 000 €.
local rows_2024 = {
  ["kotipalvelu.ostot"] = { ["1-10/2024"] = 920000 },
  ["perhetyo_shl.ostot"] = { ["1-10/2024"] = 543000 },
  ["perhetyo_tehostettu.ostot"] = { ["1-10/2024"] = 2342000 },
  ["intensiivinen_perhetyo.ostot"] = { ["1-10/2024"] = 160000 },
  ["avoperhekuntoutus.ostot"] = { ["1-10/2024"] = 329000 },
}
local function with_total(total)
  local given = { ["yhteensa.ostot"] = { ["1-10/2024"] = total } }
  for key, figures in pairs(rows_2024) do given[key] = figures end
  return given
end

spec "the printed total of 2024 is 40 000 € less than its rows" {
  on = "2025-12-01",
  given = with_total(4254000),
  findings = {
    { rule = "total", class = "contradiction", name = "ostot", period = "2024-01/2024-10",
      ids = { "yhteensa.ostot", "kotipalvelu.ostot" } },
  },
}

spec "a total that is the sum of its rows is no finding" {
  on = "2025-12-01",
  given = with_total(4294000),
  no_findings = { { name = "ostot", period = "2024-01/2024-10" } },
}

spec "without one of the rows nothing can be said of the total" {
  on = "2025-12-01",
  given = { ["yhteensa.ostot"] = { ["1-10/2024"] = 4254000 } },
  findings = { { name = "ostot", class = "unverifiable", period = "2024-01/2024-10" } },
}

-- The rule waits for two figures in a row: 80 % of 4 829 000 € is 3 863 200 €.
spec "half a year above the limit is told when the next figure is above it too" {
  on = "2025-08-01",
  given = { ["yhteensa.ostot"] = { ["2025-H1"] = 2500000 } },
  expect = { ["yhteensa.ostot"] = { alert = "pending" } },
}
spec "two figures above the limit open the alert" {
  on = "2025-11-01",
  given = { ["yhteensa.ostot"] = { ["2025-H1"] = 2500000, ["1-9/2025"] = 3600000 } },
  expect = { ["yhteensa.ostot"] = { alert = "off" } },
}
