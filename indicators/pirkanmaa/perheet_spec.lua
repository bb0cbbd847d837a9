-- More families than in January–September 2024; the document names no year.

spec "nine months are compared with the nine months of 2024" {
  on = "2025-12-01",
  given = {
    ["kotipalvelu.perheet"] = { ["1-9/2025"] = 1306 },
    ["perhetyo_shl.perheet"] = { ["1-9/2025"] = 1855 },
  },
  expect = {
    ["kotipalvelu.perheet"] = { status = "achieved", reason = "undated.met", threshold = 1250 },
    ["perhetyo_shl.perheet"] = { status = "off_track", reason = "undated.not_met" },
  },
}

spec "ten months are not" {
  on = "2025-12-01",
  given = { ["kotipalvelu.perheet"] = { ["1-10/2025"] = 1400 } },
  expect = {
    ["kotipalvelu.perheet"] = {
      status = "no_data", reason = "no_data.part_year", value = 1400, expected = "none",
    },
  },
}

spec "without a figure of 2024 there is nothing to grow from" {
  on = "2025-12-01",
  given = { ["perhetyo_tehostettu.perheet"] = { ["1-9/2025"] = 560 } },
  expect = { ["perhetyo_tehostettu.perheet"] = { status = "no_data", reason = "missing_input" } },
}
