// A store in a folder of its own, and figures to put into it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "store/sqlite/sqlite_store.h"
#include "store/store.h"

namespace viisari::test {

// Removed with everything in it when it goes.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "viisari-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline Date date(const char* iso) {
  return Date::parse(iso).value();
}

// A figure of "pirkanmaa/<key>" from document "goals", published on `known_from`.
inline Observation figure(const std::string& key, const char* period, double value,
                          const char* known_from = "2025-01-20", const char* document = "goals") {
  Observation observation;
  observation.series = "pirkanmaa/" + key;
  observation.period = Period::parse(period).value();
  observation.value = value;
  observation.known_from = date(known_from);
  observation.source = {
      document, "182-187",
      std::to_string(static_cast<long long>(std::clamp(value, -1e15, 1e15))) + " kpl"};
  return observation;
}

inline ImportBatch batch(std::vector<Observation> observations,
                         const char* recorded_at = "2025-12-01T08:00:00Z") {
  ImportBatch out;
  out.area = "pirkanmaa";
  out.file_name = "luvut.csv";
  out.sha256 = std::string(64, 'a');
  out.by = "analyst";
  out.recorded_at = parse_instant(recorded_at).value();
  out.observations = std::move(observations);
  return out;
}

class StoreTest : public testing::Test {
 protected:
  void SetUp() override { open(); }

  void open() {
    store_.reset();
    auto opened = open_sqlite_store(path());
    ASSERT_TRUE(opened) << opened.error().to_string();
    store_ = std::move(*opened);
  }
  void release() { store_.reset(); }
  std::filesystem::path path() const { return folder_.path() / "viisari.db"; }
  Store& store() { return *store_; }

  ImportRecord import(std::vector<Observation> observations,
                      const char* recorded_at = "2025-12-01T08:00:00Z") {
    const auto outcome = store().import(batch(std::move(observations), recorded_at));
    EXPECT_TRUE(outcome) << outcome.error().to_string();
    return outcome ? outcome->record : ImportRecord{};
  }
  std::vector<Observation> known(const char* as_of) {
    auto figures = store().observations_as_known(date(as_of));
    EXPECT_TRUE(figures) << figures.error().to_string();
    return figures ? *figures : std::vector<Observation>{};
  }
  std::vector<Observation> all() {
    auto figures = store().all_observations();
    EXPECT_TRUE(figures) << figures.error().to_string();
    return figures ? *figures : std::vector<Observation>{};
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Store> store_;
};

}  // namespace viisari::test
