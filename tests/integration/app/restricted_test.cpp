// Figures that are not public ("Ei julkinen") are in nothing that the program shows to anyone.
//
// Two installations stand side by side: one with all definitions and figures, the other without the
// restricted indicators, the reconcile rules that name them, and their figures. Whatever the public
// sees of the first must be, byte for byte, what it sees of the second, which has nothing to tell.
// Beside that, every answer and line of the first is searched for their names, quotations and
// figures. What fails is told by target and id, never with the figure.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <fstream>
#include <memory>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.h"
#include "program.h"
#include "walk.h"

namespace viisari::testing_support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const fs::path kExamples = fs::path(VIISARI_SOURCE_DIR) / "examples" / "data";
const std::string kDay = "2025-12-01";

std::string content(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Whether `what` stands in `text`, not as a part of a longer number or word.
bool holds(std::string_view text, std::string_view what) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string_view::npos; ++at) {
    const std::size_t end = at + what.size();
    const bool begins = at == 0 || !is_word(what.front()) || !is_word(text[at - 1]);
    const bool ends = end == text.size() || !is_word(what.back()) || !is_word(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

// The number as JSON, Finnish and English write it, with each kind of space.
std::vector<std::string> forms(double number) {
  const std::string plain = format_double(std::abs(number));
  const std::size_t point = std::min(plain.find('.'), plain.size());
  const std::string whole = plain.substr(0, point);
  const std::string decimals = plain.substr(std::min(point + 1, plain.size()));
  std::vector<std::string> out;
  for (const char* group : {"", " ", "\u00A0", "\u202F", "\u2009", "&nbsp;", ","}) {
    std::string grouped;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      if (i > 0 && (whole.size() - i) % 3 == 0) grouped += group;
      grouped += whole[i];
    }
    if (decimals.empty()) {
      out.push_back(grouped);
    } else {
      for (const char* mark : {".", ","}) out.push_back(grouped + mark + decimals);
    }
  }
  return out;
}

// Digits that can hardly stand for anything else. Shorter figures also stand on public slides: for
// those the comparison with the other installation tells.
bool is_distinctive(double number) {
  const std::string plain = format_double(std::abs(number));
  return std::count_if(plain.begin(), plain.end(), is_word) >= 4;
}

struct Secret {
  std::string id;
  std::string area;
  std::string key;
  std::vector<std::string> texts;  // key, titles, quotations, figures as printed
};

void add_figure(Secret& secret, const rapidjson::Value& figure) {
  for (const char* field : {"value", "low", "high"}) {
    if (!figure[field].IsNumber() || !is_distinctive(figure[field].GetDouble())) continue;
    for (std::string& form : forms(figure[field].GetDouble())) {
      secret.texts.push_back(std::move(form));
    }
  }
  // A quotation that is little more than a number is one of those figures that the comparison
  // tells.
  constexpr std::size_t kShortestQuote = 9;
  const rapidjson::Value& source = figure["source"];
  if (!source.IsObject() || !source.HasMember("raw")) return;
  const std::string raw = source["raw"].GetString();
  if (raw.size() >= kShortestQuote) secret.texts.push_back(raw);
}

std::vector<Secret> secrets_of(const Installation& here) {
  rapidjson::Document definitions;
  definitions.Parse(here.run({"export", "definitions", "--format", "json"}).out.c_str());
  std::vector<Secret> out;
  for (const auto& one : definitions.GetArray()) {
    if (std::string(one["visibility"].GetString()) == "public") continue;
    Secret secret;
    secret.id = one["id"].GetString();
    secret.area = secret.id.substr(0, secret.id.find('/'));
    secret.key = secret.id.substr(secret.area.size() + 1);
    secret.texts.push_back(secret.key);
    for (const auto& title : one["title"].GetObject()) {
      secret.texts.emplace_back(title.value.GetString());
    }
    if (one["baseline"].IsObject()) add_figure(secret, one["baseline"]);
    for (const auto& target : one["targets"].GetArray()) add_figure(secret, target);
    out.push_back(std::move(secret));
  }
  return out;
}

// The header lines but those that count or hash the body: their digits may look like a figure.
std::string told_by(const std::string& head) {
  std::string out;
  std::istringstream lines(head);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("ETag:") || line.starts_with("Content-Length:") ||
        line.starts_with("Date:")) {
      continue;
    }
    out += line + "\n";
  }
  return out;
}

// "ID in WHERE" for what of the secrets stands in a text.
void search(const std::vector<Secret>& secrets, const std::string& text, const std::string& where,
            std::vector<std::string>& found) {
  for (const Secret& secret : secrets) {
    const bool leaks = std::any_of(secret.texts.begin(), secret.texts.end(),
                                   [&](const std::string& what) { return holds(text, what); });
    if (leaks) found.push_back(secret.id + " in " + where);
  }
}

// A first line for a definition file that passes over the restricted indicators and the rules that
// name them. It is one line without an end, so that every other keeps its number.
std::string without(const std::vector<Secret>& secrets, const std::string& area) {
  std::string names;
  for (const Secret& secret : secrets) {
    names += "[\"" + secret.id + "\"]=true,";
    if (secret.area == area) names += "[\"" + secret.key + "\"]=true,";
  }
  std::string out =
      "local _hidden = {" + names + "} local _indicator, _reconcile = indicator, " +
      "reconcile local function _names(value) if type(value) == \"table\" then " +
      "for _, each in pairs(value) do if _names(each) then return true end end " +
      "return false end return type(value) == \"string\" and _hidden[value] == true " +
      "end local function indicator(key) return function(body) if not " +
      "_hidden[key] then return _indicator(key)(body) end end end " +
      "local function reconcile(key) return function(body) if not _names(body) " +
      "then return _reconcile(key)(body) end end end ";
  for (const std::string name : {"figure", "baseline_of", "target_of"}) {
    out += "local _" + name + " = " + name + " local function " + name +
           "(key, ...) if _hidden[key] then return key end return _" + name + "(key, ...) end ";
  }
  return out;
}

void leave_out_definitions(const Installation& here, const std::vector<Secret>& secrets) {
  for (const auto& entry : fs::recursive_directory_iterator(here.definitions())) {
    const fs::path& file = entry.path();
    const std::string area = file.parent_path().filename();
    if (file.extension() != ".lua" || area == "common" || file.filename() == "documents.lua" ||
        file.stem().string().ends_with("_spec")) {
      continue;
    }
    const std::string text = content(file);
    std::ofstream(file, std::ios::binary) << without(secrets, area) << text;
  }
}

// The example figures without the rows of restricted indicators.
fs::path examples_without(const Installation& here, const std::vector<Secret>& secrets) {
  const fs::path folder = here.folder() / "examples";
  fs::copy(kExamples, folder, fs::copy_options::recursive);
  std::vector<fs::path> emptied;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const std::string area = entry.path().parent_path().filename();
    std::istringstream lines(content(entry.path()));
    std::string kept;
    int rows = 0;  // with the header
    for (std::string line; std::getline(lines, line);) {
      const bool hidden = std::any_of(secrets.begin(), secrets.end(), [&](const Secret& secret) {
        return secret.area == area && line.starts_with(secret.key + ";");
      });
      if (hidden) continue;
      kept += line + "\n";
      if (!line.starts_with("#")) ++rows;
    }
    std::ofstream(entry.path(), std::ios::binary) << kept;
    if (rows < 2) emptied.push_back(entry.path());
  }
  for (const fs::path& file : emptied) fs::remove(file);
  return folder;
}

// `viisari serve` with its log in a file.
class Site {
 public:
  explicit Site(const Installation& here, std::vector<std::string> words = {"--as-of", kDay})
      : here_(here) {
    words.insert(words.begin(), "serve");
    server_ = std::make_unique<Background>(here.command(words), here.folder() / "serve.err");
    const std::string line = server_->wait_for("Serving http://127.0.0.1:");
    if (line.empty()) throw std::runtime_error("the server does not start");
    port_ = std::stoi(line.substr(line.find("127.0.0.1:") + 10));
    const std::string areas = get(port_, "/api/v1/areas").body;
    rapidjson::Document document;
    document.Parse(areas.c_str());
    version_ = document["data_version"].GetString();
  }

  int port() const { return port_; }

  // Ends the server; everything it wrote.
  std::string end() {
    server_->end(SIGTERM);
    server_->wait_for("no line is like this");
    return server_->seen() + content(here_.folder() / "serve.err") +
           content(here_.folder() / "serve.log");
  }

  // An answer as it must be of both installations: without what changes from one request or one
  // database to another.
  std::string comparable(const Answer& answer) const {
    std::string out = told_by(answer.head);
    std::istringstream body(answer.body);
    for (std::string line; std::getline(body, line);) {
      const bool counts = line.starts_with("viisari_http_") ||
                          line.starts_with("viisari_observations ") ||
                          line.starts_with("viisari_last_delivery_age_seconds ");
      if (counts) continue;
      for (std::size_t at = 0; (at = line.find(version_, at)) != std::string::npos;) {
        line.replace(at, version_.size(), "VERSION");
      }
      out += line + "\n";
    }
    return out;
  }

 private:
  const Installation& here_;
  std::unique_ptr<Background> server_;
  int port_ = 0;
  std::string version_;
};

class Restricted : public testing::Test {
 protected:
  void SetUp() override {
    full_.configure("[server]\nport = 0\n[log]\nlevel = \"debug\"\nfile = \"" +
                    (full_.folder() / "serve.log").string() + "\"");
    secrets_ = secrets_of(full_);
    ASSERT_THAT(secrets_, Not(IsEmpty()));
    ASSERT_EQ(load(full_, kExamples), 0);
  }

  static int load(const Installation& here, const fs::path& examples) {
    return here.run({"run", "--examples", examples.string(), "--as-of", kDay, "--no-serve"}).status;
  }

  // The installation that has nothing to hide, with everything else.
  void make_bare() {
    bare_.emplace(name("bare"));
    bare_->own_definitions();
    bare_->configure("[server]\nport = 0\n[log]\nfile = \"" +
                     (bare_->folder() / "serve.log").string() + "\"");
    leave_out_definitions(*bare_, secrets_);
    const Finished check = bare_->run({"check", bare_->definitions().string()});
    ASSERT_EQ(check.status, 0) << check.err;
    ASSERT_THAT(secrets_of(*bare_), IsEmpty());
    ASSERT_EQ(load(*bare_, examples_without(*bare_, secrets_)), 0);
  }

  // Targets of which the two installations answer differently, and how many were asked for.
  static std::vector<std::string> differences(const Site& full, const Site& bare,
                                              std::vector<std::string> days, std::size_t& asked) {
    std::vector<std::string> out;
    Walk(full.port(), std::move(days)).each([&](const std::string& target, const Answer& answer) {
      ++asked;
      const Answer other = get(bare.port(), target);
      if (full.comparable(answer) != bare.comparable(other)) out.push_back(target);
    });
    return out;
  }

  static std::string name(const std::string& which) {
    return "restricted_" + which + "_" +
           testing::UnitTest::GetInstance()->current_test_info()->name();
  }

  Installation full_{name("full")};
  std::optional<Installation> bare_;
  std::vector<Secret> secrets_;
};

// ---- the server

TEST_F(Restricted, EveryPublicAnswerIsAsIfTheyDidNotExist) {
  make_bare();
  const Site full(full_);
  const Site bare(*bare_);
  std::size_t asked = 0;
  EXPECT_THAT(differences(full, bare, {"2026-12-31"}, asked), IsEmpty());
  EXPECT_GT(asked, 5000U);
}

TEST_F(Restricted, NoPublicAnswerHoldsTheirNamesQuotationsOrFigures) {
  const Site full(full_);
  std::vector<std::string> found;
  Walk(full.port(), {"2026-12-31"}).each([&](const std::string& target, const Answer& answer) {
    search(secrets_, told_by(answer.head) + "\n" + answer.body, target, found);
  });
  EXPECT_THAT(found, IsEmpty());
}

TEST_F(Restricted, SimulatedYearsAreServedAsIfTheyDidNotExist) {
  make_bare();
  for (const Installation* here : {&full_, &*bare_}) {
    ASSERT_EQ(here->run({"simulate", "--from", "2026-01", "--to", "2027-12", "--seed", "3"}).status,
              0);
  }
  const auto words = [](const Installation& here) {
    return std::vector<std::string>{"--data", (here.folder() / "var" / "simulated").string(),
                                    "--as-of", "2027-06-30"};
  };
  const Site full(full_, words(full_));
  const Site bare(*bare_, words(*bare_));
  std::size_t asked = 0;
  EXPECT_THAT(differences(full, bare, {}, asked), IsEmpty());
}

TEST_F(Restricted, AnIdIsAnsweredAsOneThatDoesNotExist) {
  Site full(full_);
  std::vector<std::string> different;
  for (const Secret& secret : secrets_) {
    // As long as the other: lengths would differ otherwise.
    const std::string unknown = std::string(secret.key.size(), 'x');
    for (const std::string before : {"/indicators/", "/api/v1/indicators/",
                                     "/findings?indicator=", "/api/v1/findings?indicator="}) {
      for (const std::string after : {"", "/explanation", "/outlook", "/chart.svg"}) {
        for (const std::string language : {"fi", "en"}) {
          const auto asked = [&](const std::string& key) {
            const std::string target = before + secret.area + "/" + key + after;
            Answer answer =
                get(full.port(), target + (before.back() == '=' ? '&' : '?') + "lang=" + language);
            std::string text = full.comparable(answer);
            for (std::size_t at = 0; (at = text.find(key, at)) != std::string::npos;) {
              text.replace(at, key.size(), "KEY");
            }
            return text;
          };
          if (asked(secret.key) != asked(unknown)) different.push_back(before + secret.id + after);
        }
      }
    }
  }
  EXPECT_THAT(different, IsEmpty());
  EXPECT_EQ(get(full.port(), "/api/v1/indicators/" + secrets_.front().id).status, 404);
}

TEST_F(Restricted, TheServerWritesNothingOfThem) {
  Site full(full_);
  for (const Secret& secret : secrets_) {
    get(full.port(), "/indicators/" + secret.id);
    get(full.port(), "/api/v1/indicators/" + secret.id + "/explanation");
  }
  get(full.port(), "/findings");
  get(full.port(), "/metrics");
  std::vector<std::string> found;
  const std::string written = full.end();
  ASSERT_THAT(written, HasSubstr("SERVER_STOPPED"));
  search(secrets_, written, "what the server wrote", found);
  EXPECT_THAT(found, IsEmpty());
}

// Errors of definitions quote what is wrong, and a value function may put figures into its error.
TEST_F(Restricted, TheServerWritesNoFigureOfABrokenDefinition) {
  full_.own_definitions();
  const auto broken = [&](const std::string& key, const std::string& fields) {
    full_.write(
        "indicators/keski-suomi/" + key + ".lua",
        "indicator \"" + key + "\" { title = { fi = \"Rajattu\" }, unit = \"bed_days\", " +
            "kind = \"flow\", visibility = \"restricted\", service = service \"Palvelu\", " +
            "source = cite(doc.seurantaindikaattorit_2025, 1795), " + fields + " }");
  };
  broken("quoted",
         "baseline = { \"2024\", 98761, cite(doc.seurantaindikaattorit_2025, 1795, "
         "\"Oma tuotanto: 98762 vrk\") }");
  broken("thrown",
         "inputs = { a = \"vammaiset.peittavyys.tuettu\" }, "
         "value = function(s) error(\"98763 vrk\") end");
  Site full(full_);
  const std::string written = full.end();
  ASSERT_THAT(written, HasSubstr("code=script.source_value"));
  ASSERT_THAT(written, HasSubstr("VALUE_FAILED"));
  EXPECT_THAT(written, Not(HasSubstr("9876")));
}

TEST(RestrictedWalk, AsksForEveryParameterOfTheDescription) {
  const std::string description = content(fs::path(VIISARI_SOURCE_DIR) / "host/web/openapi.yaml");
  EXPECT_EQ(query_parameters(description), walked_parameters());
}

// ---- the commands that leave them out

// The last line, or a paragraph of its own, says how many were left out, and names the option that
// shows them.
std::string without_count(const std::string& text) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("--restricted") == std::string::npos) {
      out += line + "\n";
    } else if (out.ends_with("\n\n")) {
      out.pop_back();
    }
  }
  return out;
}

TEST_F(Restricted, AuditsAndYearsAheadAreAsIfTheyDidNotExist) {
  make_bare();
  std::vector<std::string> different;
  for (const char* language : {"fi", "en"}) {
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"audit", "figures"},
             {"audit", "targets"},
             {"audit", "verdicts"},
             {"audit", "figures", "--format", "markdown"},
             {"audit", "targets", "--format", "markdown"},
             {"audit", "verdicts", "--format", "markdown"},
             {"audit", "figures", "--format", "json"},
             {"audit", "targets", "--format", "json"},
             {"audit", "verdicts", "--format", "json"},
             {"status", "--year", "2027"},
             {"status", "--year", "2030", "--format", "json"},
         }) {
      std::vector<std::string> all{"--lang", language};
      all.insert(all.end(), words.begin(), words.end());
      all.insert(all.end(), {"--as-of", kDay});
      if (without_count(full_.run(all).out) != bare_->run(all).out) {
        different.push_back(testing::PrintToString(all));
      }
    }
  }
  EXPECT_THAT(different, IsEmpty());
}

TEST_F(Restricted, AuditsSayHowManyTheyLeaveOutAndNotWhich) {
  const Finished targets = full_.run({"audit", "targets", "--as-of", kDay});
  const Finished all = full_.run({"audit", "targets", "--as-of", kDay, "--restricted"});
  std::vector<std::string> found;
  search(secrets_, targets.out + targets.err, "audit targets", found);
  EXPECT_THAT(found, IsEmpty());
  search(secrets_, all.out, "audit targets --restricted", found);
  EXPECT_THAT(found, Not(IsEmpty()));
}

// The search itself: what the operator's own commands show, it finds.
TEST_F(Restricted, OperatorsSeeEachOfThem) {
  std::vector<std::string> found;
  search(secrets_, full_.run({"export", "definitions", "--format", "json"}).out, "export", found);
  EXPECT_EQ(found.size(), secrets_.size());
}

}  // namespace
}  // namespace viisari::testing_support
