-- At most 7 and 30 days by the end of 2025.

spec "seven days before the deadline are enough, eight are not" {
  on = "2025-12-01",
  given = {
    ["kotipalvelu.palveluun_paasy"] = { ["2025-10-31"] = 8 },
    ["perhetyo_shl.palveluun_paasy"] = { ["2025-10-31"] = 30 },
    ["perhetyo_tehostettu.palveluun_paasy"] = { ["2025-10-31"] = "text_only" },
  },
  expect = {
    ["kotipalvelu.palveluun_paasy"] = {
      status = "off_track", reason = "path.no_trend", expected = 7, margin = -1, flip_value = 7,
    },
    ["perhetyo_shl.palveluun_paasy"] = { status = "on_track", reason = "path.met", margin = 0 },
    ["perhetyo_tehostettu.palveluun_paasy"] = { status = "no_data", reason = "text_only" },
  },
}

spec "after the deadline only its figure counts" {
  on = "2026-02-01",
  given = {
    ["kotipalvelu.palveluun_paasy"] = { ["2025-12-31"] = 8 },
    ["perhetyo_shl.palveluun_paasy"] = { ["2025-12-31"] = 29 },
  },
  expect = {
    ["kotipalvelu.palveluun_paasy"] = { status = "missed", reason = "target.missed" },
    ["perhetyo_shl.palveluun_paasy"] = { status = "achieved", reason = "target.achieved" },
    ["kotipalvelu.jono_yli_viikon"] = { status = "no_target" },
  },
}
