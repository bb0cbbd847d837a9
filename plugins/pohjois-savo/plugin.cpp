// Pohjois-Savo: the follow-up table of family and disability services, whose columns are
// Tavoitetaso, Riskiarvio and the actual figures of four and of eight months.
#include <array>

#include "description.h"
#include "viisari/layout.hpp"

namespace {

using viisari::sdk::Column;
using viisari::sdk::Holds;

constexpr std::array kFollowUp{
    Column{.holds = Holds::kSection, .header = "Organisaatiotaso", .required = true},
    Column{.holds = Holds::kLabel, .header = "Mittari | Mittarit", .required = true},
    Column{.holds = Holds::kNothing, .header = "Suunnittelukauden tavoite"},
    Column{.holds = Holds::kNothing, .header = "Tavoitetaso"},
    Column{.holds = Holds::kNothing, .header = "Riskiarvio"},
    Column{.holds = Holds::kFigure, .header = "Toteuma {period}", .required = true},
    Column{.holds = Holds::kNothing, .header = "Edistää hyvinvointialueen strategisia tavoitteita"},
};

constexpr std::array kLayouts{viisari::sdk::Layout{"follow_up", kFollowUp}};

constexpr std::array kNoFigure{
    viisari::sdk::NoFigure{"ei luotettavaa tietoa saatavissa", "not_published"},
};

class PohjoisSavo final : public viisari::sdk::Plugin {
 public:
  static constexpr viisari::sdk::Info kInfo{.name = "Pohjois-Savon hyvinvointialue",
                                            .vendor = "Viisari"};

  viisari::sdk::Description description() const override {
    return viisari::plugin::describe_area();
  }
  viisari::sdk::Importer* importer() override { return &importer_; }

 private:
  viisari::sdk::LayoutImporter importer_{kLayouts, kNoFigure};
};

}  // namespace

VIISARI_PLUGIN(PohjoisSavo);
