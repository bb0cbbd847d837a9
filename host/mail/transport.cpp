#include "mail/transport.h"

namespace viisari {

std::string_view to_string(Delivery delivery) {
  switch (delivery) {
    case Delivery::kAccepted:
      return "accepted";
    case Delivery::kPassing:
      return "passing";
    case Delivery::kRefused:
      return "refused";
    case Delivery::kNotConfigured:
      return "not_configured";
    case Delivery::kUnknown:
      return "unknown";
    case Delivery::kInvalid:
      break;
  }
  return "invalid";
}

}  // namespace viisari
