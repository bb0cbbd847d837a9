#include "description.h"

namespace viisari::plugin {

sdk::Description describe_area() {
  sdk::Description area;
  area.name = {.fi = "Pirkanmaan hyvinvointialue",
               .sv = "Birkalands välfärdsområde",
               .en = "Wellbeing services county of Pirkanmaa"};
  area.codes = {{.system = "hyvinvointialue", .code = "HVA08", .valid_from = "2023-01-01"}};

  // The documents print no organisation codes here. Aggregates that they report under a name of
  // their own stand below the service that they are part of.
  area.services = {
      {"lanupe",
       "",
       {"Lasten, nuorten ja perheiden palvelut", "Tjänster för barn, unga och familjer",
        "Services for children, young people and families"},
       -1},
      {"kotiin_vietavat",
       "",
       {"Kotiin vietävät palvelut", "Tjänster som ges i hemmet", "Services brought to the home"},
       0},
      {"kotiin_vietavat.vastuuyksikko",
       "",
       {"Kotiin vietävien palvelujen vastuuyksikkö", "Ansvarsenheten för tjänster i hemmet",
        "Responsibility unit of services brought to the home"},
       1},
      {"kotipalvelu",
       "",
       {"Lapsiperheiden kotipalvelu", "Hemservice för barnfamiljer",
        "Home help for families with children"},
       1},
      {"perhetyo", "", {"Perhetyön palvelut", "Familjearbete", "Family work services"}, 1},
      {"perhetyo_shl",
       "",
       {"Sosiaalihuoltolain mukainen perhetyö", "Familjearbete enligt socialvårdslagen",
        "Family work under the Social Welfare Act"},
       4},
      {"perhetyo_tehostettu",
       "",
       {"Tehostettu perhetyö", "Intensifierat familjearbete", "Intensified family work"},
       4},
      {"perhetyo_shl_ja_tehostettu",
       "",
       {"Perhetyö (shl ja tehostettu)", "", "Family work (both forms)"},
       4},
      {"perhetyo_intensiivinen",
       "",
       {"Intensiivinen tehostettu perhetyö", "", "Intensive intensified family work"},
       6},
      {"kotipysakki", "", {"Kotipysäkki", "", "Kotipysäkki team"}, 6},
      {"avoperhekuntoutus",
       "",
       {"Avoperhekuntoutus", "Familjerehabilitering i öppenvård",
        "Outpatient family rehabilitation"},
       1},
      {"kotipalvelu_ja_perhetyo",
       "",
       {"Lapsiperheiden kotipalvelu ja perhetyö", "", "Home help and family work"},
       1},
      {"sosiaalityo",
       "",
       {"Lapsiperheiden sosiaalityö ja -ohjaus (sis. sosiaalityö, sosiaaliohjaus ja perhetyö)", "",
        "Social work and guidance for families"},
       0},
      {"lastensuojelu",
       "",
       {"Lastensuojelun työryhmät (sis. sosiaalityö, sosiaaliohjaus ja tehostettu perhetyö)", "",
        "Child welfare teams"},
       0},
  };

  area.roles = {
      {"kehittamispaallikko",
       {"kehittämispäällikkö (raportointitiedon tuottaja)", "utvecklingschef",
        "development manager (produces the reported figures)"}},
      {"linjajohtaja", {"linjajohtaja", "linjechef", "service line director"}},
      {"lahiesihenkilo", {"lähiesihenkilö", "närmaste chef", "line manager"}},
      {"johtoryhma",
       {"Lasten, nuorten ja perheiden palvelulinjan johtoryhmä", "",
        "management group of the service line"}},
      {"seurantaryhma",
       {"Sosiaalihuollon seurantaryhmä", "", "monitoring group of social welfare"}},
      {"laatujaosto",
       {"asiakkuus- ja laatujaosto", "", "sub-committee for client affairs and quality"}},
      {"hallitus_ja_valtuusto",
       {"hallitus ja valtuusto", "styrelsen och fullmäktige", "county board and council"}},
  };

  // The review is of November: what will not come true for 2025 is off the path, not yet missed.
  // Praise ("suunta on oikea", "mennään oikeaan suuntaan") says nothing about the goal and has no
  // entry.
  area.status_words = {
      {"Tavoite on toteutunut", "achieved"},
      {"Tavoite on saavutettu", "achieved"},
      {"Tavoite toteutuu", "on_track"},
      {"Tavoite toteutuu suunnitellusti", "on_track"},
      {"Tavoite ei toteudu", "off_track"},
      {"Tavoite ei toteudu vuoden 2025 osalta", "off_track"},
      {"Tavoite ei toteutunut", "missed"},
      {"Tavoite ei ole toteutunut", "missed"},
      {"ei ole kasvanut tavoitteen mukaisesti", "off_track"},
      {"ei ole pysytty tavoitellussa määräajoissa", "off_track"},
      {"Tietoa ei ole saatavilla", "no_data"},
  };

  area.reporting = {
      {"monthly", {"Talousseuranta kerran kuukaudessa", "", "Monthly finance follow-up"}, 1, 60},
      {"quarterly",
       {"Osavuosikatsausten yhteydessä neljä kertaa vuodessa", "", "Four interim reviews a year"},
       3,
       60},
      {"yearly", {"Vuosittain", "Årligen", "Yearly"}, 12, 60},
  };
  return area;
}

}  // namespace viisari::plugin
