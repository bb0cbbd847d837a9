// Kanta-Häme: the interim review's tables of functional goals (Suunnitelma, Toteuma), of finance in
// thousands of euros, and of key results with the area's own estimate of coming true.
#include <array>

#include "description.h"
#include "viisari/layout.hpp"

namespace {

using viisari::sdk::Column;
using viisari::sdk::Holds;

constexpr std::array kGoals{
    Column{.holds = Holds::kLabel, .header = "Mittari", .required = true},
    Column{.holds = Holds::kNothing, .header = "Suunnitelma {period}", .required = true},
    Column{.holds = Holds::kFigure, .header = "Toteuma {period}", .required = true},
};

// Accounts (TP), actual (TOT) and forecast (TPE, Enn). Budgets (TA, and MTA as changed) are
// targets, and the shares are computed from the other columns.
constexpr std::array kFinance{
    Column{.holds = Holds::kLabel,
           .header = "1 000 € | Tuloslaskelma (1000 €) | Käyttötalous (1000 €) | "
                     "Uudet tasapainottamistoimenpiteet (1000 €)",
           .required = true},
    Column{.holds = Holds::kFigure, .header = "TP {period}"},
    Column{.holds = Holds::kFigure, .header = "Tot {period} | Toteuma {period}", .required = true},
    Column{.holds = Holds::kFigure,
           .header = "Enn {period} | TPE {period} | Ennuste {period}",
           .status = "F"},
    Column{.holds = Holds::kNothing,
           .header = "TA {period} | MTA {period} | MTA I {period} | MTA II {period} | "
                     "Tavoite {period}"},
    Column{.holds = Holds::kNothing,
           .header = "TOT-% | TPE TOT-% | Toteuma % | Ennuste % | MTA I - TPE {period} | "
                     "MTA II - TPE {period}"},
};

constexpr std::array kKeyResults{
    Column{.holds = Holds::kNothing, .header = "Toimiala"},
    Column{.holds = Holds::kSection, .header = "Tulosalue", .required = true},
    Column{.holds = Holds::kNothing, .header = "Tavoite"},
    Column{.holds = Holds::kLabel, .header = "Avaintulos", .required = true},
    Column{.holds = Holds::kFigure, .header = "Luottavaisuusarvio", .required = true},
};

constexpr std::array kLayouts{viisari::sdk::Layout{"goals", kGoals},
                              viisari::sdk::Layout{"finance", kFinance},
                              viisari::sdk::Layout{"key_results", kKeyResults}};

class KantaHame final : public viisari::sdk::Plugin {
 public:
  static constexpr viisari::sdk::Info kInfo{.name = "Kanta-Hämeen hyvinvointialue",
                                            .vendor = "Viisari"};

  viisari::sdk::Description description() const override {
    return viisari::plugin::describe_area();
  }
  viisari::sdk::Importer* importer() override { return &importer_; }

 private:
  // The document prints no words of its own where a figure is missing.
  viisari::sdk::LayoutImporter importer_{kLayouts, {}};
};

}  // namespace

VIISARI_PLUGIN(KantaHame);
