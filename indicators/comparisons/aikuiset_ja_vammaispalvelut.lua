-- Indicators of several areas that measure the same thing: services for adults and for people with
-- disabilities. What looks alike and is not is left out: of personal assistance Kanta-Häme counts
-- the clients and Keski-Suomi recipients per 100 000 inhabitants by age group; of RAI assessments
-- Keski-Suomi tells how many there are on a day and Pohjois-Savo how many the year has brought.

local not_shares = {
  fi = "Luvut ovat asiakasmääriä, eivät osuuksia väestöstä: alueet ovat eri kokoisia.",
  en = "The figures are numbers of clients, not shares of the population: the areas differ in size.",
}

comparison "kuntouttava_tyotoiminta" {
  title = {
    fi = "Kuntouttavan työtoiminnan asiakkaat",
    en = "Clients of rehabilitative work activity",
  },
  indicators = {
    { "kanta-hame/sosiaalipalvelut.toim.kuntouttava_tyotoiminta_kokonais", note = {
      fi = "Oma toiminta ja ostopalvelut yhdessä.", en = "Own and purchased services together.",
    } },
    "keski-suomi/tyoikaiset.kuntouttava_tyotoiminta_asiakkaat",
  },
  caveat = not_shares,
}

comparison "vammaisten_tuettu_asuminen" {
  title = {
    fi = "Vammaisten tuetun asumisen asiakkaat",
    en = "Clients in supported housing for people with disabilities",
  },
  indicators = {
    { "keski-suomi/vammaiset.asuminen_asiakkaat.tuettu", note = {
      fi = "Lähtötason päivää ei ole painettu.", en = "No date is printed for the baseline.",
    } },
    "pohjois-savo/vammaisten_asuminen.tuettu_asiakkaat",
  },
  caveat = not_shares,
}

comparison "vammaisten_yhteisollinen_asuminen" {
  title = {
    fi = "Vammaisten yhteisöllisen asumisen asiakkaat",
    en = "Clients in communal housing for people with disabilities",
  },
  indicators = {
    { "keski-suomi/vammaiset.asuminen_asiakkaat.yhteisollinen", note = {
      fi = "Lähtötason päivää ei ole painettu.", en = "No date is printed for the baseline.",
    } },
    "pohjois-savo/vammaisten_asuminen.yhteisollinen_asiakkaat",
  },
  caveat = not_shares,
}
