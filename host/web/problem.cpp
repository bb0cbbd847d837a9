#include "web/problem.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "report/json.h"

namespace viisari {
namespace {

constexpr std::array kTypes{
    ProblemType{"bad-request", 400, "Pyyntö ei kelpaa", "Bad request",
                "Pyyntö ei noudata HTTP/1.1-määritystä tai sen osoite on virheellinen.",
                "The request does not follow HTTP/1.1, or its address is malformed."},
    ProblemType{"bad-parameter", 400, "Virheellinen parametri", "Invalid parameter",
                "Tarkista kyselyn parametrit: kentässä errors sanotaan, mikä on väärin.",
                "Check the parameters of the query: errors says what is wrong."},
    ProblemType{"not-found", 404, "Sivua ei ole", "No such page",
                "Tässä osoitteessa ei ole mitään. Rajapinnan kuvaus: /api/v1/openapi.yaml.",
                "There is nothing at this address. The API is described in /api/v1/openapi.yaml."},
    ProblemType{"unknown-area", 404, "Tuntematon alue", "Unknown area",
                "Alueet luetellaan osoitteessa /api/v1/areas.",
                "The areas are listed at /api/v1/areas."},
    ProblemType{"unknown-indicator", 404, "Tuntematon mittari", "Unknown indicator",
                "Alueen mittarit luetellaan osoitteessa /api/v1/areas/{id}/indicators.",
                "An area's indicators are listed at /api/v1/areas/{id}/indicators."},
    ProblemType{"method-not-allowed", 405, "Menetelmä ei ole sallittu", "Method not allowed",
                "Tietoja voi vain lukea: GET tai HEAD.", "Data can only be read: GET or HEAD."},
    ProblemType{"request-timeout", 408, "Pyyntö kesti liian kauan", "Request timeout",
                "Pyyntö ei tullut ajoissa perille kokonaan.",
                "The request did not arrive completely in time."},
    ProblemType{"length-required", 411, "Pituus puuttuu", "Length required",
                "Pyynnön rungolla on oltava pituus.", "A request body needs a length."},
    ProblemType{"body-too-large", 413, "Pyyntö on liian suuri", "Request too large",
                "Pyynnön runko ylittää sallitun koon.", "The request body is above the limit."},
    ProblemType{"target-too-long", 414, "Osoite on liian pitkä", "Address too long",
                "Lyhennä osoitetta.", "Shorten the address."},
    ProblemType{"expectation-failed", 417, "Odotusta ei voi täyttää", "Expectation failed",
                "Vain Expect: 100-continue ymmärretään.",
                "Only Expect: 100-continue is understood."},
    ProblemType{"head-too-large", 431, "Otsakkeet ovat liian suuret", "Header fields too large",
                "Vähennä tai lyhennä pyynnön otsakkeita.", "Send fewer or shorter header fields."},
    ProblemType{"internal", 500, "Palvelimen virhe", "Server error",
                "Vika on palvelimessa. Ylläpito näkee sen lokista.",
                "The fault is the server's; its log tells the administrators more."},
    ProblemType{"not-implemented", 501, "Ei toteutettu", "Not implemented",
                "Vain Transfer-Encoding: chunked ymmärretään.",
                "Only Transfer-Encoding: chunked is understood."},
    ProblemType{"unavailable", 503, "Palvelu ei ole nyt käytettävissä", "Service unavailable",
                "Yritä hetken kuluttua uudelleen.", "Try again in a moment."},
    ProblemType{"http-version", 505, "HTTP-versiota ei tueta", "HTTP version not supported",
                "Käytä HTTP/1.1:tä.", "Use HTTP/1.1."},
};

}  // namespace

std::string_view ProblemType::title(Language language) const {
  return language == Language::kFinnish ? title_fi : title_en;
}
std::string_view ProblemType::help(Language language) const {
  return language == Language::kFinnish ? help_fi : help_en;
}

std::span<const ProblemType> problem_types() {
  return kTypes;
}

const ProblemType& problem_type(std::string_view slug) {
  const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                  [&](const ProblemType& type) { return type.slug == slug; });
  if (found == kTypes.end()) throw std::out_of_range("unknown problem type");
  return *found;
}

const ProblemType& problem_for_status(int status) {
  const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                  [&](const ProblemType& type) { return type.status == status; });
  return found == kTypes.end() ? problem_type("internal") : *found;
}

std::string problem_json(const Problem& problem, Language language) {
  JsonWriter json;
  json.begin_object();
  json.member("type", "/problems/" + std::string(problem.type->slug));
  json.member("title", problem.type->title(language));
  json.member("status", problem.type->status);
  json.member("detail", problem.detail.empty() ? problem.type->help(language)
                                               : std::string_view(problem.detail));
  if (!problem.instance.empty()) json.member("instance", problem.instance);
  if (!problem.reason.empty()) json.member("reason", problem.reason);
  if (!problem.errors.empty()) {
    json.key("errors");
    json.begin_array();
    for (const ParameterError& error : problem.errors) {
      json.begin_object();
      json.member("parameter", error.parameter);
      json.member("detail", error.detail);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take();
}

}  // namespace viisari
