-- The division's profit and loss, in thousands of euros; costs are negative.

spec "half a year's margin a little below half of the budget" {
  on = "2025-09-01",
  -- −154 000 in the year: 492 too low, with 76 508 still to go, 0.6 %.
  given = { ["toimiala.talous.toimintakate"] = { ["1-6/2025"] = -77000 } },
  expect = {
    ["toimiala.talous.toimintakate"] = {
      status = "on_track", reason = "path.projection_close", expected = -153508 / 2,
      projection = -154000,
    },
  },
}

spec "personnel costs of 33 millions in half a year exceed the budget" {
  on = "2025-09-01",
  -- −66 000 against −61 756: 4 244 too much, with 28 756 left, 14.8 %.
  given = {
    ["toimiala.talous.henkilostokulut"] = { ["1-6/2025"] = -33000 },
    ["hallinto.talous.toimintatuotot"] = { ["1-6/2025"] = 0 },
  },
  expect = {
    ["toimiala.talous.henkilostokulut"] = { status = "at_risk", margin = -33000 + 61756 / 2 },
    -- A budget of nothing is kept by nothing.
    ["hallinto.talous.toimintatuotot"] = { status = "on_track", reason = "path.met", margin = 0 },
  },
}

spec "words about the staff are no figures" {
  on = "2025-09-01",
  given = { ["toimiala.prose.sairauspoissaolot"] = { ["1-6/2025"] = "text_only" } },
  expect = {
    ["toimiala.prose.sairauspoissaolot"] = { status = "no_target", value = "none" },
    ["toimiala.prose.asiakastietojarjestelman_hankinta"] = { status = "not_started" },
  },
}
