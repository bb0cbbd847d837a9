#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "mail/transport.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;

class Maildir : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("viisari_maildir_") +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  DeliveryResult deliver(const std::string& bytes) {
    auto transport = maildir_transport(folder_);
    if (!transport) return {};
    return (*transport)->open()->deliver({"viisari@viisari.example", "role@area.example", bytes});
  }
  static std::string message(const std::string& id) {
    return "From: <viisari@viisari.example>\r\nMessage-ID: " + id + "\r\n\r\nhello\r\n";
  }
  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
      if (entry.is_regular_file()) all.push_back(entry.path());
    }
    return all;
  }
  static std::string read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
  }

  fs::path folder_;
};

TEST_F(Maildir, MessageBecomesAFileNamedByItsMessageId) {
  const std::string bytes = message("<alert-1-opened.role@viisari.example>");
  EXPECT_EQ(deliver(bytes).delivery, Delivery::kAccepted);
  ASSERT_EQ(files().size(), 1U);
  EXPECT_EQ(files()[0], folder_ / "new" / "alert-1-opened.role@viisari.example.eml");
  EXPECT_EQ(read(files()[0]), bytes);
}

TEST_F(Maildir, SameMessageTwiceIsOneFile) {
  const std::string bytes = message("<a@viisari.example>");
  EXPECT_EQ(deliver(bytes).delivery, Delivery::kAccepted);
  EXPECT_EQ(deliver(bytes).delivery, Delivery::kAccepted);
  EXPECT_EQ(files().size(), 1U);
}

TEST_F(Maildir, FoldedMessageIdIsRead) {
  EXPECT_EQ(deliver("Message-ID:\r\n <a@viisari.example>\r\n\r\nhello\r\n").delivery,
            Delivery::kAccepted);
  ASSERT_EQ(files().size(), 1U);
  EXPECT_EQ(files()[0].filename(), "a@viisari.example.eml");
}

TEST_F(Maildir, MessageIdWithAPathStaysInTheFolder) {
  EXPECT_EQ(deliver(message("<../../x@viisari.example>")).delivery, Delivery::kAccepted);
  ASSERT_EQ(files().size(), 1U);
  EXPECT_EQ(files()[0].parent_path(), folder_ / "new");
}

TEST_F(Maildir, DifferentMessageIdsAreDifferentFiles) {
  EXPECT_EQ(deliver(message("<a/b@viisari.example>")).delivery, Delivery::kAccepted);
  EXPECT_EQ(deliver(message("<a%2fb@viisari.example>")).delivery, Delivery::kAccepted);
  EXPECT_EQ(files().size(), 2U);
}

TEST_F(Maildir, MessageWithoutMessageIdIsRefused) {
  EXPECT_EQ(deliver("Subject: x\r\n\r\nMessage-ID: <in@the.body>\r\n").delivery,
            Delivery::kRefused);
}

TEST_F(Maildir, FolderThatCannotBeMadeIsAnError) {
  const auto transport = maildir_transport("/dev/null/mail");
  ASSERT_FALSE(transport);
  EXPECT_EQ(transport.error().code, kMaildirFolder);
}

TEST_F(Maildir, FolderThatIsGoneWaitsForSomeone) {
  auto transport = maildir_transport(folder_);
  ASSERT_TRUE(transport);
  fs::remove_all(folder_);
  const DeliveryResult result =
      (*transport)->open()->deliver({"a@b.example", "c@d.example", message("<a@b.example>")});
  EXPECT_EQ(result.delivery, Delivery::kNotConfigured);
  fs::create_directories(folder_);
}

}  // namespace
}  // namespace viisari
