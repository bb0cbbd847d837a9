#include "mail/smtp_options.h"

#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "mail/mail.h"

namespace viisari {
namespace {

SmtpOptions good() {
  SmtpOptions options;
  options.host = "mail.area.example";
  return options;
}

TEST(SmtpOptionsCheck, TakesAServerByName) {
  EXPECT_TRUE(check(good()));
}

TEST(SmtpOptionsCheck, TakesClearTextOnThisMachine) {
  for (const char* host : {"localhost", "127.0.0.1", "127.8.9.10", "::1"}) {
    SmtpOptions options = good();
    options.host = host;
    options.tls = TlsPolicy::kNone;
    EXPECT_TRUE(check(options)) << host;
  }
}

struct Bad {
  const char* what;
  void (*change)(SmtpOptions&);
};
void PrintTo(const Bad& bad, std::ostream* out) {
  *out << bad.what;
}
class BadSmtpOptions : public testing::TestWithParam<Bad> {};

TEST_P(BadSmtpOptions, AreRefused) {
  SmtpOptions options = good();
  GetParam().change(options);
  const auto transport = smtp_transport(options);
  ASSERT_FALSE(transport);
  EXPECT_EQ(transport.error().code, kMailBadOptions);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadSmtpOptions,
    testing::Values(
        Bad{"no host", [](SmtpOptions& o) { o.host.clear(); }},
        Bad{"a host with a path", [](SmtpOptions& o) { o.host = "mail.example/x"; }},
        Bad{"a host with a user", [](SmtpOptions& o) { o.host = "x@mail.example"; }},
        Bad{"a host with a line end", [](SmtpOptions& o) { o.host = "mail.example\r\n"; }},
        Bad{"port 0", [](SmtpOptions& o) { o.port = 0; }},
        Bad{"port 65536", [](SmtpOptions& o) { o.port = 65536; }},
        Bad{"clear text to another machine", [](SmtpOptions& o) { o.tls = TlsPolicy::kNone; }},
        Bad{"clear text to a name that only begins like loopback",
            [](SmtpOptions& o) {
              o.tls = TlsPolicy::kNone;
              o.host = "127.0.0.1.example";
            }},
        Bad{"a user without a password", [](SmtpOptions& o) { o.user = "viisari"; }},
        Bad{"a password of two lines",
            [](SmtpOptions& o) {
              o.user = "viisari";
              o.password = "a\r\nb";
            }},
        Bad{"certificates that are not there", [](SmtpOptions& o) { o.ca_file = "/dev/null/x"; }},
        Bad{"a greeting that is no host", [](SmtpOptions& o) { o.helo = "a b"; }}));

TEST(Mailbox, IsAnAddressWithOrWithoutAName) {
  const auto plain = parse_mailbox("viisari@area.example");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->name, "");
  EXPECT_EQ(plain->address, "viisari@area.example");
  const auto named = parse_mailbox("Viisari, hyvinvointialue <viisari@area.example>");
  ASSERT_TRUE(named);
  EXPECT_EQ(named->name, "Viisari, hyvinvointialue");
  EXPECT_EQ(named->address, "viisari@area.example");
}

TEST(Mailbox, RefusesWhatIsNone) {
  for (const char* text : {"", "Viisari", "Viisari <>", "Viisari <viisari@area.example",
                           "Viisari\r\nBcc: <viisari@area.example>", "a> <viisari@area.example>",
                           "<viisari@area.example> x"}) {
    EXPECT_FALSE(parse_mailbox(text)) << text;
  }
}

}  // namespace
}  // namespace viisari
