spec "background figures are shown and not judged" {
  on = "2025-12-01",
  given = {
    ["konteksti.lastensuojelun_osuus_nettokuluista"] = { ["2025"] = 55 },
    ["konteksti.lasten_osuus_lastensuojelussa"] = { ["2025-11-30"] = "text_only" },
  },
  expect = {
    ["konteksti.lastensuojelun_osuus_nettokuluista"] = {
      status = "no_target", reason = "no_target", value = 55, expected = "none",
    },
    ["konteksti.lasten_osuus_lastensuojelussa"] = { status = "no_target", value = "none" },
  },
}
