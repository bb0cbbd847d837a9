// Shared by the tests of script/: a small area with documents, and series to compute from.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/series.h"
#include "script/definitions.h"

namespace viisari::testing {

inline constexpr const char* kDocuments =
    "document \"d\" { title = { fi = \"Asiakirja\" }, published = \"2025-01-20\" }\n"
    "document \"goals_2025\" { title = { fi = \"Tavoitteet\" }, published = \"2025-02-01\" }\n";

// A clock that never moves, so that no test depends on the machine's speed.
inline std::chrono::steady_clock::time_point still() {
  return {};
}

inline Limits still_limits() {
  Limits limits;
  limits.now = &still;
  return limits;
}

inline std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

// The required fields of an indicator, to be followed by others and "}".
inline std::string indicator_text(const std::string& key, const std::string& more,
                                  const std::string& unit = "count") {
  return "indicator \"" + key +
         "\" {\n  title = { fi = \"Otsikko\" },\n  service = service \"P\",\n" + "  unit = \"" +
         unit + "\",\n  source = cite(doc.d, 1),\n" + more + "}\n";
}

inline std::vector<SourceFile> with_documents(std::vector<SourceFile> files,
                                              const std::string& area = "a") {
  files.insert(files.begin(), {area + "/documents.lua", kDocuments});
  return files;
}

// Codes of all errors of a load, in order.
inline std::vector<std::string> codes(const LoadReport& report) {
  std::vector<std::string> out;
  for (const Error& error : report.errors()) out.emplace_back(error.code.name);
  return out;
}

inline const FileReport* report_of(const LoadReport& report, const std::string& path) {
  for (const FileReport& file : report.files) {
    if (file.path == path) return &file;
  }
  return nullptr;
}

// Series over given periods, kept alive for a test.
class SeriesBox {
 public:
  SeriesView make(std::vector<std::string> periods, std::vector<double> values) {
    std::vector<Period> parsed;
    for (const std::string& period : periods) parsed.push_back(*Period::parse(period));
    values_.push_back(std::make_unique<std::vector<double>>(std::move(values)));
    return {axes_.intern(std::move(parsed)), *values_.back()};
  }
  // Values of the months of 2024, from January.
  SeriesView months(std::vector<double> values) {
    std::vector<Period> periods;
    for (std::size_t i = 0; i < values.size(); ++i) {
      periods.push_back(
          Period::of_month(2024 + static_cast<int>(i / 12), static_cast<int>(i % 12) + 1));
    }
    values_.push_back(std::make_unique<std::vector<double>>(std::move(values)));
    return {axes_.intern(std::move(periods)), *values_.back()};
  }

 private:
  AxisTable axes_;
  std::vector<std::unique_ptr<std::vector<double>>> values_;
};

// The place of an indicator in the span; fails the test where there is none.
inline std::size_t place_of(const Definitions& definitions, const std::string& id) {
  const auto all = definitions.indicators();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].id == id) return i;
  }
  ADD_FAILURE() << "no indicator " << id;
  return 0;
}

}  // namespace viisari::testing
