// Postfix's smtp-sink on a free port of loopback: takes mail as fast as it comes and throws it
// away, and refuses or hangs up where it is told to. Ended when it goes out of scope.
// Thread-safety: one thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "../app/program.h"

namespace viisari::testing_support {

class SmtpSink {
 public:
  // "-f RCPT": 5xx, "-r RCPT": 4xx, "-q RCPT": hangs up; "." is the end of the message.
  explicit SmtpSink(const std::vector<std::string>& arguments = {});
  int port() const { return port_; }

 private:
  std::unique_ptr<Background> process_;
  int port_ = 0;
};

// A socket connected to the port of 127.0.0.1, without delay for small packets; -1.
int connect_to(int port);

}  // namespace viisari::testing_support
