spec "a milestone that was reached stays reached" {
  on = "2025-12-01",
  given = { ["virstanpylvaat.vastuuyksikko_aloittaa"] = { ["2025-01-01"] = true } },
  expect = {
    ["virstanpylvaat.vastuuyksikko_aloittaa"] = { status = "achieved", reason = "done.yes" },
  },
}

spec "a no after the deadline misses it" {
  on = "2027-01-15",
  given = { ["virstanpylvaat.tuotantotapa_analyysi"] = { ["2026-12-31"] = false } },
  expect = {
    ["virstanpylvaat.tuotantotapa_analyysi"] = { status = "missed", reason = "done.missed" },
  },
}

spec "a milestone of next year that nobody has spoken of" {
  on = "2025-12-01",
  expect = {
    ["virstanpylvaat.sisallollinen_kehittaminen"] = {
      status = "not_started", reason = "done.not_started",
    },
    ["virstanpylvaat.jaoston_seuranta"] = { status = "no_target" },
  },
}
