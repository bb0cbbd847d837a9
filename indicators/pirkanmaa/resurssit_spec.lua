spec "one post fewer than a number that is not printed" {
  on = "2026-02-01",
  given = { ["resurssit.esihenkilotehtavan_vahennys"] = { ["2026-01-01"] = 7 } },
  expect = {
    ["resurssit.esihenkilotehtavan_vahennys"] = {
      status = "no_data", reason = "missing_input", value = 7, threshold = "none",
    },
  },
}

spec "resources without a goal" {
  on = "2025-12-01",
  given = { ["resurssit.valitut_perhetyontekijat"] = { ["2025-11-30"] = 8 } },
  expect = { ["resurssit.valitut_perhetyontekijat"] = { status = "no_target", value = 8 } },
}
