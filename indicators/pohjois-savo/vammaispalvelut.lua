-- Disability services: RAI assessments, housing, long-term institutional care.
local function report(lines, quote) return cite(doc.report_2025_08, lines, quote) end

local NO_BASELINE = "Lähtötasoa ei ole julkaistu."

-- RAI assessments ---------------------------------------------------------------------------------
-- "54 %" stands twice in the cell of 1-4/2025 and means two things: 378 of 700, and the growth.

local rai = use("rows").sharing {
  service = service("Vammaispalvelut", { code = "1PA220" }),
  goal = "Palvelujen järjestäminen perustuu yhdenmukaisesti arvioituun toimintakykyyn ja "
    .. "palvelutarpeeseen",
  reporting = "four_monthly",
  group = "rai_toimintakykyarviot",
  better = "up",
  source = report("136-144,327-339,517-525", "RAI-toimintakykyarvioiden määrä vammaispalveluissa"),
  baseline_missing = NO_BASELINE,
  note = "Riskiarvio: Menetelmäosaaminen. Työkalun soveltuminen palvelutarpeen arviointiin",
}
local RAI_GOAL = report("327-329", "Vähintään 700 toimintakykyarviointia / vuosi")

indicator "vammaispalvelut.rai_arviot" (rai {
  title = { fi = "RAI-toimintakykyarvioiden määrä", en = "Number of RAI functional assessments" },
  unit = "count",
  kind = "flow",
  -- The printed growth implies 246 for 1-4/2024 and 513 for 1-8/2024.
  baseline_missing = "Edellisen vuoden määrää ei ole julkaistu, vain kasvu.",
  targets = { ["2025"] = at_least(700, RAI_GOAL) },
})
indicator "vammaispalvelut.rai_osuus_tavoitteesta" (rai {
  title = {
    fi = "RAI-arvioiden osuus vuositavoitteesta",
    en = "RAI assessments as share of the yearly target",
  },
  unit = "percent",
  kind = "score",  -- can exceed 100 %: not a share
  -- 100 % of the 700 above.
  targets = { ["2025"] = at_least(100, RAI_GOAL) },
})
indicator "vammaispalvelut.rai_kasvu_maara" (rai {
  title = {
    fi = "RAI-arvioiden kasvu edelliseen vuoteen verrattuna, kpl",
    en = "RAI assessments, change on previous year, count",
  },
  unit = "count",
  kind = "flow",
})
indicator "vammaispalvelut.rai_kasvu_prosentti" (rai {
  title = {
    fi = "RAI-arvioiden kasvu edelliseen vuoteen verrattuna, %",
    en = "RAI assessments, change on previous year, per cent",
  },
  unit = "percent",
  kind = "score",  -- a change can be negative: not a share
})

-- Housing -----------------------------------------------------------------------------------------
-- The goals are numbers of clients, the actual figures only tell how many moved. Both goals pull on
-- the same people: a move from communal to supported living lowers the former by one.

local housing = use("rows").sharing {
  service = service("Vammaisten asumispalvelut", { code = "1PK2210" }),
  goal = "Asumispalvelujen rakenteen keventäminen",
  reporting = "four_monthly",
  group = "vammaisten_asumisen_rakenne",
  unit = "persons",
  better = "up",
  source = report("146-154,341-356,527-541", "Vammaisten tuetun ja yhteisöllisen asumispalvelun "
    .. "asiakkaat"),
  baseline_missing = NO_BASELINE,
  note = "Riskiarvio: Erilaisten asumispalvelujen saatavuus ja sijoittuminen eri puolille "
    .. "hyvinvointialuetta",
}

indicator "vammaisten_asuminen.tuettu_asiakkaat" (housing {
  title = { fi = "Tuetun asumisen asiakkaat", en = "Clients in supported living" },
  kind = "stock",
  targets = {
    ["2025"] = at_least(160, report("341-342", "Tuetun asumisen asiakkaat vähintään 160")),
  },
})
indicator "vammaisten_asuminen.yhteisollinen_asiakkaat" (housing {
  title = { fi = "Yhteisöllisen asumisen asiakkaat", en = "Clients in communal living" },
  kind = "stock",
  targets = {
    ["2025"] = at_least(250, report("343-344", "Yhteisöllisen asumisen asiakkaat vähintään 250")),
  },
})
indicator "vammaisten_asuminen.siirtyneet_yhteisolliseen" (housing {
  title = {
    fi = "Ympärivuorokautisesta yhteisölliseen asumiseen siirtyneet",
    en = "Clients moved from 24-hour to communal living",
  },
  kind = "flow",
})
indicator "vammaisten_asuminen.siirtyneet_tuettuun" (housing {
  title = {
    fi = "Yhteisöllisestä tuettuun asumiseen siirtyneet",
    en = "Clients moved from communal to supported living",
  },
  kind = "flow",
})

-- Long-term institutional care --------------------------------------------------------------------
-- The columns 1-4/2025 and 1-8/2025 hold figures of 1-3/2025 and 1-6/2025.

local care = use("rows").sharing {
  printed_under = { ["2025-01/2025-03"] = "1-4/2025", ["2025-01/2025-06"] = "1-8/2025" },
  service = service("Vammaisten asumispalvelut", { code = "1PK2210" }),
  goal = "Vammaisten pitkäaikaisen laitoshoidon vähentäminen",
  reporting = "four_monthly",
  group = "vammaisten_laitoshoito",
  better = "down",
  source = report("156-163,358-369,543-551", "Vammaisten pitkäaikaisen laitoshoidon hoitopäivät"),
  baseline_missing = NO_BASELINE,
  note = "Riskiarvio: Laitoshoidon jälkeisten asumispalvelupaikkojen saatavuus",
}

indicator "vammaisten_laitoshoito.hoitopaivat" (care {
  title = {
    fi = "Pitkäaikaisen laitoshoidon hoitopäivät",
    en = "Bed days of long-term institutional care",
  },
  unit = "bed_days",
  kind = "flow",
  -- The printed fall implies 4 430 for 1-3/2024 and 8 369 for 1-6/2024.
  baseline_missing = "Edellisen vuoden hoitopäiviä ei ole julkaistu, vain muutos.",
  targets = {
    ["2025"] = at_most(17000, report("358-359", "Hoitopäiviä enintään 17 000 vuodessa")),
  },
})
indicator "vammaisten_laitoshoito.muutos_maara" (care {
  title = {
    fi = "Laitoshoidon hoitopäivien muutos edelliseen vuoteen verrattuna, hpv",
    en = "Bed days, change on previous year, days",
  },
  unit = "days",  -- not bed_days, which cannot be negative
  kind = "flow",
})
indicator "vammaisten_laitoshoito.muutos_prosentti" (care {
  title = {
    fi = "Laitoshoidon hoitopäivien muutos edelliseen vuoteen verrattuna, %",
    en = "Bed days, change on previous year, per cent",
  },
  unit = "percent",
  kind = "score",  -- a change can be negative: not a share
})

-- Checks ------------------------------------------------------------------------------------------

reconcile "vammaispalvelut.rai_osuus_tavoitteesta" {
  share = figure("vammaispalvelut.rai_osuus_tavoitteesta", "2025-01/2025-04"),
  part = figure("vammaispalvelut.rai_arviot", "2025-01/2025-04"),
  whole = target_of("vammaispalvelut.rai_arviot", "2025"),
}

-- The earlier year is not printed, only the change from it, in figures and in per cent.
reconcile "vammaispalvelut.rai_kasvu" {
  percent_of_change = "vammaispalvelut.rai_kasvu_prosentti", change = "vammaispalvelut.rai_kasvu_maara",
  to = "vammaispalvelut.rai_arviot",
}
reconcile "vammaisten_laitoshoito.muutos" {
  percent_of_change = "vammaisten_laitoshoito.muutos_prosentti", change = "vammaisten_laitoshoito.muutos_maara",
  to = "vammaisten_laitoshoito.hoitopaivat",
}

-- Counted from January: the later figure holds the earlier one.
for _, row in ipairs {
  { "vammaispalvelut.rai_arviot", "2025-01/2025-08", "2025-01/2025-04" },
  { "vammaisten_asuminen.siirtyneet_yhteisolliseen", "2025-01/2025-08", "2025-01/2025-04" },
  { "vammaisten_asuminen.siirtyneet_tuettuun", "2025-01/2025-08", "2025-01/2025-04" },
  { "vammaisten_laitoshoito.hoitopaivat", "2025-01/2025-06", "2025-01/2025-03" },
} do
  reconcile(row[1] .. "_kertyma")({ pace = figure(row[1], row[2]), so_far = figure(row[1], row[3]) })
end
