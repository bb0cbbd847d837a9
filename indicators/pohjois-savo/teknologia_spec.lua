spec "ten clients in the pilot of September and October" {
  on = "2025-11-30",
  given = {
    ["teknologia.etahoivan_pilotti_asiakkaat"] = { ["2025-09/2025-10"] = 10 },
    ["teknologia.virtuaalinen_paivatoiminta"] = { ["2025-08"] = true },
  },
  expect = {
    ["teknologia.etahoivan_pilotti_asiakkaat"] = { status = "achieved" },
    ["teknologia.virtuaalinen_paivatoiminta"] = { status = "achieved", reason = "done.yes" },
    ["teknologia.etahoiva"] = { status = "not_started", reason = "done.not_started" },
  },
}

spec "eight are not ten" {
  on = "2025-11-30",
  given = { ["teknologia.etahoivan_pilotti_asiakkaat"] = { ["2025-09/2025-10"] = 8 } },
  expect = {
    ["teknologia.etahoivan_pilotti_asiakkaat"] = { status = "missed", reason = "target.missed" },
  },
}
