// The SMTP transport against postfix's smtp-sink, which fails at any stage it is told to.

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "mail/transport.h"
#include "smtp_sink.h"

namespace viisari {
namespace {

using testing_support::SmtpSink;

struct Fault {
  const char* flag;
  const char* command;
  Delivery expected;
};
void PrintTo(const Fault& fault, std::ostream* out) {
  *out << fault.flag << " " << fault.command;
}

class SinkFault : public testing::TestWithParam<Fault> {};

TEST_P(SinkFault, IsKnownByItsStage) {
  const Fault& fault = GetParam();
  const SmtpSink sink({fault.flag, fault.command});
  SmtpOptions options;
  options.host = "127.0.0.1";
  options.port = sink.port();
  options.tls = TlsPolicy::kNone;
  options.reply_timeout = std::chrono::seconds(20);
  const auto transport = smtp_transport(options);
  ASSERT_TRUE(transport) << transport.error().to_string();
  const DeliveryResult result =
      (*transport)
          ->open()
          ->deliver({"viisari@viisari.example", "role@area.example",
                     "Message-ID: <test@viisari.example>\r\n\r\nhello\r\n"});
  EXPECT_EQ(result.delivery, fault.expected) << to_string(result.delivery) << " " << result.detail;
}

INSTANTIATE_TEST_SUITE_P(Soft, SinkFault,
                         testing::Values(Fault{"-r", "CONNECT", Delivery::kPassing},
                                         Fault{"-r", "MAIL", Delivery::kPassing},
                                         Fault{"-r", "RCPT", Delivery::kPassing},
                                         Fault{"-r", "DATA", Delivery::kPassing},
                                         Fault{"-r", ".", Delivery::kPassing}));
INSTANTIATE_TEST_SUITE_P(Hard, SinkFault,
                         testing::Values(Fault{"-f", "CONNECT", Delivery::kNotConfigured},
                                         Fault{"-f", "MAIL", Delivery::kNotConfigured},
                                         Fault{"-f", "RCPT", Delivery::kRefused},
                                         Fault{"-f", "DATA", Delivery::kRefused},
                                         Fault{"-f", ".", Delivery::kRefused}));
INSTANTIATE_TEST_SUITE_P(HangUp, SinkFault,
                         testing::Values(Fault{"-q", "CONNECT", Delivery::kPassing},
                                         Fault{"-q", "EHLO", Delivery::kPassing},
                                         Fault{"-q", "MAIL", Delivery::kPassing},
                                         Fault{"-q", "RCPT", Delivery::kPassing},
                                         Fault{"-q", "DATA", Delivery::kPassing},
                                         Fault{"-q", ".", Delivery::kUnknown}));

}  // namespace
}  // namespace viisari
