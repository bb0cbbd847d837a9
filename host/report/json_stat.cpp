#include "report/json_stat.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "model/unit.h"
#include "report/json.h"

namespace viisari {
namespace {

// The categories of a dimension, in the order they were first met.
class Dimension {
 public:
  std::size_t add(const std::string& id, const std::string& label) {
    const auto [found, is_new] = places_.emplace(id, ids_.size());
    if (is_new) {
      ids_.push_back(id);
      labels_.push_back(label);
    }
    return found->second;
  }
  std::size_t size() const { return ids_.size(); }
  std::size_t place(const std::string& id) const { return places_.find(id)->second; }

  void write_category(JsonWriter& json) const {
    json.key("index");
    json.begin_array();
    for (const std::string& id : ids_) json.string(id);
    json.end_array();
    json.key("label");
    json.begin_object();
    for (std::size_t i = 0; i < ids_.size(); ++i) json.member(ids_[i], labels_[i]);
    json.end_object();
  }

 private:
  std::map<std::string, std::size_t, std::less<>> places_;
  std::vector<std::string> ids_;
  std::vector<std::string> labels_;
};

void begin_dimension(JsonWriter& json, std::string_view name, std::string_view label) {
  json.key(name);
  json.begin_object();
  json.member("label", label);
  json.key("category");
  json.begin_object();
}

}  // namespace

std::string json_stat(const StatSet& set, Language language) {
  const bool finnish = language == Language::kFinnish;
  Dimension areas;
  Dimension indicators;
  Dimension periods;
  struct Measured {
    std::string unit;
    int decimals = 0;
  };
  std::map<std::string, Measured> measured;
  std::vector<Period> times;
  for (const StatFigure& figure : set.figures) {
    areas.add(figure.area, figure.area_name);
    indicators.add(figure.id, figure.title);
    Measured& own = measured[figure.id];
    own.unit = figure.unit;
    own.decimals = std::max(own.decimals, figure.decimals);
    if (figure.period.valid()) times.push_back(figure.period);
  }
  std::sort(times.begin(), times.end());
  for (const Period& time : times) periods.add(time.to_string(), format_period(time, language));

  // Place in the cube -> figure. Of two figures of one place the later one is the latest.
  std::map<std::size_t, const StatFigure*> cells;
  for (const StatFigure& figure : set.figures) {
    if (!figure.period.valid()) continue;
    const std::size_t place =
        (areas.place(figure.area) * indicators.size() + indicators.place(figure.id)) *
            periods.size() +
        periods.place(figure.period.to_string());
    cells[place] = &figure;
  }

  JsonWriter json;
  json.begin_object();
  json.member("version", "2.0");
  json.member("class", "dataset");
  json.member("label", set.label);
  json.member("source", "Viisari");
  json.member("updated", set.as_of.to_string());
  if (!set.notes.empty()) {
    json.key("note");
    json.begin_array();
    for (const std::string& note : set.notes) json.string(note);
    json.end_array();
  }
  json.key("id");
  json.begin_array();
  for (const char* name : {"area", "indicator", "period"}) json.string(name);
  json.end_array();
  json.key("size");
  json.begin_array();
  for (const Dimension* dimension : {&areas, &indicators, &periods}) {
    json.integer(static_cast<long long>(dimension->size()));
  }
  json.end_array();
  json.key("role");
  json.begin_object();
  const auto role = [&](std::string_view name, std::string_view dimension) {
    json.key(name);
    json.begin_array();
    json.string(dimension);
    json.end_array();
  };
  role("geo", "area");
  role("metric", "indicator");
  role("time", "period");
  json.end_object();

  json.key("dimension");
  json.begin_object();
  begin_dimension(json, "area", finnish ? "Alue" : "Area");
  areas.write_category(json);
  json.end_object();
  json.end_object();
  begin_dimension(json, "indicator", finnish ? "Mittari" : "Indicator");
  indicators.write_category(json);
  json.key("unit");
  json.begin_object();
  for (const auto& [id, own] : measured) {
    json.key(id);
    json.begin_object();
    const Unit* unit = find_unit(own.unit);
    json.member("label", unit == nullptr ? std::string_view(own.unit)
                         : finnish       ? unit->name_fi
                                         : unit->name_en);
    if (unit != nullptr && !unit->symbol.empty()) json.member("symbol", unit->symbol);
    json.member("decimals", own.decimals);
    json.end_object();
  }
  json.end_object();
  json.end_object();
  json.end_object();
  begin_dimension(json, "period", finnish ? "Ajanjakso" : "Period");
  periods.write_category(json);
  json.end_object();
  json.end_object();
  json.end_object();

  json.key("value");
  json.begin_object();
  for (const auto& [place, figure] : cells) {
    if (figure->value && std::isfinite(*figure->value)) {
      json.member(std::to_string(place), *figure->value);
    }
  }
  json.end_object();
  json.key("status");
  json.begin_object();
  for (const auto& [place, figure] : cells) {
    if (!figure->value || !std::isfinite(*figure->value)) {
      json.member(std::to_string(place), figure->missing);
    } else if (figure->simulated) {
      json.member(std::to_string(place), "simulated");
    }
  }
  json.end_object();
  json.key("extension");
  json.begin_object();
  json.member("as_of", set.as_of.to_string());
  json.member("data_version", set.data_version);
  json.key("without_figure");  // indicators that have none of any period, and why
  json.begin_object();
  std::set<std::string_view> told;
  for (const StatFigure& figure : set.figures) {
    if (figure.period.valid() || !told.insert(figure.id).second) continue;
    json.member(figure.id, figure.missing);
  }
  json.end_object();
  json.end_object();
  json.end_object();
  return json.take();
}

}  // namespace viisari
