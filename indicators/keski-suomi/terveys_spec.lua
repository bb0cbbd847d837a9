spec "costs above the national average" {
  on = "2027-02-28",
  given = {
    ["terveys.asukaskohtaiset_kustannukset.ylitys_prosentti"] = { ["2026"] = 3 },
    ["terveys.asukaskohtaiset_kustannukset.ylitys_eur"] = { ["2026"] = 0 },
  },
  expect = {
    ["terveys.asukaskohtaiset_kustannukset.ylitys_prosentti"] = { status = "missed", margin = -3 },
    ["terveys.asukaskohtaiset_kustannukset.ylitys_eur"] = { status = "achieved", margin = 0 },
  },
}

spec "an average that nobody has printed yet is no threshold" {
  on = "2027-02-28",
  given = {
    ["terveys.esh.kustannukset"] = { ["2026"] = 1.02 },
    ["terveys.coc_indeksi"] = { ["2026"] = 0.4 },
  },
  expect = {
    ["terveys.esh.kustannukset"] = {
      status = "no_data", reason = "missing_input", threshold = "none",
    },
    ["terveys.coc_indeksi"] = { status = "no_data", reason = "missing_input" },
  },
}

spec "in use or not, without a year" {
  on = "2026-12-01",
  given = { ["terveys.vastuulaakari"] = { ["2026-10-31"] = false } },
  expect = {
    ["terveys.vastuulaakari"] = { status = "off_track", reason = "undated.not_met" },
    ["terveys.yta_sopimus"] = { status = "no_data", reason = "not_published" },
    ["terveys.nps"] = { status = "no_target" },
  },
}
