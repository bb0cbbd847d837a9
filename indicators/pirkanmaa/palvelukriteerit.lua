-- Terms of the services: fees, ages, lengths and hours. Rules rather than measured figures: a rule
-- is a target without a date, against which a measured figure can be held once there is one.
local function goals(lines, quote) return cite(doc.goals_2025, lines, quote) end
local function status(lines, quote) return cite(doc.status_2025_11, lines, quote) end

local kotipalvelu = service "Lapsiperheiden kotipalvelu"
local perhetyo = service "Perhetyö (shl ja tehostettu)"
local shl = service "Sosiaalihuoltolain mukainen perhetyö"
local tehostettu = service "Tehostettu perhetyö"

local with = use("rows").sharing { group = "palvelukriteerit", kind = "stock" }

-- Fees --------------------------------------------------------------------------------------------

indicator "kotipalvelu.tuntimaksu" (with {
  title = { fi = "Tilapäisen kotipalvelun tuntimaksu", en = "Hourly fee of temporary home help" },
  service = kotipalvelu,
  unit = "eur",
  decimals = 1,
  source = goals(40, "Palvelu on pääosin maksullista (6,8 €/h"),
  note = "Euroa tunnilta.",
})
indicator "kotipalvelu.paivamaksu_enintaan" (with {
  title = {
    fi = "Tilapäisen kotipalvelun enimmäismaksu päivässä",
    en = "Maximum daily fee of temporary home help",
  },
  service = kotipalvelu,
  unit = "eur",
  source = status("58-60", "Tilapäinen kotipalvelu 6,8 €/h, enintään 34 €/päivä."),
  note = "Euroa päivässä, eli viiden tunnin maksu.",
})

-- The status document tells the hourly fee again.
reconcile "kotipalvelu.tuntimaksu" {
  same = { figure("kotipalvelu.tuntimaksu", "2025"), printed(6.8, status(58, "6,8 €/h"), "eur") },
}

-- Rules -------------------------------------------------------------------------------------------

local THREE_MONTHS = "3 kk:n jaksoissa enintään 12 kk:n ajaksi, erityisellä harkinnalla voidaan "
  .. "myöntää 3-6 kk lisää"
local MONTHS = "Kalenterikuukausia."
local LONG = MONTHS .. " Marraskuussa 2025 omassa palvelutuotannossa kerrottiin olevan erittäin "
  .. "pitkäaikaisia asiakkuuksia, ilman lukuja."
local YEARS = "Vuosia."

-- A rule: key, titles, service, unit, where it stands, and the condition with its own words.
local function rule(fields)
  indicator(fields.key)(with {
    title = { fi = fields.fi, en = fields.en },
    service = fields.service,
    unit = fields.unit,
    better = fields.better,
    source = fields.source,
    targets = { undated = fields.target },
    note = fields.note,
  })
end

rule { key = "kotipalvelu.lapsen_ikaraja", service = kotipalvelu, unit = "count",
  fi = "Lapsen ikä alle 18 vuotta, kotipalvelu", en = "Child under 18, home help",
  source = goals("29,31", "lapsi on alle 18-vuotias"),
  target = less_than(18, goals(31, "lapsi on alle 18-vuotias")), note = YEARS }
rule { key = "perhetyo.lapsen_ikaraja", service = perhetyo, unit = "count",
  fi = "Lapsen ikä alle 18 vuotta, perhetyö", en = "Child under 18, family work",
  source = status("74-80", "perusteella alle 18-vuotiaiden lasten perheille"),
  target = less_than(18, status(78, "alle 18-vuotiaiden lasten perheille")), note = YEARS }

-- The same three rules for home help as planned support and for intensified family work.
local periods = {
  { key = "kotipalvelu", service = kotipalvelu, line = 42,
    fi = "lapsiperheiden kotipalvelu", en = "home help" },
  { key = "perhetyo_tehostettu", service = tehostettu, line = 65,
    fi = "tehostettu perhetyö", en = "intensified family work" },
}
for _, row in ipairs(periods) do
  local source = goals(row.line, THREE_MONTHS)
  rule { key = row.key .. ".jakson_pituus", service = row.service, unit = "count",
    fi = "Palvelujakson pituus, " .. row.fi, en = "Grant period length in months, " .. row.en,
    source = source, target = equal(3, goals(row.line, "3 kk:n jaksoissa")), note = MONTHS }
  rule { key = row.key .. ".kesto_enintaan", service = row.service, unit = "count",
    fi = "Palvelun enimmäiskesto, " .. row.fi, en = "Maximum duration in months, " .. row.en,
    source = source, target = at_most(12, goals(row.line, "enintään 12 kk:n ajaksi")), note = LONG }
  rule { key = row.key .. ".lisaaika", service = row.service, unit = "count", better = "range",
    fi = "Harkinnanvarainen lisäaika, " .. row.fi,
    en = "Extra duration by discretion in months, " .. row.en,
    source = source,
    target = between(3, 6, goals(row.line, "voidaan myöntää 3-6 kk lisää")), note = MONTHS }
end

rule { key = "kotipalvelu.tunnit_kuukaudessa", service = kotipalvelu, unit = "hours",
  better = "range",
  fi = "Palvelun tuntimäärä kuukaudessa, lapsiperheiden kotipalvelu",
  en = "Hours per month, home help",
  source = goals(42, "Palvelun tuntimäärä on 8-40 h/kk työskentelyn tavoitteista riippuen."),
  target = between(8, 40, goals(42, "8-40 h/kk")) }
rule { key = "perhetyo_tehostettu.tunnit_kuukaudessa", service = tehostettu, unit = "hours",
  better = "range",
  fi = "Palvelun tuntimäärä kuukaudessa, tehostettu perhetyö",
  en = "Hours per month, intensified family work",
  source = goals(66, "Palvelun tuntimäärä on 10-30 h/kk työskentelyn tavoitteista riippuen"),
  target = between(10, 30, goals(66, "10-30 h/kk")) }
-- By discretion once a week, and shorter.
rule { key = "perhetyo_tehostettu.kaynnit_viikossa", service = tehostettu, unit = "visits",
  fi = "Käyntejä viikossa, tehostettu perhetyö", en = "Visits per week, intensified family work",
  source = goals(67, "Pääsääntöisesti 2 krt /vko 1,5-3 h kerralla"),
  target = equal(2, goals(67, "Pääsääntöisesti 2 krt /vko")) }
rule { key = "perhetyo_tehostettu.tunnit_kerralla", service = tehostettu, unit = "hours",
  better = "range",
  fi = "Käynnin kesto, tehostettu perhetyö", en = "Hours per visit, intensified family work",
  source = goals(67, "Pääsääntöisesti 2 krt /vko 1,5-3 h kerralla"),
  target = between(1.5, 3, goals(67, "1,5-3 h kerralla")) }

rule { key = "perhetyo_shl.arviointipalaverin_vali", service = shl, unit = "count",
  better = "range",
  fi = "Arviointipalaverien väli, sosiaalihuoltolain mukainen perhetyö",
  en = "Interval of review meetings in months, Social Welfare Act family work",
  source = goals(53, "1–3 kuukauden välein järjestettävissä arviointipalavereissa"),
  target = between(1, 3, goals(53, "1–3 kuukauden välein")), note = MONTHS }
rule { key = "perhetyo_tehostettu.arviointipalaverin_vali", service = tehostettu, unit = "count",
  better = "range",
  fi = "Arviointipalaverien väli, tehostettu perhetyö",
  en = "Interval of review meetings in months, intensified family work",
  source = goals(68, "1–3 kuukauden välein järjestettävissä arviointipalavereissa"),
  target = between(1, 3, goals(68, "1–3 kuukauden välein")), note = MONTHS }
