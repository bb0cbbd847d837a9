#include "app/file_watch.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace viisari {
namespace {

namespace fs = std::filesystem;

class Watched : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("viisari_watch_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_ / "pirkanmaa");
    write("pirkanmaa/a.lua", "1");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& path, const std::string& text) {
    std::ofstream(folder_ / path) << text;
  }
  fs::path folder_;
};

TEST_F(Watched, NothingChangedIsNothing) {
  FileWatch watch(folder_);
  EXPECT_TRUE(watch.look().empty());
}

TEST_F(Watched, NamesWhatWasWrittenAddedAndRemovedOnce) {
  write("pirkanmaa/b.lua", "1");
  FileWatch watch(folder_);
  write("pirkanmaa/a.lua", "12");
  write("pirkanmaa/c.lua", "1");
  fs::remove(folder_ / "pirkanmaa/b.lua");
  const auto changes = watch.look();
  EXPECT_EQ(changes.written, (std::vector<std::string>{"pirkanmaa/a.lua", "pirkanmaa/c.lua"}));
  EXPECT_EQ(changes.removed, (std::vector<std::string>{"pirkanmaa/b.lua"}));
  EXPECT_TRUE(watch.look().empty());
}

TEST_F(Watched, FolderThatIsAwayForAMomentHasNoChanges) {
  FileWatch watch(folder_);
  fs::rename(folder_, folder_.string() + "_away");
  EXPECT_TRUE(watch.look().empty());
  fs::rename(folder_.string() + "_away", folder_);
  EXPECT_TRUE(watch.look().empty());
}

}  // namespace
}  // namespace viisari
