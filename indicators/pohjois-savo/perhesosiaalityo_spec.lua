spec "at most 55 families a social worker" {
  on = "2025-09-30",
  given = { ["perhesosiaalityo.et_lapset_per_sosiaalityontekija"] = { ["2025-08"] = 56 } },
  expect = {
    ["perhesosiaalityo.et_lapset_per_sosiaalityontekija"] = {
      status = "off_track", reason = "path.no_trend", margin = -1, flip_value = 55,
    },
    ["perhesosiaalityo.asiakkaat_per_sosiaalityontekija"] = { status = "no_target" },
  },
}

-- "Kasvaa" and "vähenee", from figures of 2024 that the table does not print.
spec "growth without a beginning is no verdict" {
  on = "2025-09-30",
  given = {
    ["perhesosiaalityo.asiakkaat"] = { ["2025-08"] = 1500 },
    ["lastensuojelu.asiakkaat"] = { ["2025-08"] = 700 },
  },
  expect = {
    ["perhesosiaalityo.asiakkaat"] = { status = "no_data", reason = "missing_input" },
    ["lastensuojelu.asiakkaat"] = { status = "no_data", reason = "missing_input" },
  },
}
