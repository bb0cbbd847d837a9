spec "personal assistance half-way to the national figure" {
  on = "2026-02-28",
  given = { ["vammaiset.henkilokohtainen_apu.0_17"] = { ["2025"] = 250 } },
  expect = {
    -- 35.6 less in a year makes 214.4; 129.5 were to go.
    ["vammaiset.henkilokohtainen_apu.0_17"] = {
      status = "off_track", reason = "path.off_track", expected = (285.6 + 120.5) / 2,
      projection = 214.4,
    },
  },
}

-- Not public: the figures given here are made up, and none of the draft's is repeated.
spec "coverage that is not public" {
  on = "2027-02-28",
  given = {
    ["vammaiset.peittavyys.tuettu"] = { ["2026"] = 50 },
    ["vammaiset.peittavyys.yhteisollinen"] = { ["2026"] = "suppressed" },
  },
  expect = {
    ["vammaiset.peittavyys.tuettu"] = { status = "achieved", reason = "target.achieved" },
    ["vammaiset.peittavyys.yhteisollinen"] = { status = "no_data", reason = "suppressed" },
  },
}

spec "goals without a year" {
  on = "2026-12-01",
  given = {
    ["vammaiset.kotiin_tukeminen_asiakkaat"] = { ["2026-10-31"] = 239 },
    ["vammaiset.palvelutarve.yhteisollinen"] = { ["2026-10-31"] = 71 },
    ["vammaiset.rai_tehty_osuus"] = { ["2026-10-31"] = 85 },
    ["vammaiset.liikkumisen_tuki.vpl"] = { ["2026-10-31"] = 4097 },
    ["vammaiset.liikkumisen_tuki.shl_lapset"] = { ["2026-10-31"] = 2 },
  },
  expect = {
    -- 15 % more than 208 is 239.2.
    ["vammaiset.kotiin_tukeminen_asiakkaat"] = { status = "off_track", threshold = 208 * 1.15 },
    ["vammaiset.palvelutarve.yhteisollinen"] = { status = "achieved", threshold = 71 },
    ["vammaiset.rai_tehty_osuus"] = { status = "achieved", margin = 0 },
    ["vammaiset.liikkumisen_tuki.vpl"] = { status = "off_track" },
    ["vammaiset.liikkumisen_tuki.shl_lapset"] = { status = "achieved" },
  },
}

spec "the national average moves when it is published again" {
  on = "2027-02-28",
  given = {
    ["vammaiset.henkilokohtainen_apu.0_17.maan_keskitaso"] = { ["2025"] = 118 },
    ["vammaiset.henkilokohtainen_apu.0_17"] = { ["2026"] = 120 },
    ["vammaiset.hka_nettokustannus_asukas"] = { ["2026"] = 73.7 },
  },
  expect = {
    -- 120.5 as printed would do.
    ["vammaiset.henkilokohtainen_apu.0_17"] = { status = "missed", threshold = 118 },
    ["vammaiset.hka_nettokustannus_asukas"] = { status = "achieved", margin = 0 },
  },
}
