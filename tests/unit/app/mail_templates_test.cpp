// The folder of mail templates: which parts come from a file, what is sent when it fails, and that
// docs/mail.md names every field a template sees.
#include "app/mail_templates.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "app/config.h"
#include "app/sample_mails.h"
#include "app/template_values.h"

namespace viisari {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class MailTemplates : public ::testing::Test {
 protected:
  MailTemplates()
      : folder_(fs::path(::testing::TempDir()) /
                (std::string("viisari_templates_") +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    config_.templates_directory = folder_;
  }
  ~MailTemplates() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
  }
  // An alert mail as it would be sent.
  MailText alert(const AlertMailContent& content = sample_alert_mails().back()) {
    return apply_template(config_, content, Language::kFinnish,
                          alert_mail(content, Language::kFinnish), errors_);
  }
  static MailText builtin() { return alert_mail(sample_alert_mails().back(), Language::kFinnish); }
  std::vector<std::string> faults() const {
    std::vector<std::string> out;
    for (const Error& error : check_mail_templates(config_)) {
      out.push_back(fs::path(error.file).filename().string() + ":" + std::to_string(error.line) +
                    " " + std::string(error.code.name));
    }
    return out;
  }

  fs::path folder_;
  Config config_;
  std::vector<Error> errors_;
};

TEST_F(MailTemplates, LeaveTheBuiltInMailWhereThereIsNone) {
  EXPECT_EQ(alert().subject, builtin().subject);
  EXPECT_THAT(errors_, IsEmpty());
}

TEST_F(MailTemplates, LeaveTheBuiltInMailWhereThereIsNoFolder) {
  config_.templates_directory /= "nowhere";
  EXPECT_EQ(alert().text, builtin().text);
  EXPECT_THAT(errors_, IsEmpty());
  EXPECT_THAT(faults(), IsEmpty());
}

TEST_F(MailTemplates, ReplaceThePartsTheyHave) {
  write("alert.lua", "template { subject = function(mail) return mail.area .. \"!\" end }");
  const MailText text = alert();
  EXPECT_EQ(text.subject, "Esimerkkialue!");
  EXPECT_EQ(text.text, builtin().text);
  EXPECT_EQ(text.html, builtin().html);
  EXPECT_THAT(errors_, IsEmpty());
}

TEST_F(MailTemplates, CannotHideThatFiguresAreSimulated) {
  write("alert.lua",
        "template { subject = function(mail) return \"Aihe\" end,\n"
        "text = function(mail) return \"Teksti\" end }");
  const AlertMailContent simulated = sample_alert_mails().front();
  ASSERT_TRUE(simulated.simulated);
  EXPECT_THAT(alert(simulated).subject, HasSubstr("SIMULOITU"));
  EXPECT_THAT(alert(simulated).text, HasSubstr("simuloituja"));
}

TEST_F(MailTemplates, AreOfOneKindOfMailEach) {
  write("digest.lua", "template { subject = function(mail) return \"x\" end }");
  EXPECT_EQ(alert().subject, builtin().subject);
}

TEST_F(MailTemplates, GiveWayAsAWholeWhenOnePartFails) {
  write("alert.lua",
        "template { subject = function(mail) return \"x\" end,\n"
        "text = function(mail) error(\"no\") end }");
  const MailText text = alert();
  EXPECT_EQ(text.subject, builtin().subject);
  EXPECT_EQ(text.text, builtin().text);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_.front().file, (folder_ / "alert.lua").string());
  EXPECT_EQ(errors_.front().line, 2);
}

TEST_F(MailTemplates, GiveWayWhenTheFileIsWrong) {
  write("alert.lua", "template {");
  EXPECT_EQ(alert().subject, builtin().subject);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_.front().code.name, "script.syntax");
}

TEST_F(MailTemplates, GiveWayWhenTheFileIsTooLarge) {
  write("alert.lua", std::string(70'000, ' '));
  EXPECT_EQ(alert().subject, builtin().subject);
  ASSERT_EQ(errors_.size(), 1U);
  EXPECT_EQ(errors_.front().code.name, "script.too_large");
}

TEST_F(MailTemplates, AreNotReadFromOutsideOfTheirFolder) {
  const fs::path outside = folder_.string() + "_outside.lua";
  std::ofstream(outside) << "template { subject = function(mail) return \"x\" end }";
  fs::create_symlink(outside, folder_ / "alert.lua");
  EXPECT_EQ(alert().subject, builtin().subject);
  EXPECT_EQ(errors_.size(), 1U);
  fs::remove(outside);
}

// ---- check

TEST_F(MailTemplates, AreCheckedWithFullAndEmptyMails) {
  write("alert.lua",
        "template { text = function(mail)\n return mail.notices[1].item.note .. \".\" end }");
  write("digest.lua", "template { text = function(mail) return \"since \" .. mail.since end }");
  write("watchdog.lua", "template { subject = function(mail) return mail.remarks[1] end }");
  EXPECT_THAT(faults(), ElementsAre("alert.lua:2 script.runtime", "digest.lua:1 script.runtime",
                                    "watchdog.lua:1 template.bad_subject"));
}

TEST_F(MailTemplates, AreCheckedForTheirNames) {
  write("alerts.lua", "template { subject = function(mail) return \"x\" end }");
  write("notes.txt", "x");
  EXPECT_THAT(faults(), ElementsAre("alerts.lua:1 script.bad_key"));
}

TEST_F(MailTemplates, OfTheExamplesWork) {
  config_.templates_directory = fs::path(VIISARI_SOURCE_DIR) / "examples/templates";
  EXPECT_THAT(faults(), IsEmpty());
  EXPECT_NE(alert().subject, builtin().subject);
  EXPECT_NE(alert().text, builtin().text);
  EXPECT_THAT(alert(sample_alert_mails().front()).text, HasSubstr("/alerts/12"));
}

TEST_F(MailTemplates, CopeWithALongDigest) {
  config_.templates_directory = fs::path(VIISARI_SOURCE_DIR) / "examples/templates";
  DigestContent digest = sample_digests().front();
  digest.changed.resize(300, digest.changed.front());
  const MailText text = apply_template(config_, digest, Language::kFinnish,
                                       digest_mail(digest, Language::kFinnish), errors_);
  EXPECT_THAT(errors_, IsEmpty());
  EXPECT_GT(text.html.size(), 50'000U);
}

// ---- fields

void collect(const TemplateValue& value, std::set<std::string>& names,
             std::set<std::string>& empty) {
  if (const auto* list = std::get_if<TemplateValue::List>(&value.value)) {
    for (const TemplateValue& item : *list) collect(item, names, empty);
  }
  const auto* fields = std::get_if<TemplateValue::Fields>(&value.value);
  if (fields == nullptr) return;
  for (const auto& [name, field] : *fields) {
    names.insert(name);
    if (std::holds_alternative<std::monostate>(field.value)) empty.insert(name);
    collect(field, names, empty);
  }
}

std::string read_text(const char* path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(TemplateFields, AreAllInTheDocumentationAndForEditors) {
  const std::string page = read_text(VIISARI_SOURCE_DIR "/docs/mail.md");
  const std::string meta = read_text(VIISARI_SOURCE_DIR "/sdk/lua/viisari.lua");
  std::set<std::string> names;
  std::set<std::string> empty;
  const MailText builtin{"s", "t", "h"};
  collect(template_value(sample_alert_mails().front(), builtin, Language::kFinnish), names, empty);
  collect(template_value(sample_digests().front(), builtin, Language::kFinnish), names, empty);
  collect(template_value(sample_watchdogs().front(), builtin, Language::kFinnish), names, empty);
  EXPECT_GT(names.size(), 50U);
  for (const std::string& name : names) {
    EXPECT_NE(page.find("`" + name + "`"), std::string::npos) << name;
    const bool known = meta.find("---@field " + name + " ") != std::string::npos ||
                       meta.find("---@field " + name + "? ") != std::string::npos;
    EXPECT_TRUE(known) << name;
  }
}

TEST(TemplateFields, HaveAllSomethingInTheFullSamples) {
  std::set<std::string> names;
  std::set<std::string> empty;
  const MailText builtin{"s", "t", "h"};
  collect(template_value(sample_alert_mails().front(), builtin, Language::kEnglish), names, empty);
  collect(template_value(sample_watchdogs().front(), builtin, Language::kEnglish), names, empty);
  EXPECT_THAT(empty, IsEmpty());
}

TEST(TemplateFields, AreWordsWithTheirText) {
  const auto value =
      template_value(sample_watchdogs().front(), MailText{"s", "t", "h"}, Language::kFinnish);
  std::string day;
  std::string text;
  for (const auto& [name, field] : std::get<TemplateValue::Fields>(value.value)) {
    if (name == "as_of") day = std::get<std::string>(field.value);
    if (name == "as_of_text") text = std::get<std::string>(field.value);
  }
  EXPECT_EQ(day, "2025-12-01");
  EXPECT_EQ(text, "1.12.2025");
}

}  // namespace
}  // namespace viisari
