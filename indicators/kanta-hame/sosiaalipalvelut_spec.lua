spec "visits to groups are held against the same half of 2024" {
  on = "2025-09-01",
  given = {
    ["sosiaalipalvelut.toim.kotouttavat_ryhmat_kaynnit"] = { ["1-6/2024"] = 500, ["1-6/2025"] = 520 },
    -- 24 below 500 is within 5 %, 26 is not.
    ["sosiaalipalvelut.toim.kotouttavat_ryhmat_lkm"] = { ["1-6/2024"] = 500, ["1-6/2025"] = 476 },
    ["sosiaalipalvelut.toim.sosiaalisen_kuntoutuksen_ryhmat_osallistujat"] = {
      ["1-6/2024"] = 500, ["1-6/2025"] = 474,
    },
  },
  expect = {
    ["sosiaalipalvelut.toim.kotouttavat_ryhmat_kaynnit"] = {
      status = "on_track", reason = "previous_year.met", threshold = 500, margin = 20,
    },
    ["sosiaalipalvelut.toim.kotouttavat_ryhmat_lkm"] = {
      status = "at_risk", reason = "previous_year.close",
    },
    ["sosiaalipalvelut.toim.sosiaalisen_kuntoutuksen_ryhmat_osallistujat"] = {
      status = "off_track", reason = "previous_year.behind",
    },
  },
}

spec "more plans and loans than in the year 2024" {
  on = "2025-09-01",
  given = {
    ["sosiaalipalvelut.toim.monialaiset_kotoutumissuunnitelmat"] = { ["1-6/2025"] = 15 },
    -- 2 in half a year make 4, no more than last year's 5.
    ["sosiaalipalvelut.toim.sosiaalinen_luotto_myonnetyt"] = { ["1-6/2025"] = 2 },
    ["sosiaalipalvelut.toim.sosiaalinen_luotto_hakemukset"] = { ["1-6/2025"] = 7 },
  },
  expect = {
    ["sosiaalipalvelut.toim.monialaiset_kotoutumissuunnitelmat"] = {
      status = "on_track", reason = "path.met", expected = 10,
    },
    ["sosiaalipalvelut.toim.sosiaalinen_luotto_myonnetyt"] = {
      status = "off_track", reason = "path.off_track", expected = 2.5, projection = 4,
    },
    ["sosiaalipalvelut.toim.sosiaalinen_luotto_hakemukset"] = { status = "no_target" },
  },
}

spec "25 is all plans or 25 % confidence: opposite conclusions, so none" {
  on = "2025-09-01",
  given = { ["avaintulos.sosiaalipalvelut.yhteinen_suunnitelma"] = { ["2025-06-30"] = 25 } },
  expect = {
    ["avaintulos.sosiaalipalvelut.yhteinen_suunnitelma"] = {
      status = "no_data", reason = "confidence_only",
    },
  },
}

spec "the pilot was to begin on 1 September" {
  on = "2025-10-01",
  given = { ["sosiaalipalvelut.prose.ensilinjapilotti"] = { ["2025-09-01"] = true } },
  expect = { ["sosiaalipalvelut.prose.ensilinjapilotti"] = { status = "achieved" } },
}
