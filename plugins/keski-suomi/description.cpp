#include "description.h"

namespace viisari::plugin {

sdk::Description describe_area() {
  sdk::Description area;
  area.name = {.fi = "Keski-Suomen hyvinvointialue",
               .sv = "Mellersta Finlands välfärdsområde",
               .en = "Wellbeing services county of Keski-Suomi"};
  area.codes = {{.system = "hyvinvointialue", .code = "HVA15", .valid_from = "2023-01-01"}};

  area.services = {
      {"lapset",
       "",
       {"Lasten, nuorten ja perheiden palvelut", "Tjänster för barn, unga och familjer",
        "Services for children, young people and families"},
       -1},
      {"tyoikaiset",
       "",
       {"Työikäisten palvelut", "Tjänster för personer i arbetsför ålder",
        "Services for people of working age"},
       -1},
      {"ikaantyneet",
       "",
       {"Ikääntyneiden palvelut", "Tjänster för äldre", "Services for older people"},
       -1},
      {"vammaiset",
       "",
       {"Vammaisten palvelut", "Tjänster för personer med funktionsnedsättning",
        "Services for persons with disabilities"},
       -1},
      {"terveys", "", {"Terveyspalvelut", "Hälsotjänster", "Health services"}, -1},
  };

  // The draft leaves the responsible parties to be named later, so there are no roles yet.
  area.status_words = {
      {"Päivitetty", "achieved"},
      {"ei päivitetty", "not_started"},
      {"ei vielä päivitetty", "not_started"},
      {"ei ole päivitetty", "not_started"},
      {"ei ole vielä päivitetty", "not_started"},
      {"Ei käytössä", "not_started"},
      {"Yksikköä ei ole perustettu", "not_started"},
      {"Yksikkö on suunnitteilla", "not_started"},
      {"Malli on valmisteilla", "not_started"},
      {"Seuranta aloitetaan", "not_started"},
      {"Seuranta alkaa", "not_started"},
      {"Seuranta käynnistyy", "not_started"},
      {"Toiminta käynnistymisvaiheessa", "not_started"},
      {"Toiminta käynnistymässä", "not_started"},
      {"Seurantaa ei ole vielä tehty", "no_data"},
      {"Vielä ei ole yhtenäistä dataa saatavilla", "no_data"},
      {"Lähtötasoa ei pystytä vielä määrittelemään", "no_data"},
      {"Ei saada vielä tietojärjestelmätasolla", "no_data"},
  };

  area.reporting = {
      {"monthly", {"Kuukausittain", "Månatligen", "Monthly"}, 1, 60},
      {"quarterly", {"Neljännesvuosittain", "Kvartalsvis", "Quarterly"}, 3, 60},
      {"yearly", {"Vuosittain", "Årligen", "Yearly"}, 12, 60},
  };
  return area;
}

}  // namespace viisari::plugin
