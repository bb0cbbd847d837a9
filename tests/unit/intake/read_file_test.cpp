#include "intake/read_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>

namespace viisari {
namespace {

namespace fs = std::filesystem;

const fs::path kFixtures = fs::path(VIISARI_SOURCE_DIR) / "tests/fixtures/imports";

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(ImportFiles, InUtf8AreTakenAsTheyAre) {
  const auto file = read_import_file(kFixtures / "utf8.csv");
  ASSERT_TRUE(file) << file.error().to_string();
  EXPECT_EQ(file->name, "utf8.csv");
  EXPECT_EQ(file->encoding, TextEncoding::kUtf8);
  EXPECT_EQ(file->text, bytes_of(kFixtures / "utf8.csv"));
}

TEST(ImportFiles, LoseTheirByteOrderMark) {
  const auto file = read_import_file(kFixtures / "utf8_bom.csv");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->text, bytes_of(kFixtures / "utf8.csv"));
}

TEST(ImportFiles, InWindows1252AreConverted) {
  const auto file = read_import_file(kFixtures / "windows_1252.csv");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->encoding, TextEncoding::kWindows1252);
  std::string text = file->text;
  std::erase(text, '\r');
  EXPECT_EQ(text, bytes_of(kFixtures / "utf8.csv"));
}

struct Refused {
  const char* file;
  ErrorCode code;
};

void PrintTo(const Refused& refused, std::ostream* out) {
  *out << refused.file;
}

class RefusedFiles : public testing::TestWithParam<Refused> {};

TEST_P(RefusedFiles, HaveACodeAndTheirName) {
  const auto file = read_import_file(kFixtures / GetParam().file);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code.name, GetParam().code.name) << file.error().to_string();
  EXPECT_EQ(fs::path(file.error().file).filename(), GetParam().file);
}

INSTANTIATE_TEST_SUITE_P(All, RefusedFiles,
                         testing::Values(Refused{"utf16_le.csv", kIntakeUtf16},
                                         Refused{"utf16_be_without_mark.csv", kIntakeUtf16},
                                         Refused{"utf32_le.csv", kIntakeUtf16},
                                         Refused{"empty.csv", kIntakeEmpty},
                                         Refused{"blank.csv", kIntakeEmpty},
                                         Refused{"nul_byte.csv", kIntakeBinary},
                                         Refused{"workbook.csv", kIntakeBinary},
                                         Refused{"control_character.csv", kIntakeBinary},
                                         Refused{"undefined_in_windows_1252.csv", kIntakeEncoding},
                                         Refused{"none.csv", kIntakeNotFound}));

class ImportPaths : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "viisari-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(ImportPaths, AHugeFileIsRefusedWithoutReadingIt) {
  const fs::path path = folder_ / "huge.csv";
  std::ofstream(path) << "Tunnus;Arvo\n";
  fs::resize_file(path, 200ULL * 1024 * 1024);  // sparse
  EXPECT_EQ(read_import_file(path).error().code.name, kIntakeTooLarge.name);
}

TEST_F(ImportPaths, TheLimitIsInclusive) {
  const fs::path path = folder_ / "small.csv";
  std::ofstream(path) << "12345678";
  EXPECT_TRUE(read_import_file(path, {.max_bytes = 8}));
  EXPECT_EQ(read_import_file(path, {.max_bytes = 7}).error().code.name, kIntakeTooLarge.name);
}

TEST_F(ImportPaths, FoldersDevicesAndPipesAreRefused) {
  EXPECT_EQ(read_import_file(folder_).error().code.name, kIntakeNotAFile.name);
  EXPECT_EQ(read_import_file("/dev/zero").error().code.name, kIntakeNotAFile.name);
  const fs::path pipe = folder_ / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(read_import_file(pipe).error().code.name, kIntakeNotAFile.name);
}

TEST_F(ImportPaths, ALinkToAFileIsFollowed) {
  fs::create_symlink(kFixtures / "utf8.csv", folder_ / "link.csv");
  EXPECT_TRUE(read_import_file(folder_ / "link.csv"));
}

TEST(Sha256, IsTheKnownOne) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace viisari
