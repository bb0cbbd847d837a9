// What each plugin says about its area holds together, and its status words cover the wordings
// listed in its fixture.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/text.h"
#include "loaded_plugin.h"
#include "model/assessment_status.h"
#include "viisari/text.hpp"

namespace viisari::test {
namespace {

using testing::IsSupersetOf;

class Descriptions : public testing::TestWithParam<const char*> {
 protected:
  LoadedPlugin plugin_{GetParam()};
  const viisari_description_t& area_ = plugin_.description();
};

TEST_P(Descriptions, NameTheAreaInThreeLanguages) {
  EXPECT_EQ(std::string(area_.area_id), GetParam());
  EXPECT_EQ(std::string(plugin_.entry().descriptor->id), GetParam());
  for (const char* name : {area_.name.fi, area_.name.sv, area_.name.en}) {
    ASSERT_NE(name, nullptr);
    EXPECT_FALSE(std::string_view(name).empty());
  }
  EXPECT_STREQ(plugin_.entry().descriptor->name, area_.name.fi);
}

TEST_P(Descriptions, GiveTheOfficialCodeWithItsValidity) {
  const std::map<std::string, std::string> official{{"kanta-hame", "HVA07"},
                                                    {"pirkanmaa", "HVA08"},
                                                    {"pohjois-savo", "HVA13"},
                                                    {"keski-suomi", "HVA15"}};
  std::set<std::pair<std::string, std::string>> seen;
  bool found = false;
  for (std::size_t i = 0; i < area_.code_count; ++i) {
    const viisari_code_t& code = area_.codes[i];
    EXPECT_TRUE(seen.insert({code.system, code.code}).second);
    ASSERT_NE(code.valid_from, nullptr);
    EXPECT_TRUE(Date::parse(code.valid_from).has_value());
    if (std::string_view(code.system) == "hyvinvointialue") {
      found = true;
      EXPECT_EQ(code.code, official.at(GetParam()));
      EXPECT_STREQ(code.valid_from, "2023-01-01");
      EXPECT_EQ(code.valid_to, nullptr);
    }
  }
  EXPECT_TRUE(found);
}

TEST_P(Descriptions, HaveServicesAsATreeWithUniqueIdsAndCodes) {
  std::set<std::string> ids;
  std::set<std::string> codes;
  ASSERT_GT(area_.service_count, 0U);
  for (std::size_t i = 0; i < area_.service_count; ++i) {
    const viisari_service_t& service = area_.services[i];
    EXPECT_TRUE(is_key(service.id)) << service.id;
    EXPECT_TRUE(ids.insert(service.id).second) << service.id;
    EXPECT_FALSE(std::string_view(service.name.fi).empty());
    EXPECT_TRUE(is_valid_utf8(service.name.fi));
    EXPECT_GE(service.parent, -1);
    EXPECT_LT(service.parent, static_cast<std::int32_t>(i));
    if (service.code != nullptr) {
      EXPECT_TRUE(codes.insert(service.code).second) << service.code;
    }
  }
}

TEST_P(Descriptions, HaveRolesWithUniqueIds) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < area_.role_count; ++i) {
    EXPECT_TRUE(is_key(area_.roles[i].id)) << area_.roles[i].id;
    EXPECT_TRUE(ids.insert(area_.roles[i].id).second) << area_.roles[i].id;
    EXPECT_FALSE(std::string_view(area_.roles[i].name.fi).empty());
  }
}

TEST_P(Descriptions, HaveKnownReportingCalendars) {
  const std::map<std::string, int> months{
      {"monthly", 1}, {"quarterly", 3}, {"four_monthly", 4}, {"half_yearly", 6}, {"yearly", 12}};
  std::set<std::string> ids;
  ASSERT_GT(area_.reporting_count, 0U);
  for (std::size_t i = 0; i < area_.reporting_count; ++i) {
    const viisari_reporting_t& calendar = area_.reporting[i];
    EXPECT_TRUE(ids.insert(calendar.id).second) << calendar.id;
    ASSERT_TRUE(months.contains(calendar.id)) << calendar.id;
    EXPECT_EQ(calendar.months, months.at(calendar.id));
    EXPECT_GT(calendar.delay_days, 0);
  }
}

TEST_P(Descriptions, MapEveryStatusWordOnceToAKnownStatus) {
  std::set<std::string> words;
  ASSERT_GT(area_.status_word_count, 0U);
  for (std::size_t i = 0; i < area_.status_word_count; ++i) {
    const viisari_status_word_t& word = area_.status_words[i];
    const std::string form = sdk::words_form(word.words);
    EXPECT_GE(form.size(), 6U) << "too short to be found in a sentence: " << word.words;
    EXPECT_TRUE(words.insert(form).second) << word.words;
    const auto status = parse_assessment_status(word.status);
    ASSERT_TRUE(status.has_value()) << word.status;
    EXPECT_NE(*status, AssessmentStatus::kNoTarget);
  }
}

// The rule that the host applies: the whole wording, or else the longest of the words in it.
std::string status_of(const viisari_description_t& area, std::string_view wording) {
  const std::string form = sdk::words_form(wording);
  std::string status = "-";
  std::size_t length = 0;
  for (std::size_t i = 0; i < area.status_word_count; ++i) {
    const std::string words = sdk::words_form(area.status_words[i].words);
    if (words.size() > length && form.find(words) != std::string::npos) {
      length = words.size();
      status = area.status_words[i].status;
    }
  }
  return status;
}

TEST_P(Descriptions, GiveTheStatusOfEveryStatedWording) {
  std::istringstream wordings(read_file(fixture_folder(GetParam()) + "/stated_wordings.txt"));
  std::size_t count = 0;
  for (std::string line; std::getline(wordings, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t arrow = line.rfind(" => ");
    ASSERT_NE(arrow, std::string::npos) << line;
    EXPECT_EQ(status_of(area_, line.substr(0, arrow)), line.substr(arrow + 4)) << line;
    ++count;
  }
  EXPECT_GT(count, 4U);
}

INSTANTIATE_TEST_SUITE_P(Areas, Descriptions, testing::ValuesIn(kAreas));

TEST(PohjoisSavo, HasTheUnitsWithTheCodesOfItsDocument) {
  const LoadedPlugin plugin("pohjois-savo");
  const viisari_description_t& area = plugin.description();
  std::map<std::string, std::string> parent_code;
  for (std::size_t i = 0; i < area.service_count; ++i) {
    const viisari_service_t& service = area.services[i];
    if (service.code == nullptr) continue;
    const char* parent =
        service.parent < 0 ? nullptr : area.services[static_cast<std::size_t>(service.parent)].code;
    parent_code[service.code] = parent == nullptr ? "" : parent;
  }
  const std::map<std::string, std::string> expected{
      {"1PA210", ""},        {"1PL2130", "1PA210"}, {"1PL2103", "1PA210"}, {"1PL2107", "1PA210"},
      {"1PL2170", "1PA210"}, {"1PA220", ""},        {"1PK2210", "1PA220"}};
  EXPECT_EQ(parent_code, expected);
}

struct ServiceNames {
  const char* area;
  std::vector<std::string> names;
};

TEST(Services, AreThoseThatTheDefinitionsName) {
  const std::vector<ServiceNames> expected{
      {"pirkanmaa",
       {"Lapsiperheiden kotipalvelu", "Sosiaalihuoltolain mukainen perhetyö", "Tehostettu perhetyö",
        "Perhetyö (shl ja tehostettu)", "Lapsiperheiden kotipalvelu ja perhetyö", "Kotipysäkki",
        "Kotiin vietävät palvelut", "Lasten, nuorten ja perheiden palvelut",
        "Intensiivinen tehostettu perhetyö", "Avoperhekuntoutus", "Perhetyön palvelut",
        "Kotiin vietävien palvelujen vastuuyksikkö"}},
      {"kanta-hame",
       {"Perhekeskuspalvelut", "Lastensuojelun palvelut", "Vammaispalvelut", "Sosiaalipalvelut",
        "Perhe-, sosiaali- ja vammaispalveluiden toimiala",
        "Perhe-, sosiaali- ja vammaispalveluiden hallinto",
        "Hyvinvointialue (tulosaluetta ei mainita)"}},
      {"pohjois-savo",
       {"Perhepalvelut", "Lapsiperheiden sosiaalityö- ja ohjaus", "Neuvolapalvelut",
        "Lasten ja nuorten perustason mielenterveys- ja päihdepalvelut", "Lastensuojelupalvelut",
        "Vammaispalvelut", "Vammaisten asumispalvelut"}},
      {"keski-suomi",
       {"Lasten, nuorten ja perheiden palvelut", "Työikäisten palvelut", "Ikääntyneiden palvelut",
        "Vammaisten palvelut", "Terveyspalvelut"}}};
  for (const ServiceNames& each : expected) {
    const LoadedPlugin plugin(each.area);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < plugin.description().service_count; ++i) {
      names.emplace_back(plugin.description().services[i].name.fi);
    }
    EXPECT_THAT(names, IsSupersetOf(each.names)) << each.area;
  }
}

}  // namespace
}  // namespace viisari::test
