-- Child protection: family care, placements outside the home, and staff.
local function report(lines, quote) return cite(doc.report_2025_08, lines, quote) end

local with = use("rows").sharing {
  service = service("Lastensuojelupalvelut", { code = "1PL2170" }),
  reporting = "four_monthly",
}

-- The measure's name says ratio, its target and figures are shares (60 % is a ratio of 1,5).
indicator "lastensuojelu.perhehoidon_osuus" (with {
  title = {
    fi = "Perhehoidon osuus kodin ulkopuolisen sijoituksen palveluista",
    en = "Share of family care in all out-of-home placement services",
  },
  goal = "Lastensuojelun palvelutoiminnassa painopiste siirtyy kevyempiin ja ensisijaisiin "
    .. "palveluihin myös kodin ulkopuolisen sijoituksen palveluissa lapsen (0-17 vuotta) etu ja "
    .. "oikeudet huomioiden.",
  unit = "percent",
  kind = "share",
  better = "up",
  source = report("69-89,265-275,468-476", "Perhehoidon palveluiden (toimeksiantosuhteinen ja "
    .. "luvanvarainen) ja lastensuojelun laitospalvelun suhde kaikissa kodin ulkopuolelle "
    .. "toteutuneissa lasten sijoituksissa."),
  baseline_missing = "Vertailukohtaa sanoille \"säilyy tai kasvaa\" ei ole julkaistu.",
  targets = {
    ["2025"] = not_decrease(report("265-269", "Yhteenlaskettu perhehoidon osuus kaikista kodin "
      .. "ulkopuolisen sijoituksen palveluista säilyy tai kasvaa.")),
  },
  note = "Riskiarvio: Perhehoidon palveluiden riittävää saatavuutta ei pystytä turvaamaan.",
})

indicator "lastensuojelu.sijoitettujen_osuus" (with {
  title = {
    fi = "Kodin ulkopuolelle sijoitettujen osuus lastensuojelun asiakkaista",
    en = "Share of children placed outside the home of all child protection clients",
  },
  goal = "Lastensuojelussa kehitetään suunnitelmallista palvelutoimintaa ja avohuollon tukitoimia "
    .. "siten, että edellytykset viimesijaisten tuen tarpeiden (kodin ulkopuolelle sijoittaminen) "
    .. "ennaltaehkäisylle vahvistuvat",
  unit = "percent",
  kind = "share",
  better = "down",
  source = report("91-109,277-287,478-492", "Kodin ulkopuolelle sijoitettujen määrä kaikista "
    .. "lastensuojelun asiakkaana olevista lapsista."),
  baseline = { "2024-08", 38, report("278-279", "elokuu 2024 : 38 %") },
  targets = {
    ["2025"] = decrease {
      from = { "2024-08", 38 },
      source = report("277-279", "aleneva (elokuu 2024 : 38 %)"),
    },
  },
  note = "Riskiarvio: Tuen tarpeisiin ei kyetä vastaamaan oikea-aikaisesti: viimesijaisten "
    .. "palveluiden tarve lisääntyy.",
})
alert {
  severity = "high",
  note = {
    fi = "Osuuden kasvu kertoo, että viimesijaisten palvelujen tarve lisääntyy.",
    en = "A growing share tells that the need for services of the last resort grows.",
  },
}

-- Staff: one measure of two numbered parts; the 2024 figures are THL's of April. ------------------

local staff = use("rows").sharing {
  service = service("Lastensuojelupalvelut", { code = "1PL2170" }),
  goal = "Lastensuojelussa on käytettävissä riittävät henkilöstövoimavarat ja osaaminen toiminnan "
    .. "lakisääteisyyden sekä palveluiden saatavuuden turvaamiseksi ja toiminnan jatkuvuutta "
    .. "voidaan hallita.",
  reporting = "four_monthly",
  group = "lastensuojelu_henkilostovoimavarat",
  source = report("111-132,289-323,494-511", "Lastensuojelun asiakasmitoituksen toteutuminen ja "
    .. "laillistettujen sosiaalityöntekijöiden osuus lapsen asioista vastaavien "
    .. "sosiaalityöntekijöiden tehtävissä."),
  note = "Riskiarvio: Puutteet henkilöstön saatavuudessa johtavat rekrytointien pitkittymiseen "
    .. "sekä lastensuojelulain mukaisen asiakasmitoituksen ylittymiseen ja henkilöstön "
    .. "vaihtuvuuden ja korkean sijaiskelpoisten osuuden johdosta edellytykset jatkuvuuden "
    .. "hallinnalle heikkenevät.",
}

-- One "Tavoite: aleneva" for both figures of part 1.
indicator "lastensuojelu.laskennallinen_mitoitus" (staff {
  title = {
    fi = "Laskennallinen mitoitus (lapsia / lapsen asioista vastaava sosiaalityöntekijä)",
    en = "Computed client load per social worker in charge of the child's affairs",
  },
  unit = "ratio",
  kind = "score",
  decimals = 1,
  better = "down",
  baseline = { "2024-04", 27.7,
    report("292-294", "Huhtikuussa 2024 (THL) laskennallinen mitoitus 27,7") },
  targets = {
    ["2025"] = decrease { from = { "2024-04", 27.7 }, source = report(295, "Tavoite: aleneva.") },
  },
})
alert {
  when = at_risk(),
  for_observations = 2,
  severity = "high",
  note = {
    fi = "Lapsimäärästä työntekijää kohti säädetään laissa: jo vaarassa oleva luku kerrotaan.",
    en = "The number of children per worker is limited by law: being at risk is reason enough.",
  },
}
indicator "lastensuojelu.mitoituksen_ylittavien_osuus" (staff {
  title = {
    fi = "Asiakasmitoituksen ylittävien osuus",
    en = "Share exceeding the client-load limit",
  },
  unit = "percent",
  kind = "share",
  better = "down",
  baseline = { "2024-04", 26, report("292-294", "ylittävien osuus 26%") },
  targets = {
    ["2025"] = decrease { from = { "2024-04", 26 }, source = report(295, "Tavoite: aleneva.") },
  },
})
indicator "lastensuojelu.laillistettujen_osuus" (staff {
  title = {
    fi = "Laillistettujen sosiaalityöntekijöiden osuus",
    en = "Share of licensed social workers",
  },
  unit = "percent",
  kind = "share",
  better = "up",
  baseline = { "2024-04", 71, report("299-300", "Huhtikuussa 2024 (THL) 71%.") },
  targets = {
    ["2025"] = increase { from = { "2024-04", 71 },
      source = report("300-301", "Tavoite: nouseva.") },
  },
})
