#include "description.h"

namespace viisari::plugin {

sdk::Description describe_area() {
  sdk::Description area;
  area.name = {.fi = "Kanta-Hämeen hyvinvointialue",
               .sv = "Egentliga Tavastlands välfärdsområde",
               .en = "Wellbeing services county of Kanta-Häme"};
  // An older code list gave the number 7 to another area: the system belongs to the code.
  area.codes = {{.system = "hyvinvointialue", .code = "HVA07", .valid_from = "2023-01-01"}};

  area.services = {
      {"toimiala",
       "",
       {"Perhe-, sosiaali- ja vammaispalveluiden toimiala",
        "Sektorn för familje-, social- och funktionshinderservice",
        "Sector of family, social and disability services"},
       -1},
      {"hallinto",
       "",
       {"Perhe-, sosiaali- ja vammaispalveluiden hallinto", "", "Administration of the sector"},
       0},
      {"perhekeskus",
       "",
       {"Perhekeskuspalvelut", "Familjecentertjänster", "Family centre services"},
       0},
      {"lastensuojelu",
       "",
       {"Lastensuojelun palvelut", "Barnskyddstjänster", "Child welfare services"},
       0},
      {"vammaispalvelut",
       "",
       {"Vammaispalvelut", "Funktionshinderservice", "Disability services"},
       0},
      {"sosiaalipalvelut", "", {"Sosiaalipalvelut", "Socialtjänster", "Social services"}, 0},
      {"hyvinvointialue",
       "",
       {"Hyvinvointialue (tulosaluetta ei mainita)", "Välfärdsområdet (inget resultatområde nämns)",
        "The county as a whole (no result area is named)"},
       -1},
  };

  area.roles = {
      {"aluevaltuusto", {"aluevaltuusto", "välfärdsområdesfullmäktige", "county council"}},
      {"tulosalue", {"tulosalueen johto", "resultatområdets ledning", "head of the result area"}},
      {"lahijohtaja", {"lähijohtaja", "närmaste chef", "line manager"}},
  };

  // The review is of the first half of the year. Its tables say flatly what came true and what did
  // not; its prose says what is on the way. Words that only report have no entry, so that they are
  // never taken for a verdict: "Toteutunut 33 %" (a share reached so far), "on käynnistetty", "on
  // valmisteltu", "on edetty" and "on siltä osin onnistunut, että … on aloitettu" (something was
  // done).
  // Each is long enough that its denial ("ei ole …") does not contain it.
  area.status_words = {
      {"Toteutui", "achieved"},
      {"Ei toteutunut", "missed"},
      {"on toteutunut suunnitellusti", "achieved"},
      {"ovat toteutuneet", "achieved"},
      {"on onnistunut", "achieved"},
      {"on onnistettu", "achieved"},
      {"on onnistuttu", "achieved"},
      {"on onnistuttu muualla kuin", "on_track"},
      {"on toteutunut asetetun tavoitteen mukaisesti", "on_track"},
      {"tavoite on toteutumassa", "on_track"},
      {"on pysynyt budjetissa", "on_track"},
      {"on kokonaisuudessaan pysynyt budjetissa", "on_track"},
      {"ei ole pysynyt budjetissa", "off_track"},
      {"eivät ylity", "on_track"},
      {"voidaan pitää hyvänä toteumana", "on_track"},
      {"toteuttaminen onnistuu", "on_track"},
      {"on pysynyt kohtalaisen hyvällä tasolla", "on_track"},
      {"ei kuitenkaan ole toteutunut", "off_track"},
      {"eivät ole toteutuneet määräajassa", "off_track"},
      {"eivät ole edenneet suunnitellusti", "off_track"},
      {"ei ole tapahtunut riittävää muutosta", "off_track"},
      {"suurempaa kuin mihin talousarviossa on varauduttu", "off_track"},
      {"ollaan jäljessä tavoitteesta", "off_track"},
  };

  area.reporting = {
      {"half_yearly", {"Osavuosikatsaus 1–6", "Delårsöversikt 1–6", "Half-year review"}, 6, 60},
      {"yearly", {"Tilinpäätös", "Bokslut", "Annual accounts"}, 12, 60},
  };
  return area;
}

}  // namespace viisari::plugin
