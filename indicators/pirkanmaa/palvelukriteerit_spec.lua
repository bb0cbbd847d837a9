-- Limits of the services, without a year: compared plainly, both ends included.

spec "figures within the criteria" {
  on = "2025-12-01",
  given = {
    ["kotipalvelu.lisaaika"] = { ["2025"] = 6 },
    ["kotipalvelu.kesto_enintaan"] = { ["2025"] = 12 },
    ["kotipalvelu.lapsen_ikaraja"] = { ["2025"] = 17 },
    ["kotipalvelu.jakson_pituus"] = { ["2025"] = 3 },
    ["perhetyo_tehostettu.tunnit_kerralla"] = { ["2025"] = 1.5 },
  },
  expect = {
    ["kotipalvelu.lisaaika"] = { status = "achieved", reason = "undated.met" },
    ["kotipalvelu.kesto_enintaan"] = { status = "achieved", flip_value = 12 },
    ["kotipalvelu.lapsen_ikaraja"] = { status = "achieved", flip_value = 18 },
    ["kotipalvelu.jakson_pituus"] = { status = "achieved" },
    ["perhetyo_tehostettu.tunnit_kerralla"] = { status = "achieved", margin = 0 },
  },
}

spec "figures just outside of them" {
  on = "2025-12-01",
  given = {
    ["kotipalvelu.lisaaika"] = { ["2025"] = 7 },
    ["kotipalvelu.kesto_enintaan"] = { ["2025"] = 13 },
    ["kotipalvelu.lapsen_ikaraja"] = { ["2025"] = 18 },
    ["kotipalvelu.jakson_pituus"] = { ["2025"] = 4 },
    ["perhetyo_tehostettu.tunnit_kerralla"] = { ["2025"] = 3.25 },
  },
  expect = {
    ["kotipalvelu.lisaaika"] = { status = "off_track", reason = "undated.not_met", margin = -1 },
    ["kotipalvelu.kesto_enintaan"] = { status = "off_track", margin = -1 },
    ["kotipalvelu.lapsen_ikaraja"] = { status = "off_track" },
    ["kotipalvelu.jakson_pituus"] = { status = "off_track" },
    ["perhetyo_tehostettu.tunnit_kerralla"] = { status = "off_track", margin = -0.25 },
  },
}
