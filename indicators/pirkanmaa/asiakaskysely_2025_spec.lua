spec "the survey is in use in all of family work, or it is not" {
  on = "2025-12-01",
  given = { ["kysely.kaytossa_kaikissa_perhetyon_palveluissa"] = { ["2025-11-30"] = true } },
  expect = {
    ["kysely.kaytossa_kaikissa_perhetyon_palveluissa"] = { status = "achieved", value = true },
  },
}

spec "a survey that is not in use yet does not reach the goal" {
  on = "2025-12-01",
  given = { ["kysely.kaytossa_kaikissa_perhetyon_palveluissa"] = { ["2025-11-30"] = false } },
  expect = {
    ["kysely.kaytossa_kaikissa_perhetyon_palveluissa"] = { status = "off_track", value = false },
  },
}

spec "answers cannot improve from a figure that is not printed" {
  on = "2025-12-01",
  given = { ["kysely.vastaukset_paranevat"] = { ["syksy 2025"] = 3.9 } },
  expect = {
    ["kysely.vastaukset_paranevat"] = { status = "no_data", reason = "missing_input" },
  },
}

spec "charts without numbers are no figures" {
  on = "2025-12-01",
  given = { ["kysely_2025.turvallisuus"] = { ["2025"] = "text_only" } },
  expect = { ["kysely_2025.turvallisuus"] = { status = "no_target", value = "none" } },
}
