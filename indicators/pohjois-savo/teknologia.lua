-- Technology in disability services. What counts as "taken into use" is not said, and the actual
-- figures are words: pilots prepared, starting and under way.
local function report(lines, quote) return cite(doc.report_2025_08, lines, quote) end

local SOURCE = "167-176,373-389,555-565"
local with = use("rows").sharing {
  service = service("Vammaispalvelut", { code = "1PA220" }),
  goal = "Teknologisten ratkaisujen käyttöönotto vammaisten asumispalveluissa ja päivätoiminnassa",
  reporting = "four_monthly",
  group = "vammaispalvelut_teknologia",
  baseline_missing = "Lähtötasoa ei ole julkaistu.",
  note = "Riskiarvio: Teknologisten ratkaisujen ja sisällön luominen",
}

-- Goals: one target sentence for both solutions ---------------------------------------------------

local IN_USE = report("373-374", "Teknologiset ratkaisut otettu käyttöön")

indicator "teknologia.virtuaalinen_paivatoiminta" (with {
  title = {
    fi = "Virtuaalisen päivätoiminnan käyttöönotto",
    en = "Virtual day activity taken into use",
  },
  unit = "yes_no",
  kind = "flag",
  better = "done",
  source = report(SOURCE, "Virtuaalisen päivätoiminnan käyttöönotto"),
  targets = { ["2025"] = done(IN_USE) },
})
indicator "teknologia.etahoiva" (with {
  title = { fi = "Etähoivan käyttöönotto", en = "Remote care taken into use" },
  unit = "yes_no",
  kind = "flag",
  better = "done",
  source = report(SOURCE, "Etähoivan käyttöönotto"),
  targets = { ["2025"] = done(IN_USE) },
})

-- What the cells of actual figures tell -----------------------------------------------------------

local PILOT = "etähoivan pilotti 10 tuetun asumisen asiakkaalle syys-lokakuussa"
indicator "teknologia.etahoivan_pilotti_asiakkaat" (with {
  title = { fi = "Etähoivan pilotin asiakkaat", en = "Clients in the remote-care pilot" },
  unit = "persons",
  kind = "stock",
  source = report(SOURCE, PILOT),
  -- A plan, though printed among the actual figures: the pilot's size is its target.
  targets = {
    ["2025-09/2025-10"] = equal(10, report("379-382", "Valmistelussa " .. PILOT .. ".")),
  },
})
indicator "teknologia.etapaivatoiminta_kerrat" (with {
  title = {
    fi = "Etäpäivätoiminta asumisyksiköihin, kertaa kuukaudessa",
    en = "Remote day activity to housing units, times per month",
  },
  unit = "count",
  kind = "stock",
  better = "up",
  source = report(SOURCE, "Etäpäivätoimintaa tuotetaan huhti-kesäkuussa 1 x kk asumisyksiköihin."),
})
indicator "teknologia.etapaivatoimintatuokiot" (with {
  title = {
    fi = "Etäpäivätoimintatuokiot päivätoimintayksiköiden välillä",
    en = "Remote day-activity sessions between day-activity units",
  },
  unit = "text",
  better = "up",
  source = report(SOURCE, "Lisäksi etäpäivätoimintatuokioita päivätoimintayksiköiden välillä "
    .. "järjestetään aikaisempaa enemmän."),
})
indicator "teknologia.kurssimuotoinen_pilotti" (with {
  title = {
    fi = "Kurssimuotoisen etäpäivätoiminnan pilotti (keskinen alue)",
    en = "Course-form remote day-activity pilot (central area)",
  },
  unit = "yes_no",
  kind = "flag",
  better = "done",
  source = report(SOURCE, "Kurssimuotoisen etäpäivätoiminnan pilotti käynnistymässä keskisellä "
    .. "alueella."),
})
indicator "teknologia.savelsirkku_pilotti" (with {
  title = {
    fi = "Sävelsirkku-ohjelman pilotti (pohjoinen alue)",
    en = "Sävelsirkku programme pilot (northern area)",
  },
  unit = "yes_no",
  kind = "flag",
  better = "done",
  source = report(SOURCE, "Pohjoisella alueella pilotoidaan Sävelsirkkuohjelmaa etäpäivätoiminnan "
    .. "toteutuksessa."),
})
