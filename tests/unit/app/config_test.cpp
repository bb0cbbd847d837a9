#include "app/config.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>

namespace viisari {
namespace {

namespace fs = std::filesystem;

class ConfigFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("viisari_config_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  Result<Config> read(const std::string& text) {
    std::ofstream(folder_ / "viisari.toml") << text;
    return read_config(folder_ / "viisari.toml");
  }

  fs::path folder_;
};

TEST_F(ConfigFile, EmptyFileMeansTheDefaultsThatTheShippedFileWrites) {
  const auto empty = read("");
  const auto shipped = read_config(fs::path(VIISARI_SOURCE_DIR) / "config" / "viisari.toml");
  ASSERT_TRUE(empty) << empty.error().to_string();
  ASSERT_TRUE(shipped) << shipped.error().to_string();
  EXPECT_EQ(empty->watch_seconds, shipped->watch_seconds);
  EXPECT_EQ(empty->plugin_memory_mib, shipped->plugin_memory_mib);
  EXPECT_EQ(empty->plugin_deadline_seconds, shipped->plugin_deadline_seconds);
  EXPECT_EQ(empty->import_max_file_mib, shipped->import_max_file_mib);
  EXPECT_EQ(empty->script_max_instructions, shipped->script_max_instructions);
  EXPECT_EQ(empty->script_max_memory_kib, shipped->script_max_memory_kib);
  EXPECT_EQ(empty->script_max_time_ms, shipped->script_max_time_ms);
  EXPECT_EQ(empty->server_address, shipped->server_address);
  EXPECT_EQ(empty->server_port, shipped->server_port);
  EXPECT_EQ(empty->server_max_connections, shipped->server_max_connections);
  EXPECT_EQ(empty->pages_url, shipped->pages_url);
  EXPECT_EQ(empty->mail_transport, shipped->mail_transport);
  EXPECT_EQ(empty->mail_folder, shipped->mail_folder);
  EXPECT_EQ(empty->mail_from, shipped->mail_from);
  EXPECT_EQ(empty->smtp_host, shipped->smtp_host);
  EXPECT_EQ(empty->smtp_port, shipped->smtp_port);
  EXPECT_EQ(empty->smtp_tls, shipped->smtp_tls);
  EXPECT_EQ(empty->smtp_user, shipped->smtp_user);
  EXPECT_EQ(empty->smtp_password_file, shipped->smtp_password_file);
  EXPECT_EQ(empty->smtp_ca_file, shipped->smtp_ca_file);
  EXPECT_EQ(empty->log.format, shipped->log.format);
  EXPECT_EQ(empty->log.level, shipped->log.level);
  EXPECT_EQ(shipped->data_directory, fs::path(VIISARI_SOURCE_DIR) / "var");
}

TEST_F(ConfigFile, PathsAreRelativeToTheFile) {
  const auto config = read("[data]\ndirectory = \"state\"\n[log]\nfile = \"viisari.log\"\n");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->data_directory, folder_ / "state");
  EXPECT_EQ(config->log.file, (folder_ / "viisari.log").string());
}

TEST_F(ConfigFile, MailFilesStandBesideTheConfiguration) {
  const auto config = read("[mail]\npassword_file = \"secret\"\n");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->recipients_file, folder_ / "recipients.toml");
  EXPECT_EQ(config->schedules_file, folder_ / "schedules.toml");
  EXPECT_EQ(config->templates_directory, folder_ / "templates");
  EXPECT_EQ(config->smtp_password_file, folder_ / "secret");
  EXPECT_EQ(config->smtp_ca_file, fs::path());
}

TEST_F(ConfigFile, ClearTextIsForThisMachine) {
  EXPECT_TRUE(read("[mail]\ntransport = \"smtp\"\nhost = \"127.0.0.1\"\ntls = \"none\"\n"));
}

TEST_F(ConfigFile, MissingFileIsAnErrorThatCannotRun) {
  const auto config = read_config(folder_ / "none.toml");
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().code, kConfigNotFound);
  EXPECT_EQ(config.error().code.kind, ErrorKind::kCannotRun);
}

struct Wrong {
  const char* text;
  ErrorCode code;
  int line;
};
void PrintTo(const Wrong& wrong, std::ostream* out) {
  *out << wrong.text;
}

class WrongConfig : public ConfigFile, public testing::WithParamInterface<Wrong> {
 protected:
  void SetUp() override {
    folder_ =
        fs::path(testing::TempDir()) / ("viisari_config_wrong_" + std::to_string(GetParam().line) +
                                        "_" + std::to_string(std::string(GetParam().text).size()));
    fs::create_directories(folder_);
  }
};

TEST_P(WrongConfig, NamesItsLine) {
  const auto config = read(GetParam().text);
  ASSERT_FALSE(config);
  EXPECT_EQ(config.error().code, GetParam().code);
  EXPECT_EQ(config.error().line, GetParam().line);
}

INSTANTIATE_TEST_SUITE_P(
    All, WrongConfig,
    testing::Values(Wrong{"[server]\nport = 808080", kConfigBadValue, 2},
                    Wrong{"[server]\nport = \"8080\"", kConfigBadValue, 2},
                    Wrong{"[server]\nprot = 1", kConfigUnknownKey, 2},
                    Wrong{"[sever]\nport = 1", kConfigUnknownKey, 1},
                    Wrong{"server = 1", kConfigBadValue, 1},
                    Wrong{"[server]\nmax_connections = 0", kConfigBadValue, 2},
                    Wrong{"[server]\nport = ", kConfigSyntax, 2},
                    Wrong{"[log]\nlevel = \"loud\"", kConfigBadValue, 2},
                    Wrong{"[log]\nformat = \"xml\"", kConfigBadValue, 2},
                    Wrong{"[mail]\ntransport = \"fax\"", kConfigBadValue, 2},
                    Wrong{"[mail]\ntransport = \"smtp\"", kConfigBadValue, 2},
                    Wrong{"[mail]\nport = 0", kConfigBadValue, 2},
                    Wrong{"[mail]\ntls = \"yes\"", kConfigBadValue, 2},
                    Wrong{"[mail]\nhost = \"m.example\"\ntls = \"none\"", kConfigBadValue, 3},
                    Wrong{"[mail]\nhost = \"a b\"", kConfigBadValue, 2},
                    Wrong{"[mail]\nfrom = \"Viisari\"", kConfigBadValue, 2},
                    Wrong{"[mail]\nfrom = \"a@b.example\\r\\nBcc: c@d.example\"", kConfigBadValue,
                          2},
                    Wrong{"[mail]\npages_url = \"viisari.example\"", kConfigBadValue, 2},
                    Wrong{"[mail]\npages_url = \"https://viisari.example/\"", kConfigBadValue, 2},
                    Wrong{"[mail]\npassword = \"x\"", kConfigUnknownKey, 2},
                    Wrong{"[plugins]\ntrusted_keys = [\"abc\"]", kConfigBadValue, 2}));

}  // namespace
}  // namespace viisari
