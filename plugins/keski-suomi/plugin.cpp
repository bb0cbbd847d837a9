// Keski-Suomi: the follow-up indicators of the service strategy, with a baseline and a target for
// each year from 2026 to 2030.
#include <array>

#include "description.h"
#include "viisari/layout.hpp"

namespace {

using viisari::sdk::Column;
using viisari::sdk::Holds;
using viisari::sdk::Otherwise;

constexpr std::array kIndicators{
    Column{.holds = Holds::kSection, .header = "Alatavoite"},
    Column{.holds = Holds::kNothing, .header = "Toimenpide | Toimenpiteet"},
    Column{.holds = Holds::kLabel,
           .header = "Mittari | Seurantaindikaattori | Seurantaindikaattorit",
           .required = true},
    // Most baselines are printed without a date: only one with a period in Jakso is a figure of
    // that time, the others belong to the definitions.
    Column{.holds = Holds::kFigure,
           .header = "Lähtötaso",
           .required = true,
           .without_period = Otherwise::kSkip},
    Column{.holds = Holds::kNothing, .header = "{period}", .required = true},  // targets
};

constexpr std::array kLayouts{viisari::sdk::Layout{"indicators", kIndicators}};

constexpr std::array kNoFigure{
    viisari::sdk::NoFigure{"Vielä ei ole yhtenäistä dataa saatavilla", "not_published"},
    viisari::sdk::NoFigure{"Lähtötasoa ei pystytä vielä määrittelemään", "not_published"},
    viisari::sdk::NoFigure{"Ei saada vielä tietojärjestelmätasolla", "not_published"},
    viisari::sdk::NoFigure{"Seurantaa ei ole vielä tehty", "not_published"},
    viisari::sdk::NoFigure{"Seuranta aloitetaan", "not_yet_started"},
    viisari::sdk::NoFigure{"Seuranta alkaa", "not_yet_started"},
    viisari::sdk::NoFigure{"Seuranta käynnistyy", "not_yet_started"},
    viisari::sdk::NoFigure{"Toiminta käynnistymisvaiheessa", "not_yet_started"},
    viisari::sdk::NoFigure{"Toiminta käynnistymässä", "not_yet_started"},
    viisari::sdk::NoFigure{"Yksikköä ei ole perustettu", "not_yet_started"},
    viisari::sdk::NoFigure{"Yksikkö on suunnitteilla", "not_yet_started"},
    viisari::sdk::NoFigure{"Malli on valmisteilla", "not_yet_started"},
    viisari::sdk::NoFigure{"Ei käytössä", "not_yet_started"},
};

class KeskiSuomi final : public viisari::sdk::Plugin {
 public:
  static constexpr viisari::sdk::Info kInfo{.name = "Keski-Suomen hyvinvointialue",
                                            .vendor = "Viisari"};

  viisari::sdk::Description description() const override {
    return viisari::plugin::describe_area();
  }
  viisari::sdk::Importer* importer() override { return &importer_; }

 private:
  viisari::sdk::LayoutImporter importer_{kLayouts, kNoFigure};
};

}  // namespace

VIISARI_PLUGIN(KeskiSuomi);
