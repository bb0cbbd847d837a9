-- Means of autumn 2024 are to improve; the document names no level and no year.

spec "a higher mean is an improvement" {
  on = "2025-12-01",
  given = {
    ["perhetyo_shl.kysely_2024.oikeat_asiat.keskiarvo"] = { ["syksy 2025"] = 3.8 },
    ["perhetyo_tehostettu.kysely_2024.oikeat_asiat.keskiarvo"] = { ["syksy 2025"] = 3.5 },
  },
  expect = {
    ["perhetyo_shl.kysely_2024.oikeat_asiat.keskiarvo"] = {
      status = "achieved", reason = "undated.met", threshold = 3.7, flip_value = 3.7,
    },
    -- The same mean again is none.
    ["perhetyo_tehostettu.kysely_2024.oikeat_asiat.keskiarvo"] = {
      status = "off_track", reason = "undated.not_met",
    },
  },
}

spec "the means of 2024 themselves say nothing of an improvement" {
  on = "2025-12-01",
  given = { ["perhetyo_shl.kysely_2024.kuulluksi_tuleminen.keskiarvo"] = { ["syksy 2024"] = 3.7 } },
  expect = {
    ["perhetyo_shl.kysely_2024.kuulluksi_tuleminen.keskiarvo"] = {
      status = "no_data", reason = "no_data.since_baseline",
    },
    ["perhetyo_shl.kysely_2024.kuulluksi_tuleminen.mediaani"] = { status = "no_target" },
  },
}
