-- Four interim reviews and twelve reports on the finances in 2025.

spec "three reviews by the end of September keep pace" {
  on = "2025-12-01",
  given = { ["raportointi.osavuosikatsaus"] = { ["1-9/2025"] = 3 } },
  expect = {
    ["raportointi.osavuosikatsaus"] = { status = "on_track", reason = "path.met", expected = 3 },
  },
}

spec "a whole year has exactly as many, or it has not" {
  on = "2026-02-01",
  given = {
    ["raportointi.osavuosikatsaus"] = { ["2025"] = 4 },
    ["raportointi.talousseuranta"] = { ["2025"] = 11 },
  },
  expect = {
    ["raportointi.osavuosikatsaus"] = { status = "achieved", reason = "target.achieved" },
    ["raportointi.talousseuranta"] = { status = "missed", reason = "target.missed" },
  },
}
