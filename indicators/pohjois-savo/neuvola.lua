-- Child health clinics: the "Lapset puheeksi" talk with families of two-year-olds.
local function report(lines, quote) return cite(doc.report_2025_08, lines, quote) end

local with = use("rows").sharing {
  service = service("Neuvolapalvelut", { code = "1PL2103" }),
  goal = "Lasten hyvinvoinnin ja kehityksen varhainen tukeminen tarjoamalla 2-vuotiaiden lasten "
    .. "perheille ja erityisesti perheille, joilla on tapahtunut elämässä muutoksia, keskustelua "
    .. "ammattilaisen kanssa",
  reporting = "four_monthly",
  group = "neuvola_lapset_puheeksi",
  better = "up",
  -- The footnote that "1)" points to is not in the document.
  source = report("33-51,228-242,437-449", "Lapset puheeksi menetelmän1) käyttö 2-vuotiaiden "
    .. "lastenneuvola tarkastuksen yhteydessä (tarjotaan perheille mahdollisuutta keskusteluun)"),
  baseline_missing = "Lähtötasoa ei ole julkaistu.",
}
local RISK = " Riskiarvio: Henkilöstön menetelmäosaamisen kattavuus jää liian alhaiseksi mm "
  .. "henkilöstövaihdokset. Perheet eivät hyödynnä tarjottua mahdollisuutta."

-- Both shares grow over the year: they are counted from January, it seems against the families of
-- the whole year's age group (164 / 10,5 % and 363 / 23,2 % both give about 1 560 families).
indicator "neuvola.lapset_puheeksi_tarjottu_osuus" (with {
  title = {
    fi = "Lapset puheeksi -keskustelua tarjottu, osuus ikäluokan perheistä",
    en = "Let's Talk about Children discussion offered, share of the age cohort's families",
  },
  unit = "percent",
  kind = "share",
  targets = {
    ["2025"] = share_of_group(at_least(90, report("228-230", "90% ikäluokan perheille tarjotaan "
      .. "keskustelua"))),
  },
  note = "Kertyy vuoden alusta." .. RISK,
})
indicator "neuvola.lapset_puheeksi_tarjottu_maara" (with {
  title = {
    fi = "Lapset puheeksi -keskustelua tarjottu, perheitä",
    en = "Let's Talk about Children discussion offered, number of families",
  },
  unit = "count",
  kind = "flow",
  note = "Osuuden osoittaja." .. RISK,
})
-- 175 is 18,7 % and 363 is 38,7 % of about 940 families, not of the age group above; the goal does
-- not say of which families the 60 % is.
indicator "neuvola.lapset_puheeksi_pidetty_osuus" (with {
  title = {
    fi = "Lapset puheeksi -keskustelu pidetty, osuus perheistä",
    en = "Let's Talk about Children discussion held, share of families",
  },
  unit = "percent",
  kind = "share",
  targets = {
    ["2025"] = share_of_group(at_least(60, report("228-230", "60 % perheistä käy keskustelun"))),
  },
  note = "Kertyy vuoden alusta; nimittäjä on toinen kuin tarjottujen osuudessa." .. RISK,
})
indicator "neuvola.lapset_puheeksi_pidetty_maara" (with {
  title = {
    fi = "Lapset puheeksi -keskustelu pidetty, perheitä",
    en = "Let's Talk about Children discussion held, number of families",
  },
  unit = "count",
  kind = "flow",
  note = "Luku 363 on sama kuin tarjottujen määrä 1-8/2025: mahdollinen virhe asiakirjassa."
    .. RISK,
})

-- A talk that was held had been offered.
reconcile "neuvola.lapset_puheeksi_pidetty_maara" {
  within = "neuvola.lapset_puheeksi_pidetty_maara", whole = "neuvola.lapset_puheeksi_tarjottu_maara",
  note = {
    fi = "Samassa solussa: \"Tarjottu 164 perheelle (10,5%), ja pidetty 175 perheelle (18,7%)\". Osuuksien "
      .. "nimittäjä vaihtuu kertomatta: tarjotuissa noin 1 560 perhettä, pidetyissä noin 940, mikä on 60 % "
      .. "edellisestä. Siksi sama 363 perhettä on kaudella 1-8/2025 sekä 23,2 % että 38,7 %.",
    en = "In one cell: offered to 164 families (10,5%) and held with 175 (18,7%). The base of the shares "
      .. "changes without a word: about 1 560 families for those offered, about 940 for those held, which is "
      .. "60 % of the former. So the same 363 families are both 23,2 % and 38,7 % in 1-8/2025.",
  },
}
-- Both are counted from January.
for _, key in ipairs { "neuvola.lapset_puheeksi_tarjottu_maara", "neuvola.lapset_puheeksi_pidetty_maara" } do
  reconcile(key .. "_kertyma")({
    pace = figure(key, "2025-01/2025-08"), so_far = figure(key, "2025-01/2025-04"),
  })
end
