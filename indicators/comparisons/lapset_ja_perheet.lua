-- Indicators of several areas that measure the same thing: services for children and families.
-- What looks alike and is not is left out: the share of placed children is counted from the whole
-- population in Kanta-Häme (1.36 %) and from the clients of child protection in Pohjois-Savo (38 %).

comparison "perhehoidon_osuus" {
  title = {
    fi = "Perhehoidon osuus kodin ulkopuolelle sijoitetuista lapsista",
    en = "Share of family care among children placed outside the home",
  },
  indicators = {
    { "kanta-hame/lastensuojelu.toim.perhehoidon_osuus", note = {
      fi = "0–17-vuotiaat kodin ulkopuolelle sijoitetut.",
      en = "Children aged 0–17 placed outside the home.",
    } },
    { "keski-suomi/lapset.perhehoito.osuus_yhteensa", note = {
      fi = "Kaikki sijoitukset: sijaishuolto ja avohuolto yhdessä. Pelkästä sijaishuollosta osuus on suurempi.",
      en = "All placements, substitute care and open care together. Of substitute care alone the share is larger.",
    } },
    { "pohjois-savo/lastensuojelu.perhehoidon_osuus", note = {
      fi = "Perhehoidon suhde laitospalveluun kaikissa toteutuneissa sijoituksissa, 0–17-vuotiaat.",
      en = "Family care against institutional care in all placements that took place, aged 0–17.",
    } },
  },
  caveat = {
    fi = "Alueet laskevat osuuden eri joukoista: avohuollon sijoitukset ovat mukana Keski-Suomessa, ja ne alentavat "
      .. "sen osuutta. Luvut ovat myös eri ajanjaksoilta.",
    en = "The areas count the share from different groups: Keski-Suomi includes placements of open care, which lower "
      .. "its share. The figures are of different periods as well.",
  },
}

comparison "lapsia_sosiaalityontekijaa_kohti" {
  title = {
    fi = "Lapsia lastensuojelun sosiaalityöntekijää kohti",
    en = "Children per social worker in child protection",
  },
  indicators = {
    "kanta-hame/lastensuojelu.toim.sosiaalityontekijamitoitus",
    { "pohjois-savo/lastensuojelu.laskennallinen_mitoitus", note = {
      fi = "Laskennallinen keskiarvo.", en = "A computed mean.",
    } },
  },
  caveat = {
    fi = "Laki rajaa määrän: enintään 30 lasta lapsen asioista vastaavaa sosiaalityöntekijää kohti. "
      .. "Kanta-Häme kertoo vain, että raja toteutui, ei lukua.",
    en = "The law sets the limit: at most 30 children per social worker in charge of the child's affairs. Kanta-Häme "
      .. "says only that the limit was kept, and prints no figure.",
  },
}

comparison "perhesosiaalityon_asiakkaat" {
  title = {
    fi = "Sosiaalihuoltolain mukaisen perhesosiaalityön asiakkaat",
    en = "Clients of family social work under the Social Welfare Act",
  },
  indicators = {
    { "keski-suomi/lapset.shl_perhesosiaalityo_asiakkaat", note = {
      fi = "Keskiarvo yhdeksän kuukauden asiakasmääristä.", en = "Mean of nine monthly counts.",
    } },
    "pohjois-savo/perhesosiaalityo.asiakkaat",
  },
  caveat = {
    fi = "Luvut ovat henkilömääriä. Alueilla on eri määrä lapsia, joten suuremmasta luvusta ei voi "
      .. "päätellä, että palvelua saa useampi lapsi sataa lasta kohti.",
    en = "The figures are numbers of persons. The areas have different numbers of children: a larger figure does not "
      .. "mean that more children in a hundred get the service.",
  },
}

comparison "lastensuojelun_asiakkaat" {
  title = {
    fi = "Lastensuojelun asiakkaana olevat lapset",
    en = "Children who are clients of child protection",
  },
  indicators = {
    "keski-suomi/lapset.lastensuojelu_asiakkaat",
    { "pohjois-savo/lastensuojelu.asiakkaat", note = {
      fi = "Asiakirja ei kerro, onko luku yhden päivän määrä vai kauden alusta kertynyt.",
      en = "The document does not say whether the figure is of one day or adds up from the start of the period.",
    } },
  },
  caveat = {
    fi = "Luvut ovat lasten määriä, eivät osuuksia alueen lapsista. Kanta-Häme laskee avohuollon ja sijaishuollon "
      .. "asiakkaat erikseen; niitä ei voi laskea yhteen, koska sama lapsi voi olla molemmissa.",
    en = "The figures are numbers of children, not shares of the area's children. Kanta-Häme counts clients of open "
      .. "and of substitute care apart; they cannot be added up, for a child may be in both.",
  },
}

comparison "omien_laitosten_hoitopaivat" {
  title = {
    fi = "Hoitopäivät lastensuojelun omissa laitoksissa",
    en = "Care days in the area's own child-protection institutions",
  },
  indicators = {
    "kanta-hame/lastensuojelu.toim.hoitopaivat_omat_laitokset",
    "keski-suomi/lapset.laitoshoito_vrk.oma",
  },
  caveat = {
    fi = "Päivät kertyvät vuoden alusta, ja alueet kertovat ne eri kuukausiin asti. Määrä kertoo oman "
      .. "toiminnan koosta, ei sen osuudesta kaikesta laitoshoidosta.",
    en = "The days add up from the start of the year, and the areas tell them up to different months. The number shows "
      .. "the size of the area's own services, not their share of all institutional care.",
  },
}
