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
