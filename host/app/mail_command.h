// `viisari mail test` and `viisari outbox …`. Each returns the program's exit status.
// Thread-safety: one command a process.
#pragma once

#include <cstdint>
#include <string>

#include "app/commands.h"

namespace viisari {

struct MailTestOptions {
  std::string address;
};
struct OutboxListOptions {
  std::string state;      // empty: all
  std::string recipient;  // empty: all
  std::string format = "text";
};
struct OutboxShowOptions {
  std::int64_t id = 0;
  bool raw = false;
};
struct OutboxChangeOptions {
  std::int64_t id = 0;
};
struct OutboxResumeOptions {};

int run_mail_test(const CommandContext& context, const MailTestOptions& options);
int run_outbox_list(const CommandContext& context, const OutboxListOptions& options);
int run_outbox_show(const CommandContext& context, const OutboxShowOptions& options);
int run_outbox_retry(const CommandContext& context, const OutboxChangeOptions& options);
int run_outbox_cancel(const CommandContext& context, const OutboxChangeOptions& options);
int run_outbox_resume(const CommandContext& context, const OutboxResumeOptions& options);

}  // namespace viisari
