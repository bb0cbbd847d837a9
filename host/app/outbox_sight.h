// OutboxSight: what of the mails on their way out somebody may read. A mail to those who may see
// figures that are not public stays closed to those who may not; that it is there is told.
//
// Closed is what goes, or went, to a recipient with that right, to one that recipients.toml does
// not have (any more), and what names an indicator that this person may not know of.
// Ownership: owns what it compares with. Thread-safety: immutable after construction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "alert/recipients.h"
#include "store/outbox.h"
#include "web/api_source.h"
#include "web/viewer.h"

namespace viisari {

class OutboxSight {
 public:
  // `recipients`: nothing while they cannot be read.
  OutboxSight(Viewer viewer, const Snapshot& snapshot, std::optional<Recipients> recipients);

  // By its recipient, its subject and, where the message has its bytes, its text.
  bool is_withheld(const OutboxMessage& message) const;

 private:
  bool names_hidden(std::string_view text) const;
  bool is_open_to(const Recipient& recipient) const;

  Viewer viewer_;
  std::optional<Recipients> recipients_;
  std::vector<std::string> hidden_;  // ids and titles
};

// What is shown of a message that is not withheld.
struct ReadMail {
  std::vector<std::pair<std::string, std::string>> headers;
  std::string text;
};
// Without the token that leaves the digests for the recipient.
ReadMail read_for_people(const OutboxMessage& message);

// Changes whenever the message's fate does. Letters, digits, '.' and '-'.
std::string message_version(const OutboxMessage& message);

}  // namespace viisari
