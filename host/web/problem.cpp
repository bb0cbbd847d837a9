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
    ProblemType{"bad-body", 400, "Pyynnön sisältö ei kelpaa", "Invalid request body",
                "Tarkista pyynnön sisältö: kentässä errors sanotaan, mikä on väärin.",
                "Check the body of the request: errors says what is wrong."},
    ProblemType{"sign-in-needed", 401, "Kirjaudu sisään", "Sign in",
                "Tämä on vain kirjautuneille, tai istuntosi on päättynyt. Kirjaudu uudelleen.",
                "This is for those who have signed in, or your session has ended. Sign in again."},
    ProblemType{"bad-token", 401, "Tunniste ei kelpaa", "Token not accepted",
                "Rajapinnan tunniste on väärä, vanhentunut tai poistettu käytöstä.",
                "The API token is wrong, over or revoked."},
    ProblemType{"wrong-password", 401, "Kirjautuminen ei onnistunut", "Could not sign in",
                "Tunnus tai salasana on väärä, tai tunnus ei ole käytössä.",
                "The account or the password is wrong, or the account is not in use."},
    ProblemType{"forbidden", 403, "Ei oikeutta", "Not allowed",
                "Tunnuksellasi ei ole tähän oikeutta. Ylläpito voi antaa sen.",
                "Your account has no right to this. The administrators can grant it."},
    ProblemType{"cross-site", 403, "Pyyntö tuli muualta", "Request from elsewhere",
                "Muutoksia voi tehdä vain palvelun omilta sivuilta. Lataa sivu uudelleen.",
                "Changes can be made from the service's own pages only. Load the page again."},
    ProblemType{"change-password", 403, "Vaihda ensin salasana", "Change the password first",
                "Kirjauduit kertakäyttöisellä salasanalla. Vaihda se, niin pääset jatkamaan.",
                "You signed in with a one-time password. Change it to go on."},
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
                "Tässä osoitteessa sallitut menetelmät ovat kentässä Allow.",
                "The methods allowed at this address are in the field Allow."},
    ProblemType{"request-timeout", 408, "Pyyntö kesti liian kauan", "Request timeout",
                "Pyyntö ei tullut ajoissa perille kokonaan.",
                "The request did not arrive completely in time."},
    ProblemType{"conflict", 409, "Ristiriita", "Conflict",
                "Samanniminen on jo olemassa, tai asia on tilassa, jossa tätä ei voi tehdä.",
                "There is one of that name already, or the thing is in a state that does not allow "
                "this."},
    ProblemType{"shorter", 409, "Kuittaus päättyisi aiemmin", "It would end earlier",
                "Hälytys on jo kuitattu pidempään. Sano erikseen, jos kuittaus saa lyhentyä.",
                "The alert is acknowledged for longer already. Say so if it may be shortened."},
    ProblemType{"undone-already", 409, "Tuonti on jo kumottu", "Import undone already",
                "Tuonnin luvut eivät ole enää mukana. Lataa tuontien luettelo uudelleen.",
                "The import's figures count no more. Load the list of imports again."},
    ProblemType{"given-again", 409, "Myöhempi tuonti nojaa tähän", "A later import rests on this",
                "Myöhempi tuonti toi samoja lukuja uudelleen. Kumoa se ensin, uusin ensimmäisenä.",
                "A later import gave some of its figures again. Undo that one first, the newest "
                "one first."},
    ProblemType{"changed", 412, "Joku muu ehti ensin", "Somebody else was first",
                "Tieto on muuttunut sen jälkeen, kun avasit sen. Katso, mitä muuttui, ja päätä "
                "uudelleen.",
                "This has changed since you opened it. Look at what changed and decide again."},
    ProblemType{"length-required", 411, "Pituus puuttuu", "Length required",
                "Pyynnön rungolla on oltava pituus.", "A request body needs a length."},
    ProblemType{"body-too-large", 413, "Pyyntö on liian suuri", "Request too large",
                "Pyynnön runko ylittää sallitun koon.", "The request body is above the limit."},
    ProblemType{"target-too-long", 414, "Osoite on liian pitkä", "Address too long",
                "Lyhennä osoitetta.", "Shorten the address."},
    ProblemType{"unsupported-media-type", 415, "Sisällön muoto ei kelpaa", "Unsupported media type",
                "Lähetä sisältö muodossa, jonka rajapinnan kuvaus nimeää.",
                "Send the body in a format that the API's description names."},
    ProblemType{"expectation-failed", 417, "Odotusta ei voi täyttää", "Expectation failed",
                "Vain Expect: 100-continue ymmärretään.",
                "Only Expect: 100-continue is understood."},
    ProblemType{"refused", 422, "Pyyntöä ei voi toteuttaa", "Cannot be done",
                "Pyyntö ymmärrettiin, mutta sitä ei voi toteuttaa.",
                "The request was understood, but cannot be carried out."},
    ProblemType{"rejected", 422, "Tiedostossa on virheitä", "The file has errors",
                "Mitään ei tallennettu. Kenttä rejected luettelee virheelliset rivit: korjaa ne "
                "ja tuo tiedosto uudelleen.",
                "Nothing was stored. rejected lists the rows: correct them and import the file "
                "again."},
    ProblemType{"file-refused", 422, "Tiedostoa ei voi lukea", "The file cannot be read",
                "Mitään ei tallennettu. Tallenna taulukko CSV-tiedostona UTF-8-muodossa ja yritä "
                "uudelleen; kenttä reason sanoo syyn.",
                "Nothing was stored. Save the table as CSV in UTF-8 and try again; reason says "
                "why."},
    ProblemType{"if-match-needed", 428, "Muutettava versio puuttuu", "If-Match needed",
                "Sano kentässä If-Match, minkä version muutat: sen antaa vastauksen ETag.",
                "Say in If-Match which version you change: the ETag of its answer."},
    ProblemType{"too-many-requests", 429, "Liian monta yritystä", "Too many requests",
                "Yritä myöhemmin uudelleen: kenttä Retry-After sanoo, monenko sekunnin kuluttua.",
                "Try again later: Retry-After says after how many seconds."},
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
  // Of several types with one status the guard means the first.
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
      if (error.parameter.empty()) {
        json.member("pointer", error.pointer);
      } else {
        json.member("parameter", error.parameter);
      }
      json.member("detail", error.detail);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
  return json.take();
}

}  // namespace viisari
