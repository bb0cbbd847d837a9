// Filters, pages and targets of lists; the worst of an area.
#include "web/indicator_list.h"

#include <gmock/gmock.h>

#include <deque>

#include "web/area_list.h"
#include "web/search_text.h"

namespace viisari {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Rows : public ::testing::Test {
 protected:
  AreaSnapshot::Row& add(std::string key, AssessmentStatus status = AssessmentStatus::kOnTrack) {
    auto indicator = std::make_shared<Indicator>();
    indicator->area = "a";
    indicator->id = "a/" + key;
    indicator->title.fi = "Otsikko " + key;
    indicator->key = std::move(key);
    indicator->service = "Perhetyö";
    indicator->unit = "percent";
    made_.push_back(indicator);
    AreaSnapshot::Row& row = rows_.emplace_back();
    row.indicator = std::move(indicator);
    row.assessment.status = status;
    return row;
  }
  // Of the row added last.
  Indicator& last() { return *made_.back(); }

  IndicatorRows all() const {
    IndicatorRows out;
    for (const AreaSnapshot::Row& row : rows_) out.push_back(&row);
    return out;
  }
  static std::vector<std::string> keys(std::span<const AreaSnapshot::Row* const> rows) {
    std::vector<std::string> out;
    for (const AreaSnapshot::Row* row : rows) out.push_back(row->indicator->key);
    return out;
  }
  std::vector<std::string> found(const IndicatorFilter& filter) const {
    return keys(filter_rows(all(), filter));
  }
  static Target target(int year, TargetTime time = TargetTime::kPeriod) {
    Target out;
    out.time = time;
    if (time == TargetTime::kPeriod) out.period = Period::of_year(year);
    out.op = TargetOp::kAtLeast;
    out.value = year;
    return out;
  }

  std::deque<AreaSnapshot::Row> rows_;
  std::vector<std::shared_ptr<Indicator>> made_;
};

TEST_F(Rows, AreFilteredByEachProperty) {
  add("a", AssessmentStatus::kOffTrack);
  add("b");
  last().goal = "Tavoite";
  add("c");
  last().owner = "johto";
  add("d");
  last().service = "Neuvola";
  EXPECT_THAT(found({}), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(found({.statuses = {AssessmentStatus::kOffTrack}}), ElementsAre("a"));
  EXPECT_THAT(found({.service = "Neuvola"}), ElementsAre("d"));
  EXPECT_THAT(found({.goal = "Tavoite"}), ElementsAre("b"));
  EXPECT_THAT(found({.goal = ""}), ElementsAre("a", "c", "d"));
  EXPECT_THAT(found({.owner = "johto"}), ElementsAre("c"));
  EXPECT_THAT(found({.service = "Neuvola", .goal = "Tavoite"}), IsEmpty());
}

TEST_F(Rows, AreFoundByWordsOfTitleServiceGoalAndKey) {
  add("avain.nps");
  last().title.en = "Client satisfaction";
  add("b");
  last().goal = "Äitien hyvinvointi";
  for (const char* typed : {"NPS", "satisfaction", "perhetyo avain"}) {
    EXPECT_THAT(found({.words = search_words(typed)}), ElementsAre("avain.nps")) << typed;
  }
  EXPECT_THAT(found({.words = search_words("aitien")}), ElementsAre("b"));
}

TEST_F(Rows, ComeInPagesThatGoOnAfterTheCursor) {
  for (const char* key : {"a", "b", "c"}) add(key);
  const IndicatorRows rows = all();
  const auto first = page_of(rows, rows, "", 2);
  ASSERT_TRUE(first);
  EXPECT_THAT(keys(first->rows), ElementsAre("a", "b"));
  EXPECT_EQ(first->next, "b");
  const auto second = page_of(rows, rows, first->next, 2);
  ASSERT_TRUE(second);
  EXPECT_THAT(keys(second->rows), ElementsAre("c"));
  EXPECT_EQ(second->next, "");
}

TEST_F(Rows, GoOnAfterARowThatNoLongerPassesTheFilter) {
  for (const char* key : {"a", "b", "c"}) add(key);
  const IndicatorRows rows = all();
  const IndicatorRows some{rows[0], rows[2]};
  EXPECT_THAT(keys(page_of(some, rows, "b", 2)->rows), ElementsAre("c"));
  EXPECT_THAT(keys(page_of(some, rows, "c", 2)->rows), IsEmpty());
}

TEST_F(Rows, HaveNoPageAfterAnUnknownCursor) {
  add("a");
  EXPECT_FALSE(page_of(all(), all(), "no.such.key", 2));
}

TEST_F(Rows, ShowTheTargetJudgedAndTheLastOne) {
  AreaSnapshot::Row& row = add("a");
  last().targets = {target(2025), target(2026), target(2030)};
  const Date day = *Date::parse("2026-03-01");
  EXPECT_EQ(next_target(row, day)->value, 2026);
  EXPECT_EQ(last_target(row, day)->value, 2030);
  row.assessment.target = target(2025);
  EXPECT_EQ(next_target(row, day)->value, 2025);
}

TEST_F(Rows, ShowALastTargetThatIsTheNextOneOnce) {
  const AreaSnapshot::Row& row = add("a");
  last().targets = {target(2026)};
  EXPECT_EQ(last_target(row, *Date::parse("2026-03-01")), nullptr);
}

TEST_F(Rows, ShowTargetsWithoutADateAsTheNextOnes) {
  const AreaSnapshot::Row& row = add("a");
  last().targets = {target(2025), target(0, TargetTime::kEveryYear)};
  const Date day = *Date::parse("2026-03-01");
  EXPECT_EQ(next_target(row, day)->time, TargetTime::kEveryYear);
  EXPECT_EQ(last_target(row, day)->value, 2025);
}

TEST_F(Rows, WorstAreThoseFurthestFromTheirTargets) {
  const auto gap = [](AreaSnapshot::Row& row, double margin) {
    row.assessment.expected = 100;
    row.assessment.value = 100 + margin;
    row.assessment.margin = margin;
  };
  add("fine");
  gap(add("near", AssessmentStatus::kOffTrack), -1);
  gap(add("far", AssessmentStatus::kOffTrack), -50);
  add("missed", AssessmentStatus::kMissed);
  add("risk", AssessmentStatus::kAtRisk);
  PublicArea area;
  area.rows = all();
  EXPECT_THAT(keys(worst_rows(area, 3)), ElementsAre("missed", "far", "near"));
}

}  // namespace
}  // namespace viisari
