// Pirkanmaa: the goal tables of the development project (Tavoite, Tavoitetaso, Lähtötilanne) and
// the table that holds purchases against the same months of the year before.
#include <array>

#include "description.h"
#include "viisari/layout.hpp"

namespace {

using viisari::sdk::Column;
using viisari::sdk::Holds;

constexpr std::array kPurchases{
    Column{.holds = Holds::kLabel, .header = "Palvelu", .required = true},
    Column{.holds = Holds::kFigure, .header = "{period} | Toteuma {period}", .required = true},
    // Computed from the two periods: reconciled elsewhere, no figures of their own.
    Column{.holds = Holds::kNothing, .header = "Muutos % | Muutos €"},
};

constexpr std::array kGoals{
    Column{.holds = Holds::kLabel, .header = "Tavoite", .required = true},
    Column{.holds = Holds::kNothing, .header = "Tavoitetaso", .required = true},
    Column{.holds = Holds::kFigure,
           .header = "Lähtötilanne",
           .required = true,
           .period_column = "Lähtötilanteen jakso"},
    Column{.holds = Holds::kFigurePeriod, .header = "Lähtötilanteen jakso"},
    Column{.holds = Holds::kFigure, .header = "Tilanne", .period_column = "Tilanteen jakso"},
    Column{.holds = Holds::kFigurePeriod, .header = "Tilanteen jakso"},
    Column{.holds = Holds::kNothing, .header = "Tavoite tulee olla saavutettu"},
};

constexpr std::array kLayouts{viisari::sdk::Layout{"purchases", kPurchases},
                              viisari::sdk::Layout{"goals", kGoals}};

constexpr std::array kNoFigure{
    viisari::sdk::NoFigure{"tietoa ei ole saatavilla", "not_published"},
    viisari::sdk::NoFigure{"ei ole vielä saatavilla", "not_published"},
    viisari::sdk::NoFigure{"ei ole lähtötilannetietoa", "not_published"},
    viisari::sdk::NoFigure{"lähtötilannetieto tuotetaan", "not_published"},
};

class Pirkanmaa final : public viisari::sdk::Plugin {
 public:
  static constexpr viisari::sdk::Info kInfo{.name = "Pirkanmaan hyvinvointialue",
                                            .vendor = "Viisari"};

  viisari::sdk::Description description() const override {
    return viisari::plugin::describe_area();
  }
  viisari::sdk::Importer* importer() override { return &importer_; }

 private:
  viisari::sdk::LayoutImporter importer_{kLayouts, kNoFigure};
};

}  // namespace

VIISARI_PLUGIN(Pirkanmaa);
