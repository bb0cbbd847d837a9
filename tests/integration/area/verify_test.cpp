// Verification on real plugin files: what is wrong in the folder is found before anything is
// loaded.
#include "area/verify.h"

#include <gtest/gtest.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <string>

#include "base/text.h"
#include "plugin_folder.h"

namespace viisari::area {
namespace {

namespace fs = std::filesystem;
using test::PluginFolder;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  return text.replace(place, from.size(), to);
}

class Verify : public testing::Test {
 protected:
  Verify() { folder_.add("good"); }
  Result<VerifiedPlugin> verify(const TrustedKeys& keys = {}) const {
    return verify_plugin(folder_.file("good.plugin.toml"), keys);
  }
  std::string code(const TrustedKeys& keys = {}) const {
    const auto verified = verify(keys);
    return verified ? "" : std::string(verified.error().code.name);
  }
  void change_manifest(std::string_view from, std::string_view to) const {
    folder_.write("good.plugin.toml", replaced(folder_.read("good.plugin.toml"), from, to));
  }

  const PluginFolder folder_;
};

TEST_F(Verify, AcceptsWhatTheBuildWrote) {
  const auto verified = verify();
  ASSERT_TRUE(verified) << verified.error().to_string();
  EXPECT_EQ(verified->manifest.id, "good");
  EXPECT_EQ(verified->manifest.version, "1.2.3");
  EXPECT_EQ(verified->signature, PluginSignature::kUnsigned);
  EXPECT_EQ(verified->image, folder_.read("good.so"));
}

TEST_F(Verify, FindsAChangedModule) {
  std::string module = folder_.read("good.so");
  module.back() = static_cast<char>(module.back() ^ 1);
  folder_.write("good.so", module);
  EXPECT_EQ(code(), "area.sha256_mismatch");
}

TEST_F(Verify, FindsAMissingOrBadManifest) {
  folder_.write("good.plugin.toml", "id = ");
  EXPECT_EQ(code(), "area.bad_manifest");
  fs::remove(folder_.file("good.plugin.toml"));
  EXPECT_EQ(code(), "area.bad_manifest");
}

TEST_F(Verify, NamesTheLineOfAManifestThatIsNotToml) {
  folder_.write("good.plugin.toml", "id = \"good\"\nversion = 1.2.3\n");
  const auto verified = verify();
  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().line, 2);
}

TEST_F(Verify, FindsAMissingModule) {
  fs::remove(folder_.file("good.so"));
  EXPECT_EQ(code(), "area.bad_manifest");
}

TEST_F(Verify, FindsAModuleThatIsNotElf) {
  const std::string hash = "f2ca1bb6c7e907d06dafe4687e579fce76b37e4e93b7605022da52e6ccc26fd2";
  folder_.write("good.so", "test\n");
  const std::string manifest = folder_.read("good.plugin.toml");
  const std::size_t start = manifest.find("sha256 = \"") + 10;
  folder_.write("good.plugin.toml", manifest.substr(0, start) + hash + "\"\n");
  EXPECT_EQ(code(), "area.not_elf");
}

TEST_F(Verify, FollowsNoLinks) {
  const PluginFolder other;
  other.add("good");
  fs::remove(folder_.file("good.so"));
  fs::create_symlink(other.file("good.so"), folder_.file("good.so"));
  EXPECT_EQ(code(), "area.insecure_permissions");
  folder_.add("good");
  fs::remove(folder_.file("good.plugin.toml"));
  fs::create_symlink(other.file("good.plugin.toml"), folder_.file("good.plugin.toml"));
  EXPECT_EQ(code(), "area.insecure_permissions");
}

TEST_F(Verify, RefusesAFileOutsideTheFolder) {
  change_manifest("file = \"good.so\"", "file = \"../good.so\"");
  EXPECT_EQ(code(), "area.bad_manifest");
}

TEST_F(Verify, RefusesWhatEveryoneMayWrite) {
  ASSERT_EQ(chmod(folder_.file("good.so").c_str(), 0666), 0);
  EXPECT_EQ(code(), "area.insecure_permissions");
  ASSERT_EQ(chmod(folder_.file("good.so").c_str(), 0644), 0);
  ASSERT_EQ(chmod(folder_.path().c_str(), 0777), 0);
  EXPECT_EQ(code(), "area.insecure_permissions");
  ASSERT_EQ(chmod(folder_.path().c_str(), 0700), 0);
  EXPECT_EQ(code(), "");
}

TEST_F(Verify, RefusesWhatBelongsToSomebodyElse) {
  if (geteuid() == 0) {
    ASSERT_EQ(chown(folder_.file("good.so").c_str(), 12345, 12345), 0);
    EXPECT_EQ(code(), "area.insecure_permissions");
  } else {
    // Only root can give files away; root's own files are fine, and these are ours.
    EXPECT_EQ(code(), "");
  }
}

TEST_F(Verify, DoesNotWaitForANamedPipe) {
  fs::remove(folder_.file("good.so"));
  ASSERT_EQ(mkfifo(folder_.file("good.so").c_str(), 0600), 0);
  EXPECT_EQ(code(), "area.insecure_permissions");
}

TEST_F(Verify, RefusesAManifestUnderAnotherName) {
  fs::rename(folder_.file("good.plugin.toml"), folder_.file("other.plugin.toml"));
  const auto verified = verify_plugin(folder_.file("other.plugin.toml"), {});
  ASSERT_FALSE(verified);
  EXPECT_EQ(verified.error().code, kWrongId);
}

TEST_F(Verify, RefusesAManifestThatClaimsAnotherAbiThanTheStamp) {
  change_manifest("abi = \"1.0\"", "abi = \"1.1\"");
  EXPECT_EQ(code(), "area.bad_manifest");
}

TEST_F(Verify, AsksForASignatureOnceAKeyIsTrusted) {
  ASSERT_GE(sodium_init(), 0);
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
  crypto_sign_keypair(public_key.data(), secret_key.data());
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> other_key{};
  std::array<unsigned char, crypto_sign_SECRETKEYBYTES> other_secret{};
  crypto_sign_keypair(other_key.data(), other_secret.data());
  const auto key_text = [](const auto& key) {
    return hex({reinterpret_cast<const char*>(key.data()), key.size()});
  };
  const TrustedKeys keys = parse_trusted_keys({key_text(other_key), key_text(public_key)}).value();

  EXPECT_EQ(code(keys), "area.unsigned");
  const std::string manifest = folder_.read("good.plugin.toml");
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(manifest.data()), manifest.size(),
                       secret_key.data());
  folder_.write("good.plugin.sig", signature);
  const auto verified = verify(keys);
  ASSERT_TRUE(verified) << verified.error().to_string();
  EXPECT_EQ(verified->signature, PluginSignature::kValid);

  EXPECT_EQ(code(parse_trusted_keys({key_text(other_key)}).value()), "area.bad_signature");
  change_manifest("version = \"1.2.3\"", "version = \"1.2.4\"");
  EXPECT_EQ(code(keys), "area.bad_signature");
  folder_.write("good.plugin.sig", signature + "x");
  EXPECT_NE(code(keys), "");
}

TEST(TrustedKeys, MustBe64HexadecimalDigits) {
  EXPECT_TRUE(parse_trusted_keys({std::string(64, 'a')}));
  for (const std::string& key :
       {std::string(63, 'a'), std::string(65, 'a'), std::string(64, 'g'), std::string()}) {
    const auto keys = parse_trusted_keys({key});
    ASSERT_FALSE(keys) << key;
    EXPECT_EQ(keys.error().code, kBadTrustedKey);
  }
}

class Discover : public testing::Test {
 protected:
  std::vector<PluginStatus> discovered() {
    const FixedClock clock(Instant{});
    NullLog log;
    AreaHost host(test::test_options(), clock, log);
    EXPECT_TRUE(host.discover(folder_.path()));
    return host.status();
  }
  const PluginFolder folder_;
};

TEST_F(Discover, ListsAModuleWithoutAManifest) {
  folder_.add("good");
  fs::remove(folder_.file("good.plugin.toml"));
  const auto status = discovered();
  ASSERT_EQ(status.size(), 1U);
  EXPECT_EQ(status[0].id, "good");
  EXPECT_EQ(status[0].state, PluginState::kRefused);
  EXPECT_EQ(status[0].reason_code, "area.no_manifest");
}

TEST_F(Discover, LooksIntoSubfoldersAndFindsTheSamePluginTwice) {
  folder_.add("good");
  fs::create_directory(folder_.file("sub"));
  fs::copy_file(folder_.file("good.so"), folder_.file("sub/good.so"));
  fs::copy_file(folder_.file("good.plugin.toml"), folder_.file("sub/good.plugin.toml"));
  const auto status = discovered();
  ASSERT_EQ(status.size(), 2U);
  EXPECT_EQ(status[0].state, PluginState::kStopped);
  EXPECT_EQ(status[1].reason_code, "area.duplicate_id");
}

TEST_F(Discover, IgnoresOtherFiles) {
  folder_.write("README.md", "hello");
  folder_.write(".so", "hello");
  EXPECT_TRUE(discovered().empty());
}

TEST_F(Discover, FailsOnlyForAFolderThatCannotBeReadOrAWrongKey) {
  const FixedClock clock(Instant{});
  NullLog log;
  AreaHostOptions options = test::test_options();
  AreaHost host(options, clock, log);
  EXPECT_EQ(host.discover(folder_.file("nowhere")).error().code, kNoDirectory);
  options.trusted_keys = {"short"};
  AreaHost with_key(options, clock, log);
  EXPECT_EQ(with_key.discover(folder_.path()).error().code, kBadTrustedKey);
}

}  // namespace
}  // namespace viisari::area
