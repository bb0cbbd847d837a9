-- The worked example of docs/methods.md.
spec "33 of the year's 100 by the end of June" {
  on = "2025-09-01",
  given = {
    ["perhekeskus.toim.nelivuotiaiden_poisjaavat_selvitykset"] = { ["1-6/2025"] = 33 },
    ["perhekeskus.toim.tunnista_ja_toimi_koulutetut"] = { ["1-6/2025"] = 500 },
  },
  expect = {
    ["perhekeskus.toim.nelivuotiaiden_poisjaavat_selvitykset"] = {
      status = "off_track", reason = "path.off_track", expected = 50, margin = -17,
      projection = 66, flip_value = 0.95 * 100 * 0.5 / (1 - 0.05 * 0.5),
    },
    -- The whole year's amount in half of it cannot be undone.
    ["perhekeskus.toim.tunnista_ja_toimi_koulutetut"] = {
      status = "achieved", reason = "flow.reached",
    },
  },
}

spec "moves to child protection are to fall by a quarter from 101" {
  on = "2025-09-01",
  -- 80 in the year: 4.25 too many, with 35.75 still free, 12 %.
  given = { ["perhekeskus.toim.siirtymat_lastensuojeluun"] = { ["1-6/2025"] = 40 } },
  expect = {
    ["perhekeskus.toim.siirtymat_lastensuojeluun"] = {
      status = "at_risk", reason = "path.at_risk", threshold = 75.75, expected = 75.75 / 2,
      projection = 80,
    },
  },
}

spec "a figure that is itself a change is compared as it is" {
  on = "2025-09-01",
  given = {
    ["perhekeskus.toim.palvelutarpeen_arviointien_maara"] = { ["1-6/2025"] = -25 },
    ["avaintulos.perhekeskus.ensilinja_sai_apua"] = { ["2025-06-30"] = 79.9 },
  },
  expect = {
    ["perhekeskus.toim.palvelutarpeen_arviointien_maara"] = { status = "on_track", margin = 0 },
    ["avaintulos.perhekeskus.ensilinja_sai_apua"] = {
      status = "off_track", reason = "path.no_trend", flip_value = 80,
    },
  },
}

spec "a time that nobody has printed cannot become shorter" {
  on = "2025-09-01",
  given = { ["avaintulos.perhekeskus.varhaisen_tuen_lapimenoaika"] = { ["2025-06-30"] = 75 } },
  expect = {
    ["avaintulos.perhekeskus.varhaisen_tuen_lapimenoaika"] = {
      status = "no_data", reason = "confidence_only",
    },
  },
}

spec "half a year without a word is overdue sixty days after it" {
  on = "2025-08-30",
  expect = {
    ["perhekeskus.toim.tunnista_ja_toimi_koulutetut"] = {
      status = "no_data", reason = "overdue", data_state = "overdue",
    },
    ["perhekeskus.prose.avaintulokset_edenneet"] = { status = "no_target" },
  },
}
