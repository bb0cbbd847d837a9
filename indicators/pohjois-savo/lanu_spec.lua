spec "two to four visits a month for nine clients of ten" {
  on = "2025-09-30",
  given = {
    ["lanu.hoitokayntimaaran_piirissa_osuus"] = { ["1-8/2025"] = 90 },
    ["lanu.hoitokaynnit_kuukaudessa"] = { ["1-8/2025"] = 4 },
  },
  expect = {
    ["lanu.hoitokayntimaaran_piirissa_osuus"] = { status = "on_track", margin = 0 },
    ["lanu.hoitokaynnit_kuukaudessa"] = { status = "on_track", reason = "path.met", margin = 0 },
  },
}

spec "fewer visits, or visits that nobody counted" {
  on = "2025-09-30",
  given = {
    ["lanu.hoitokayntimaaran_piirissa_osuus"] = { ["1-8/2025"] = "not_published" },
    ["lanu.hoitokaynnit_kuukaudessa"] = { ["1-8/2025"] = 1.5 },
  },
  expect = {
    ["lanu.hoitokayntimaaran_piirissa_osuus"] = { status = "no_data", reason = "not_published" },
    ["lanu.hoitokaynnit_kuukaudessa"] = { status = "off_track", margin = -0.5, flip_value = 2 },
  },
}
