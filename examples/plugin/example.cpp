// A whole area plugin: what the area is, and the one table layout of its documents. Copy the
// folder, change the words, and you have your own. docs/sdk.md goes through it line by line.
#include <array>

#include "viisari/layout.hpp"

namespace {

namespace sdk = viisari::sdk;

// The document's table has the columns "Mittari" (the row's name) and, for each period that it
// reports, "Toteuma 1-6/2025". Columns that hold no observed figure are named too: a file with a
// column that nobody expected is refused, because leaving it out could lose figures.
constexpr std::array kColumns{
    sdk::Column{.holds = sdk::Holds::kLabel, .header = "Mittari", .required = true},
    sdk::Column{.holds = sdk::Holds::kFigure, .header = "Toteuma {period}", .required = true},
    sdk::Column{.holds = sdk::Holds::kNothing, .header = "Tavoite {period}"},
};
constexpr std::array kLayouts{sdk::Layout{.id = "results", .columns = kColumns}};

// What the document prints where there is no figure, and what it means.
constexpr std::array kNoFigure{
    sdk::NoFigure{.words = "ei saatavilla", .reason = "not_published"},
};

class Example final : public sdk::Plugin {
 public:
  static constexpr sdk::Info kInfo{.name = "Esimerkin hyvinvointialue", .vendor = "Example"};

  sdk::Description description() const override {
    return {
        .name = {.fi = "Esimerkin hyvinvointialue", .en = "Wellbeing services county of Example"},
        .codes = {{.system = "hyvinvointialue", .code = "HVA99", .valid_from = "2023-01-01"}},
        .services = {{.id = "perhepalvelut", .code = "1PA", .name = {.fi = "Perhepalvelut"}},
                     {.id = "neuvola",
                      .code = "1PA210",
                      .name = {.fi = "Neuvola", .en = "Maternity and child health clinic"},
                      .parent = 0}},
        .roles = {{.id = "linjajohtaja", .name = {.fi = "Palvelulinjan johtaja"}}},
        .status_words = {{.words = "Toteutui", .status = "achieved"},
                         {.words = "Etenee suunnitellusti", .status = "on_track"},
                         {.words = "Tavoite ei toteudu", .status = "missed"}},
        .reporting = {{.id = "half_yearly",
                       .name = {.fi = "Puolivuosittain"},
                       .months = 6,
                       .delay_days = 60}},
    };
  }
  sdk::Importer* importer() override { return &importer_; }

 private:
  sdk::LayoutImporter importer_{kLayouts, kNoFigure};
};

}  // namespace

VIISARI_PLUGIN(Example);
