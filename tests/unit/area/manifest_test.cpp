#include "area/manifest.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace viisari::area {
namespace {

const std::string kHash(64, 'a');
const std::string kGood =
    "id = \"kanta-hame\"\nversion = \"1.2.0\"\nabi = \"1.0\"\nfile = \"kanta-hame.so\"\n"
    "sha256 = \"" +
    kHash + "\"\n";

TEST(Manifest, IsRead) {
  const auto manifest = parse_manifest(kGood + "[later]\nkey = 1\n", "f");
  ASSERT_TRUE(manifest) << manifest.error().to_string();
  EXPECT_EQ(manifest->id, "kanta-hame");
  EXPECT_EQ(manifest->version, "1.2.0");
  EXPECT_EQ(manifest->abi_major, 1);
  EXPECT_EQ(manifest->abi_minor, 0);
  EXPECT_EQ(manifest->file, "kanta-hame.so");
  EXPECT_EQ(manifest->sha256, kHash);
}

struct Change {
  const char* name;
  std::string from;
  std::string to;
};
void PrintTo(const Change& change, std::ostream* out) {
  *out << change.name;
}

class BadManifest : public testing::TestWithParam<Change> {};

TEST_P(BadManifest, IsRefused) {
  std::string text = kGood;
  const std::size_t place = text.find(GetParam().from);
  ASSERT_NE(place, std::string::npos);
  text.replace(place, GetParam().from.size(), GetParam().to);
  const auto manifest = parse_manifest(text, "f.plugin.toml");
  ASSERT_FALSE(manifest);
  EXPECT_EQ(manifest.error().code, kBadManifest);
  EXPECT_EQ(manifest.error().file, "f.plugin.toml");
}

INSTANTIATE_TEST_SUITE_P(
    All, BadManifest,
    testing::Values(Change{"no_id", "id = \"kanta-hame\"\n", ""},
                    Change{"number_as_id", "\"kanta-hame\"\nversion", "7\nversion"},
                    Change{"id_with_slash", "id = \"kanta-hame\"", "id = \"../kanta-hame\""},
                    Change{"empty_version", "1.2.0", ""},
                    Change{"version_with_line", "1.2.0", "1\\n2"},
                    Change{"abi_without_minor", "1.0", "1"},
                    Change{"abi_of_words", "\"1.0\"", "\"one.zero\""},
                    Change{"another_file", "kanta-hame.so", "other.so"},
                    Change{"absolute_file", "kanta-hame.so", "/lib/kanta-hame.so"},
                    Change{"short_hash", kHash, std::string(63, 'a')},
                    Change{"hash_in_capitals", kHash, std::string(64, 'A')},
                    Change{"twice", "abi = \"1.0\"", "id = \"kanta-hame\""},
                    Change{"not_toml", "=", "=="}, Change{"nul", "1.2.0", std::string(1, '\0')},
                    Change{"too_large", "id", "#" + std::string(20'000, 'x') + "\nid"},
                    Change{"deep", "id", "x = " + std::string(8'000, '[') + "\nid"}),
    testing::PrintToStringParamName());

}  // namespace
}  // namespace viisari::area
