#include "description.h"

namespace viisari::plugin {

sdk::Description describe_area() {
  sdk::Description area;
  area.name = {.fi = "Pohjois-Savon hyvinvointialue",
               .sv = "Norra Savolax välfärdsområde",
               .en = "Wellbeing services county of Pohjois-Savo"};
  area.codes = {{.system = "hyvinvointialue", .code = "HVA13", .valid_from = "2023-01-01"}};

  area.services = {
      {"perhe_ja_vammaispalvelut",
       "",
       {"Perhe- ja vammaispalvelut", "Familje- och funktionshinderservice",
        "Family and disability services"},
       -1},
      {"perhepalvelut", "1PA210", {"Perhepalvelut", "Familjetjänster", "Family services"}, 0},
      {"lapsiperheiden_sosiaalityo",
       "1PL2130",
       {"Lapsiperheiden sosiaalityö- ja ohjaus", "Socialarbete och handledning för barnfamiljer",
        "Social work and guidance for families with children"},
       1},
      {"neuvolapalvelut",
       "1PL2103",
       {"Neuvolapalvelut", "Rådgivningstjänster", "Maternity and child health clinics"},
       1},
      {"lanu_mielenterveys_paihde",
       "1PL2107",
       {"Lasten ja nuorten perustason mielenterveys- ja päihdepalvelut",
        "Mental- och missbrukartjänster på basnivå för barn och unga",
        "Primary mental health and addiction services for children and young people"},
       1},
      {"lastensuojelu",
       "1PL2170",
       {"Lastensuojelupalvelut", "Barnskyddstjänster", "Child welfare services"},
       1},
      {"vammaispalvelut",
       "1PA220",
       {"Vammaispalvelut", "Funktionshinderservice", "Disability services"},
       0},
      {"vammaisten_asuminen",
       "1PK2210",
       {"Vammaisten asumispalvelut", "Boendeservice för personer med funktionsnedsättning",
        "Housing services for persons with disabilities"},
       6},
  };

  // The document names no responsible roles, and states no verdicts beside its figures.
  area.status_words = {
      {"ei luotettavaa tietoa saatavissa", "no_data"},
      {"Valmistelussa", "not_started"},
      {"käynnistymässä", "not_started"},
      {"Teknologiset ratkaisut otettu käyttöön", "achieved"},
  };

  area.reporting = {
      {"four_monthly",
       {"Neljän kuukauden välein (1–4, 1–8, 1–12)", "Var fjärde månad", "Every four months"},
       4,
       60},
      {"yearly", {"Vuosittain", "Årligen", "Yearly"}, 12, 60},
  };
  return area;
}

}  // namespace viisari::plugin
