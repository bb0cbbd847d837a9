-- The review prints the figures of January–June 2025.

spec "children in care were to become fewer than in 2024" {
  on = "2025-09-01",
  given = {
    ["lastensuojelu.toim.avohuollon_asiakkaat"] = { ["2025-06-30"] = 766 },
    ["lastensuojelu.toim.sijaishuollon_asiakkaat"] = { ["2025-06-30"] = 355 },
    ["lastensuojelu.toim.kiireelliset_sijoitukset"] = { ["2025-06-30"] = 62 },
  },
  expect = {
    ["lastensuojelu.toim.avohuollon_asiakkaat"] = {
      status = "off_track", reason = "path.moving_away", expected = 747, margin = 747 - 766,
    },
    ["lastensuojelu.toim.sijaishuollon_asiakkaat"] = { status = "on_track", reason = "path.met" },
    -- As many as before is not fewer.
    ["lastensuojelu.toim.kiireelliset_sijoitukset"] = {
      status = "off_track", reason = "path.moving_away",
    },
  },
}

spec "half a year's amounts are held against half of the year's" {
  on = "2025-09-01",
  given = {
    -- "Ei toteutunut (19 lasta)", the review says of more than 20 in the year.
    ["lastensuojelu.toim.perheen_jalleenyhdistaminen"] = { ["1-6/2025"] = 19 },
    -- At 6 704 in the year 196 are missing, with 3 548 still to go: 5.5 %.
    ["lastensuojelu.toim.hoitopaivat_omat_laitokset"] = { ["1-6/2025"] = 3352 },
  },
  expect = {
    ["lastensuojelu.toim.perheen_jalleenyhdistaminen"] = {
      status = "on_track", reason = "path.met", expected = 10,
    },
    ["lastensuojelu.toim.hoitopaivat_omat_laitokset"] = {
      status = "at_risk", reason = "path.at_risk", expected = 3450, projection = 6704,
      -- 6900 − 2 v = 0.05 (6900 − v)
      flip_value = 0.95 * 6900 / 1.95,
    },
  },
}

spec "shares and staffing without an earlier figure" {
  on = "2025-09-01",
  given = {
    ["lastensuojelu.toim.perhehoidon_osuus"] = { ["2025-06-30"] = 58.2 },
    ["lastensuojelu.toim.sosiaalityontekijamitoitus"] = { ["2025-06-30"] = 30 },
    ["avaintulos.lastensuojelu.omien_laitosten_tayttoaste"] = { ["2025-06-30"] = 90 },
  },
  expect = {
    ["lastensuojelu.toim.perhehoidon_osuus"] = {
      status = "off_track", reason = "path.no_trend", margin = 58.2 - 60,
    },
    ["lastensuojelu.toim.sosiaalityontekijamitoitus"] = { status = "on_track", margin = 0 },
    -- "Yli 90 %": 90 is not enough.
    ["avaintulos.lastensuojelu.omien_laitosten_tayttoaste"] = { status = "off_track" },
  },
}

spec "below the national 1.6 %" {
  on = "2026-02-01",
  given = {
    ["avaintulos.lastensuojelu.sijoitettujen_osuus"] = { ["2025-12-31"] = 1.6 },
    ["lastensuojelu.prose.sijoitettujen_osuus_0_17"] = { ["2025-12-31"] = 1.5 },
  },
  expect = {
    ["avaintulos.lastensuojelu.sijoitettujen_osuus"] = {
      status = "missed", reason = "target.missed", flip_value = 1.6,
    },
    ["lastensuojelu.prose.sijoitettujen_osuus_0_17"] = {
      status = "achieved", reason = "target.achieved",
    },
  },
}

-- 100 in the column of key results is how sure the area is, not a share of the staff.
spec "an estimate of success is never compared" {
  on = "2025-09-01",
  given = {
    ["avaintulos.lastensuojelu.yhteisasiakkuus_koulutetut"] = { ["2025-06-30"] = 100 },
    ["avaintulos.lastensuojelu.avohuollon_asiakasmaara_vahenee"] = { ["2025-06-30"] = 50 },
  },
  expect = {
    ["avaintulos.lastensuojelu.yhteisasiakkuus_koulutetut"] = {
      status = "no_data", reason = "confidence_only", expected = "none",
    },
    ["avaintulos.lastensuojelu.avohuollon_asiakasmaara_vahenee"] = {
      status = "no_data", reason = "confidence_only",
    },
  },
}

spec "contracts in force, and a youth home that is not" {
  on = "2026-02-01",
  given = {
    ["lastensuojelu.prose.laitospalvelujen_puitesopimus"] = { ["2026-01-01"] = true },
    ["lastensuojelu.prose.omien_laitosten_profilointi"] = { ["2025-12-31"] = false },
  },
  expect = {
    ["lastensuojelu.prose.laitospalvelujen_puitesopimus"] = {
      status = "achieved", reason = "done.yes",
    },
    ["lastensuojelu.prose.omien_laitosten_profilointi"] = {
      status = "missed", reason = "done.missed",
    },
  },
}

-- Costs are printed negative, so that keeping to the budget is "at least" on every line.
spec "the forecast of a budget line is never judged" {
  on = "2025-09-01",
  given = {
    ["lastensuojelu.talous.toimintakulut"] = {
      ["1-6/2025"] = -24243, ["2025"] = { -50000, status = "F" },
    },
    -- 2 600 in the year: 290 short with 1 590 to go, 18 %.
    ["lastensuojelu.talous.toimintatuotot"] = { ["1-6/2025"] = 1300 },
  },
  expect = {
    ["lastensuojelu.talous.toimintakulut"] = {
      status = "on_track", reason = "path.met", value = -24243, margin = 0,
    },
    ["lastensuojelu.talous.toimintatuotot"] = { status = "at_risk", expected = 1445 },
  },
}
