// Mail templates: what they see, what they give, and that nothing wrong in one gets further than an
// error with its place: tests/fixtures/templates/*.lua say in their first lines which it is to be.
#include "script/template.h"

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "script_testing.h"

namespace viisari {
namespace {

using testing::still_limits;

std::string header(const std::string& text, const std::string& name) {
  const std::string wanted = "-- " + name + ": ";
  const std::size_t at = text.find(wanted);
  if (at == std::string::npos) return {};
  const std::size_t end = std::min(text.find('\n', at), text.size());
  return std::string(
      trim(std::string_view(text).substr(at + wanted.size(), end - at - wanted.size())));
}

TemplateValue text_value(std::string text) {
  return TemplateValue{std::move(text)};
}

// A small mail: `service` is empty.
TemplateValue mail() {
  TemplateValue::Fields item{{"title", text_value("Ostot < 5 & \"muut\"")}, {"note", {}}};
  TemplateValue::List items;
  items.push_back(TemplateValue{item});
  items.push_back(TemplateValue{std::move(item)});
  TemplateValue::Fields builtin{{"subject", text_value("Aihe")}, {"text", text_value("Teksti")}};
  return TemplateValue{TemplateValue::Fields{{"why", text_value("Olet vastuussa.")},
                                             {"service", {}},
                                             {"simulated", TemplateValue{false}},
                                             {"count", TemplateValue{3.0}},
                                             {"share", TemplateValue{1.5}},
                                             {"items", TemplateValue{std::move(items)}},
                                             {"builtin", TemplateValue{std::move(builtin)}}}};
}

class Templates : public ::testing::Test {
 protected:
  static Result<MailTemplate> load(const std::string& text, const Limits& limits = still_limits()) {
    return MailTemplate::load({"templates/alert.lua", text}, limits);
  }
  // What the text function with this body returns.
  static std::string render(const std::string& body) {
    const auto loaded = load("template { text = function(mail) " + body + " end }");
    if (!loaded) return loaded.error().to_string();
    const auto text = loaded->render(TemplatePart::kText, mail());
    return text ? *text : text.error().to_string();
  }
};

TEST_F(Templates, HasThePartsItWasGiven) {
  const auto loaded = load("template { subject = function(mail) return \"a\" end }");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_TRUE(loaded->has(TemplatePart::kSubject));
  EXPECT_FALSE(loaded->has(TemplatePart::kText));
  EXPECT_FALSE(loaded->has(TemplatePart::kHtml));
}

TEST_F(Templates, SeesTheFieldsOfTheMail) {
  EXPECT_EQ(render("return mail.why .. mail.builtin.text"), "Olet vastuussa.Teksti");
}

TEST_F(Templates, SeesListsInTheirOrder) {
  EXPECT_EQ(render("local n = 0; for i, item in ipairs(mail.items) do n = n + i end; "
                   "return #mail.items .. \" \" .. n"),
            "2 3");
}

TEST_F(Templates, SeesWholeNumbersWithoutDecimals) {
  EXPECT_EQ(render("return mail.count .. \" \" .. mail.share"), "3 1.5");
}

TEST_F(Templates, SeesAnEmptyFieldAsNil) {
  EXPECT_EQ(render("return tostring(mail.service) .. tostring(mail.items[1].note)"), "nilnil");
}

TEST_F(Templates, SeesYesAndNo) {
  EXPECT_EQ(render("return tostring(mail.simulated)"), "false");
}

TEST_F(Templates, CanGoThroughAllFields) {
  EXPECT_EQ(render("local s = \"\"; for k in pairs(mail.builtin) do s = s .. k .. \" \" end; "
                   "return s"),
            "subject text ");
}

TEST_F(Templates, EscapesTextForHtml) {
  EXPECT_EQ(render("return html(mail.items[1].title .. \"'\") .. html(5)"),
            "Ostot &lt; 5 &amp; &quot;muut&quot;&#39;5");
}

TEST_F(Templates, KeepsLinesAndTabs) {
  EXPECT_EQ(render("return \"a\\n\\tb\\n\""), "a\n\tb\n");
}

TEST_F(Templates, KeepsNothingFromOneMailToTheNext) {
  const auto loaded = load(
      "local n = 0\n"
      "template { text = function(mail) n = n + 1; mail.why = \"x\"; return \"n\" .. n end }");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_EQ(loaded->render(TemplatePart::kText, mail()).value_or("error"), "n1");
  EXPECT_EQ(loaded->render(TemplatePart::kText, mail()).value_or("error"), "n1");
}

TEST_F(Templates, LeavesOneWorkingAfterAnotherWasEnded) {
  const auto loaded = load(
      "template { text = function(mail) while true do end end, "
      "html = function(mail) return \"<p>\" end }");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  EXPECT_FALSE(loaded->render(TemplatePart::kText, mail()));
  EXPECT_EQ(loaded->render(TemplatePart::kHtml, mail()).value_or("error"), "<p>");
}

TEST_F(Templates, SurvivesEveryFailedAllocation) {
  const std::string text = "template { text = function(mail) return html(mail.why) end }";
  bool rendered = false;
  for (std::uint64_t n = 1; !rendered; ++n) {
    ASSERT_LT(n, 5'000U);
    Limits limits = still_limits();
    limits.fail_allocation = n;
    const auto loaded = load(text, limits);
    if (!loaded) {
      EXPECT_EQ(loaded.error().code.name, "script.killed.memory");
      continue;
    }
    const auto result = loaded->render(TemplatePart::kText, mail());
    rendered = result.has_value();
    if (rendered) break;
    EXPECT_EQ(result.error().code.name, "script.killed.memory");
  }
}

// ---- hostile files

std::chrono::steady_clock::time_point stepping() {
  static std::chrono::steady_clock::time_point now;
  return now += std::chrono::milliseconds(50);
}

std::vector<std::string> fixtures() {
  std::vector<std::string> names;
  for (const auto& file :
       std::filesystem::directory_iterator(VIISARI_SOURCE_DIR "/tests/fixtures/templates")) {
    if (file.path().extension() == ".lua") names.push_back(file.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class HostileTemplate : public ::testing::TestWithParam<std::string> {};

TEST_P(HostileTemplate, IsAnErrorWithItsPlace) {
  const std::string path = GetParam() + ".lua";
  const std::string text =
      testing::read_text(VIISARI_SOURCE_DIR "/tests/fixtures/templates/" + path);
  Limits limits = still_limits();
  if (header(text, "clock") == "steps") limits.now = &stepping;
  // Where it fails: "load", or the part that is rendered.
  std::string where = "load";
  Error error;
  auto loaded = MailTemplate::load({path, text}, limits);
  if (!loaded) {
    error = loaded.error();
  } else {
    for (const TemplatePart part : kTemplateParts) {
      if (!loaded->has(part)) continue;
      const auto result = loaded->render(part, mail());
      ASSERT_FALSE(result) << "renders";
      where = to_string(part);
      error = result.error();
    }
  }
  EXPECT_EQ(where + " " + std::string(error.code.name), header(text, "expect"))
      << error.to_string();
  EXPECT_EQ(error.file, path);
  EXPECT_EQ(std::to_string(error.line), header(text, "line")) << error.to_string();
}

INSTANTIATE_TEST_SUITE_P(All, HostileTemplate, ::testing::ValuesIn(fixtures()),
                         [](const auto& name) { return name.param; });

}  // namespace
}  // namespace viisari
