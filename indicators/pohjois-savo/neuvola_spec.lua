spec "offered to 90 % of the age group, held with 60 %" {
  on = "2025-09-30",
  given = {
    ["neuvola.lapset_puheeksi_tarjottu_osuus"] = { ["1-8/2025"] = 91 },
    ["neuvola.lapset_puheeksi_pidetty_osuus"] = { ["1-8/2025"] = 59 },
    ["neuvola.lapset_puheeksi_pidetty_maara"] = { ["1-8/2025"] = 175 },
  },
  expect = {
    ["neuvola.lapset_puheeksi_tarjottu_osuus"] = { status = "on_track", margin = 1 },
    ["neuvola.lapset_puheeksi_pidetty_osuus"] = {
      status = "off_track", reason = "path.no_trend", flip_value = 60,
    },
    ["neuvola.lapset_puheeksi_pidetty_maara"] = { status = "no_target", value = 175 },
  },
}

spec "no more talks are held than were offered" {
  on = "2025-09-30",
  given = {
    ["neuvola.lapset_puheeksi_tarjottu_maara"] = { ["1-4/2025"] = 164, ["1-8/2025"] = 363 },
    ["neuvola.lapset_puheeksi_pidetty_maara"] = { ["1-4/2025"] = 175, ["1-8/2025"] = 363 },
  },
  findings = {
    { rule = "within", class = "contradiction", name = "neuvola.lapset_puheeksi_pidetty_maara",
      period = "2025-01/2025-04" },
  },
  no_findings = {
    { name = "neuvola.lapset_puheeksi_pidetty_maara", period = "2025-01/2025-08" },
  },
}
