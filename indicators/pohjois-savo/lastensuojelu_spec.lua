-- Falling from the figures of 2024 that the goals themselves print.

spec "falling is less than before, not as much" {
  on = "2025-09-30",
  given = {
    ["lastensuojelu.laskennallinen_mitoitus"] = { ["2025-08"] = 27.2 },
    ["lastensuojelu.mitoituksen_ylittavien_osuus"] = { ["2025-08"] = 26 },
    ["lastensuojelu.laillistettujen_osuus"] = { ["2025-08"] = 72 },
  },
  expect = {
    ["lastensuojelu.laskennallinen_mitoitus"] = {
      status = "on_track", reason = "path.met", threshold = 27.7,
    },
    ["lastensuojelu.mitoituksen_ylittavien_osuus"] = {
      status = "off_track", reason = "path.moving_away",
    },
    ["lastensuojelu.laillistettujen_osuus"] = { status = "on_track", reason = "path.met" },
  },
}

spec "family care cannot be held against a share that is not printed" {
  on = "2025-09-30",
  given = { ["lastensuojelu.perhehoidon_osuus"] = { ["2025-08"] = 55 } },
  expect = {
    ["lastensuojelu.perhehoidon_osuus"] = {
      status = "no_data", reason = "missing_input", value = 55,
    },
  },
}
